"""Long lists in a subject report: their sums in the report itself, every row in an annex."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from schema.localised import Language
from texts.labels import sentence
from tooling.formats.document import Block, Break, Heading, Paragraph, Table

FEW = 12
"""A table of more rows than this goes to an annex."""


@dataclass(slots=True)
class Annexes:
    """What goes to the end of the report, numbered in order."""

    language: Language
    tables: list[Table] = field(default_factory=list)

    def add(self, table: Table) -> str:
        """Put `table` at the end, and return its number."""
        self.tables.append(table)
        return str(len(self.tables))

    def shown(self, table: Table, sums: Callable[[], Block]) -> list[Block]:
        """Return `table` where it is short; else put it into an annex, and return its `sums`."""
        if len(table.rows) <= FEW:
            return [table]
        number = self.add(table)
        return [sums(), Paragraph(sentence("report.in_annex", self.language, number=number))]

    def summed(self, table: Table, sums: Callable[[], Block]) -> list[Block]:
        """Return `table` where it is short; else its `sums`: the copy for machines has each row."""
        if len(table.rows) <= FEW:
            return [table]
        return [sums(), Paragraph(sentence("search.in_copy", self.language))]

    def blocks(self) -> list[Block]:
        """Return the annexes, each on a new page."""
        found: list[Block] = []
        for number, table in enumerate(self.tables, 1):
            title = sentence("report.annex", self.language, number=str(number), name=table.caption)
            found += [Break(), Heading(2, title), table]
        return found
