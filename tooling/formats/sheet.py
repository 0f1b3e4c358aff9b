"""A list as an Excel workbook (ECMA-376), written by XlsxWriter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tooling.errors import RegisterError
from tooling.formats.table import Table, replace_forbidden

MAX_ROWS = 1_048_576  # with the header; Excel's own limits
MAX_CELL = 32_767  # UTF-16 units
_NARROWEST, _WIDEST = 8, 60
# A ZIP file knows no time before 1980, and a list that is the same shall be the same file.
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_LINE_BREAK = re.compile("\r\n?")


def to_xlsx(table: Table, title: str) -> bytes:
    """Return the table as a workbook of one sheet named after `title`.

    Every cell is text and stays text when it is edited: a phone number keeps its plus, a postal
    code its zeros, and `=1+1` is four letters, not a formula. The header is bold, frozen and has a
    filter. Nothing is written outside memory: a temporary file would hold the whole list, and a
    kill would leave it behind. The same table and title give the same bytes under the same versions
    of XlsxWriter and zlib.

    Raises RegisterError when the list has more rows, or a cell more text, than Excel takes;
    XlsxWriter alone would leave out the row and cut the text.
    """
    if len(table.rows) + 1 > MAX_ROWS:
        raise RegisterError(
            f"the list has {len(table.rows)} rows, and a sheet takes {MAX_ROWS - 1}",
            "export it as csv, or narrow the campaign",
        )
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    # The title is a campaign's and may be anything; a date or a program's name says nothing here.
    workbook.set_properties({"title": _text(title), "created": _EPOCH})
    text = workbook.add_format({"num_format": "@"})
    header = workbook.add_format({"num_format": "@", "bold": True})
    sheet = workbook.add_worksheet(_sheet_title(title))
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _write_row(sheet, 0, table.columns, header)
    for number, row in enumerate(table.rows, start=1):
        _write_row(sheet, number, row, text)
    workbook.close()
    return _without_platform(out)


def _write_row(sheet: Worksheet, number: int, row: tuple[str, ...], style: Format) -> None:
    for column, content in enumerate(row):
        text = _text(content)
        if len(text.encode("utf-16-le")) > 2 * MAX_CELL:
            raise RegisterError(
                f"row {number + 1}, column {column + 1}: more text than a sheet's cell takes",
                "export the list as csv or json",
            )
        if text.startswith("<r>") and text.endswith("</r>"):
            # write_string takes this for markup of its own; in pieces it is text
            sheet.write_rich_string(number, column, "<", "r>", text[3:], style)
        else:
            sheet.write_string(number, column, text, style)


def _without_platform(workbook: BytesIO) -> bytes:
    """Return the ZIP archive packed anew: it does not say when and on which system it was made."""
    out = BytesIO()
    with ZipFile(workbook) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            with source.open(name) as packed, target.open(info, "w") as repacked:
                copyfileobj(packed, repacked)
    return out.getvalue()


def _text(content: str) -> str:
    """Return the content as an Excel cell holds it."""
    text = replace_forbidden(content)
    return _LINE_BREAK.sub("\n", text) if "\r" in text else text


def _sheet_title(title: str) -> str:
    """Return the title as a sheet's name: at most 31 UTF-16 units, no brackets, slashes, `:*?`."""
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
    """Yield for each column, in characters, room for its longest cell, within reason."""
    for index, column in enumerate(table.columns):
        longest = max((len(row[index]) for row in table.rows), default=0)
        # The header's filter button covers about three characters.
        yield min(max(longest + 1, len(column) + 4, _NARROWEST), _WIDEST)
