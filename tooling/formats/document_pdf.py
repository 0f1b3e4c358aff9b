"""A document as PDF: A4, page numbers, tagged for screen readers, fonts embedded.

Typst sets it (https://typst.app), to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once: the
file says its title and language, its structure is tagged, and it can be archived.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from tooling.errors import RegisterError
from tooling.formats.document import Block, Document, Table, fields_of

TEMPLATE = Path(__file__).with_name("document.typ")
FONTS = Path(__file__).with_name("fonts")

# In units of the size that letters have in a table: a line across the page, the edges of a cell.
_LINE, _EDGES = 55.0, 0.8
_UNBROKEN = 10_000  # more letters than any word has


def to_pdf(document: Document) -> bytes:
    """Return the document as PDF; the same document gives the same bytes.

    Raises RegisterError where the setting fails.
    """
    import typst

    try:
        pdf = typst.compile(
            str(TEMPLATE),
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"document": content_of(document)},
            pdf_standards=["ua-1", "a-2a"],
            # PDF/A must say a day.
            timestamp=datetime.combine(document.day or date(1970, 1, 1), time(), UTC),
        )
    except typst.TypstError:
        # Its message can quote the text that it failed on.
        raise RegisterError(
            "The document could not be set as PDF.", "Take another format: --format html"
        ) from None
    return pdf


def content_of(document: Document) -> str:
    """Return the document as the template reads it: data, never markup."""
    return json.dumps(
        {
            "title": document.title,
            "author": document.author,
            "lang": document.language.split("-")[0],
            "date": document.date,
            "letter": [_block(block) for block in document.letter],
            "blocks": [_block(block) for block in document.blocks],
        },
        ensure_ascii=False,
    )


def _block(block: Block) -> dict[str, Any]:
    fields = fields_of(block)
    if isinstance(block, Table):
        fields["widths"] = widths = _widths(block)
        fields["breaks"] = _breaks(block, widths)
    return {"kind": type(block).__name__, **fields}


def _widths(table: Table) -> Sequence[int]:
    """Return the share of each column: by its longest word and its usual text, within bounds."""
    widths = []
    most = min(40, 96 // len(table.columns))
    for index, name in enumerate(table.columns):
        cells = [row[index] for row in table.rows]
        usual = sorted(len(cell) for cell in cells)[len(cells) * 3 // 4] if cells else 0
        word = max((len(part) for text in (name, *cells) for part in text.split()), default=1)
        widths.append(max(min(word, 18), min(usual, most), 6))
    return widths


def _breaks(table: Table, widths: Sequence[int]) -> list[list[int]]:
    """Return for each cell, the heading row's first, how many letters a word may have there; longer
    ones are broken.
    """
    rooms = [_LINE * width / sum(widths) - _EDGES for width in widths]
    return [
        [_longest(cell, room) for cell, room in zip(row, rooms, strict=True)]
        for row in (table.columns, *table.rows)
    ]


def _longest(cell: str, room: float) -> int:
    """Return how many letters a word of `cell` may have and stay whole.

    That is one less than the shortest word has that is wider than `room`.
    """
    words = (word for line in cell.split("\n") for word in line.split(" "))
    return min((len(word) - 1 for word in words if _width(word) > room), default=_UNBROKEN)


def _width(word: str) -> float:
    """Return how wide `word` is at most in bold letters, in units of the size of the letters."""
    if len(word) > _LINE:
        return float(len(word))
    return sum(
        1.0 if letter in "MWmw@%—" or letter > "\u02ff" else 0.78 if letter.isupper() else 0.63
        for letter in word
    )
