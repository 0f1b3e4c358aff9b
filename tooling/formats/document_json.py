"""A document as JSON: its parts in order, for programs that show it in their own way."""

from __future__ import annotations

import json
from typing import Any

from tooling.formats.document import Document


def to_json(document: Document) -> bytes:
    """Return the document as JSON in UTF-8."""
    content: dict[str, Any] = {
        "title": document.title,
        "language": document.language,
        "author": document.author,
        "date": document.date,
        "blocks": [
            {"kind": type(block).__name__.lower()}
            | {name: getattr(block, name) for name in getattr(block, "__slots__", ())}
            for block in document.blocks
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
