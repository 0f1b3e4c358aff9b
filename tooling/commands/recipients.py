"""Who got lists with a person on them, and so must be told (GDPR Art. 19)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from schema.controller import Controller
from schema.disclosure import Disclosure
from schema.layout import CONTROLLER, FOLDERS, FileKind
from schema.request import Request
from tooling.rules.requests import TELLS
from tooling.store.contacts import read_record
from tooling.store.register import Register


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit that got lists with the person: when, for which campaigns; `told` is when it was told.

    `name` is the unit's, as in the controller's file.
    """

    unit: str
    name: str
    dates: tuple[date, ...]
    campaigns: tuple[str, ...]
    told: date | None


def recipients(register: Register, request: Request) -> tuple[Recipient, ...]:
    """Return the units that got a list with a subject of `request` on it, by unit.

    A list that was made after the request was closed does not count. None where the kind of
    request is one of which nobody is told.
    """
    if request.kind not in TELLS:
        return ()
    lists: dict[str, list[Disclosure]] = {}
    for item in disclosures_of(register, request.subjects):
        if request.closed is None or item.date <= request.closed:
            lists.setdefault(item.unit, []).append(item)
    controller = read_record(register, CONTROLLER)
    units = controller.units if isinstance(controller, Controller) else ()
    names = {unit.id: unit.name for unit in units}
    told = {item.unit: item.date for item in request.told}
    return tuple(
        Recipient(
            unit,
            names.get(unit, unit),
            tuple(sorted({item.date for item in items})),
            tuple(sorted({item.campaign for item in items})),
            told.get(unit),
        )
        for unit, items in sorted(lists.items())
    )


def disclosures_of(register: Register, contacts: Collection[str]) -> list[Disclosure]:
    """Return the disclosures that name one of `contacts`, by file. Only those are parsed."""
    folder = FOLDERS[FileKind.DISCLOSURE]
    words = [contact.encode() for contact in contacts]
    found = []
    for file in sorted(register.file(folder).glob("*.yaml")):
        data = file.read_bytes()
        if any(word in data for word in words):
            record = read_record(register, f"{folder}/{file.name}")
            if isinstance(record, Disclosure) and set(contacts) & set(record.contacts):
                found.append(record)
    return found
