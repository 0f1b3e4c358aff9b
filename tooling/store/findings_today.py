"""Findings that the day brings: dates that are in the future, and what was kept for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic_core import from_json

from schema.contact import Customer, Prospect
from schema.field_path import dotted
from schema.finding import Finding
from schema.layout import FileKind
from schema.models import MODELS
from schema.request import Request
from tooling.rules.retention import due_problem, limits
from tooling.rules.timed import FUTURE_DATE, timed_problems
from tooling.store.cache import transaction
from tooling.store.index import Index
from tooling.store.overdue import aged, descriptions
from tooling.store.place_cache import KeptPlaces
from tooling.store.where_words import word_findings


def findings_today(index: Index, today: date) -> list[Finding]:
    """Return the findings that depend on `today`, or on all contacts together, in no order."""
    # One transaction, for the places that had to be looked up.
    found: list[Finding] = []
    with transaction(index._database, needed=False):
        places = KeptPlaces(index)
        found += _of_the_future(index, today, places)
        found += _overdue(index, today, places)
        found += word_findings(index, places)
    return found


def _of_the_future(index: Index, today: date, places: KeptPlaces) -> Iterator[Finding]:
    rows = index._database.execute(
        "SELECT number, path, kind, data FROM file JOIN tree USING (number) WHERE quiet_from > ?",
        (today.isoformat(),),
    ).fetchall()
    for number, path, kind, data in rows:
        record = MODELS[FileKind(kind)].model_validate(from_json(data))
        assert isinstance(record, (Customer, Prospect, Request))
        for problem in timed_problems(record, today):
            if problem.rule is FUTURE_DATE:
                place = places.of(number, path, problem.field)
                yield Finding.of(problem, path, *place, dotted(problem.field))


def _overdue(index: Index, today: date, places: KeptPlaces) -> Iterator[Finding]:
    """Yield a warning for each category of a contact that is due on `today` and that nothing keeps.

    Asks the stored days only: a register that was never cleaned has tens of thousands of these.
    """
    for name, description in descriptions(index):
        wanted = list(limits(description, today))
        for number, path, kept, *days in aged(index, name, wanted):
            if kept is not None and kept >= today.toordinal():
                continue
            for limit, clock, item in zip(wanted, days[::2], days[1::2], strict=True):
                if item is None or clock >= limit.day.toordinal():
                    continue
                problem = due_problem(limit.rule, date.fromordinal(clock))
                whole = not problem.field
                place = (1, 1) if whole else places.of(number, path, problem.field, at_key=True)
                yield Finding.of(problem, path, *place, dotted(problem.field) or None)
