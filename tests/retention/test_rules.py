"""Periods by calendar month; what keeps data; and that the stored days never miss what is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.contact import Contact
from schema.register import RegisterDescription
from schema.vocabulary import RetentionCategory
from tests.people import contact
from tooling.rules.deadlines import add_months
from tooling.rules.retention import (
    Due,
    Keeper,
    ages_of,
    days_by_category,
    due,
    due_problem,
    last_activity,
    limits,
    oldest_kept,
)

TODAY = date(2025, 6, 1)
LINE = dict.fromkeys(("fi", "sv", "en"), "a")


def description(*rules: tuple[str, int, str]) -> RegisterDescription:
    return RegisterDescription.model_validate(
        {
            "register": "customers",
            "name": LINE,
            "purposes": [{"purpose": "marketing", "bases": ["consent"]}],
            "sources": ["self"],
            "retention": [{"category": c, "months": str(m), "after": a} for c, m, a in rules],
            "protection": {"manual": LINE, "it": LINE},
        }
    )


def interaction(day: date) -> dict[str, str]:
    return {"date": day.isoformat(), "channel": "fair", "summary": "x"}


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = st.integers(1, 400)


@given(DAYS, MONTHS)
def test_the_last_day_of_a_period_still_belongs_to_it(day: date, months: int) -> None:
    person = contact(interactions=[interaction(day)])
    rules = description(("interactions", months, "recorded"))
    last = add_months(day, months)
    assert due(person, rules, last) == []
    [found] = due(person, rules, last + timedelta(days=1))
    assert (found.since, found.until, found.fields) == (day, last, (("interactions", 0),))


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
     ("2024-02-29", 12, "2025-02-28"), ("2024-12-31", 2, "2025-02-28"),
     ("2024-02-29", 48, "2028-02-29"), ("2024-10-31", 1, "2024-11-30")],
)  # fmt: skip
def test_periods_over_month_ends(day: str, months: int, last: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(last)


@given(DAYS, MONTHS)
def test_the_first_day_that_is_kept(today: date, months: int) -> None:
    first = oldest_kept(today, months)
    assert add_months(first, months) >= today
    assert add_months(first - timedelta(days=1), months) < today


def test_a_period_longer_than_the_calendar_keeps_everything() -> None:
    assert oldest_kept(date(50, 1, 1), 1200) == date.min


CATEGORIES = ["contact", "interactions", "newsletters", "surveys", "research"]
RULES = st.lists(
    st.tuples(
        st.sampled_from(CATEGORIES),
        st.integers(1, 60),
        st.sampled_from(["recorded", "last_activity"]),
    ),
    unique_by=lambda rule: rule[0],
)
NEAR = st.dates(date(2022, 1, 1), date(2025, 12, 31))


@st.composite
def people(draw: st.DrawFn) -> Contact:
    days = st.lists(NEAR, max_size=3)
    kind = draw(st.sampled_from(["customer", "prospect"]))
    answers = [{"survey": "s", "answered": str(day)} for day in draw(days)]
    opens = draw(st.sampled_from(["0", "1"]))
    fields: dict[str, Any] = {
        "lawful_basis": [{"basis": "legitimate_interest", "since": str(draw(NEAR))}],
        "sources": [{"source": "erp", "date": str(draw(NEAR))}],
        "interactions": [interaction(day) for day in draw(days)],
        "newsletters": [{"issue": "n", "sent": str(day), "opens": opens} for day in draw(days)],
        "surveys" if kind == "customer" else "research": answers,
    }
    if kind == "customer":
        fields["documents"] = [
            {"kind": "contract", "location": "safe", "date": str(day)} for day in draw(days)
        ]
    return contact(kind, **fields)


@given(people(), RULES, NEAR)
def test_the_stored_days_tell_exactly_what_is_due(
    person: Contact, rules: list[tuple[str, int, str]], today: date
) -> None:
    stored = ages_of(person)._asdict()
    told = {
        (limit.rule.category, add_months(stored[limit.clock], limit.rule.months))
        for limit in limits(description(*rules), today)
        if stored[limit.item] is not None and stored[limit.clock] < limit.day
    }
    assert told == {(item.category, item.until) for item in due(person, description(*rules), today)}
    assert stored["kept"] is None


@given(people(), RULES, NEAR, st.integers(0, 400), st.data())
def test_a_hold_always_wins(
    person: Contact, rules: list[tuple[str, int, str]], today: date, days: int, data: st.DataObject
) -> None:
    until = today + timedelta(days=days)
    hold = {"reason": "legal_claim", "until": until.isoformat()}
    held = type(person).model_validate({**person.model_dump(), "holds": [hold]})
    found = due(held, description(*rules), today)
    assert all(item.held_by == Keeper("legal_claim", until) for item in found)
    assert ages_of(held).kept == until
    later = until + timedelta(days=1)
    free = due(held, description(*rules), later)
    assert [item.held_by for item in free] == [None] * len(free)
    assert {item.category for item in found} <= {item.category for item in free}


@given(people(), RULES, NEAR)
def test_what_is_due_stays_due_and_nothing_else_is_named(
    person: Contact, rules: list[tuple[str, int, str]], today: date
) -> None:
    known = days_by_category(person)
    for item in due(person, description(*rules), today):
        assert item.until < today
        if item.category is RetentionCategory.CONTACT:
            assert item.fields == ((),)
        else:
            assert set(item.fields) <= {field for field, _ in known[item.category]}
            assert list(item.fields) == sorted(item.fields)


def test_what_prolongs_and_what_does_not() -> None:
    base: dict[str, Any] = {
        "lawful_basis": [{"basis": "legitimate_interest", "since": "2020-01-01"}]
    }
    day = "2024-01-01"
    still: list[dict[str, Any]] = [
        {"objections": [{"against": "market_research", "since": day}]},
        {"informed": day},
        {"statements": [{"date": day, "text": "x"}]},
        {"newsletters": [{"issue": "n", "sent": day}]},
        {"newsletters": [{"issue": "n", "sent": day, "opens": "0", "clicks": "0"}]},
    ]
    for more in still:
        assert last_activity(contact(**base, **more)) == date(2020, 1, 1)
    lively: list[dict[str, Any]] = [
        {"newsletters": [{"issue": "n", "sent": day, "opens": "1"}]},
        {"newsletters": [{"issue": "n", "sent": day, "clicks": "1"}]},
        {"interactions": [interaction(date(2024, 1, 1))]},
        {"surveys": [{"survey": "s", "answered": day}]},
        {"documents": [{"kind": "contract", "location": "safe", "date": day}]},
        {"sources": [{"source": "web", "date": day}]},
    ]
    for more in lively:
        assert last_activity(contact(**base, **more)) == date(2024, 1, 1)
    consent = {"basis": "legitimate_interest", "since": day}
    assert last_activity(contact(lawful_basis=[consent])) == date(2024, 1, 1)


OLD: dict[str, Any] = {"lawful_basis": [{"basis": "legitimate_interest", "since": "2010-01-01"}],
       "sources": [{"source": "erp", "date": "2010-01-01"}]}  # fmt: skip
WHOLE = ("contact", 12, "last_activity")


def keeper(open_request: bool = False, **fields: Any) -> Keeper | None:
    [found] = due(contact(**OLD, **fields), description(WHOLE), TODAY, open_request=open_request)
    assert isinstance(found, Due)
    return found.held_by


def test_what_keeps_a_contact_and_what_comes_first() -> None:
    holds = [
        {"reason": "contract", "until": "2025-06-01"},
        {"reason": "bookkeeping", "until": "2027-12-31", "note": "vouchers"},
        {"reason": "other", "until": "2025-05-31"},
    ]
    assert keeper() is None
    assert keeper(holds=holds[2:]) is None
    assert keeper(holds=holds[:1]) == Keeper("contract", TODAY)
    assert keeper(holds=holds) == Keeper("bookkeeping", date(2027, 12, 31))
    assert keeper(open_request=True) == Keeper("request", None)
    restricted = {"ground": "legal_claims", "since": "2024-01-01"}
    assert keeper(restriction=restricted, holds=holds) == Keeper("restriction", None)


def test_a_restriction_keeps_without_an_end() -> None:
    restricted = {"ground": "legal_claims", "since": "2024-01-01"}
    assert ages_of(contact(restriction=restricted)).kept == date.max


def test_the_warning_names_the_field_and_the_last_day() -> None:
    part, whole = description(("interactions", 12, "recorded"), WHOLE).retention
    problem = due_problem(part, date(2024, 2, 29))
    assert problem.field == ("interactions",)
    assert problem.severity == "warning"
    assert "2025-02-28 (12 months)" in problem.message
    assert due_problem(whole, date(2024, 2, 29)).field == ()
