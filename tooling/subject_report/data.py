"""The data in a subject report: every field of a record, in groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from schema.base import Record
from schema.content import CONTACTS
from schema.localised import Language
from schema.vocabulary import InteractionChannel
from texts.labels import field_label, sentence, word_label
from tooling.formats.document import Block, Facts, Heading, Table
from tooling.formats.localised import capital, number
from tooling.subject_report.annexes import Annexes
from tooling.subject_report.content import HeldRecord
from tooling.subject_report.terms import Terms
from tooling.subject_report.words import present, word

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


def data(
    record: HeldRecord, register: str, language: Language, annexes: Annexes, terms: Terms
) -> list[Block]:
    """Return everything that one record holds; `register` is its name."""
    contact = terms.contact(CONTACTS[record.register_].model_validate(record.data))
    fields = present([contact])
    grouped = {name for names in _GROUPS.values() for name in names}
    groups = {"person": tuple(name for name in fields if name not in grouped), **_GROUPS}
    blocks: list[Block] = [Heading(2, sentence("report.data", language, name=register))]
    for key, names in groups.items():
        held = {name: getattr(contact, name) for name in fields if name in names}
        lists = {name: value for name, value in held.items() if _is_list(value)}
        facts = [
            _fact(name, value, type(contact), language)
            for name, value in held.items()
            if name not in lists
        ]
        facts += [
            (field_label(name, language), (sentence("report.sealed", language),))
            for name in record.sealed
            if name in names
        ]
        below: list[Block] = [Facts(tuple(facts))] if facts else []
        for name, items in lists.items():
            below += _list(name, items, language, annexes)
        if below:
            blocks += [Heading(3, sentence(f"report.{key}", language)), *below]
    return blocks


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and isinstance(value[0], Record)


def _fact(
    name: str, value: object, model: type[Record], language: Language
) -> tuple[str, tuple[str, ...]]:
    values = value if isinstance(value, tuple) else (value,)
    label = field_label(name, language, model)
    return label, tuple(word(item, name, language) for item in values)


def _list(name: str, items: Sequence[Record], language: Language, annexes: Annexes) -> list[Block]:
    table = _table(field_label(name, language), _newest_first(items), language)

    def sums() -> Block:
        if name in _SUMS:
            return _SUMS[name](items, language)
        return Facts(((table.caption, (number(len(items), language),)),))

    return annexes.summed(table, sums) if name == "newsletters" else annexes.shown(table, sums)


def _table(caption: str, items: Sequence[Record], language: Language) -> Table:
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


def _newest_first(items: Sequence[Any]) -> Sequence[Any]:
    """Sort what has a day of its own; addresses and the like stay in their order."""
    for day in ("date", "sent", "answered"):
        if hasattr(items[0], day):
            return sorted(items, key=lambda item: getattr(item, day), reverse=True)
    return items


def _interactions(items: Sequence[Any], language: Language) -> Table:
    used = {item.channel for item in items}
    channels = [channel for channel in InteractionChannel if channel in used]
    each = Counter((item.date.year, item.channel) for item in items)
    every = Counter(item.date.year for item in items)
    rows = [
        (year, *(each[year, channel] for channel in channels), every[year])
        for year in sorted(every, reverse=True)
    ]
    total = sentence("report.total", language)
    columns = [*(word_label(channel, language) for channel in channels), total]
    return _by_year("interactions", columns, rows, language)


def _newsletters(items: Sequence[Any], language: Language) -> Table:
    sent = Counter(item.sent.year for item in items)
    opened = Counter(item.sent.year for item in items if item.opens)
    clicked = Counter(item.sent.year for item in items if item.clicks)
    rows = [(year, sent[year], opened[year], clicked[year]) for year in sorted(sent, reverse=True)]
    columns = [sentence(f"report.{key}", language) for key in ("sent", "opened", "clicked")]
    return _by_year("newsletters", columns, rows, language)


def _by_year(
    name: str, columns: Sequence[str], rows: Sequence[tuple[int, ...]], language: Language
) -> Table:
    """Return rows of a year and numbers, with the sum of each column below."""
    sums = [sum(column) for column in list(zip(*rows, strict=True))[1:]]
    lines = [(str(year), counts) for year, *counts in rows]
    lines.append((sentence("report.total", language), sums))
    return Table(
        sentence("report.by_year", language, name=field_label(name, language)),
        (field_label("year", language), *map(capital, columns)),
        tuple((label, *(number(one, language) for one in counts)) for label, counts in lines),
    )


_SUMS: Mapping[str, Callable[[Sequence[Any], Language], Table]] = MappingProxyType(
    {"interactions": _interactions, "newsletters": _newsletters}
)
