"""Text that a register gives in each language of its documents."""

from __future__ import annotations

from typing import Literal

from schema.base import Record
from schema.scalars import Line, Text


class LocalisedLine(Record):
    """One line of text in each language of the documents."""

    fi: Line
    """In Finnish."""
    sv: Line
    """In Swedish."""
    en: Line
    """In English."""

    def to(self, language: Literal["fi", "sv", "en"]) -> str:
        """Return the text in `language`."""
        text: str = getattr(self, language)
        return text


class LocalisedText(Record):
    """Text in each language of the documents."""

    fi: Text
    """In Finnish."""
    sv: Text
    """In Swedish."""
    en: Text
    """In English."""

    def to(self, language: Literal["fi", "sv", "en"]) -> str:
        """Return the text in `language`."""
        text: str = getattr(self, language)
        return text
