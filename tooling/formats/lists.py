"""The formats that a list can leave the register in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from schema.vocabulary import ListFormat
from tooling.errors import RegisterError
from tooling.formats.table import Table

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ListFormat.CSV: ".csv",
        ListFormat.XLSX: ".xlsx",
        ListFormat.VCARD: ".vcf",
        ListFormat.JSON: ".json",
    }
)


def render(format: str, table: Table, title: str) -> bytes:
    """Return the table in the format; `title` is shown where the format has room for one.

    The same table and title give the same bytes. Raises RegisterError for a format that there is
    not, and for a list that doesn't fit the format.
    """
    # Each format imports what it needs when it is used: some libraries cost a tenth of a second
    match format:
        case ListFormat.CSV:
            from tooling.formats.delimited import to_csv

            return to_csv(table)
        case ListFormat.XLSX:
            from tooling.formats.sheet import to_xlsx

            return to_xlsx(table, title)
        case ListFormat.VCARD:
            from tooling.formats.vcard import to_vcard

            return to_vcard(table)
        case ListFormat.JSON:
            return to_json(table)
    raise _unknown()


def suffix(format: str) -> str:
    """Return the file suffix of the format, with its dot. Raises RegisterError as `render` does."""
    if format not in SUFFIXES:
        raise _unknown()
    return SUFFIXES[format]


def to_json(table: Table) -> bytes:
    """Return the table as a JSON array (RFC 8259) of objects, one a line, in UTF-8.

    Keys and rows keep the table's order. Every value is text, letter for letter.
    """
    import json

    lines = [
        json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)
        for row in table.rows
    ]
    text = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
    # Only a lone surrogate has no UTF-8; Python's escape for it is JSON's escape too.
    return text.encode("utf-8", errors="backslashreplace")


def _unknown() -> RegisterError:
    return RegisterError("there is no such list format", f"take one of: {', '.join(SUFFIXES)}")
