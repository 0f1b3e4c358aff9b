"""The description of a register, `records/<register>/register.yaml`: what the law asks to be said.

The headings are those of the register description (*rekisteriseloste*); the parts that follow
from the schema itself (the data content) are not repeated here.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schema.base import Record
from schema.localised import LocalisedLine, LocalisedText
from schema.scalars import Count, Line
from schema.vocabulary import (
    Basis,
    Ground,
    ProcessingPurpose,
    RegisterName,
    RegisterPart,
    RetentionCategory,
    RetentionTrigger,
    SealedSection,
    SourceKind,
)


class PurposeWithBases(Record):
    """A purpose of the register and what it rests on (GDPR Art. 13(1)(c), (d))."""

    purpose: ProcessingPurpose
    """What for."""
    bases: Annotated[tuple[Basis, ...], Field(min_length=1)]
    """The lawful bases of contacts that count for it."""
    ground: Ground | None = None
    """Its one ground in law, as the documents say it; without it, the only one that the bases
    allow. See `schema.grounds`."""
    interest: LocalisedLine | None = None
    """Legitimate interest only: the interest in words; without it, the documents' own."""


class RetentionRule(Record):
    """How long something is kept (GDPR Art. 5(1)(e))."""

    category: RetentionCategory
    """What."""
    months: Annotated[Count, Field(ge=1, le=1200)]
    """How many calendar months."""
    after: RetentionTrigger
    """After what."""


class Protection(Record):
    """The principles of protection (GDPR Art. 32; Art. 30(1)(g))."""

    manual: LocalisedText
    """A: manual material."""
    it: LocalisedText
    """B: data processed by IT."""


class Term(Record):
    """What one of the register's own codes is called, in letters to people."""

    code: Line
    """A segment, publication, survey, question or issue, as it stands in the contacts' files."""
    name: LocalisedLine
    """Its name in each language of the documents."""


class RegisterDescription(Record):
    """`records/<register>/register.yaml`."""

    register_: Annotated[RegisterName, Field(alias="register")]
    """Which register this describes; the folder says the same."""
    name: LocalisedLine
    """Its published name."""
    purposes: Annotated[tuple[PurposeWithBases, ...], Field(min_length=1)]
    """What it is kept for."""
    sources: Annotated[tuple[SourceKind, ...], Field(min_length=1)]
    """Its regular sources."""
    retention: tuple[RetentionRule, ...] = ()
    """How long data is kept."""
    protection: Protection
    """How it is protected."""
    sealed: tuple[SealedSection, ...] = ()
    """The sections kept as encrypted text."""
    unconfirmed: tuple[RegisterPart, ...] = ()
    """The parts that are still as `init` wrote them and that nobody has confirmed."""
    terms: tuple[Term, ...] = ()
    """What the register's own codes are called; without a name, a letter says the code itself."""
