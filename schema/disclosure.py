"""A disclosure: what left the register, when, and to which unit (GDPR Art. 15(1)(c), 19)."""

from __future__ import annotations

from typing import Annotated

from pydantic import FailFast, Field

from schema.base import Record
from schema.scalars import Commit, Count, Day, Id, Line, Sha256, Slug
from schema.vocabulary import Channel, ListFormat, Purpose


class Disclosure(Record):
    """`records/disclosures/<date>-<slug>-<id>.yaml`; made by `export`, never by hand."""

    id: Id
    """The disclosure's own id."""
    date: Day
    """The day of the export."""
    campaign: Slug
    """For which campaign."""
    purpose: Purpose
    """For which purpose."""
    channel: Channel
    """For which channel."""
    unit: Slug
    """To which unit."""
    commit: Commit
    """The state of the register that the list was made from."""
    behind_anyway: Line | None = None
    """Why the list was made although the clone was known to lack commits of its upstream."""
    format: ListFormat
    """The list's format."""
    sha256: Sha256
    """SHA-256 of the list's bytes."""
    columns: tuple[Slug, ...]
    """What the list said about each contact."""
    exported: Count
    """How many contacts were on it."""
    contacts: Annotated[
        tuple[Id, ...], FailFast(), Field(json_schema_extra={"one-a-line": True})
    ] = ()
    """Who was on it."""
