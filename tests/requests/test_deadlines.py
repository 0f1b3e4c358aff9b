"""Deadlines by calendar month: at the ends of months and years, in leap years, when extended."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.layout import FileKind, record_path
from schema.request import Extension, Request
from schema.vocabulary import Outcome, RequestKind
from tooling.rules.checks import problems_in
from tooling.rules.deadlines import add_months, days_left, due_day, notice_day, overdue_problem
from tooling.rules.timed import quiet_days, timed_problems

DAYS = st.dates(date(1970, 1, 1), date(2200, 12, 31))
EXTENSIONS = st.sampled_from([0, 1, 2])


@pytest.mark.parametrize(
    ("received", "months", "due"),
    [
        ("2025-01-31", 0, "2025-02-28"),
        ("2024-01-31", 0, "2024-02-29"),
        ("2024-01-30", 0, "2024-02-29"),
        ("2024-02-29", 0, "2024-03-29"),
        ("2023-02-28", 0, "2023-03-28"),
        ("2025-03-31", 0, "2025-04-30"),
        ("2025-04-30", 0, "2025-05-30"),
        ("2025-12-31", 0, "2026-01-31"),
        ("2025-12-01", 0, "2026-01-01"),
        ("2024-12-31", 1, "2025-02-28"),
        ("2025-01-31", 1, "2025-03-31"),
        ("2025-01-31", 2, "2025-04-30"),
        ("2023-11-30", 2, "2024-02-29"),
        ("2024-11-29", 2, "2025-02-28"),
        ("2100-01-29", 0, "2100-02-28"),
        ("2025-10-31", 2, "2026-01-31"),
    ],
)
def test_known_days(received: str, months: int, due: str) -> None:
    assert due_day(date.fromisoformat(received), months) == date.fromisoformat(due)


@given(DAYS, EXTENSIONS)
def test_the_same_day_or_the_last_of_its_month(received: date, months: int) -> None:
    due = due_day(received, months)
    assert (due.year * 12 + due.month) - (received.year * 12 + received.month) == months + 1
    last = calendar.monthrange(due.year, due.month)[1]
    assert due.day == min(received.day, last)


@given(DAYS, EXTENSIONS)
def test_no_period_is_shorter_than_its_months_nor_longer(received: date, months: int) -> None:
    days = (due_day(received, months) - received).days
    assert 28 + 30 * months - 2 <= days <= 31 * (months + 1)


@given(DAYS, DAYS, EXTENSIONS)
def test_who_asks_later_is_never_due_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert due_day(first, months) <= due_day(second, months)


@given(DAYS)
def test_an_extension_counts_from_receipt(received: date) -> None:
    assert notice_day(received) == due_day(received) < due_day(received, 1) < due_day(received, 2)
    assert due_day(received, 2) == add_months(received, 3)


def test_nothing_is_later_than_the_calendar() -> None:
    assert due_day(date.max) == date.max
    assert due_day(date(9999, 11, 30)) == date(9999, 12, 30)


def request(received: date, months: int = 0, outcome: Outcome | None = None) -> Request:
    extension = Extension(months=months, reason="many", notified=received) if months else None
    return Request(
        id="rqw7k2mx",
        kind=RequestKind.OBJECTION,
        subjects=("k7m2qd4x",),
        received=received,
        channel="phone",
        due=due_day(received, months),
        extension=extension,
        outcome=outcome,
        closed=received if outcome else None,
    )


def broken(one: Request) -> set[str]:
    path = record_path(FileKind.REQUEST, one.id)
    return {problem.rule.id for problem in problems_in(one, FileKind.REQUEST, path)}


@given(DAYS, EXTENSIONS, st.integers(-100, 100))
def test_overdue_from_the_day_after_the_due_day(received: date, months: int, days: int) -> None:
    one = request(received, months)
    today = one.due + timedelta(days)
    assert days_left(one, today) == -days
    found = [problem.rule.id for problem in overdue_problem(one, today)]
    assert found == (["request-overdue"] if days > 0 else [])


@given(DAYS, EXTENSIONS, st.integers(-200, 200))
def test_the_timed_rules_are_silent_in_the_quiet_span_only(
    received: date, months: int, days: int
) -> None:
    one = request(received, months)
    today = received + timedelta(days)
    start, end = quiet_days(one)
    assert bool(timed_problems(one, today)) == (not start <= today < end)


@given(DAYS, st.integers(-400, 4000))
def test_a_closed_request_counts_nothing_down(received: date, days: int) -> None:
    one = request(received, outcome=Outcome.FULFILLED)
    today = received + timedelta(days)
    assert days_left(one, today) is None
    assert overdue_problem(one, today) == []
    assert quiet_days(one)[1] == date.max


@given(DAYS, EXTENSIONS, st.integers(-40, 40))
def test_a_due_date_of_ones_own_is_an_error(received: date, months: int, days: int) -> None:
    one = request(received, months)
    moved = one.model_copy(update={"due": one.due + timedelta(days)})
    rules = broken(moved)
    if days == 0:
        assert rules == set()
    else:
        expected = "dates-reversed" if moved.due < received else "due-date-wrong"
        assert rules == {expected}


@given(DAYS, st.sampled_from([1, 2]), st.integers(-70, 70))
def test_an_extension_is_told_within_the_first_month(
    received: date, months: int, days: int
) -> None:
    notified = notice_day(received) + timedelta(days)
    extension = Extension(months=months, reason="many", notified=notified)
    one = request(received, months).model_copy(update={"extension": extension})
    rules = broken(one)
    assert ("extension-late" in rules) == (days > 0)
    assert ("dates-reversed" in rules) == (notified < received)
