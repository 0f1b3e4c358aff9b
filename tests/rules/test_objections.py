"""An objection ends what it contradicts, whatever else the contact's file says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.contact import Customer
from schema.layout import FileKind
from schema.vocabulary import Channel, ObjectionKind, Purpose
from tests.people import consent, tree
from tooling.rules.checks import problems_in
from tooling.rules.objections import (
    Heeded,
    heeding,
    untracked,
    without_consent,
    without_tracking,
)
from tooling.yaml.tree import RecordTree

TODAY = date(2025, 6, 1)
DAYS = dict.fromkeys([ObjectionKind.DIRECT_ADVERTISING], "2025-03-01")


def objection(against: str = "direct_advertising", since: str = "2025-06-01") -> dict[str, str]:
    return {"against": against, "since": since}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Purpose),
            st.lists(st.sampled_from(Channel), min_size=1, max_size=4, unique=True),
            st.sampled_from(["2020-01-01", "2025-05-01", "2025-06-01"]),
        ),
        max_size=3,
    ),
    st.lists(st.sampled_from(ObjectionKind), max_size=3, unique=True),
    st.sampled_from(["2019-01-01", "2025-05-15", "2025-06-01"]),
    st.lists(st.sampled_from(["2024-01-01", "2025-05-20"]), max_size=2, unique=True),
)
def test_no_objection_is_refused(
    consents: list[tuple[Purpose, list[Channel], str]],
    against: list[ObjectionKind],
    since: str,
    sent: list[str],
) -> None:
    """Whatever consents and newsletters stand in a valid contact, it is valid afterwards."""
    grounds = [
        {**consent(purpose.value, *channels), "since": day} for purpose, channels, day in consents
    ]
    basis = [{"basis": "customer_relationship", "since": "2020-01-01"}, *grounds]
    letters = [{"issue": day, "sent": day, "opens": "1"} for day in sent]
    before = tree(lawful_basis=basis, newsletters=letters)
    after = {**before, "objections": [objection(kind.value, since) for kind in against]}
    heeded = heeding(before, after, TODAY)
    record = Customer.model_validate(heeded.tree)
    found = problems_in(record, FileKind.CUSTOMER, "records/customers/k7/k7m2qd4x.yaml")
    rules = {problem.rule.id for problem in found}
    assert not rules & {"consent-against-objection", "clicks-despite-objection", "dates-reversed"}
    left = [ground for ground in record.lawful_basis if ground.basis == "consent"]
    pairs = {(g.purpose, c) for g in left for c in g.channels}
    assert pairs == {(purpose, c) for purpose, channels, _ in consents for c in channels}
    assert heeding(heeded.tree, heeded.tree, TODAY) == Heeded(heeded.tree)


def test_without_a_new_objection_nothing_changes() -> None:
    stood = {"objections": [objection()], "lawful_basis": [consent("marketing", "email")]}
    assert heeding(stood, stood, TODAY) == Heeded(stood)
    later = {**stood, "objections": [objection(since="2025-06-02")]}
    assert heeding(stood, later, TODAY) == Heeded(later)


def test_one_that_stands_keeps_its_earlier_day_and_its_request() -> None:
    held = {**objection(since="2024-01-01"), "request": "rqw7k2mx"}
    before: RecordTree = {"objections": [held]}
    after = {"objections": [held, objection(), objection("market_research")]}
    assert heeding(before, after, TODAY).tree["objections"] == [held, objection("market_research")]
    assert heeding(before, {"objections": [held, objection()]}, TODAY).tree == before


def test_a_day_to_come_counts_from_today_and_never_before_the_consent() -> None:
    given = consent("marketing", "email", since="2025-05-20")
    for since, ends in (("2026-01-01", "2025-06-01"), ("2025-01-01", "2025-05-20")):
        after = {"objections": [objection(since=since)], "lawful_basis": [given]}
        heeded = heeding(None, after, TODAY)
        assert heeded.tree["lawful_basis"] == [{**given, "withdrawn": ends}]
        assert heeded.ended == ({**given, "withdrawn": ends},)


@pytest.mark.parametrize(
    "ground",
    [
        {"basis": "customer_relationship", "since": "2020-01-01"},
        consent("marketing", "phone"),
        consent("marketing", "email", withdrawn="2024-01-01"),
        consent("no_such_purpose", "email"),
        consent("marketing", "pigeon"),
        {"basis": "consent", "channels": ["email"]},
        {"basis": "consent", "purpose": "marketing"},
        {},
    ],
)
def test_what_is_no_standing_consent_against_it_stays(ground: dict[str, Any]) -> None:
    assert without_consent(ground, DAYS) == [ground]


def test_a_consent_without_its_day_ends_on_the_objections() -> None:
    ground = {"basis": "consent", "purpose": "marketing", "channels": ["email"]}
    assert without_consent(ground, DAYS) == [{**ground, "withdrawn": "2025-03-01"}]


def test_what_can_not_be_understood_stays() -> None:
    odd = [{"against": "spam", "since": "2025-01-01"}, {"against": "market_research"}, objection()]
    heeded = heeding(None, {"objections": odd}, TODAY)
    assert heeded.tree["objections"] == odd


def test_only_an_objection_to_it_ends_the_record_of_opens() -> None:
    letters = [{"issue": "a", "sent": "2025-04-01", "opens": "1"}, {"issue": "b"}]
    assert untracked(letters, DAYS) == [{"issue": "a", "sent": "2025-04-01"}, {"issue": "b"}]
    assert untracked(letters, {ObjectionKind.MARKET_RESEARCH: "2020-01-01"}) == letters


def test_a_newsletter_that_was_not_tracked_stays_as_it_is() -> None:
    letter = {"issue": "2026-02-lt", "sent": "2026-02-03"}
    assert without_tracking(letter) is letter
