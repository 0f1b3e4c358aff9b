"""Several people who read one mailbox, on one list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.desk import AINO, BENGT, ERP, ImportDesk
from tooling.sources.rules import mailboxes

INFO = "info@koivu.example"
THREE: list[dict[str, str]] = [
    {**AINO, "Mail": INFO},
    {**BENGT, "Mail": "Info@Koivu.example"},
    {**BENGT, "No": "1003", "First": "Cecilia", "Last": "Öberg", "Mail": INFO},
]


def emails(desk: ImportDesk, key: str) -> Any:
    return desk.tree(key)["emails"]


def test_without_an_answer_the_first_has_it(desk: ImportDesk) -> None:
    answer = desk.give(THREE)
    assert answer.refused == [(3, "Mail", "same-email"), (4, "Mail", "same-email")]
    assert "--shared" in answer.plan["refused"][0]["reason"]


def test_all_are_taken_and_say_with_whom_they_share(desk: ImportDesk) -> None:
    answer = desk.give(THREE, "--apply", "--shared")
    assert answer.counts == {"rows": 3, "new": 3}
    ids = {key: held.id for key, held in desk.held().items()}
    assert "shared_with" not in emails(desk, "1001")[0]
    assert emails(desk, "1002")[0]["shared_with"] == [ids["1001"]]
    assert emails(desk, "1003")[0]["shared_with"] == [ids["1001"], ids["1002"]]
    assert "same-email" not in desk.validate().rules()
    before = desk.state()
    assert desk.give(THREE, "--apply").counts == {"rows": 3, "unchanged": 3}
    assert desk.state() == before


def test_two_plans_of_shared_rows_are_one_plan(desk: ImportDesk) -> None:
    """Although the ids that they name are others each time."""
    shown = desk.give(THREE, "--shared").plan["plan"]
    assert {desk.give(THREE, "--shared").plan["plan"] for _ in range(3)} == {shown}
    assert desk.give(THREE, "--apply", "--shared", "--plan", shown).code == 0


def test_who_comes_later_shares_too(desk: ImportDesk) -> None:
    desk.give(THREE[:2], "--apply", "--shared")
    assert desk.give(THREE).refused == [(4, "Mail", "same-email")]
    assert desk.give(THREE, "--apply", "--shared").counts == {"rows": 3, "new": 1, "unchanged": 2}
    moved = {**BENGT, "No": "1004", "First": "Dag", "Mail": "dag@bjork.example"}
    desk.take([moved])
    answer = desk.give([{**moved, "Mail": INFO}], "--apply", "--shared")
    assert answer.counts == {"rows": 1, "changed": 1, "absent": 3}
    assert len(emails(desk, "1004")[0]["shared_with"]) == 3
    assert "same-email" not in desk.validate().rules()


def test_one_person_under_two_keys_shares_nothing(desk: ImportDesk) -> None:
    rows = [THREE[0], {**THREE[0], "No": "7", "First": "AINO"}]
    answer = desk.give(rows, "--shared")
    assert answer.refused == [(3, "Mail", "same-email")]
    assert "nothing tells the two apart" in answer.plan["refused"][0]["reason"]


def test_a_person_and_the_desk(desk: ImportDesk) -> None:
    rows = [THREE[0], {"No": "7", "Company": "Koivu Oy", "Mail": INFO}]
    assert desk.give(rows, "--shared").counts == {"rows": 2, "new": 2}


def test_a_column_that_is_filled_with_one_address(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "MOST_READERS", 2)
    answer = desk.give(THREE, "--shared")
    assert answer.refused == [(4, "Mail", "same-email")]


# --- informed -----------------------------------------------------------------------------------


def test_everybody_on_a_list_was_informed_on_one_day(desk: ImportDesk) -> None:
    desk.take([AINO])
    answer = desk.give([AINO, BENGT], "--apply", "--informed", "2025-02-01")
    assert answer.counts == {"rows": 2, "new": 1, "changed": 1}
    assert answer.plan["changed"][0]["fields"] == ["informed"]
    assert {held.tree["informed"] for held in desk.everybody()} == {"2025-02-01"}
    before = desk.state()
    for day in ("2025-02-01", "2025-03-01"):  # a day that is known stays
        answer = desk.give([AINO, BENGT], "--apply", "--informed", day)
        assert answer.counts == {"rows": 2, "unchanged": 2}
    assert desk.state() == before


def test_a_restricted_contact_keeps_its_day(desk: ImportDesk) -> None:
    desk.take([AINO])
    restriction = "restriction: {ground: accuracy_contested, since: 2025-02-01}\n"
    desk.edit("1001", "sources:\n", restriction + "sources:\n")
    answer = desk.give([AINO], "--informed", "2025-02-01")
    assert answer.kept == [("informed", "restricted")]


def test_a_mapping_may_say_the_day_for_who_is_new(desk: ImportDesk) -> None:
    desk.take([AINO])
    desk.map("erp", ERP.replace("defaults: {", "defaults: {informed: 2025-02-01, "))
    assert desk.take([AINO, BENGT]).counts == {"rows": 2, "new": 1, "unchanged": 1}
    assert desk.tree("1002")["informed"] == "2025-02-01"
    answer = desk.give([{**BENGT, "No": "9", "Mail": ""}], "--apply", "--informed", "2025-02-14")
    assert answer.code == 0
    assert desk.tree("9")["informed"] == "2025-02-14"


@pytest.mark.parametrize(
    ("day", "said"), [("2025-03-05", "still to come"), ("0202-03-05", "before there were")]
)
def test_a_day_on_which_nobody_was_informed(desk: ImportDesk, day: str, said: str) -> None:
    answer = desk.give([AINO], "--informed", day)
    assert answer.code == 1
    assert said in answer.err
    desk.map("erp", ERP.replace("defaults: {", f"defaults: {{informed: {day}, "))
    assert said in desk.give([AINO]).err
