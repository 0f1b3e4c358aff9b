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
    Letterhead,
    Notice,
    Paragraph,
    Table,
)

# What CommonMark, its tables and the extensions of GitHub act on anywhere inside a line.
_ACTIVE = re.compile(r"[\\`*\[\]<>|~&$]|(?<![^\W_])_|_(?![^\W_])|:(?=//)|(?<=www)\.")
# What has a meaning where a block begins: headings, rules, the points of lists.
_START = re.compile(r"\A(?:(?=#{1,6}(?: |\Z)|[+-](?: |\Z)|-[- ]*\Z)|([0-9]{1,9})(?=[.)](?: |\Z)))")
# A run at the end of a heading that would close it.
_CLOSING = re.compile(r"#(?=#*\Z)")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls of direction would reorder what stands around the text.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def to_markdown(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8."""
    parts = [_block(block) for block in document.letter]
    if document.is_letter:
        return "\n".join(parts).encode()
    if parts:
        parts.append(_block(Break()))
    parts.append(_block(Heading(1, document.title)))
    if document.date:
        parts.append(f"{_opening(document.author)}, {text(document.date)}\n")
    parts.extend(_block(block) for block in document.blocks)
    return "\n".join(parts).encode()


def _block(block: Block) -> str:
    match block:
        case Heading(level, value):
            return f"{'#' * level} {_heading(value)}\n"
        case Paragraph(value):
            return _opening(value) + "\n"
        case Notice(value):
            return f"> {_opening(value)}\n"
        case Bullets(items):
            return "".join(f"- {_opening(item)}\n" for item in items)
        case Facts(rows):
            return "".join(bullet(label, "\n".join(values)) for label, values in rows)
        case Table(caption, columns, rows):
            return f"{_opening(caption)}\n\n{table(columns, rows)}"
        case Letterhead(sender, date, recipient, subject):
            parts = ("\n".join(sender), date, "\n".join(recipient))
            head = [*(_opening(part) for part in parts if part), f"**{text(subject)}**"]
            return "\n\n".join(head) + "\n"
        case Break():
            return "---\n"


def _heading(value: str) -> str:
    """Return the text of a heading: a line, in which only the end has a meaning of its own."""
    return _CLOSING.sub(r"\\#", text(value))


def _opening(value: str) -> str:
    """Return `value` as `text` does, where a block begins with it."""
    return _START.sub(lambda found: (found[1] or "") + "\\", text(value))


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
    """Return `value` so that Markdown shows it as it is, on one line and inside of one.

    Blanks around a line are left out: four before it would make it a block of code.
    """
    value = _DIRECTION.sub("", value).replace("\t", " ")
    lines = (_ACTIVE.sub(r"\\\g<0>", line.strip()) for line in _BREAK.split(value.rstrip("\n")))
    return "<br>".join(lines) or " "
