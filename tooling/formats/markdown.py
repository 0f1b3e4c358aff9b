"""Pieces of Markdown (CommonMark with tables) in which any text stands as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What CommonMark and its tables act on inside a line; the rest has a meaning only at its start.
_ACTIVE = re.compile(r"[\\`*\[\]<>|~&$]|(?<![^\W_])_|_(?![^\W_])")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Controls of direction would reorder what stands around the text.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text(value: str) -> str:
    """Return `value` so that Markdown shows it as it is, on one line."""
    value = _DIRECTION.sub("", value).replace("\t", " ")
    value = "<br>".join(_escape(part) for part in _BREAK.split(value.rstrip("\n")))
    return value or " "


def _escape(line: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", line.strip())


def heading(level: int, value: str) -> str:
    """Return a heading."""
    return f"{'#' * level} {text(value)}\n"


def bullet(label: str, value: str, depth: int = 0) -> str:
    """Return a list item, `label: value`."""
    return f"{'  ' * depth}- **{text(label)}:** {text(value)}\n"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table."""
    lines = [
        "| " + " | ".join(map(text, columns)) + " |",
        "|" + "---|" * len(columns),
        *("| " + " | ".join(map(text, row)) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"
