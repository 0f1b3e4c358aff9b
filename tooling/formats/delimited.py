"""A list as comma-separated values (RFC 4180)."""

from __future__ import annotations

import csv
import io
import re

from tooling.formats.table import Table, replace_forbidden

# What starts a formula in a spreadsheet (OWASP, "CSV Injection"), with the full-width, small and
# mathematical forms that Excel or LibreOffice fold to the same operator.
_OPERATORS = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
# What a spreadsheet or an import wizard drops before it looks at a cell: quotes, blanks, and the
# characters that have no width (categories Z, Cc and Cf). Line breaks and tabs are _BREAKS.
_SKIPPED = (
    ' "\x0b\x0c\x1c-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680'
    "\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffd\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f"
)
# Where a reader that takes another delimiter than ours begins a new cell. Excel does so wherever
# the comma is the decimal sign, and our quotes don't hold there: they stand in mid-cell.
_BREAKS = ";|\t\r\n"
_FORMULA = re.compile(
    rf"\A(?=[\t\r\n])"
    rf"|(?:\A|(?<=[{_BREAKS}]))"
    rf"(?=[{_SKIPPED}]*[{_OPERATORS}])"
)
# E.164, as the register keeps telephone numbers: evaluated or not, it is the same number.
_TELEPHONE = re.compile(r"\+[0-9]{7,15}")


def to_csv(table: Table) -> bytes:
    """Return the table as CSV: a header line, commas, CRLF, quotes where RFC 4180 wants them.

    In UTF-8 without a byte order mark: CSV is the form for newsletter tools, and many of them take
    the mark for a part of the first column's name. For Excel there is `to_xlsx`: a CSV that is
    opened by a double click loses the `+` of a phone number and the leading zero of a postal code,
    and where the comma is the decimal sign it lands in one column, mark or no mark.

    A cell that a spreadsheet would run as a formula gets a leading apostrophe (see `disarm`).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([disarm(column) for column in table.columns])
    writer.writerows([disarm(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8")


def disarm(cell: str) -> str:
    """Return the cell with an apostrophe before all that a spreadsheet could run as a formula.

    That is the start of the cell, and within it wherever a reader with another delimiter would
    start a cell. A cell that is a telephone number in E.164 form stays as it is. Characters
    that CSV can't carry become U+FFFD. Disarming twice changes nothing.
    """
    if cell[:1].isalnum() and cell.isprintable() and ";" not in cell and "|" not in cell:
        return cell  # nearly every cell: no operator in front, and nothing that starts a second one
    if _TELEPHONE.fullmatch(cell):
        return cell
    return _FORMULA.sub("'", replace_forbidden(cell))
