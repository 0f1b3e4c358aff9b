"""Ten years of changes are a few pages, and nothing of them is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from tests.subject_report.conftest import CUSTOMER
from tooling.subject_report.content import Event
from tooling.subject_report.rules.condensed import FEW, Sum, condensed

SHOWN = {CUSTOMER, "customer", "erp", "a@a.example", "work", "2020-03-01", "2019-03-01"}
HELD = {CUSTOMER: {*SHOWN, *(f"n{n}" for n in range(60)), *(f"+35840555019{n}" for n in range(9))}}
GONE, NOBODY = frozenset({CUSTOMER}), frozenset[str]()
COMMITS = count()


def commit(year: int, **fields: tuple[str | None, str | None]) -> list[Event]:
    """One commit that changed the fields; `__` stands for a dot."""
    oid = f"{next(COMMITS):040}"
    return [
        Event(time=datetime(year, 3, 1, tzinfo=UTC), commit=oid, register="customers", id=CUSTOMER,
              field=name.replace("__", "."), before=before, after=after)
        for name, (before, after) in fields.items()
    ]  # fmt: skip


def newsletter(year: int, number: int) -> list[Event]:
    return commit(
        year, **{f"newsletters__{number}__issue": (None, f"n{number}"),
                 f"newsletters__{number}__sent": (None, f"{year}-03-01")}
    )  # fmt: skip


CREATION = {
    "id": (None, CUSTOMER), "kind": (None, "customer"), "sources__0__source": (None, "erp"),
    "emails__0__address": (None, "a@a.example"),
}  # fmt: skip


def test_a_creation_is_one_row_whatever_it_brings() -> None:
    found = condensed(commit(2016, **CREATION), HELD, NOBODY)
    assert [row.kind for row in found.rows] == ["created"]
    assert found.sums == ()


def test_the_creation_of_a_record_that_is_not_shown_has_each_value() -> None:
    found = condensed(commit(2016, **CREATION), {}, NOBODY)
    assert [row.kind for row in found.rows] == ["changed"] * 4


def test_a_value_that_is_shown_nowhere_else_has_a_row() -> None:
    found = condensed(commit(2016, **CREATION, role=(None, "Ostaja")), HELD, NOBODY)
    assert [row.kind for row in found.rows] == ["changed", "created"]
    events = [
        *commit(2017, role=("Ostaja", None)),
        *commit(2016, **CREATION, role=(None, "Ostaja")),
    ]
    assert [row.kind for row in condensed(events, HELD, NOBODY).rows] == ["changed", "created"]
    calls = [
        event
        for number in range(30)
        for event in commit(2020, **{f"interactions__{number}__summary": (None, f"call {number}")})
    ]
    assert len(condensed(calls, HELD, NOBODY).rows) == 30
    shown = {CUSTOMER: {f"call {number}" for number in range(30)}}
    assert condensed(calls, shown, NOBODY).sums == (Sum(2020, "interactions", added=30),)


def test_a_removal_is_one_row_where_the_last_version_is_shown() -> None:
    gone = {name: (after, None) for name, (_, after) in CREATION.items()}
    assert [row.kind for row in condensed(commit(2020, **gone), HELD, GONE).rows] == ["removed"]
    again = condensed(commit(2020, **gone), HELD, NOBODY)
    assert [row.kind for row in again.rows] == ["changed"] * 4


def test_a_few_newsletters_have_a_row_each() -> None:
    events = [event for number in range(FEW) for event in newsletter(2020, number)]
    found = condensed(events, HELD, NOBODY)
    assert len(found.rows) == FEW
    assert found.sums == ()


def test_many_newsletters_are_counted_by_year_with_what_became_of_them() -> None:
    events = [event for number in range(12) for event in newsletter(2020, number)]
    events += [event for number in range(12, 24) for event in newsletter(2019, number)]
    events += commit(2019, newsletters__12__opens=(None, "2"))
    events += commit(2019, newsletters__12__opens=("2", "3"))
    events += commit(2019, newsletters__1__issue=("n1", None), newsletters__1__opens=("2", None))
    found = condensed(events, HELD, NOBODY)
    assert found.rows == ()
    assert found.sums == (
        Sum(2020, "newsletters", added=12), Sum(2019, "newsletters", added=12, changed=2, removed=1)
    )  # fmt: skip


def test_what_was_corrected_or_taken_away_keeps_its_row_in_a_long_life() -> None:
    events = [event for number in range(30) for event in newsletter(2020, number)]
    events += commit(2020, role=("Ostaja", "Johtaja"))
    events += commit(2020, interactions__0__summary=("a", "b"))
    events += commit(2020, interactions__1__summary=("a", None))
    events += commit(2020, segments=(None, "a"))
    events += commit(2020, emails__0__use=(None, "work"))
    found = condensed(events, HELD, NOBODY)
    assert [row.first.field for row in found.rows] == [
        "role", "interactions.0.summary", "interactions.1.summary", "segments", "emails.0.use"
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_what_comes_seldom_keeps_its_row(number: int) -> None:
    events = [event for n in range(30) for event in newsletter(2020, n)]
    for n in range(number):
        events += commit(2020, **{f"phones__{n}__number": (None, f"+35840555019{n}")})
    assert len(condensed(events, HELD, NOBODY).rows) == number


def test_texts_of_a_list_that_one_commit_changed_are_one_row() -> None:
    oid = "a" * 40
    events = [
        Event(time=datetime(2020, 3, 1, tzinfo=UTC), commit=oid, register="customers", id=CUSTOMER,
              field="segments", before=before, after=after)
        for before, after in ((None, "a"), (None, "b"), ("c", None), ("d", "e"), ("d", "f"))
    ]  # fmt: skip
    assert [len(row.items[0]) for row in condensed(events, HELD, NOBODY).rows] == [5]
