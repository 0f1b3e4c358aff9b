"""Rules that depend on the day. They warn and never block: nobody did wrong by waiting a night."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from schema.contact import Contact, Prospect
from schema.vocabulary import SourceKind
from tooling.rules.problem import Path, Problem


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; where that month has no such day, its last.

    Nothing is later than the calendar's last day. Periods by calendar month as Regulation (EEC,
    Euratom) 1182/71 Art. 3(2)(c) counts them.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


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


def days_of(contact: Contact) -> Iterator[tuple[Path, date]]:
    """Yield every date in a contact with its field."""
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


def quiet_days(contact: Contact) -> tuple[date, date]:
    """Return the span of days, the second excluded, on which no timed rule has anything to say.

    So a check of a whole register on a new day asks only the contacts whose span it left.
    """
    first = max((day for _, day in days_of(contact)), default=date.min)
    due = inform_by(contact)
    if due is None or due == date.max:
        return first, date.max
    return first, date.fromordinal(due.toordinal() + 1)


def timed_problems(contact: Contact, today: date) -> list[Problem]:
    """Return what the timed rules say of `contact` on `today`."""
    found = [
        Problem("future-date", "this date is in the future", field, "warning")
        for field, day in days_of(contact)
        if day > today
    ]
    due = inform_by(contact)
    if due is not None and due < today:
        found.append(
            Problem(
                "not-informed",
                "the person has not been given the privacy notice, and the time for it is over",
                ("sources",),
                "warning",
                "give the notice, then add `informed:` with the date (GDPR Art. 14(3))",
            )
        )
    return found
