"""A document as PDF: A4, page numbers, tagged for screen readers, fonts embedded.

Typst sets it (https://typst.app), to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once: the
file says its title and language, its structure is tagged, and it can be archived.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from tooling.errors import RegisterError
from tooling.formats.document import Block, Document, Table, fields_of
from tooling.formats.unbroken import UNBROKEN

TEMPLATE = Path(__file__).with_name("document.typ")
FONTS = Path(__file__).with_name("fonts")

# In units of the size that letters have in a table: a line across the page, the edges of a cell.
_LINE, _EDGES, _NARROWEST = 55.0, 0.8, 2.0
# The letters of Noto Sans Bold that are narrower or wider than most, rounded up.
_WIDTHS = {
    **dict.fromkeys("ijl.,:;'!| \u00a0", 0.32),
    **dict.fromkeys("ftrI-()", 0.46),
    **dict.fromkeys("aceksvxyzäåáàâéèêë0123456789", 0.62),
    **dict.fromkeys("MWmw@%—", 1.0),
}
_ANY_LENGTH = 10_000  # more letters than any word has
_LAST = (
    "Droid Sans Fallback", "NanumGothicCoding",
    "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "Noto Emoji",
)  # fmt: skip


class NotSetError(RegisterError):
    """A document that can't be set as PDF; as HTML it can be shown."""


def to_pdf(document: Document) -> bytes:
    """Return the document as PDF; the same document gives the same bytes.

    Raises NotSetError where a letter would be missing: the standards that the file keeps allow no
    box in place of a letter, and no letter for private use. Only the project's own fonts are used:
    one of the machine's might draw a box and call it the letter.
    """
    import typst

    try:
        pdf = typst.compile(
            str(TEMPLATE),
            format="pdf",
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"document": content_of(document)},
            pdf_standards=["ua-1", "a-2a"],
            # PDF/A must say a day.
            timestamp=datetime.combine(document.day or date(1970, 1, 1), time(), UTC),
        )
    except typst.TypstError as error:
        # Its message can quote the text that it failed on.
        raise NotSetError(_reason(error.message), "Take another format: --format html") from None
    return pdf


def _reason(message: str) -> str:
    if "could not be displayed" in message or "codepoint" in message:
        return "The document has a letter that no font for PDFs here can draw."
    return "The document could not be set as PDF."


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def _families() -> tuple[str, ...]:
    """Return the names of the fonts in the order in which they are asked for a letter.

    Those that hold letters of many scripts come last: a script's own font draws it better.
    """
    names = {font.family for font in _fonts().fonts()} - {"Noto Sans", *_LAST}
    return ("Noto Sans", *sorted(names), *_LAST)


def content_of(document: Document) -> str:
    """Return the document as the template reads it: data, never markup."""
    return json.dumps(
        {
            "title": document.title,
            "author": document.author,
            "lang": document.language.split("-")[0],
            "date": _pieces(document.date),
            "fonts": _families(),
            "letter": [_block(block) for block in document.letter],
            "blocks": [_block(block) for block in document.blocks],
        },
        ensure_ascii=False,
    )


def _block(block: Block) -> dict[str, Any]:
    fields = fields_of(block)
    if isinstance(block, Table):
        widths = _widths(block)
        lines = (block.columns, *block.rows)
        cells = [[_cell(*each) for each in zip(row, widths, strict=True)] for row in lines]
        fields = {
            "caption": _pieces(block.caption),
            "columns": cells[0],
            "rows": cells[1:],
            "widths": widths,
            "breaks": _breaks(block, widths),
        }
    else:
        fields = {name: _pieces_in(value) for name, value in fields.items()}
    return {"kind": type(block).__name__, **fields}


def _pieces_in(value: Any) -> Any:
    """Return a text, or each text inside of tuples, as `_pieces` has it."""
    if isinstance(value, str):
        return _pieces(value)
    return [_pieces_in(one) for one in value] if isinstance(value, tuple) else value


def _pieces(text: str) -> str | dict[str, list[str]]:
    """Return `text` as it is, or in pieces: every second one is a day or a number, never broken.

    Typst could look for them itself, and would take twenty times as long for the document.
    """
    pieces, end = [], 0
    for found in UNBROKEN.finditer(text):
        pieces += [text[end : found.start()], found[0]]
        end = found.end()
    return {"pieces": [*pieces, text[end:]]} if pieces else text


def _cell(text: str, width: float) -> str | dict[str, list[str]]:
    """Return a cell's text in pieces, where each of them fits in a line."""
    room = _room(width)
    return _pieces(text) if all(_width(one) <= room for one in UNBROKEN.findall(text)) else text


def _widths(table: Table) -> Sequence[float]:
    """Return the width of each column, in units of the size of the letters.

    Each has room for its longest word, as long as all of them fit beside each other; where they
    don't, the widest give way. What is left goes where texts are long.
    """
    columns = list(zip(table.columns, *table.rows, strict=True))
    words = [max(_width(part) for cell in cells for part in _parts(cell)) for cells in columns]
    least = _fitting([max(word, _NARROWEST) + _EDGES for word in words])
    texts = [_usual([_widest_line(cell) for cell in cells]) + _EDGES for cells in columns]
    more = [max(text - room, 0.0) for text, room in zip(texts, least, strict=True)]
    left, wanted = _LINE - sum(least), sum(more)
    return [
        round(room + left * (want / wanted if wanted else 1 / len(least)), 2)
        for room, want in zip(least, more, strict=True)
    ]


def _widest_line(cell: str) -> float:
    return max(_width(line) for line in cell.split("\n"))


def _fitting(widths: Sequence[float]) -> list[float]:
    """Return `widths` with the widest cut to one measure, so that all of them fit in a line."""
    left = _LINE
    for number, width in enumerate(sorted(widths)):
        most = left / (len(widths) - number)
        if width > most:
            return [min(one, most) for one in widths]
        left -= width
    return list(widths)


def _usual(widths: Sequence[float]) -> float:
    """Return the width that three of four cells have at most, within reason."""
    return min(sorted(widths)[len(widths) * 3 // 4], 2 * _LINE)


def _parts(text: str) -> list[str]:
    """Return the words of `text`, and what is to stay in one piece though it has spaces."""
    return [*_words(text), *UNBROKEN.findall(text)]


def _words(text: str) -> list[str]:
    """Return the words of `text`; a no-break space is within a word."""
    return [word for line in text.split("\n") for word in line.split(" ")]


def _room(width: float) -> float:
    return width - _EDGES + 0.02  # widths are rounded


def _breaks(table: Table, widths: Sequence[float]) -> list[list[int]]:
    """Return for each cell, the heading row's first, how many letters a word may have there; longer
    ones are broken.
    """
    return [
        [_longest(cell, _room(width)) for cell, width in zip(row, widths, strict=True)]
        for row in (table.columns, *table.rows)
    ]


def _longest(cell: str, room: float) -> int:
    """Return how many letters a word of `cell` may have and stay whole.

    That is one less than the shortest word has that is wider than `room`.
    """
    return min((len(word) - 1 for word in _words(cell) if _width(word) > room), default=_ANY_LENGTH)


def _width(word: str) -> float:
    """Return how wide `word` is at most in bold letters, in units of the size of the letters."""
    if len(word) > 2 * _LINE:
        return float(len(word))
    return sum(_WIDTHS.get(letter) or _of_its_kind(letter) for letter in word)


def _of_its_kind(letter: str) -> float:
    if letter > "\u02ff":
        return 1.0
    return 0.82 if letter.isupper() else 0.66
