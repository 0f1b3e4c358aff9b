"""How changes and fields look: for a person, and for a program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tooling.cli.output import print_table

_SEALED = "-----BEGIN AGE ENCRYPTED FILE-----"


def print_rows(rows: Sequence[object], columns: Sequence[str]) -> None:
    """Print a table of the attributes `columns` of each row."""
    print_table(columns, [[_cell(name, getattr(row, name)) for name in columns] for row in rows])


def _cell(column: str, value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    text = "" if value is None else str(value)
    if column == "commit" and sys.stdout.isatty():
        return text[:12]
    return "(sealed)" if text.startswith(_SEALED) else text


def plain(rows: Sequence[object], columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return the attributes `columns` of each row as JSON has them."""
    return [{name: _plain(getattr(row, name)) for name in columns} for row in rows]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
