"""`format`: what would change is shown first, and just that can be carried out."""

from __future__ import annotations

import re

import pytest

from tests.desk import IDS, Desk

PATHS = [f"records/customers/{id[:2]}/{id}.yaml" for id in IDS[:3]]


@pytest.fixture
def untidy(desk: Desk) -> Desk:
    """A desk with two files that are not in canonical form."""
    for path in PATHS[:2]:
        desk.write(path, desk.text(path).replace("kind: customer", "kind:   customer"))
    return desk


def digest(desk: Desk, *paths: str) -> str:
    shown = desk.tooling("format", "--check", *paths)
    assert shown.code == 1
    found = re.search(r"^Plan ([0-9a-f]{64})$", shown.err, re.MULTILINE)
    assert found
    assert "just this: --plan DIGEST" in shown.err
    return found[1]


def test_a_check_shows_the_files_and_their_plan_and_writes_nothing(untidy: Desk) -> None:
    before = untidy.text(PATHS[0])
    shown = untidy.tooling("format", "--check")
    assert shown.out.splitlines() == [f"{path}: not in canonical form" for path in PATHS[:2]]
    assert untidy.tooling("format", "--check", "--json").json["plan"] == digest(untidy)
    assert untidy.text(PATHS[0]) == before


def test_a_plan_that_was_shown_is_carried_out(untidy: Desk) -> None:
    done = untidy.tooling("format", "--plan", digest(untidy)[:12])
    assert done.code == 0
    assert done.out.splitlines() == [f"{path}: formatted" for path in PATHS[:2]]
    assert untidy.git("status", "--porcelain") == ""
    clean = untidy.tooling("format", "--check")
    assert (clean.code, "Plan" in clean.err) == (0, False)


def test_only_the_shown_files_and_as_they_were_shown(untidy: Desk) -> None:
    whole, part = digest(untidy), digest(untidy, PATHS[0])
    assert whole != part
    assert untidy.tooling("format", "--plan", part).code == 1
    untidy.write(PATHS[2], untidy.text(PATHS[2]).replace("kind: customer", "kind:  customer"))
    before = untidy.git("diff")
    refused = untidy.tooling("format", "--plan", whole)
    assert refused.code == 1
    assert "not the plan that was shown" in refused.err
    assert untidy.git("diff") == before
    assert untidy.tooling("format", PATHS[0], "--plan", part).code == 0


def test_without_a_plan_it_formats_at_once(untidy: Desk) -> None:
    assert untidy.tooling("format").code == 0
    assert untidy.git("status", "--porcelain") == ""


def test_what_is_no_yaml_is_named_and_left_as_it_is(untidy: Desk) -> None:
    broken = untidy.write(PATHS[2], "id: [\n")
    told = untidy.tooling("format")
    assert told.code == 1
    assert f"{PATHS[2]}: can't be read, left as it is" in told.out
    assert "1 can't be read: `tooling validate` says why" in told.err
    assert broken.read_text() == "id: [\n"
    assert untidy.text(PATHS[0]).startswith(f"id: {IDS[0]}\nkind: customer\n")


def test_a_check_writes_nothing_so_it_signs_nothing(untidy: Desk) -> None:
    assert untidy.tooling("format", "--check", "--plan", "0" * 64).code == 2
