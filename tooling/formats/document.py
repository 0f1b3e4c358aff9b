"""A document apart from how it looks: one content model that Markdown, HTML, PDF and JSON show.

Every text is plain text as a person typed it or as a catalogue of texts has it; a renderer makes
sure that it is shown so, whatever it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date as Day  # noqa: N812  a field is called date
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's own, its parts begin at 2."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks in the text are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values; a value of several parts has one a line."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; `caption` says what it shows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark that must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter on paper: who writes, the day, the address field, what it is about.

    On A4 the address stands where the window of an envelope shows it, and nothing else does. The
    field begins 20 mm from the left edge, as the Finnish standard for the layout of documents has
    it (SFS 2487). Windows lie 15 to 110 mm from the left, and 40 to 70 (E65) or 44 to 79 mm (C5)
    from the top; what stands 46 to 69 mm from the top is in both.
    """

    sender: tuple[str, ...]
    date: str
    recipient: tuple[str, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page: an annex."""


Block = Heading | Paragraph | Bullets | Facts | Table | Notice | Letterhead | Break


def fields_of(block: Block) -> dict[str, Any]:
    """Return what a block says, by field."""
    return {field.name: getattr(block, field.name) for field in fields(block)}


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title, its language (BCP 47), who made it, its day as shown, its parts.

    `day` is the day of making for a file format that must say one; `date` may be empty where a
    document that is published should not change from day to day. `letter` is what goes before the
    title, on pages of its own.
    """

    title: str
    language: str
    author: str
    date: str
    blocks: tuple[Block, ...]
    day: Day | None = None
    letter: tuple[Block, ...] = ()

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter with nothing enclosed."""
        return bool(self.letter) and not self.blocks
