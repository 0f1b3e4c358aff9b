"""What one row says: its cells as the part of a contact that the list knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.addresses import normal_email
from schema.rule import Group, Rule, RuleId
from schema.source import JOINED, LISTS, Column, SourceMapping
from schema.vocabulary import KINDS, RegisterName
from tooling.sources.list_reader import Row
from tooling.sources.rules.cells import CellError, texts, value
from tooling.yaml.tree import RecordTree, Tree

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

ONLY_IN = {"project_type": RegisterName.PROSPECTS, "outlets": RegisterName.CUSTOMERS}
"""The fields that only one of the registers has."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken. `column` is its heading, if one is to blame; no value is in here."""

    row: int
    column: str | None
    rule: RuleId
    reason: str


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A row that was understood: its line in the list, the source's own key of the contact, and the
    part of the contact's tree that the cells fill. An empty cell fills nothing.
    """

    row: int
    key: str
    values: RecordTree


class RowReader:
    """Reads the rows of a list by its mapping."""

    def __init__(self, mapping: SourceMapping) -> None:
        # The country first: it says how the row's phone numbers are read.
        self._columns = sorted(mapping.columns, key=lambda column: column.field != "country")
        self._key = next(column for column in mapping.columns if column.field == "key")
        self._region = mapping.defaults.country
        self.key_column = self._key.column

    def key(self, row: Row) -> str | None:
        """The source's own key of `row`, also of a row that can't be read; None where it has
        none.
        """
        return next(texts(self._key, row.cells.get(self._key.column, "")), None)

    def read(self, row: Row) -> ListedContact | list[Refusal]:
        """`row` in the register's terms, or every reason why it can't be put in them."""
        line = row.line_number
        if row.is_too_long:
            reason = (
                "the row has more cells than the heading: a separator inside a cell, most often"
            )
            return [Refusal(line, None, ROW_SHAPE.id, reason)]
        refused: list[Refusal] = []
        values: RecordTree = {}
        key, region = "", self._region
        for column in self._columns:
            for text in texts(column, row.cells.get(column.column, "")):
                try:
                    read = value(column.field, text, region)
                except CellError as error:
                    refused.append(Refusal(line, column.column, error.rule.id, error.reason))
                    continue
                if column.field == "key":
                    key = read
                else:
                    _put(values, column, read)
                if column.field == "country":
                    region = read
        if self.key(row) is None:
            reason = "without the source's own key, a second import could not find the contact"
            refused.append(Refusal(line, self.key_column, MISSING_KEY.id, reason))
        return refused or ListedContact(line, key, values)


def _put(values: RecordTree, column: Column, text: str) -> None:
    """Add `text` to the part of a contact that `values` is."""
    field: str = column.field
    if field in LISTS:
        name = f"{field}s" if field in ("email", "phone") else field
        item: Tree = text
        if field == "objections":
            item = {"against": text}
        elif name in VALUED:
            item = {VALUED[name]: text, "use": column.use.value}
        items = values.setdefault(name, [])
        if identity(name, item) not in [identity(name, other) for other in items]:
            items.append(item)
        return
    part = values.setdefault("address", {}) if field in ADDRESS else values
    part[field] = f"{part[field]}{JOINED[field]}{text}" if field in part else text


def identity(name: str, item: Tree) -> str:
    """By what `item` of the list `name` is known: the normal form of an address, else its text.

    Empty where the item, as a file in Git's history may have it, has nothing to be known by.
    """
    text = item.get(VALUED[name]) if isinstance(item, dict) and name in VALUED else item
    if not isinstance(text, str):
        return ""
    return normal_email(text) if name == "emails" else text


def new_contact(
    listed: ListedContact, mapping: SourceMapping, register: RegisterName, id: str, today: date
) -> RecordTree:
    """The tree of a contact with this `id` that `listed` makes: its cells, the mapping's defaults,
    its lawful basis and its source (GDPR Art. 6(1), 14(2)(f)).
    """
    defaults, day = mapping.defaults, today.isoformat()
    kinds = KINDS[register]
    tree: RecordTree = {
        "id": id,
        "kind": (defaults.kind if defaults.kind in kinds else kinds[0]).value,
        "organisation": defaults.organisation,
        "language": defaults.language,
        "responsible": defaults.responsible,
        **listed.values,
        "objections": dated_objections(listed.values.get("objections", []), today),
        "lawful_basis": [{"basis": mapping.basis.value, "since": day}],
    }
    with_country(tree, mapping)
    for name in ("segments", "publications"):
        words = tree.get(name, [])
        tree[name] = [*words, *(word for word in default_words(mapping, name) if word not in words)]
    detail = {"detail": mapping.detail} if mapping.detail else {}
    source = {"source": mapping.source.value, **detail, "mapping": mapping.id, "key": listed.key}
    tree["sources"] = [source | {"date": day}]
    return {name: part for name, part in tree.items() if part}


def with_mapping(sources: list[RecordTree], position: int, mapping: str) -> list[RecordTree]:
    """`sources` of a contact in which the one at `position` says that it came by `mapping`."""
    named = {**sources[position], "mapping": mapping}
    return [*sources[:position], named, *sources[position + 1 :]]


def with_country(tree: RecordTree, mapping: SourceMapping) -> None:
    """Give the address in `tree`, if there is one without a country, the mapping's."""
    address = tree.get("address")
    if address and "country" not in address and mapping.defaults.country:
        tree["address"] = {**address, "country": mapping.defaults.country}


def default_words(mapping: SourceMapping, name: str) -> tuple[str, ...]:
    """The words of the list `name` that the mapping gives every contact."""
    words: tuple[str, ...] = getattr(mapping.defaults, name, ())
    return words


def dated_objections(items: list[RecordTree], today: date) -> list[Tree]:
    """Objections that a list tells of, as had today."""
    return [{**item, "since": today.isoformat()} for item in items]
