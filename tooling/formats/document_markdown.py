"""A document as Markdown (CommonMark with tables)."""

from __future__ import annotations

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
from tooling.formats.markdown import bullet, heading, table, text


def to_markdown(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8."""
    letter = (*document.letter, Break()) if document.letter else ()
    parts = [_block(block) for block in letter]
    parts.append(heading(1, document.title))
    if document.date:
        parts.append(f"{text(document.author)}, {text(document.date)}\n")
    parts.extend(_block(block) for block in document.blocks)
    return "\n".join(parts).encode()


def _block(block: Block) -> str:
    match block:
        case Heading(level, value):
            return heading(level, value)
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
