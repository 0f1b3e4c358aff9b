"""Whom a campaign chooses, and what its list says about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from schema.campaign import Campaign, Where
from schema.contact import Contact
from schema.rule import Rule
from schema.vocabulary import Channel
from tooling.campaigns.rules.contactable import Decision, decide
from tooling.campaigns.rules.outline import Outline
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.rules.reasons import NOT_CHOSEN

#: The columns in which a list gives the address of its channel.
ADDRESS_COLUMNS: Mapping[Channel, tuple[str, ...]] = MappingProxyType(
    {
        Channel.EMAIL: ("email",),
        Channel.PHONE: ("phone",),
        Channel.SMS: ("phone",),
        Channel.POST: ("street", "postal_code", "city", "country"),
    }
)
_POSTAL = ADDRESS_COLUMNS[Channel.POST]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a campaign's `where`: the contact has any of `wanted` in the field `name`."""

    name: str
    wanted: tuple[str, ...]

    @property
    def rule(self) -> Rule:
        """The rule by which a contact is not chosen because of this line."""
        return NOT_CHOSEN[self.name]

    @property
    def field(self) -> str:
        """The dotted path of the field."""
        return "address.country" if self.name == "country" else self.name

    @property
    def exact(self) -> tuple[str, ...]:
        """Words of which every contact that meets the line has one, letter for letter: a file that
        has none need not be read. Empty where a contact may meet the line by other letters.
        """
        return () if self.name in ("language", "responsible") else self.wanted

    def holds(self, tree: Mapping[str, Any]) -> bool:
        """Whether the contact with this tree (text as read from its file) meets the line.

        A language wanted as `pt` also means `pt-BR` (basic filtering, RFC 4647 section 3.3.1);
        addresses of our own people are compared without regard to case; all else letter for letter.
        """
        if self.name == "country":
            postal = tree.get("address")
            found = postal.get("country") if isinstance(postal, dict) else None
        else:
            found = tree.get(self.name)
        if isinstance(found, str):
            return self._meets(found)
        if isinstance(found, list):
            return any(isinstance(value, str) and self._meets(value) for value in found)
        return False

    def _meets(self, text: str) -> bool:
        if self.name == "language":
            tag = text.lower()
            ranges = [want.lower() for want in self.wanted]
            return any(tag == want or tag.startswith(want + "-") for want in ranges)
        if self.name == "responsible":
            return text.casefold() in {want.casefold() for want in self.wanted}
        return text in self.wanted


def criteria(where: Where) -> tuple[Criterion, ...]:
    """Return the lines of `where`, in the schema's order; an empty line asks for nothing."""
    return tuple(
        Criterion(name, tuple(str(word) for word in getattr(where, name)))
        for name in Where.model_fields
        if getattr(where, name)
    )


def columns(campaign: Campaign) -> tuple[str, ...]:
    """Return the columns of the campaign's list, each once: what is needed and nothing more."""
    fixed = ("id", *ADDRESS_COLUMNS[campaign.channel], "language")
    permission = ("permission_basis", "recipient_class")
    return tuple(dict.fromkeys((*fixed, *permission, *campaign.columns)))


def row(contact: Contact | Outline, decision: Decision, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of an allowed `contact` in the `wanted` columns, empty where it has none."""
    return tuple(_cell(contact, decision, column) for column in wanted)


def _cell(contact: Contact | Outline, decision: Decision, column: str) -> str:
    if column in ("email", "phone"):
        return decision.address or ""
    if column == "permission_basis":
        return decision.permission_basis or ""
    if column == "recipient_class":
        return decision.recipient_class or ""
    if column in _POSTAL:
        return getattr(contact.address, column, None) or ""
    return str(getattr(contact, column, None) or "")  # a plain text also where it is an enum


def judge(
    contact: Contact | Outline, campaign: Campaign, today: date, premises: Premises
) -> Decision:
    """Return the decision about `contact` for `campaign`, whether or not it is chosen."""
    return decide(
        contact,
        campaign.purpose,
        campaign.channel,
        today,
        premises,
        targets_work_duties=campaign.targets_work_duties,
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """What became of the contacts that a campaign chose.

    `rows` are in the order in which the contacts came; each begins with the id. `excluded`
    counts each contact that is left out once, under the first, the weightiest, of its reasons.
    """

    rows: tuple[tuple[str, ...], ...]
    excluded: Mapping[str, int]

    @property
    def selected(self) -> int:
        """How many contacts the campaign chose, those left out included."""
        return len(self.rows) + sum(self.excluded.values())


def merged(parts: Iterable[Selection]) -> Selection:
    """Return the selections of several groups of contacts as one, its rows in the order of ids."""
    rows: list[tuple[str, ...]] = []
    excluded: Counter[str] = Counter()
    for part in parts:
        rows.extend(part.rows)
        excluded.update(part.excluded)
    return Selection(tuple(sorted(rows)), dict(excluded))


def select(
    contacts: Iterable[Contact | Outline],
    campaign: Campaign,
    today: date,
    premises: Premises,
) -> Selection:
    """Decide about each of `contacts`, which the campaign's `where` has chosen, on `today`."""
    wanted = columns(campaign)
    rows: list[tuple[str, ...]] = []
    excluded: Counter[str] = Counter()
    for contact in contacts:
        decision = judge(contact, campaign, today, premises)
        if decision.allowed:
            rows.append(row(contact, decision, wanted))
        else:
            excluded[decision.reasons[0].rule.id] += 1
    return Selection(tuple(rows), dict(excluded))
