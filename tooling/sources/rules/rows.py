"""What one row says: its cells as the part of a contact that the list knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schema.addresses import normal_email
from schema.rule import Group, Rule
from schema.source import JOINED, Column, SourceMapping
from schema.vocabulary import KINDS, RegisterName
from tooling.sources.rules.cells import CellError, texts, value
from tooling.sources.rules.plan import ListRow, Refusal
from tooling.yaml.tree import Tree

ROW_SHAPE = Rule(
    "row-shape", "the row has more or fewer cells than the heading", "mend the list",
    group=Group.ROWS,
)  # fmt: skip
MISSING_KEY = Rule(
    "missing-key", "the row has no key of its source", "fill it in where the list comes from",
    group=Group.ROWS,
)  # fmt: skip

ADDRESS = ("street", "postal_code", "city", "country")
VALUED = {"emails": "address", "phones": "number", "objections": "against"}
"""The lists whose items are mappings, and the key by which one item is known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that was understood. `values` is a contact's tree with the cells that have a text."""

    row: int
    key: str
    values: Mapping[str, Tree]


def read_row(row: ListRow, mapping: SourceMapping) -> Entry | list[Refusal]:
    """`row` in the register's terms, or every reason why it can't be put in them."""
    line = row.line_number
    if row.fault == "long":
        reason = "the row has more cells than the heading: a separator inside a cell, most often"
        return [Refusal(line, None, ROW_SHAPE.id, reason)]
    refused: list[Refusal] = []
    values: dict[str, Tree] = {}
    key = ""
    region = mapping.defaults.country
    # The country first: it says how the row's phone numbers are read.
    for column in sorted(mapping.columns, key=lambda column: column.field != "country"):
        for text in texts(column, row.cells.get(column.column, "")):
            try:
                said = value(column.field, text, region)
            except CellError as error:
                refused.append(Refusal(line, column.column, error.rule.id, error.reason))
                continue
            if column.field == "key":
                key = said
            else:
                _put(values, column, said)
            if column.field == "country":
                region = said
    if not key_of(row, mapping):
        reason = "without the source's own key, a second import could not find the contact"
        refused.append(Refusal(line, _key_column(mapping).column, MISSING_KEY.id, reason))
    return refused or Entry(line, key, values)


def key_of(row: ListRow, mapping: SourceMapping) -> str | None:
    """The source's own key of `row`, also of a row that can't be read; None where it has none."""
    column = _key_column(mapping)
    return next(texts(column, row.cells.get(column.column, "")), None)


def _key_column(mapping: SourceMapping) -> Column:
    return next(column for column in mapping.columns if column.field == "key")


def _put(values: dict[str, Tree], column: Column, text: str) -> None:
    """Add `text` to the part of a contact that `values` is."""
    field = column.field
    if field in ADDRESS:
        address = values.setdefault("address", {})
        assert isinstance(address, dict)
        values, name = address, str(field)
    elif field in ("email", "phone"):
        name = f"{field}s"
        _add(values, name, {VALUED[name]: text, "use": column.use.value})
        return
    elif field == "objections":
        _add(values, field, {"against": text})
        return
    elif field in ("segments", "publications", "outlets"):
        _add(values, field, text)
        return
    else:
        name = str(field)
    before = values.get(name)
    values[name] = f"{before}{JOINED[field]}{text}" if isinstance(before, str) else text


def _add(values: dict[str, Tree], name: str, item: Tree) -> None:
    items = values.setdefault(name, [])
    assert isinstance(items, list)
    if identity(name, item) not in [identity(name, other) for other in items]:
        items.append(item)


def identity(name: str, item: Tree) -> str:
    """By what `item` of the list `name` is known: the normal form of an address, else its text."""
    text = item.get(VALUED[name]) if isinstance(item, dict) and name in VALUED else item
    if not isinstance(text, str):
        return ""
    return normal_email(text) if name == "emails" else text


def new_contact(
    entry: Entry, mapping: SourceMapping, register: RegisterName, contact: str, today: date
) -> dict[str, Tree]:
    """The tree of a contact with the id `contact` that `entry` makes: its cells, the mapping's
    defaults, its lawful basis and its source (GDPR Art. 6(1), 14(2)(f))."""
    defaults = mapping.defaults
    kinds = KINDS[register]
    kind = defaults.kind if defaults.kind in kinds else kinds[0]
    given: dict[str, str | None] = {
        "kind": kind.value,
        "organisation": defaults.organisation,
        "language": defaults.language,
        "responsible": defaults.responsible,
    }
    tree: dict[str, Tree] = {"id": contact}
    tree.update({name: text for name, text in given.items() if text})
    tree.update(entry.values)
    with_country(tree, mapping)
    for name, words in (
        ("segments", defaults.segments),
        ("publications", defaults.publications),
    ):
        said = entry.values.get(name, [])
        assert isinstance(said, list)
        if words or said:
            tree[name] = [*said, *(word for word in words if word not in said)]
    tree["objections"] = dated_objections(entry.values.get("objections"), today)
    tree["lawful_basis"] = [{"basis": mapping.basis.value, "since": today.isoformat()}]
    source: dict[str, Tree] = {"source": mapping.source.value}
    if mapping.detail:
        source["detail"] = mapping.detail
    tree["sources"] = [{**source, "key": entry.key, "date": today.isoformat()}]
    return {name: part for name, part in tree.items() if part}


def with_country(tree: dict[str, Tree], mapping: SourceMapping) -> None:
    """Give the address in `tree`, if there is one without a country, the mapping's."""
    address = tree.get("address")
    if isinstance(address, dict) and "country" not in address and mapping.defaults.country:
        tree["address"] = {**address, "country": mapping.defaults.country}


def dated_objections(items: Tree | None, today: date) -> list[Tree]:
    """Objections that a list tells of, as had today."""
    if not isinstance(items, list):
        return []
    return [{**item, "since": today.isoformat()} for item in items if isinstance(item, dict)]
