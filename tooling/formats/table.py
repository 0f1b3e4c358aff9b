"""The one shape that every list format writes: named columns and rows of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it leaves the register.

    ``columns`` are the header's names, each once; ``rows`` hold one cell of text a column, an empty
    text where the contact has nothing. Order is the caller's and is kept.

    Raises ValueError for a repeated column or a row of another length: a formatter that padded,
    cut or overwrote would put one contact's data in another's column. The message holds positions
    only, never a cell.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def __post_init__(self) -> None:
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("a table names each column once")
        width = len(self.columns)
        for number, row in enumerate(self.rows, start=1):
            if len(row) != width:
                raise ValueError(f"row {number} has {len(row)} cells for {width} columns")
