"""What a change needs a stated reason for, as `validate --changed-since` sees it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk import IDS, Desk
from tests.people import customer
from tooling.rules.protection import is_mass_change

OBJECTION = [{"against": "market_research", "since": "2024-01-15"}]
PROTECTED: dict[str, Any] = {
    "objections": OBJECTION,
    "restriction": {"ground": "legal_claims", "since": "2024-01-15"},
    "lawful_basis": [
        {"basis": "customer_relationship", "since": "2021-03-14"},
        {
            "basis": "consent",
            "since": "2021-03-14",
            "purpose": "marketing",
            "channels": ["email"],
            "evidence": "form",
            "withdrawn": "2023-01-01",
        },
    ],
}
RULES = ["objection-removed", "restriction-removed", "withdrawal-removed"]


@pytest.fixture
def protected(desk: Desk) -> Desk:
    desk.put(customer(IDS[0], **PROTECTED))
    desk.commit("Protect")
    desk.git("branch", "base")
    return desk


def test_taking_a_protection_away_needs_a_reason(protected: Desk) -> None:
    protected.put(customer(IDS[0]))
    assert sorted(protected.validate("--changed-since", "base").rules()) == RULES
    protected.commit("Take it away")
    assert sorted(protected.validate("--changed-since", "base").rules()) == RULES
    assert protected.validate().rules() == []


def test_a_reason_in_the_commit_is_enough(protected: Desk) -> None:
    protected.put(customer(IDS[0]))
    protected.commit("Take it away\n\nRegister-Reason: recorded on the wrong contact")
    assert protected.validate("--changed-since", "base").rules() == []


def test_a_reason_in_a_commit_on_something_else_is_not(protected: Desk) -> None:
    protected.put(customer(IDS[1], role="Boss"))
    protected.commit("Edit\n\nRegister-Reason: something else")
    protected.put(customer(IDS[0]))
    protected.commit("Take it away")
    assert sorted(protected.validate("--changed-since", "base").rules()) == RULES


def test_removing_the_contact_removes_its_protections(protected: Desk) -> None:
    protected.git("rm", "-q", f"records/customers/kb/{IDS[0]}.yaml")
    assert sorted(protected.validate("--changed-since", "base").rules()) == RULES


def test_a_move_to_the_other_register_keeps_them(protected: Desk) -> None:
    moved = customer(IDS[0], kind="prospect", **PROTECTED)
    moved["informed"] = "2021-04-01"
    protected.git("rm", "-q", f"records/customers/kb/{IDS[0]}.yaml")
    protected.put(moved)
    assert protected.validate("--changed-since", "base").rules() == []
    del moved["restriction"]
    protected.put(moved)
    assert protected.validate("--changed-since", "base").rules() == ["restriction-removed"]


def test_an_objection_moved_to_a_later_day_is_weaker(protected: Desk) -> None:
    later = {**PROTECTED, "objections": [{"against": "market_research", "since": "2025-01-01"}]}
    protected.put(customer(IDS[0], **later))
    answer = protected.validate("--changed-since", "base")
    assert answer.rules() == ["objection-removed"]
    assert answer.json["findings"][0]["field"] == "objections.0.since"


def test_a_file_that_can_no_longer_be_read_protects_nobody(protected: Desk) -> None:
    (protected.root / f"records/customers/kb/{IDS[0]}.yaml").write_text("id: [")
    assert set(RULES) < set(protected.validate("--changed-since", "base").rules())


def test_many_contacts_at_once_need_a_reason(desk: Desk) -> None:
    desk.git("branch", "base")
    more = [f"z{letter}m2qd4x" for letter in "bcdfghjkmnpqrst"]
    for id in more:
        desk.put(customer(id))
    desk.commit("Grow")
    desk.git("branch", "-f", "base")
    for id in more[:10]:
        desk.put(customer(id, role="Boss"))
    assert desk.validate("--changed-since", "base").rules() == []
    (desk.root / f"records/customers/zp/{more[10]}.yaml").unlink()
    answer = desk.validate("--changed-since", "base")
    assert answer.rules() == ["mass-change"]
    assert "11 of 25 contacts (44 %)" in answer.json["findings"][0]["message"]
    desk.commit("Reorganise\n\nRegister-Reason: the company has new roles")
    assert desk.validate("--changed-since", "base").rules() == []


def test_in_a_small_register_nothing_is_too_much(desk: Desk) -> None:
    """The first edit of the first contact is 100 % of the register."""
    desk.git("branch", "base")
    for id in IDS:
        desk.put(customer(id, role="Boss"))
    assert desk.validate("--changed-since", "base").rules() == []


@pytest.mark.parametrize(
    ("touched", "total", "too_many"),
    [(1, 1, False), (10, 10, False), (11, 11, True), (11, 36, True), (11, 37, False)],
)
def test_what_a_mass_change_is(touched: int, total: int, too_many: bool) -> None:
    assert is_mass_change(touched, total) is too_many


def test_additions_are_no_mass_change(desk: Desk) -> None:
    desk.git("branch", "base")
    for letter in "bcdfghjk":
        desk.put(customer(f"z{letter}m2qd4x"))
    assert desk.validate("--changed-since", "base").rules() == []


def test_only_what_changed_is_reported_and_clashes_are_still_seen(desk: Desk) -> None:
    desk.put(customer(IDS[5], language="x y"))
    desk.commit("Break one")
    desk.git("branch", "base")
    taken = [{"address": f"{IDS[1]}@porvoonsahko.example", "use": "work"}]
    desk.put(customer("zbm2qd4x", emails=taken))
    answer = desk.validate("--changed-since", "base")
    assert answer.rules() == ["same-email"]
    assert IDS[1] in answer.json["findings"][0]["message"]


def test_the_main_line_may_have_moved_on(desk: Desk) -> None:
    desk.git("checkout", "-q", "-b", "topic")
    desk.put(customer(IDS[0], role="Boss"))
    desk.commit("Topic")
    desk.git("checkout", "-q", "main")
    for id in IDS[2:8]:
        desk.put(customer(id, language="x y"))
    desk.commit("Main goes on")
    desk.git("checkout", "-q", "topic")
    assert desk.validate("--changed-since", "main").rules() == []


def test_an_unknown_commit_is_an_error(desk: Desk) -> None:
    answer = desk.validate("--changed-since", "nowhere")
    assert answer.code == 1
    assert "There is no commit" in answer.err
