"""The cells of a row read by the mapping: what is understood, what is left out, what refuses it."""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.addresses import COUNTRY
from schema.rule import Group, Rule
from schema.source import JOINED, LISTS, Column, SourceMapping
from tooling.sources.list_reader import Row
from tooling.sources.rules.cells import CellError, addresses_in, texts, value
from tooling.sources.rules.rows import ADDRESS, VALUED, LeftOut, ListedContact, Refusal, identity
from tooling.yaml.tree import RecordTree, Tree

ROW_SHAPE = Rule(
    "row-shape", "the row has more or fewer cells than the heading", "mend the list",
    group=Group.ROWS,
)  # fmt: skip
MISSING_KEY = Rule(
    "missing-key", "the row has no key of its source", "fill it in where the list comes from",
    group=Group.ROWS,
)  # fmt: skip

NEEDED = frozenset({"key", "kind", "organisation", "responsible", "objections"})
"""The fields without which no row is taken: what every contact has, and what the person said."""


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
            frozenset(
                form for cell in cells for form in addresses_in(cell, read.region or self._region)
            ),
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
