"""The record of processing activities (GDPR Art. 30(1)): a row for each register and purpose."""

from __future__ import annotations

from collections.abc import Sequence

from texts.labels import field_label
from tooling.documents.described import DescribedRegister
from tooling.documents.parties import (
    beside_controller,
    protection_officer,
)
from tooling.documents.recipients import recipient_lines, transfer_lines
from tooling.formats.document import Block, Document, Facts, Heading, Paragraph
from tooling.formats.document import Table as DocumentTable
from tooling.formats.localised import joined, small
from tooling.formats.reached import contact_facts, controller_facts
from tooling.formats.table import Table

#: What differs from purpose to purpose, and what is common to a register.
_OF_PURPOSE = ("purpose", "bases", "people")
_COMMON = (
    "content", "sources", "recipients", "transfers", "retention", "suppressions", "security",
)  # fmt: skip
COLUMNS = ("register", "controller", *_OF_PURPOSE, *_COMMON)


def record(registers: Sequence[DescribedRegister]) -> Document:
    """Return the record of `registers`, of which there is at least one, as a document."""
    first = registers[0]
    blocks: list[Block] = [
        Paragraph(first.say("record.intro")),
        Heading(2, first.say("record.controller")),
        controller_facts(first.controller, first.language),
        contact_facts(first.controller, first.language),
        *protection_officer(first),
        *beside_controller(first),
    ]
    for register in registers:
        cells = _cells(register)
        blocks += [
            Heading(2, register.name),
            DocumentTable(
                register.say("caption.purposes"),
                tuple(register.say(f"column.{key}") for key in _OF_PURPOSE),
                tuple(tuple("\n".join(row[key]) for key in _OF_PURPOSE) for row in cells),
            ),
            Heading(3, register.say("record.common")),
            Facts(tuple((register.say(f"column.{key}"), cells[0][key]) for key in _COMMON)),
        ]
    name = first.name if len(registers) == 1 else first.controller.name
    title = first.say("title.record", name=name)
    return Document(title, first.language, first.controller.name, "", tuple(blocks))


def record_table(registers: Sequence[DescribedRegister]) -> Table:
    """Return the record of `registers` as a table: every row says all, a line for each part."""
    columns = tuple(registers[0].say(f"column.{key}") for key in COLUMNS)
    rows = [
        tuple("\n".join(row[key]) for key in COLUMNS)
        for register in registers
        for row in _cells(register)
    ]
    return Table(columns, rows)


def _cells(register: DescribedRegister) -> list[dict[str, tuple[str, ...]]]:
    common = {
        "register": (register.name,),
        "controller": _controller(register),
        "people": (register.say(f"people.{register.description.register_}"),),
        "content": (*register.content(further=False), *register.content(further=True)),
        "sources": (*register.sources(), register.public_sources()),
        "recipients": recipient_lines(register),
        "transfers": transfer_lines(register),
        "retention": _time_limits(register),
        "suppressions": _suppressions(register),
        "security": _security(register),
    }
    return [
        {**common, "purpose": (register.purpose(item),), "bases": (register.ground(item),)}
        for item in register.description.purposes
    ]


def _controller(register: DescribedRegister) -> tuple[str, ...]:
    """Return the controller and who acts for or with it, one fact a line (Art. 30(1)(a))."""
    blocks = (
        controller_facts(register.controller, register.language),
        contact_facts(register.controller, register.language),
        *protection_officer(register),
        *beside_controller(register),
    )
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Facts):
            lines += (f"{label}: {', '.join(values)}" for label, values in block.rows)
        elif isinstance(block, Heading | Paragraph):
            lines.append(block.text)
    return tuple(lines)


def _time_limits(register: DescribedRegister) -> tuple[str, ...]:
    start = small(register.say("column.start"))
    rows = tuple(
        f"{data}: {period} ({start}: {begin})" for data, period, begin in register.retention()
    )
    kept = (*rows, *register.rest_kept()) or (register.say("retention.unset"),)
    return (*kept, register.say("history"))


def _suppressions(register: DescribedRegister) -> tuple[str, ...]:
    keys = ("suppressions.content", "suppressions.ground", "suppressions.time")
    return tuple(map(register.say, keys))


def _security(register: DescribedRegister) -> tuple[str, ...]:
    """The locked safe and the access rights stand in the description; the rest is the tool's."""
    lines = [*register.protection(), register.say("security.access")]
    if sealed := register.description.sealed:
        names = [small(field_label(section, register.language)) for section in sealed]
        sections = joined(names, register.language)
        lines.append(register.say("security.sealed", sections=sections))
    return tuple(lines)
