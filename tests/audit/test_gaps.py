"""`log` and `blame` say where the history that they tell is not the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import IDS, Desk, git
from tests.people import customer


@pytest.fixture
def changed(desk: Desk) -> Desk:
    desk.put(customer(IDS[0], role="Johtaja"))
    desk.commit("Change")
    return desk


@pytest.mark.parametrize("command", ["log", "blame"])
def test_a_shallow_clone_says_so(command: str, changed: Desk, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{changed.root}", "clone")
    desk = Desk(tmp_path / "clone")
    assert "git fetch --unshallow" in desk.tooling(command, IDS[0]).err
    answer = desk.tooling(command, IDS[0], "--json").json
    assert (answer["cut"], answer["gaps"]) == (True, ["shallow"])


@pytest.mark.parametrize("command", ["log", "blame"])
def test_a_history_that_is_replaced_says_so(command: str, changed: Desk) -> None:
    whole = changed.tooling(command, IDS[0], "--json")
    assert (whole.json["cut"], whole.json["gaps"], whole.err) == (False, [], "")
    changed.git("replace", "--graft", "HEAD")
    answer = changed.tooling(command, IDS[0], "--json")
    assert (answer.json["cut"], answer.json["gaps"]) == (False, ["grafted"])
    assert "git replace -d" in answer.err
