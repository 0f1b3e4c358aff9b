"""The data of a subject report: every field of a record, in groups; long lists in annexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from schema.base import Record
from schema.content import CONTACTS
from schema.localised import Language
from schema.vocabulary import InteractionChannel
from tooling.documents.parts import capital
from tooling.formats.document import Block, Break, Facts, Heading, Paragraph, Table
from tooling.formats.localised import number
from tooling.subject_report.content import HeldRecord
from tooling.subject_report.words import present, word
from tooling.texts.labels import field_label, sentence, word_label

#: Lists longer than this are summed, with every entry in an annex.
FEW = 12

#: The groups after the first, which has every other field: so a new one is never left out.
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "permission": (
            "lawful_basis", "objections", "restriction", "holds", "informed", "statements",
        ),
        "dealings": ("interactions", "surveys", "research", "newsletters"),
        "origin": ("sources", "documents", "sales", "estimated_sales"),
    }
)  # fmt: skip


@dataclass(slots=True)
class Annexes:
    """What goes to the end of the report, numbered in order."""

    language: Language
    tables: list[Table] = field(default_factory=list)

    def add(self, table: Table) -> str:
        """Put `table` at the end, and return its number."""
        self.tables.append(table)
        return str(len(self.tables))

    def blocks(self) -> list[Block]:
        """Return the annexes, each on a new page."""
        found: list[Block] = []
        for place, table in enumerate(self.tables, 1):
            title = sentence("report.annex", self.language, number=str(place), name=table.caption)
            found += [Break(), Heading(2, title), table]
        return found


def data(record: HeldRecord, register: str, language: Language, annexes: Annexes) -> list[Block]:
    """Return everything that one record holds; `register` is its name."""
    blocks: list[Block] = [Heading(2, sentence("report.data", language, name=register))]
    contact = CONTACTS[record.register_].model_validate(record.data)
    grouped = {name for fields in _GROUPS.values() for name in fields}
    fields = present([contact])
    first = tuple(name for name in fields if name not in grouped)
    for key, members in {"person": first, **_GROUPS}.items():
        below: list[Block] = []
        facts = [_fact(contact, name, language) for name in fields
                 if name in members and not _is_list(contact, name)]  # fmt: skip
        facts += [(field_label(section, language), (sentence("report.sealed", language),))
                  for section in record.sealed if section in members]  # fmt: skip
        if facts:
            below.append(Facts(tuple(facts)))
        for name in fields:
            if name in members and _is_list(contact, name):
                below += _list(name, getattr(contact, name), language, annexes)
        if below:
            blocks += [Heading(3, sentence(f"report.{key}", language)), *below]
    return blocks


def _is_list(contact: Record, field: str) -> bool:
    value = getattr(contact, field)
    return isinstance(value, tuple) and isinstance(value[0], Record)


def _fact(contact: Record, field: str, language: Language) -> tuple[str, tuple[str, ...]]:
    value = getattr(contact, field)
    values = value if isinstance(value, tuple) else (value,)
    label = field_label(field, language, type(contact))
    return label, tuple(word(item, field, language) for item in values)


def _list(field: str, items: Sequence[Record], language: Language, annexes: Annexes) -> list[Block]:
    table = table_of(field_label(field, language), _newest_first(items), language)
    if len(items) <= FEW:
        return [table]
    shown = annexes.add(table)
    blocks: list[Block] = [_SUMS[field](items, language)] if field in _SUMS else []
    if not blocks:
        blocks.append(Facts(((table.caption, (number(len(items), language),)),)))
    return [*blocks, Paragraph(sentence("report.in_annex", language, number=shown))]


def table_of(caption: str, items: Sequence[Record], language: Language) -> Table:
    """Return records of one model as a table of the fields that they have."""
    names = present(items)
    return Table(
        caption,
        tuple(field_label(name, language, type(items[0])) for name in names),
        tuple(
            tuple(
                "" if (value := getattr(item, name)) is None else word(value, name, language)
                for name in names
            )
            for item in items
        ),
    )


def _newest_first(items: Sequence[Record]) -> list[Record]:
    """Sort what has a day of its own; addresses and the like stay in their order."""
    day = next((name for name in ("date", "sent", "answered") if hasattr(items[0], name)), None)
    if day is None:
        return list(items)
    return sorted(items, key=lambda item: _day(item, day), reverse=True)


def _day(item: Any, name: str) -> date:
    value: date = getattr(item, name)
    return value


def _interactions(items: Sequence[Any], language: Language) -> Table:
    used = {item.channel for item in items}
    channels = [channel for channel in InteractionChannel if channel in used]
    years = sorted({item.date.year for item in items}, reverse=True)
    count = Counter((item.date.year, item.channel) for item in items)
    rows = [(str(year), *(count[year, channel] for channel in channels)) for year in years]
    return _summed(
        "interactions", [word_label(channel, language) for channel in channels], rows, language,
        across=True,
    )  # fmt: skip


def _newsletters(items: Sequence[Any], language: Language) -> Table:
    years = sorted({item.sent.year for item in items}, reverse=True)
    sent = Counter(item.sent.year for item in items)
    opened = Counter(item.sent.year for item in items if item.opens)
    clicked = Counter(item.sent.year for item in items if item.clicks)
    names = [sentence(f"report.{key}", language) for key in ("sent", "opened", "clicked")]
    rows = [(str(year), sent[year], opened[year], clicked[year]) for year in years]
    return _summed("newsletters", names, rows, language)


def _summed(
    field: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    language: Language,
    *,
    across: bool = False,
) -> Table:
    """Return rows of a year and numbers, with their sums below, and beside where that has sense."""
    total = sentence("report.total", language)
    sums = tuple(sum(column) for column in list(zip(*rows, strict=True))[1:])
    lines = [*rows, (total, *sums)]
    if across:
        lines = [(*line, sum(line[1:])) for line in lines]
    return Table(
        sentence("report.by_year", language, name=field_label(field, language)),
        (field_label("year", language), *map(capital, columns), *([total] if across else ())),
        tuple((str(year), *(number(n, language) for n in counts)) for year, *counts in lines),
    )


_SUMS: Mapping[str, Callable[[Sequence[Any], Language], Table]] = MappingProxyType(
    {"interactions": _interactions, "newsletters": _newsletters}
)
