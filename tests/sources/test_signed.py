"""A plan that was read is carried out as it was shown, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.sources.desk import AINO, BENGT, ERP, ImportAnswer, ImportDesk

MOVED = {**AINO, "Title": "Johtaja"}
LATER = [{**BENGT, "No": "1003", "Mail": ""}]


@pytest.fixture
def taken(desk: ImportDesk) -> ImportDesk:
    """The desk after the first import of both."""
    desk.take([AINO, BENGT])
    return desk


def digest(answer: ImportAnswer) -> str:
    shown: str = answer.plan["plan"]
    assert len(shown) == 64
    return shown


def refused(
    desk: ImportDesk, *options: str, rows: Sequence[Mapping[str, str]] = (MOVED, *LATER)
) -> None:
    """The list is not imported, and nothing is written."""
    before = desk.state()
    answer = desk.give(rows, "--apply", *options)
    assert answer.code == 1
    assert answer.out == ""
    assert "not the plan that was shown" in answer.err
    assert "Nothing was written" in answer.err
    assert desk.state() == before


def test_two_plans_of_one_list_are_one_plan(taken: ImportDesk) -> None:
    """Although the new contact gets another id each time."""
    assert digest(taken.give([MOVED, *LATER])) == digest(taken.give([MOVED, *LATER]))


def test_the_plan_that_was_shown_is_carried_out(taken: ImportDesk) -> None:
    shown = digest(taken.give([MOVED, *LATER]))
    answer = taken.give([MOVED, *LATER], "--apply", "--plan", shown)
    assert answer.code == 0
    assert answer.counts == {"rows": 2, "new": 1, "changed": 1, "absent": 1}
    assert digest(answer) == shown
    assert taken.tree("1001")["role"] == "Johtaja"
    assert "1003" in taken.held()


def test_its_first_characters_will_do(taken: ImportDesk) -> None:
    shown = digest(taken.give([MOVED]))
    assert taken.give([MOVED], "--apply", "--plan", shown[:12].upper()).code == 0
    assert taken.tree("1001")["role"] == "Johtaja"


def test_a_person_is_told_the_digest(taken: ImportDesk) -> None:
    shown = digest(taken.give([MOVED]))
    file = taken.root.parent / "list.csv"
    words = ("import", str(file), "--into", "customers", "--source", "erp")
    answer = taken.tooling(*words)
    assert f"Plan {shown}" in answer.err.splitlines()
    assert "--apply --plan" in answer.err
    assert "Plan" not in taken.tooling(*words, "--apply").err
    assert "Plan" not in taken.tooling(*words).err  # there is nothing left to do


def test_another_or_a_short_digest(taken: ImportDesk) -> None:
    shown = digest(taken.give([MOVED, *LATER]))
    refused(taken, "--plan", shown[::-1])
    before = taken.state()
    answer = taken.give([MOVED], "--apply", "--plan", shown[:11])
    assert answer.code == 1
    assert "12 characters" in answer.err
    assert taken.state() == before


def test_a_plan_is_signed_to_be_carried_out(taken: ImportDesk) -> None:
    answer = taken.give([MOVED], "--plan", "0" * 64)
    assert answer.code == 2
    assert "--apply" in answer.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("role: Ostaja", "role: Ostopäällikkö"),  # the list's change is a conflict now
        ("city: Porvoo", "city: Loviisa"),  # one more field is kept
        ("country: FI\n", "country: FI\nlanguage: fi\n"),  # the list says nothing of it
    ],
)
def test_a_contact_was_edited_in_between(taken: ImportDesk, before: str, after: str) -> None:
    shown = digest(taken.give([MOVED, *LATER]))
    taken.edit("1001", before, after)
    refused(taken, "--plan", shown)


def test_a_contact_that_the_list_does_not_change_was_edited_in_between(taken: ImportDesk) -> None:
    """It is said now that a field of it is kept, and nobody has read that."""
    rows = [MOVED, BENGT]
    shown = digest(taken.give(rows))
    taken.edit("1002", "Björk AB", "Björk & Son AB")
    refused(taken, "--plan", shown, rows=rows)


def test_somebody_took_the_address_in_between(taken: ImportDesk) -> None:
    row = {**BENGT, "No": "1003", "Mail": "new@bjork.example"}
    shown = digest(taken.give([row]))
    taken.edit("1002", "bengt@bjork.example", "new@bjork.example")
    refused(taken, "--plan", shown, rows=[row])


@pytest.mark.parametrize(
    "rows",
    [
        [MOVED, {**BENGT, "Title": "Säljare"}, *LATER],
        [MOVED],
        [*LATER, MOVED],
        [MOVED, {**LATER[0], "Company": "Granen AB"}],
        [MOVED, *LATER, {"No": "1004", "Mail": "nobody"}],
    ],
)
def test_the_list_was_changed_in_between(taken: ImportDesk, rows: list[dict[str, str]]) -> None:
    shown = digest(taken.give([MOVED, *LATER]))
    refused(taken, "--plan", shown, rows=rows)


def test_the_mapping_was_changed_in_between(taken: ImportDesk) -> None:
    shown = digest(taken.give([MOVED, *LATER]))
    taken.map("erp", ERP.replace("title: The ERP's contacts", "title: The ERP's people"))
    refused(taken, "--plan", shown)


def test_other_options_are_another_plan(taken: ImportDesk) -> None:
    shown = digest(taken.give([MOVED, *LATER]))
    refused(taken, "--plan", shown, "--prefer", "source")
    assert digest(taken.give([MOVED, *LATER], into="prospects")) != shown


def test_another_day_is_another_plan(taken: ImportDesk) -> None:
    """The day stands in a new contact's source and lawful basis."""
    shown = digest(taken.give([MOVED]))
    file = taken.root.parent / "list.csv"
    words = ("import", str(file), "--into", "customers", "--source", "erp", "--apply")
    answer = taken.tooling(*words, "--plan", shown, today="2025-03-05")
    assert answer.code == 1
    assert "not the plan that was shown" in answer.err


def test_the_reason_may_be_given_with_the_signature(taken: ImportDesk) -> None:
    """It goes into the commit, and changes no contact."""
    shown = digest(taken.give([MOVED]))
    answer = taken.give([MOVED], "--apply", "--plan", shown, "--reason", "a new ERP")
    assert answer.code == 0
    assert "Register-Reason: a new ERP" in taken.git("log", "-1", "--format=%B")
