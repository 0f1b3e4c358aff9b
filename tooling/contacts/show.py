"""One contact in plain words, with what it may be contacted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from schema.base import Record
from schema.contact import Contact
from schema.policy import POLICY
from schema.rule import RULES
from schema.vocabulary import Channel, Kind, Purpose, RegisterName, SealedSection
from texts.labels import field_label, word_label
from tooling.campaigns.freshness import behind
from tooling.campaigns.premises import premises_now
from tooling.campaigns.rules.contactable import Decision, decide
from tooling.campaigns.rules.premises import Premises
from tooling.store.contacts import find_one
from tooling.store.register import Register

#: The parts of a contact, and the fields that each holds.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Who": ("kind", "organisation", "given_name", "family_name", "role", "language", "outlets"),
    "How to reach them": ("emails", "phones", "address"),
    "On our side": ("responsible", "segments", "publications", "project_type"),
    "Grounds and wishes": (
        "lawful_basis",
        "objections",
        "restriction",
        "holds",
        "informed",
        "statements",
    ),
    "What happened": ("interactions", "surveys", "research", "newsletters"),
    "Where it comes from": ("sources", "documents"),
    "Sealed": tuple(SealedSection),
}


class Answer(StrEnum):
    """Whether a contact may be contacted: yes, no, or only by a message about duties at work.

    Not sure: something that would have to be asked can't be asked here.
    """

    YES = "yes"
    DUTIES = "work duties only"
    NO = "no"
    UNSURE = "not sure"


@dataclass(frozen=True, slots=True)
class Permission:
    """One purpose and channel: the answer, what it rests on, and why where it is no."""

    purpose: str
    channel: str
    answer: Answer
    rests_on: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A contact to look at. `sections` are titles with labelled lines.

    `doubts` say what could not be asked, where that leaves a permission open; `behind` what it
    means where the clone is known to lack commits of its upstream.
    """

    id: str
    register: str
    path: str
    title: str
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    permissions: tuple[Permission, ...]
    record: dict[str, Any]
    source: str
    doubts: tuple[str, ...] = ()
    behind: str | None = None


def show(register: Register, who: str, today: date) -> Shown:
    """Return the contact `who` (its id or path) as it stands on `today`; RegisterError if none."""
    held = find_one(register, who)
    contact = held.contact()
    name = " ".join(part for part in (contact.given_name, contact.family_name) if part)
    record = contact.model_dump(mode="json", exclude_defaults=True)
    for section in SealedSection:
        if section in record:
            record[section] = "sealed"
    known = premises_now(register, [RegisterName(held.register)], tolerant=True)
    permissions = _permissions(contact, today, known.premises)
    unsure = any(permission.answer is Answer.UNSURE for permission in permissions)
    return Shown(
        held.id,
        held.register,
        held.path,
        f"{name}, {contact.organisation}" if name else contact.organisation,
        _sections(contact),
        permissions,
        record,
        register.file(held.path).read_text("utf-8"),
        known.doubts if unsure else (),
        behind(register, today),
    )


def reasons_in_words(permissions: tuple[Permission, ...]) -> dict[str, str]:
    """What the rules that said no mean, in the order of first mention."""
    rules = (rule for permission in permissions for rule in permission.reasons)
    return {rule: RULES[rule].message for rule in rules}


def _permissions(contact: Contact, today: date, premises: Premises) -> tuple[Permission, ...]:
    home = RegisterName.PROSPECTS if contact.kind is Kind.PROSPECT else RegisterName.CUSTOMERS
    found = []
    for purpose in Purpose:
        if home not in POLICY[purpose].registers:
            continue
        for channel in Channel:
            plain = decide(contact, purpose, channel, today, premises)
            duties = decide(contact, purpose, channel, today, premises, targets_work_duties=True)
            answer = _answer(plain, duties)
            best = plain if plain.allowed else duties
            reasons = () if plain.allowed else tuple(r.rule.id for r in plain.reasons)
            found.append(
                Permission(purpose.value, channel.value, answer, best.permission_basis, reasons)
            )
    return tuple(found)


def _answer(plain: Decision, duties: Decision) -> Answer:
    if plain.allowed:
        return Answer.YES
    if duties.allowed:
        return Answer.DUTIES
    return Answer.UNSURE if plain.unsure or duties.unsure else Answer.NO


def _sections(contact: Contact) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found = []
    for title, names in SECTIONS.items():
        lines: list[tuple[str, str]] = []
        for name in names:
            value = getattr(contact, name, None)
            if value is None or value == ():
                continue
            texts = ["sealed"] if name in tuple(SealedSection) else _lines(value)
            labels = [field_label(name), *[""] * (len(texts) - 1)]
            lines.extend(zip(labels, texts, strict=True))
        if lines:
            found.append((title, tuple(lines)))
    return tuple(found)


def _lines(value: object) -> list[str]:
    """One line for a value, or one for each item of a list of records."""
    if isinstance(value, tuple) and isinstance(value[0], Record):
        return [_text(item) for item in value]
    return [_text(value)]


def _text(value: object) -> str:
    """A value in one line. The first value of a record leads, the others say what they are."""
    if isinstance(value, tuple):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {answer}" for key, answer in value.items())
    if isinstance(value, StrEnum):
        return word_label(value)
    if not isinstance(value, Record):
        return value.isoformat() if isinstance(value, date) else str(value)
    parts: list[str] = []
    for name in type(value).model_fields:
        part = getattr(value, name)
        if part is None or part in ((), {}):
            continue
        is_plain = not parts or name in _SELF_EXPLAINING
        label = field_label(name, model=type(value)).lower()
        parts.append(_text(part) if is_plain else f"{label} {_text(part)}")
    return ", ".join(parts)


#: Parts whose value says what it is.
_SELF_EXPLAINING = frozenset(
    {"use", "channel", "summary", "street", "postal_code", "city", "country", "detail", "results"}
)
