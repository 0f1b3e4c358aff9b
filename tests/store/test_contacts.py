"""The stream of contacts: which it brings, in one process and on every core, in Git and outside."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schema.contact import Customer, Prospect
from schema.layout import contact_path
from tooling.errors import RegisterError
from tooling.store import contacts
from tooling.store.contacts import (
    HeldContact,
    contact_in,
    each_contact,
    each_slice,
    find_one,
    search,
    unusable,
)
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.yaml.canonical_writer import emit

CONSENT = {
    "basis": "consent", "since": "2021-03-14", "purpose": "market_research",
    "channels": ["email"], "evidence": "form",
}  # fmt: skip
OBJECTION = {"against": "market_research", "since": "2024-01-01"}

GOOD = ("bbbbbbbb", "cccccccc", "pppppppp")
CONTRADICTORY = "dddddddd"
"""A consent after which the person objected: an error, of which a decision takes care."""
MISPLACED = "ffffffff"
BROKEN = "gggggggg"


def put(root: Path, id: str, register: str = "customers", **more: Any) -> None:
    tree = {
        "id": id,
        "kind": "prospect" if register == "prospects" else "customer",
        "organisation": "Kuusamon Kaapeli Oy",
        "given_name": "Maija",
        "family_name": f"Nimi-{id}",
        "responsible": "liisa@owner.example",
        "lawful_basis": [{"basis": "legitimate_interest", "since": "2021-03-14"}],
        "informed": "2021-03-14",
        "sources": [{"source": "own_activity", "date": "2021-03-14"}],
        **more,
    }
    file = root / contact_path(register, id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(emit(tree, Prospect if register == "prospects" else Customer))


@pytest.fixture
def register(repository: Path) -> Register:
    put(repository, "bbbbbbbb")
    put(repository, "cccccccc")
    put(repository, "pppppppp", "prospects")
    put(repository, CONTRADICTORY, lawful_basis=[CONSENT], objections=[OBJECTION])
    put(repository, "hhhhhhhh")
    file = repository / contact_path("customers", "hhhhhhhh")
    moved = repository / contact_path("customers", MISPLACED)
    moved.parent.mkdir()
    file.rename(moved)
    put(repository, BROKEN)
    file = repository / contact_path("customers", BROKEN)
    file.write_text(file.read_text() + "no such field: x\n")
    (repository / "records/controller.yaml").write_text("name: Owner Oy\n")
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    return Register(repository)


def ids(held: Iterator[HeldContact]) -> list[str]:
    return [one.id for one in held]


def brought(register: Register, **which: Any) -> list[str]:
    with refreshed(register) as index:
        return sorted(id for part in each_slice(index, ids, **which) for id in part)


def speaks_of_b(data: bytes) -> bool:
    return b"Nimi-bbbbbbbb" in data


WHICH: list[tuple[dict[str, Any], list[str]]] = [
    ({}, sorted(GOOD)),
    ({"with_errors": True}, sorted((*GOOD, CONTRADICTORY))),
    ({"registers": ["prospects"]}, ["pppppppp"]),
    ({"registers": ["customers"], "with_errors": True}, ["bbbbbbbb", "cccccccc", CONTRADICTORY]),
    ({"may_be": speaks_of_b}, ["bbbbbbbb"]),
]


@pytest.mark.parametrize(("which", "expected"), WHICH)
def test_a_stream_brings_what_was_asked_for(
    register: Register, which: dict[str, Any], expected: list[str]
) -> None:
    assert brought(register, **which) == expected


@pytest.mark.parametrize(("which", "expected"), WHICH)
def test_on_every_core_it_is_the_same(
    register: Register,
    which: dict[str, Any],
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(contacts, "_PARALLEL_FROM", 0)
    monkeypatch.setattr(contacts, "_SLICE", 2)
    assert brought(register, **which) == expected


def test_outside_git_the_cache_is_in_memory_and_the_stream_the_same(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "_PARALLEL_FROM", 0)
    shutil.rmtree(register.root / ".git")
    assert brought(Register(register.root)) == sorted(GOOD)


def test_what_can_not_be_relied_on_is_named(register: Register) -> None:
    with refreshed(register) as index:
        assert sorted(name for _, name, _ in unusable(index)) == [MISPLACED, BROKEN]
        assert index.count_contacts() == len(GOOD) + 3
        assert index.count_invalid() == 3


def test_one_process_brings_them_by_id(register: Register) -> None:
    with refreshed(register) as index:
        held = list(each_contact(index))
    assert [one.id for one in held] == sorted(GOOD)
    assert isinstance(held[0].contact(), Customer)
    assert isinstance(held[-1].contact(), Prospect)


def test_a_search_asks_the_text_first(register: Register) -> None:
    with refreshed(register) as index:
        assert [held.id for held in search(index, lambda text: "Nimi-cccccccc" in text)] == [
            "cccccccc"
        ]


def test_one_contact_is_found_by_id_or_path_and_a_wrong_id_gets_the_likely_one(
    register: Register,
) -> None:
    path = contact_path("prospects", "pppppppp")
    assert find_one(register, "pppppppp") == find_one(register, path)
    assert find_one(register, path).path == path
    with pytest.raises(RegisterError) as error:
        find_one(register, "bbbbbbbc")
    assert "bbbbbbbb" in str(error.value.hint)
    with pytest.raises(RegisterError, match="has errors"):
        find_one(register, BROKEN)
    with pytest.raises(RegisterError) as error:
        find_one(register, "Maija Virtanen")
    assert "Maija" not in error.value.message


def test_bytes_that_are_no_contact_are_none() -> None:
    path = contact_path("customers", "bbbbbbbb")
    assert contact_in(path, b"id: [") is None
    assert contact_in(path, b"id: bbbbbbbb\n") is None
