"""A list as JSON (RFC 8259)."""

from __future__ import annotations

import json

from tooling.formats.table import Table


def to_json(table: Table) -> bytes:
    """The table as an array of objects, one a line, keys and rows in the table's order, UTF-8.

    Every value is text, letter for letter; there is a newline at the end.
    """
    lines = [
        json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)
        for row in table.rows
    ]
    text = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
    # Only a lone surrogate has no UTF-8; Python's escape for it is JSON's escape too.
    return text.encode("utf-8", errors="backslashreplace")
