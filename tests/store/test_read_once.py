"""What a command reads, it parses once: each content of a file, whatever is asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.shop import SPRING
from tests.desk import IDS, Desk
from tooling.yaml import precise, reader
from tooling.yaml.canonical_reader import read_canonical

CONTACT = f"records/customers/{IDS[0][:2]}/{IDS[0]}.yaml"


class Parses(Counter[bytes]):
    """How often each content was parsed: by lines where it is canonical, or by libyaml."""

    def counting(self, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def counted(content: Any) -> Any:
            found = parse(content)
            if found is not None:
                self[content.encode() if isinstance(content, str) else content] += 1
            return found

        return counted


@pytest.fixture
def parses(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Parses:
    desk.write("records/campaigns/spring.yaml", SPRING)
    desk.commit("A campaign")
    assert desk.validate().code == 0  # the cache is up to date, and does not count
    found = Parses()
    monkeypatch.setattr(reader, "read_canonical", found.counting(read_canonical))
    monkeypatch.setattr(precise, "parse", found.counting(precise.parse))
    return found


def once(parses: Parses, *contents: str) -> bool:
    """Whether these were parsed, and they and everything else once only."""
    return set(parses.values()) == {1} and all(text.encode() in parses for text in contents)


def test_edit(desk: Desk, parses: Parses) -> None:
    before = desk.text(CONTACT)
    assert desk.tooling("edit", IDS[0], "--set", "role=Buyer").code == 0
    after = desk.text(CONTACT)
    assert after != before
    assert once(parses, before, after)
    assert len(parses) == 2


def test_edit_beside_others(desk: Desk, parses: Parses) -> None:
    """A new address is held against the cache, which must not read the file anew."""
    before = desk.text(CONTACT)
    changed = desk.tooling("edit", IDS[0], "--set", "emails.0.address=new@buyers.example")
    assert changed.code == 0
    assert once(parses, before, desk.text(CONTACT))


def test_edit_that_is_refused(desk: Desk, parses: Parses) -> None:
    assert desk.tooling("edit", IDS[0], "--set", "language=no such one").code == 1
    assert once(parses, desk.text(CONTACT))


def test_edit_with_a_comment_takes_the_old_file_apart_precisely(desk: Desk, parses: Parses) -> None:
    before = f"# ask first\n{desk.text(CONTACT)}"
    desk.write(CONTACT, before)
    desk.commit()
    assert desk.tooling("edit", IDS[0], "--set", "role=Buyer").code == 0
    assert parses.pop(before.encode()) == 2
    assert once(parses, desk.text(CONTACT))


def test_explain(desk: Desk, parses: Parses) -> None:
    assert desk.tooling("explain", "spring", IDS[0]).code == 0
    assert once(parses, desk.text(CONTACT), SPRING)


def test_export(desk: Desk, parses: Parses, tmp_path: Path) -> None:
    made = desk.tooling("export", "spring", "--to", "marketing", "--output", str(tmp_path / "list"))
    assert made.code == 0
    assert once(parses, SPRING, desk.text("records/controller.yaml"))


def test_fulfilling_a_request(desk: Desk, parses: Parses) -> None:
    words = ("--kind", "objection", "--subject", IDS[0], "--received", "2025-05-30")
    request = desk.tooling("request", "open", *words, "--channel", "email").out[:8]
    files = (CONTACT, f"records/requests/{request}.yaml")
    before = [desk.text(path) for path in files]
    desk.validate()
    parses.clear()
    done = desk.tooling("request", "fulfil", request, "--against", "market_research", "--apply")
    assert done.code == 0, done.err
    after = [desk.text(path) for path in files]
    assert after[0] != before[0]
    assert once(parses, *before, *after)
