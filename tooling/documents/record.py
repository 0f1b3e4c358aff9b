"""The record of processing activities (GDPR Art. 30(1)): a row for each register and purpose."""

from __future__ import annotations

from collections.abc import Sequence

from texts.labels import field_label
from tooling.documents.described import DescribedRegister, small
from tooling.formats.document import Block, Document, Facts, Heading, Paragraph
from tooling.formats.document import Table as DocumentTable
from tooling.formats.localised import joined
from tooling.formats.table import Table

#: What differs from purpose to purpose, and what is common to a register.
_OF_PURPOSE = ("purpose", "bases", "people")
_COMMON = ("content", "sources", "recipients", "transfers", "retention", "security")
COLUMNS = ("register", "controller", *_OF_PURPOSE, *_COMMON)


def record(registers: Sequence[DescribedRegister]) -> Document:
    """Return the record of `registers`, of which there is at least one, as a document."""
    first = registers[0]
    blocks: list[Block] = [
        Paragraph(first.say("record.intro")),
        Heading(2, first.say("record.controller")),
        first.controller_facts(),
        first.contact_facts(),
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
        "sources": register.sources(),
        "recipients": register.units(),
        "transfers": (register.say("transfers"),),
        "retention": _time_limits(register),
        "security": _security(register),
    }
    return [
        {**common, "purpose": (register.purpose(item),), "bases": register.bases(item)}
        for item in register.description.purposes
    ]


def _controller(register: DescribedRegister) -> tuple[str, ...]:
    facts = (*register.controller_facts().rows, *register.contact_facts().rows)
    return tuple(f"{label}: {', '.join(values)}" for label, values in facts)


def _time_limits(register: DescribedRegister) -> tuple[str, ...]:
    rows = register.retention()
    if not rows:
        return (register.say("retention.unset"),)
    start = small(register.say("column.start"))
    return tuple(f"{data}: {period} ({start}: {begin})" for data, period, begin in rows)


def _security(register: DescribedRegister) -> tuple[str, ...]:
    """The locked safe and the access rights stand in the description; the rest is the tool's."""
    lines = [*register.protection(), register.say("security.access")]
    if sealed := register.description.sealed:
        names = [small(field_label(section, register.language)) for section in sealed]
        sections = joined(names, register.language)
        lines.append(register.say("security.sealed", sections=sections))
    return tuple(lines)
