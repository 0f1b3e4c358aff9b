"""A document as JSON: its parts in order, for programs that show it in their own way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tooling.formats.document import Block, Document


def to_json(document: Document) -> bytes:
    """Return the document as JSON in UTF-8."""
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
    return [
        {"kind": type(block).__name__.lower()}
        | {name: getattr(block, name) for name in getattr(block, "__slots__", ())}
        for block in blocks
    ]
