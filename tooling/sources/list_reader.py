"""Somebody else's list: delimited text of any usual encoding and delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from unicodedata import normalize

from tooling.errors import RegisterError
from tooling.sources.text_encoding import Decoded, UndecodableError, decode

DELIMITERS = (",", ";", "\t", "|")
# Excel's own way to say which delimiter a file has. It stands before the header.
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n"])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


class Row(NamedTuple):
    """One row of a list.

    `cells` goes by column name, and holds the columns that the row reaches, only those. A row that
    `is_too_long` has text beyond the last column: a delimiter inside a cell without quotes, most
    often, so that its cells can't be trusted.
    """

    line_number: int
    cells: dict[str, str]
    is_too_long: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that has been understood: its columns, and how it was read.

    Iterating gives a Row for each row of the file, with the line it starts on (1 is the file's
    first), any number of times. Rows in which every cell is blank are passed over. Iterating raises
    RegisterError at a row that can't be parsed, after the rows before it.
    """

    columns: tuple[str, ...]
    encoding: str
    delimiter: str
    _text: str = field(repr=False)
    _first_line: int = field(repr=False)
    is_sure: bool = True
    """Unless the encoding was guessed: then somebody has to say that the names read well."""
    others: tuple[Rows, ...] = field(default=(), repr=False)
    """The same list in the other encodings that it may be in, where the encoding was guessed; the
    names differ in each."""

    def __iter__(self) -> Iterator[Row]:
        records = _records(self._text, self.delimiter, self._first_line)
        next(records)  # the header
        width = len(self.columns)
        for line_number, cells in records:
            reached = dict(zip(self.columns, cells, strict=False))
            yield Row(line_number, reached, is_too_long=any(cells[width:]))

    def samples(self, first: Sequence[str], number: int = 3) -> list[str]:
        """`number` cells in which a letter beyond a to z is, so that a person sees whether they
        read well; from the columns `first`, in their order, as far as these have so many. Where no
        cell has one, the headings that have.
        """
        found: dict[str, list[str]] = {column: [] for column in (*first, *self.columns)}
        with suppress(RegisterError):  # of a row that can't be read: the import itself will tell
            for row in self:
                for column, cell in row.cells.items():
                    if not cell.isascii() and len(found[column]) < number:
                        found[column].append(cell)
                if any(len(found[column]) >= number for column in first):
                    break
        shown = list(dict.fromkeys(cell for cells in found.values() for cell in cells))
        return (shown or [column for column in self.columns if not column.isascii()])[:number]


def read_rows(
    data: bytes,
    expected_columns: Collection[str],
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Rows:
    """Read `data` as a list with a header.

    `expected_columns` are the names that the caller looks for; the delimiter under which the
    header has most of them is the file's (never a guess from the cells: an address has commas), if
    neither `delimiter` nor a first line `sep=;` says. Columns beyond them are kept, missing
    ones are the caller's to judge. Values are kept letter for letter but for white space around
    them; column names are also brought to NFC, since a Mac writes them decomposed.

    Raises RegisterError for what `decode` refuses, for a header that names a column twice, and
    for a delimiter that can't be one. Messages hold line and column numbers, never a cell: a file
    without a header has a person in its first row.
    """
    try:
        decoded = decode(data, encoding)
    except UndecodableError as error:
        raise _in_its_cell(error, expected_columns, delimiter) from None
    readings = [_understood(reading, expected_columns, delimiter) for reading in decoded]
    # A heading that the caller knows is told by no other encoding
    headings = [len(frozenset(expected_columns).intersection(rows.columns)) for rows in readings]
    best, *others = [
        rows for rows, known in zip(readings, headings, strict=True) if known == max(headings)
    ]
    return replace(best, others=tuple(others))


def _understood(decoded: Decoded, expected: Collection[str], delimiter: str | None) -> Rows:
    text, first_line = decoded.text, 1
    if declared := _SEPARATOR_LINE.match(text):
        delimiter = delimiter or declared["delimiter"]
        text = text[declared.end() :]
        first_line = 2
    if delimiter is None:
        delimiter = _delimiter_of(text, frozenset(expected))
    elif len(delimiter) != 1 or delimiter in '"\r\n ':
        raise RegisterError(
            "that can't be a delimiter", "take a comma, a semicolon, a tab or a vertical bar"
        )
    return Rows(
        columns=_header(text, delimiter, first_line),
        encoding=decoded.encoding,
        delimiter=delimiter,
        _text=text,
        _first_line=first_line,
        is_sure=decoded.is_sure,
    )


def _in_its_cell(
    error: UndecodableError, expected: Collection[str], delimiter: str | None
) -> RegisterError:
    """`error` with the line on which its row begins, and its column; never by what is in there."""
    text = _SEPARATOR_LINE.sub("", error.before, count=1)
    skipped = error.before.count("\n") - text.count("\n")
    delimiter = delimiter or _delimiter_of(text, frozenset(expected))
    reader = csv.reader(io.StringIO(f"{text}?", newline=""), delimiter=delimiter)
    line = 1
    names: list[str] = []
    cells: list[str] = []
    with suppress(csv.Error):
        begins = 1
        for record in reader:
            line, cells = begins + skipped, record
            names = names or _names(record)
            begins = reader.line_num + 1
    name = names[len(cells) - 1] if len(cells) <= len(names) else ""
    column = f"column {len(cells)}" + (f" ({name})" if name in expected else "")
    return RegisterError(
        f"line {line}, {column}: a byte there is no letter in the encoding {error.encoding}",
        error.hint,
    )


def _delimiter_of(text: str, expected: frozenset[str]) -> str:
    """The delimiter under which the header holds most of the expected columns."""

    def fitness(delimiter: str) -> tuple[int, int]:
        # Not strict: a fault in the header must not make another delimiter look better.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            columns = next((_names(cells) for cells in reader if _names(cells)), [])
        except csv.Error:  # an endless cell
            return (0, 0)
        return (len(expected.intersection(columns)), len(columns))

    return max(DELIMITERS, key=fitness)  # the first of equals


def _header(text: str, delimiter: str, first_line: int) -> tuple[str, ...]:
    """The names of the columns, each of them once."""
    line_number, cells = next(_records(text, delimiter, first_line), (first_line, []))
    columns = _names(cells)
    if not columns:
        raise RegisterError("the file has no header", "its first line must name the columns")
    first: dict[str, int] = {}
    for position, column in enumerate(columns, start=1):
        before = first.setdefault(column, position)
        if before < position:
            what = "have the same name" if column else "have no name"
            raise RegisterError(
                f"line {line_number}: columns {before} and {position} {what}",
                "give each column a name of its own in the header",
            )
    return tuple(columns)


def _names(cells: list[str]) -> list[str]:
    """The cells as names of columns, without the nameless ones at the end."""
    names = [normalize("NFC", cell.strip()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _records(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Each row that isn't blank, with the line it starts on; cells trimmed."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line_number = first_line + reader.line_num
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _not_parsed(line_number, first_line + reader.line_num - 1) from None
        cells = [cell.strip() for cell in record]
        if any(cells):
            yield line_number, cells


def _not_parsed(starts: int, breaks: int) -> RegisterError:
    """The error for a row on line `starts` that can't be read on from line `breaks`.

    The csv module is strict here: else it would take the rest of a file for one cell, or move
    quotes about. A cell that is larger than the module takes (131,072 characters) is an unclosed
    quote too, in all likelihood: a whole contact is smaller.
    """
    where = f"line {starts}" if breaks <= starts else f"lines {starts} to {breaks}"
    return RegisterError(
        f"{where}: a quote that isn't closed, a quote inside a quoted cell, or an endless cell",
        'close the quote that the row opens; inside a quoted cell write each quote twice: ""',
    )
