"""Rules that depend on the day. They warn and never block: nobody did wrong by waiting a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schema.contact import Contact, Prospect
from schema.field_path import FieldPath
from schema.layout import CONTACT_KINDS, FileKind
from schema.request import Request
from schema.rule import Group, Problem, Rule
from schema.vocabulary import SourceKind
from tooling.rules.deadlines import add_months, overdue_problem, request_days

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


def days_of(record: Contact | Request) -> Iterator[tuple[FieldPath, date]]:
    """Yield every date of something that happened, with its field."""
    if isinstance(record, Request):
        yield from request_days(record)
    else:
        yield from _grounds_and_wishes(record)
        yield from _what_happened(record)


def _grounds_and_wishes(contact: Contact) -> Iterator[tuple[FieldPath, date]]:
    for n, ground in enumerate(contact.lawful_basis):
        yield ("lawful_basis", n, "since"), ground.since
        if ground.withdrawn:
            yield ("lawful_basis", n, "withdrawn"), ground.withdrawn
    for n, objection in enumerate(contact.objections):
        yield ("objections", n, "since"), objection.since
    if contact.restriction:
        yield ("restriction", "since"), contact.restriction.since
    if contact.informed:
        yield ("informed",), contact.informed
    for n, statement in enumerate(contact.statements):
        yield ("statements", n, "date"), statement.date


def _what_happened(contact: Contact) -> Iterator[tuple[FieldPath, date]]:
    for n, interaction in enumerate(contact.interactions):
        yield ("interactions", n, "date"), interaction.date
    name = "research" if isinstance(contact, Prospect) else "surveys"
    answers = contact.research if isinstance(contact, Prospect) else contact.surveys
    for n, answer in enumerate(answers):
        yield (name, n, "answered"), answer.answered
    for n, newsletter in enumerate(contact.newsletters):
        yield ("newsletters", n, "sent"), newsletter.sent
    for n, source in enumerate(contact.sources):
        yield ("sources", n, "date"), source.date
    if not isinstance(contact, Prospect):
        for n, document in enumerate(contact.documents):
            yield ("documents", n, "date"), document.date


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
