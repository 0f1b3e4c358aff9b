"""Who got lists with a person on them, and so must be told (GDPR Art. 19)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from schema.controller import Controller
from schema.disclosure import Disclosure
from schema.layout import CONTROLLER, FOLDERS, FileKind
from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.store.records import read_record
from tooling.store.register import Register

#: The rights after which each recipient of a past list is told (GDPR Art. 19), and the objection:
#: whoever holds a list with the person on it may not use it any more (Art. 21(3)).
KINDS_TO_TELL = frozenset(
    {
        RequestKind.RECTIFICATION,
        RequestKind.COMPLETION,
        RequestKind.ERASURE,
        RequestKind.RESTRICTION,
        RequestKind.OBJECTION,
    }
)


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

    def __str__(self) -> str:
        """Return what there is to say of it in one line: the lists, and whether it was told."""
        dates = ", ".join(str(day) for day in self.dates)
        told = f"told {self.told}" if self.told else "not told yet"
        return f"{self.name} ({self.unit}): {dates}, {', '.join(self.campaigns)}; {told}"


def recipients(register: Register, request: Request) -> tuple[Recipient, ...]:
    """Return the units that got a list with a subject of `request` on it, by unit.

    A list that was made after the request was closed does not count. Empty where the request is of
    a kind of which nobody is told.
    """
    if request.kind not in KINDS_TO_TELL:
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
        path = f"{folder}/{file.name}"
        try:
            data = register.read(path)
        except OSError:  # a folder or a link: no disclosure
            continue
        if any(word in data for word in words):
            record = read_record(register, path)
            if isinstance(record, Disclosure) and set(contacts) & set(record.contacts):
                found.append(record)
    return found
