"""The languages of the documents, and text that a register gives in each of them."""

from __future__ import annotations

from typing import Literal

from schema.base import Record
from schema.scalars import Line, Text

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


class _Localised(Record):
    def to(self, language: Language) -> str:
        """Return the text in `language`."""
        text: str = getattr(self, language)
        return text


class LocalisedLine(_Localised):
    """One line of text in each language of the documents."""

    fi: Line
    """In Finnish."""
    sv: Line
    """In Swedish."""
    en: Line
    """In English."""


class LocalisedText(_Localised):
    """Text in each language of the documents."""

    fi: Text
    """In Finnish."""
    sv: Text
    """In Swedish."""
    en: Text
    """In English."""
