"""What every list format writes: named columns and rows of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# XML 1.0, section 2.2 (production Char), turned round. RFC 4180 and RFC 2426 allow fewer controls
# than that, and a text without these is safe in all three.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it leaves the register.

    `columns` are the header's names, each once; `rows` hold one cell of text a column, an empty
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


def replace_forbidden(text: str) -> str:
    """Return a cell's text with what CSV, XML and vCard can't carry as U+FFFD.

    That is every control character, lone surrogate and non-character. Replaced, not removed:
    removing could bring two harmless halves together (`=` to the front of a cell), and a reader
    should see that something was there.
    """
    if text.isprintable():  # nearly every cell, and ten times faster
        return text
    return _FORBIDDEN.sub("\ufffd", text)
