"""What has outlived its purpose (GDPR Art. 5(1)(e)), and what keeps it all the same. Pure.

A period runs by calendar month from its trigger; its last day still belongs to it. `recorded` is
the item's own day, for a whole contact the day on which data of it was first had. `last_activity`
is the last day on which something happened between the person and us: an interaction, an answer,
a newsletter that was opened or clicked, a ground that began, data had from a source, a paper
document. What we did alone (a letter nobody opened, the notice) prolongs nothing; neither does a
right that the person used (an objection, a withdrawal, a statement).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from schema.contact import Contact, Prospect
from schema.field_path import FieldPath
from schema.layout import CONTACT_KINDS
from schema.register import RegisterDescription, RetentionRule
from schema.rule import Group, Problem, Rule
from schema.vocabulary import RetentionCategory, RetentionTrigger
from tooling.rules.deadlines import add_months

RETENTION_DUE = Rule(
    "retention-due", "the time to keep this is over (GDPR Art. 5(1)(e))",
    "`tooling retention` lists what is due; with `--apply` it removes it",
    group=Group.WARNINGS, files=CONTACT_KINDS,
)  # fmt: skip

#: The parts of a contact that are categories of their own, and the key of an item's day.
_DAYS: Mapping[str, str] = MappingProxyType(
    {"interactions": "date", "newsletters": "sent", "surveys": "answered", "research": "answered"}
)

RESTRICTION = "restriction"
REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Keeper:
    """What keeps data whose time is over: a hold's reason, `restriction` (storage only, GDPR Art.
    18(2)) or `request` (an open one of the person); `until` is its last day, None without an end.
    """

    reason: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """What of a contact has outlived its period.

    `fields` are the paths of the items, `()` alone for the whole contact; `since` is the oldest day
    that a period ran from, `until` the last day of that period. With `held_by` it stays.
    """

    category: RetentionCategory
    months: int
    fields: tuple[FieldPath, ...]
    since: date
    until: date
    held_by: Keeper | None


def due(
    contact: Contact, description: RegisterDescription, today: date, *, open_request: bool = False
) -> list[Due]:
    """Return what of `contact` has outlived the periods of its register's `description`.

    `open_request` is whether a request of the person is open that asks for something else than
    erasure: what it is about must not disappear under it.
    """
    found: list[Due] = []
    keeper = _keeper(contact, today, open_request)
    for rule in description.retention:
        old = [
            (field, day, last)
            for field, day in _items(contact, rule)
            if (last := add_months(day, rule.months)) < today
        ]
        if old:
            _, since, until = min(old, key=lambda item: item[1])
            fields = tuple(field for field, _, _ in old)
            found.append(Due(rule.category, rule.months, fields, since, until, keeper))
    return found


def _items(contact: Contact, rule: RetentionRule) -> Iterator[tuple[FieldPath, date]]:
    """Yield what `rule` speaks of, each with the day from which its period runs."""
    by_activity = rule.after is RetentionTrigger.LAST_ACTIVITY
    if rule.category is RetentionCategory.CONTACT:
        yield (), last_activity(contact) if by_activity else first_recorded(contact)
        return
    for field, day in days_by_category(contact)[rule.category]:
        yield field, last_activity(contact) if by_activity else day


def days_by_category(contact: Contact) -> Mapping[RetentionCategory, list[tuple[FieldPath, date]]]:
    """Return each item of `contact` that a period may speak of, with its own day."""
    return {
        RetentionCategory(name): [
            ((name, n), getattr(item, day)) for n, item in enumerate(vars(contact).get(name, ()))
        ]
        for name, day in _DAYS.items()
    }


def first_recorded(contact: Contact) -> date:
    """Return the day on which data of `contact` was first had."""
    return min(source.date for source in contact.sources)


def last_activity(contact: Contact) -> date:
    """Return the last day on which something happened between the person and us."""
    days = [source.date for source in contact.sources]
    days += [ground.since for ground in contact.lawful_basis]
    days += [item.date for item in contact.interactions]
    days += [item.sent for item in contact.newsletters if item.opens or item.clicks]
    if isinstance(contact, Prospect):
        days += [item.answered for item in contact.research]
    else:
        days += [item.answered for item in contact.surveys]
        days += [item.date for item in contact.documents]
    return max(days)


def _keeper(contact: Contact, today: date, open_request: bool) -> Keeper | None:
    """Return what keeps the contact: the one without an end, or the hold that ends last."""
    if contact.restriction is not None:
        return Keeper(RESTRICTION, None)
    holds = [hold for hold in contact.holds if hold.until >= today]
    if holds:
        last = max(holds, key=lambda hold: hold.until)
        return Keeper(last.reason.value, last.until)
    return Keeper(REQUEST, None) if open_request else None


class Ages(NamedTuple):
    """The days of a contact that retention asks about, so that it can be told without the contact
    what of it is due: the oldest item of each kind, None where there is no such item.

    `kept` is the last day on which a hold or a restriction keeps it all; None without one.
    """

    interactions: date | None
    newsletters: date | None
    surveys: date | None
    research: date | None
    recorded: date
    activity: date
    kept: date | None


def ages_of(contact: Contact) -> Ages:
    """Return the days of `contact` by which it can be told what of it is due."""
    oldest = {
        name: min([getattr(item, day) for item in vars(contact).get(name, ())], default=None)
        for name, day in _DAYS.items()
    }
    last_hold = max([hold.until for hold in contact.holds], default=None)
    return Ages(
        **oldest,
        recorded=first_recorded(contact),
        activity=last_activity(contact),
        kept=date.max if contact.restriction is not None else last_hold,
    )


def oldest_kept(today: date, months: int) -> date:
    """Return the first day of which a period of so many `months` is not over `today`."""
    index = today.year * 12 + today.month - 1 - months
    year, month = divmod(index, 12)
    if year < date.min.year:
        return date.min
    day = date(year, month + 1, 1)
    while add_months(day, months) < today:
        day += timedelta(days=1)
    return day


class Limit(NamedTuple):
    """When the stored days of a contact say that something is due by `rule`: the field `clock` of
    its `Ages` lies before `day`, and the field `item` is there at all.
    """

    rule: RetentionRule
    clock: str
    item: str
    day: date


def limits(description: RegisterDescription, today: date) -> Iterator[Limit]:
    """Yield, rule by rule, when something of a contact is due on `today`, unless it is kept."""
    for rule in description.retention:
        item = "recorded" if rule.category is RetentionCategory.CONTACT else rule.category.value
        by_activity = rule.after is RetentionTrigger.LAST_ACTIVITY
        clock = "activity" if by_activity else item
        yield Limit(rule, clock, item, oldest_kept(today, rule.months))


def due_problem(rule: RetentionRule, since: date) -> Problem:
    """Return the warning that what `rule` speaks of is due, its period having run from `since`."""
    whole = rule.category is RetentionCategory.CONTACT
    what = "the whole contact" if whole else "the oldest of these"
    over = add_months(since, rule.months)
    return Problem(
        RETENTION_DUE,
        () if whole else (rule.category.value,),
        f"the time to keep {what} was over on {over} ({rule.months} months)",
    )
