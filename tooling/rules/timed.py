"""Rules that depend on the day. They warn and never block: nobody did wrong by waiting a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TypeAlias

from schema.base import Record
from schema.contact import Contact, Prospect
from schema.field_path import FieldPath
from schema.layout import CONTACT_KINDS, FileKind
from schema.request import Request
from schema.rule import Group, Problem, Rule
from schema.shape import ListShape, RecordShape, ScalarShape, shape_of
from schema.vocabulary import SourceKind
from tooling.rules.deadlines import add_months, overdue_problem

FUTURE_DATE = Rule(
    "future-date", "this date is in the future", "correct it, or wait", group=Group.WARNINGS,
    files=(*CONTACT_KINDS, FileKind.REQUEST),
)  # fmt: skip
NOT_INFORMED = Rule(
    "not-informed",
    "the person has not been given the privacy notice, and the time for it is over "
    "(GDPR Art. 14(3))",
    "give the notice, then add `informed:` with the date",
    group=Group.WARNINGS, files=(FileKind.PROSPECT,),
)  # fmt: skip


def inform_by(contact: Contact) -> date | None:
    """Return the last day to give a prospect the notice (GDPR Art. 14(3)), or None.

    One month after the data was first had from somebody else, and the first contact at the
    latest. None where the person gave the data, has been informed, or is not a prospect.
    """
    if not isinstance(contact, Prospect) or contact.informed is not None:
        return None
    if any(source.source is SourceKind.SELF for source in contact.sources):
        return None
    month = add_months(min(source.date for source in contact.sources), 1)
    contacts = [interaction.date for interaction in contact.interactions]
    return min([month, *contacts])


#: Days that are still to come when a file is right: by when to answer, how long to keep.
_AHEAD = frozenset({"due", "until"})

Dates: TypeAlias = "tuple[tuple[str, Dates | None], ...]"


@cache
def _dates(shape: RecordShape) -> Dates:
    """Return the keys of `shape` that hold a past day, or lead to some, with the keys below."""
    found: list[tuple[str, Dates | None]] = []
    for key, part in shape.fields.items():
        inside = part.item if isinstance(part, ListShape) else part
        if inside == ScalarShape("date") and key not in _AHEAD:
            found.append((key, None))
        elif isinstance(inside, RecordShape) and (below := _dates(inside)):
            found.append((key, below))
    return tuple(found)


def days_of(record: Contact | Request) -> Iterator[tuple[FieldPath, date]]:
    """Yield every date of something that happened, with its field."""
    return _days(record, _dates(shape_of(type(record))), ())


def _days(record: Record, dates: Dates, path: FieldPath) -> Iterator[tuple[FieldPath, date]]:
    for key, below in dates:
        value = getattr(record, key)
        if not value:
            continue
        if below is None:
            yield (*path, key), value
        elif isinstance(value, tuple):
            for n, item in enumerate(value):
                yield from _days(item, below, (*path, key, n))
        else:
            yield from _days(value, below, (*path, key))


def quiet_days(record: Contact | Request) -> tuple[date, date]:
    """Return the span of days, the second excluded, on which no timed rule has anything to say.

    So a check of a whole register on a new day asks only the files whose span it left.
    """
    first = max((day for _, day in days_of(record)), default=date.min)
    if isinstance(record, Request):
        due = record.due if record.outcome is None else None
    else:
        due = inform_by(record)
    if due is None or due == date.max:
        return first, date.max
    return first, date.fromordinal(due.toordinal() + 1)


def timed_problems(record: Contact | Request, today: date) -> list[Problem]:
    """Return what the timed rules say of `record` on `today`."""
    found = [Problem(FUTURE_DATE, field) for field, day in days_of(record) if day > today]
    if isinstance(record, Request):
        return [*found, *overdue_problem(record, today)]
    due = inform_by(record)
    if due is not None and due < today:
        found.append(Problem(NOT_INFORMED, ("sources",)))
    return found
