"""The formats of a document by name, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from tooling.errors import RegisterError
from tooling.formats.document import Document

#: Format: the module below tooling.formats and its function; the file suffix.
FORMATS: dict[str, tuple[str, str, str]] = {
    "md": ("document_markdown", "to_markdown", ".md"),
    "html": ("document_html", "to_html", ".html"),
    "pdf": ("document_pdf", "to_pdf", ".pdf"),
    "json": ("document_json", "to_json", ".json"),
}


def render(format: str, document: Document) -> bytes:
    """Return `document` in `format`; RegisterError for a format that there is not."""
    if format not in FORMATS:
        raise RegisterError(f"There is no format {format!r}.", f"Choose from {', '.join(FORMATS)}.")
    module, function, _ = FORMATS[format]
    content: bytes = getattr(import_module(f"tooling.formats.{module}"), function)(document)
    return content


def suffix(format: str) -> str:
    """Return the file suffix of `format`, with its dot."""
    return FORMATS[format][2]
