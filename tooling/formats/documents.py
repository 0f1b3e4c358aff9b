"""The formats of a document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tooling.errors import RegisterError
from tooling.formats.document import Block, Document, fields_of

FORMATS = ("md", "html", "pdf", "json")


def render(format: str, document: Document) -> bytes:
    """Return `document` in `format`, one of FORMATS; RegisterError for one that there is not."""
    match format:
        case "md":
            from tooling.formats.document_markdown import to_markdown

            return to_markdown(document)
        case "html":
            from tooling.formats.document_html import to_html

            return to_html(document)
        case "pdf":
            from tooling.formats.document_pdf import to_pdf

            return to_pdf(document)
        case "json":
            return to_json(document)
    raise RegisterError(f"There is no format {format!r}.", f"Choose from {', '.join(FORMATS)}.")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as bytes, in `format`; `note` says why that is not the format asked for."""

    content: bytes
    format: str
    note: str = ""

    def beside(self, file: Path) -> Path:
        """Return the name for a file that was to be called `file`: it never says a wrong format."""
        return file.with_suffix(f".{self.format}") if self.note else file


def render_whole(format: str, document: Document) -> Rendered:
    """Return `document` in `format`, or as HTML where the PDF would lack a letter.

    A name in a rare script must not keep a person from the answer. Raises RegisterError for a
    format that there is not.
    """
    from tooling.formats.document_pdf import NotSetError

    try:
        return Rendered(render(format, document), format)
    except NotSetError as error:
        note = f"{error.message} It is HTML instead, which shows every letter."
        return Rendered(render("html", document), "html", note)


def to_json(document: Document) -> bytes:
    """Return the document as JSON in UTF-8, for programs that show its parts in their own way."""
    content: dict[str, Any] = {
        "title": document.title,
        "language": document.language,
        "author": document.author,
        "date": document.date,
        "blocks": _plain(document.blocks),
    }
    if document.letter:
        content["letter"] = _plain(document.letter)
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [{"kind": type(block).__name__.lower(), **fields_of(block)} for block in blocks]
