"""What one row says: its cells as the part of a contact that the list knows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from schema.addresses import COUNTRY, normal_email
from schema.rule import Group, Rule, RuleId
from schema.source import JOINED, LISTS, Column, SourceMapping, Target
from schema.vocabulary import KINDS, RegisterName, Use
from tooling.sources.list_reader import Row
from tooling.sources.rules.cells import CellError, addresses_in, texts, value
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

NEEDED = frozenset({"key", "kind", "organisation", "responsible", "objections"})
"""The fields without which no row is taken: what every contact has, and what the person said."""

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
class LeftOut:
    """A cell of a row that is taken without it: its heading, and why; no value is in here.

    `id` is the contact's, once the row has found one, and `is_kept` whether the contact holds a
    value of its own there, which stays.
    """

    row: int
    column: str
    rule: RuleId
    reason: str
    id: str | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A row that was understood: its line in the list, the source's own key of the contact, and the
    part of the contact's tree that the cells fill. An empty cell fills nothing.

    `left_out` are cells that could not be read, and `unread` the fields that they would have
    filled, with the use of an address: what is held there is not taken back because of them.
    `fragments` is what may be addresses in them, by their normal form; it is shown to nobody.
    """

    row: int
    key: str
    values: RecordTree
    left_out: tuple[LeftOut, ...] = ()
    unread: frozenset[tuple[Target, Use]] = frozenset()
    fragments: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def unread_fields(self) -> frozenset[str]:
        """The fields that could not be read, whatever their use."""
        return frozenset(field for field, _ in self.unread)

    def without(self, part: Literal["postal_code"], cell: LeftOut) -> ListedContact:
        """The row without a part of its address, whose `cell` turned out to be wrong."""
        address = {name: text for name, text in self.values["address"].items() if name != part}
        values = {name: text for name, text in self.values.items() if name != "address"}
        return replace(
            self,
            values=values | ({"address": address} if address else {}),
            left_out=(*self.left_out, cell),
            unread=self.unread | {(part, Use.WORK)},
        )


class RowReader:
    """Reads the rows of a list by its mapping.

    A cell of a field that a contact can do without is left out where it can't be read, and the row
    is taken; not if `strict`. One that every contact needs, or that protects the person, refuses
    the row.
    """

    def __init__(self, mapping: SourceMapping, strict: bool = False) -> None:
        # The country first: it says how the row's phone numbers are read.
        self._columns = sorted(mapping.columns, key=lambda column: column.field != "country")
        self._key = next(column for column in mapping.columns if column.field == "key")
        self._region = mapping.defaults.country
        self._strict = strict
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
        read = self._cells(row)
        needed = {column.field for column in self._columns} if self._strict else NEEDED
        refused = []
        if self.key(row) is None or any(
            column.field in needed or column.column == self.key_column for column, _ in read.faults
        ):
            refused = [
                Refusal(line, column.column, error.rule.id, error.reason)
                for column, error in read.faults
            ]
        if self.key(row) is None:
            reason = "without the source's own key, a second import could not find the contact"
            refused.append(Refusal(line, self.key_column, MISSING_KEY.id, reason))
        return refused or self._lesser(row, read)

    def _cells(self, row: Row) -> _Cells:
        """What the cells of `row` say, and which can't be read."""
        found = _Cells(self._region)
        for column in self._columns:
            good, faults = [], []
            for text in texts(column, row.cells.get(column.column, "")):
                try:
                    good.append(value(column.field, text, found.region))
                except CellError as error:
                    faults.append((column, error))
            found.faults += faults
            if faults and column.field == "country":
                found.region = None  # nobody knows by which plan to read the row's numbers
            # Half a cell would take back what the other half says.
            for text in () if faults else good:
                if column.field == "key":
                    found.key = text
                else:
                    _put(found.values, column, text)
                if column.field == "country":
                    found.region = text
        return found

    def _lesser(self, row: Row, read: _Cells) -> ListedContact:
        """What is left of a row without the cells that could not be read."""
        line, values = row.line_number, read.values
        out: dict[str, tuple[Column, Rule, str]] = {}
        for column, fault in read.faults:
            out.setdefault(column.column, (column, fault.rule, fault.reason))
        if any(column.field == "country" for column, _ in read.faults):
            # An address in a country that nobody can read is not one in the mapping's country.
            for column in self._columns:
                if column.field in ADDRESS and any(texts(column, row.cells.get(column.column, ""))):
                    reason = "the country of this address can't be read"
                    out.setdefault(column.column, (column, COUNTRY, reason))
        bad = [column for column, *_ in out.values()]
        for column in bad:
            if column.field in LISTS:
                continue  # what other columns put there is whole
            # A name of which a part is missing is another name.
            part = values.get("address", {}) if column.field in ADDRESS else values
            part.pop(column.field, None)
        if not values.get("address", True):
            del values["address"]
        cells = (row.cells[c.column] for c in bad if c.field in ("email", "phone"))
        return ListedContact(
            line,
            read.key,
            values,
            tuple(LeftOut(line, name, rule.id, reason) for name, (_, rule, reason) in out.items()),
            frozenset((column.field, column.use) for column in bad),
            frozenset(form for cell in cells for form in addresses_in(cell, read.region)),
        )


@dataclass(slots=True)
class _Cells:
    """What the cells of a row say: the country by which its numbers are read, the key, the part of
    a contact, and the cells that can't be read.
    """

    region: str | None
    key: str = ""
    values: RecordTree = field(default_factory=dict)
    faults: list[tuple[Column, CellError]] = field(default_factory=list)


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
    listed: ListedContact,
    mapping: SourceMapping,
    register: RegisterName,
    id: str,
    today: date,
    informed: date | None = None,
) -> RecordTree:
    """The tree of a contact with this `id` that `listed` makes: its cells, the mapping's defaults,
    its lawful basis and its source (GDPR Art. 6(1), 14(2)(f)). `informed` is the day on which
    everybody on the list was given the privacy notice.

    A default stands where the list says nothing, not where it says what can't be read.
    """
    defaults, day = mapping.defaults, today.isoformat()
    kinds = KINDS[register]
    tree: RecordTree = {
        "id": id,
        "kind": (defaults.kind if defaults.kind in kinds else kinds[0]).value,
        "organisation": defaults.organisation,
        "language": None if "language" in listed.unread_fields else defaults.language,
        "responsible": defaults.responsible,
        **listed.values,
        "objections": dated_objections(listed.values.get("objections", []), today),
        "lawful_basis": [{"basis": mapping.basis.value, "since": day}],
    }
    with_country(tree, mapping)
    for name in ("segments", "publications"):
        words = tree.get(name, [])
        tree[name] = [*words, *(word for word in default_words(mapping, name) if word not in words)]
    if notice := informed or defaults.informed:
        tree["informed"] = notice.isoformat()
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
