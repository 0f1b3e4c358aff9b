"""A request of a data subject (GDPR Art. 12, 15-21). No personal data beyond the contact's id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schema.base import Record
from schema.scalars import Count, Day, Flag, Id, Line
from schema.vocabulary import Outcome, RequestChannel, RequestKind


class IdentityCheck(Record):
    """How it was made sure that the request comes from the person (GDPR Art. 12(6))."""

    date: Day
    """The day."""
    how: Line
    """By which means; no value of the person's."""
    role: Line
    """Who checked: a role."""


class Extension(Record):
    """An extension of the deadline (GDPR Art. 12(3))."""

    months: Annotated[Count, Field(ge=1, le=2)]
    """By how many months."""
    reason: Line
    """Why."""
    notified: Day
    """The day on which the person was told."""


class Refusal(Record):
    """Why a request was refused (GDPR Art. 12(4))."""

    reason: Line
    """Why."""
    notified: Day
    """The day on which the person was told, with the ways of complaint and court remedy."""


class Request(Record):
    """`records/requests/<id>.yaml`."""

    id: Id
    """The request's id; the file's name says the same."""
    kind: RequestKind
    """Which right."""
    subjects: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The contacts it is about: all records of the one person."""
    received: Day
    """The day of receipt: the clock starts."""
    channel: RequestChannel
    """How it came."""
    signed: Flag = False
    """Whether it is in writing and signed."""
    identity: IdentityCheck | None = None
    """The check of the person's identity."""
    due: Day
    """The last day to answer, extension included."""
    extension: Extension | None = None
    """The extension, if any."""
    refusal: Refusal | None = None
    """The refusal, if any."""
    outcome: Outcome | None = None
    """How it ended; absent while it is open."""
    closed: Day | None = None
    """The day on which it ended."""
