"""A document as Markdown (CommonMark with tables), in which any text stands as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tooling.formats.document import (
    Block,
    Break,
    Bullets,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Table,
)

# What CommonMark and its tables act on inside a line; the rest has a meaning only at its start.
_ACTIVE = re.compile(r"[\\`*\[\]<>|~&$]|(?<![^\W_])_|_(?![^\W_])")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Controls of direction would reorder what stands around the text.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def to_markdown(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8."""
    letter = (*document.letter, Break()) if document.letter else ()
    parts = [_block(block) for block in letter]
    parts.append(_block(Heading(1, document.title)))
    if document.date:
        parts.append(f"{text(document.author)}, {text(document.date)}\n")
    parts.extend(_block(block) for block in document.blocks)
    return "\n".join(parts).encode()


def _block(block: Block) -> str:
    match block:
        case Heading(level, value):
            return f"{'#' * level} {text(value)}\n"
        case Paragraph(value):
            return text(value) + "\n"
        case Notice(value):
            return f"> {text(value)}\n"
        case Bullets(items):
            return "".join(f"- {text(item)}\n" for item in items)
        case Facts(rows):
            return "".join(bullet(label, "\n".join(values)) for label, values in rows)
        case Table(caption, columns, rows):
            return f"{text(caption)}\n\n{table(columns, rows)}"
        case Break():
            return "---\n"


def bullet(label: str, value: str) -> str:
    """Return a list item, `label: value`."""
    return f"- **{text(label)}:** {text(value)}\n"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table."""
    lines = [
        "| " + " | ".join(map(text, columns)) + " |",
        "|" + "---|" * len(columns),
        *("| " + " | ".join(map(text, row)) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def text(value: str) -> str:
    """Return `value` so that Markdown shows it as it is, on one line."""
    value = _DIRECTION.sub("", value).replace("\t", " ")
    lines = (_ACTIVE.sub(r"\\\g<0>", line.strip()) for line in _BREAK.split(value.rstrip("\n")))
    return "<br>".join(lines) or " "
