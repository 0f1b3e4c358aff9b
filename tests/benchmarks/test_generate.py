"""The register that is measured is valid, the same each time, and has the history it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.contacts import TODAY, ids
from benchmarks.generate import ready
from benchmarks.plan import BUSIEST, UNTOUCHED, Plan
from schema.layout import contact_path
from tests.desk import git
from tooling.store.register import Register
from tooling.validation.validate import Validation, validate

PLAN = Plan(contacts=120, commits=101)


def made(plan: Plan, folder: Path) -> Validation:
    assert ready(plan, folder, lambda _: None)
    return validate(Register.open(folder, folder), TODAY)


def test_it_is_valid_and_has_the_history_that_was_asked_for(tmp_path: Path) -> None:
    result = made(PLAN, tmp_path / "one")
    assert result.contacts == PLAN.contacts
    assert result.findings == ()
    assert git(tmp_path / "one", "rev-list", "--count", "HEAD").strip() == str(PLAN.commits)
    assert git(tmp_path / "one", "status", "--porcelain") == ""


def test_the_same_plan_gives_the_same_commits_and_is_not_made_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert ready(PLAN, tmp_path / name, lambda _: None)
    assert git(tmp_path / "one", "rev-parse", "HEAD") == git(tmp_path / "two", "rev-parse", "HEAD")
    assert not ready(PLAN, tmp_path / "one", lambda _: None)
    assert ready(Plan(120, 30), tmp_path / "one", lambda _: None)


def test_one_contact_is_edited_often_and_moves_and_one_is_left_alone(tmp_path: Path) -> None:
    made(PLAN, tmp_path / "one")
    names = ids(PLAN.seed, PLAN.contacts)
    before, after = (contact_path(name, names[BUSIEST]) for name in ("prospects", "customers"))
    touching = git(tmp_path / "one", "log", "--format=%H", "--", before, after).split()
    assert 45 <= len(touching) <= 52
    assert (tmp_path / "one" / after).exists()
    assert not (tmp_path / "one" / before).exists()
    alone = contact_path("customers", names[UNTOUCHED])
    assert len(git(tmp_path / "one", "log", "--format=%H", "--", alone).split()) == 1


def test_a_contact_has_the_size_of_a_real_one(tmp_path: Path) -> None:
    made(PLAN, tmp_path / "one")
    sizes = [file.stat().st_size for file in (tmp_path / "one").glob("records/*s/??/*.yaml")]
    assert len(sizes) == PLAN.contacts
    assert 1000 <= sum(sizes) / len(sizes) <= 1300


def test_troubles_are_found_as_many_as_were_asked_for(tmp_path: Path) -> None:
    result = made(Plan(contacts=120, commits=1, uninformed=20, sharing=40), tmp_path / "one")
    rules: list[str] = [finding.rule for finding in result.findings]
    assert rules.count("not-informed") == 20
    assert rules.count("same-email") == 40
    assert len(rules) == 60


def test_a_register_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        Plan(contacts=0, commits=1)
