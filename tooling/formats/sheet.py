"""A list as an Excel workbook (ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from tooling.errors import RegisterError
from tooling.formats.characters import replace_forbidden
from tooling.formats.table import Table

MAX_ROWS = 1_048_576  # with the header; Excel's own limits
MAX_CELL = 32_767  # UTF-16 units
_TEXT_FORMAT = "@"
_NARROWEST, _WIDEST = 8, 60
# A ZIP file knows no time before 1980, and a list that is the same shall be the same file.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_LINE_BREAK = re.compile("\r\n?")
# Excel reads _x0041_ in a cell as "A" (ST_Xstring, ECMA-376 part 1, 22.9.2.19).
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def to_xlsx(table: Table, title: str) -> bytes:
    """The table as a workbook of one sheet named after ``title``.

    Every cell is text and stays text when it is edited: a phone number keeps its plus, a postal
    code its zeros, and ``=1+1`` is four letters, not a formula. The header is bold, frozen and has
    a filter. Nothing is written outside memory. The same table and title give the same bytes under
    the same versions of openpyxl and zlib.

    Raises RegisterError when the list has more rows, or a cell more text, than Excel takes;
    openpyxl alone would cut the text without a word.
    """
    _check_size(table)
    workbook = Workbook()
    # The title is a campaign's and may be anything; a date or a program's name says nothing here.
    workbook.properties.title = _text(title)
    workbook.properties.creator = None
    workbook.properties.created = workbook.properties.modified = _EPOCH
    sheet = workbook.active
    sheet.title = _sheet_title(title)
    sheet.freeze_panes = "A2"
    if table.columns:
        last = get_column_letter(len(table.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    for index, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    out = BytesIO()
    _Writer(workbook, _TimelessZip(out, "w", ZIP_DEFLATED), table).save()
    return out.getvalue()


def _check_size(table: Table) -> None:
    """Before the first byte: openpyxl's stream doesn't survive an error halfway."""
    if len(table.rows) + 1 > MAX_ROWS:
        raise RegisterError(
            f"the list has {len(table.rows)} rows, and a sheet takes {MAX_ROWS - 1}",
            "export it as csv, or narrow the campaign",
        )
    for number, row in enumerate((table.columns, *table.rows), start=1):
        for column, content in enumerate(row, start=1):
            # Escaping makes a text seven times as long at most, and UTF-16 twice.
            if len(content) * 14 > MAX_CELL and _utf16_units(_text(content)) > MAX_CELL:
                raise RegisterError(
                    f"row {number}, column {column}: more text than a sheet's cell takes",
                    "export the list as csv or json",
                )


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _TimelessZip(ZipFile):
    """A ZIP archive whose entries carry no clock, user or platform."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        given = zinfo_or_arcname
        entry = ZipInfo(given.filename if isinstance(given, ZipInfo) else given, _ZIP_EPOCH)
        entry.create_system = 0
        super().writestr(entry, data, compress_type or ZIP_DEFLATED, compresslevel)


class _Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """openpyxl's writer, without the temporary file that it puts each sheet in.

    That file would hold the whole list, and a kill would leave it in /tmp.
    """

    def __init__(self, workbook: Workbook, archive: ZipFile, table: Table) -> None:
        super().__init__(workbook, archive)
        self._table = table

    def write_worksheet(self, ws: Any) -> None:
        writer = _Rows(ws, self._table)
        writer.write()
        ws._rels = writer._rels
        ws._drawing = None
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)


class _Rows(WorksheetWriter):  # type: ignore[misc]  # openpyxl has no types
    """Makes each cell when its turn comes: 100,000 rows of cells at once are half a gigabyte."""

    def __init__(self, ws: Any, table: Table) -> None:
        self._table = table
        super().__init__(ws, out=BytesIO())

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        plain = Cell(self.ws)
        plain.number_format = _TEXT_FORMAT
        header = Cell(self.ws)
        header.number_format = _TEXT_FORMAT
        header.font = Font(bold=True)
        yield 1, self._cells(1, self._table.columns, header)
        for number, row in enumerate(self._table.rows, start=2):
            yield number, self._cells(number, row, plain)

    def _cells(self, number: int, row: Iterable[str], style: Cell) -> list[Cell]:
        cells = []
        for column, content in enumerate(row, start=1):
            text = _text(content)
            cell = Cell(self.ws, row=number, column=column, value=text)
            cell.data_type = "s"  # openpyxl has made a formula of "=…" and an error of "#N/A"
            cell._style = style._style
            cells.append(cell)
        return cells

    def write_dimensions(self) -> None:
        """Nothing: the element is optional, and openpyxl would count cells that aren't there."""


def _text(content: str) -> str:
    """The content as an Excel cell holds it."""
    text = replace_forbidden(content)
    if "\r" in text:
        text = _LINE_BREAK.sub("\n", text)
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def _sheet_title(title: str) -> str:
    """The title as a sheet's name: at most 31 UTF-16 units, no brackets, slashes, ``:*?``."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", replace_forbidden(title))
    name = (
        " ".join(name.split())
        .encode("utf-16-le")[:62]
        .decode("utf-16-le", errors="ignore")
        .strip(" '")
    )
    # Excel keeps the name History for itself.
    return name if name and name.casefold() != "history" else "List"


def _widths(table: Table) -> Iterator[int]:
    """For each column, in characters, room for its longest cell, within reason."""
    for index, column in enumerate(table.columns):
        longest = max((len(row[index]) for row in table.rows), default=0)
        # The header's filter button covers about three characters.
        yield min(max(longest + 1, len(column) + 4, _NARROWEST), _WIDEST)
