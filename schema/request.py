"""A request of a data subject (GDPR Art. 12, 15-21). No personal data beyond the contact's id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schema.base import Record, written_out
from schema.scalars import Commit, Count, Day, Flag, Id, Line, Sha256, Slug
from schema.vocabulary import ErasureStep, Outcome, RequestChannel, RequestKind, RestrictionGround

_REFUSAL = (
    "the refusal of the request is begun here and says nothing: write `reason:` and `notified:` "
    "below `refusal:`"
)
_LIFTING = (
    "the end of the restriction is begun here and says nothing: write `date:`, `reason:` and "
    "`notified:` below `lifted:`"
)


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
    """The day on which the person was told."""
    remedies: Flag = False
    """Whether the person was told of the complaint and the court remedy."""


class Told(Record):
    """A recipient of a past disclosure who has been told (GDPR Art. 19)."""

    unit: Slug
    """Which unit."""
    date: Day
    """The day."""


class Lifting(Record):
    """The end of a restriction, of which the person is told before (GDPR Art. 18(3))."""

    date: Day
    """The day on which it ended."""
    reason: Line
    """Why."""
    notified: Day
    """The day on which the person was told."""


class ChecklistStep(Record):
    """A copy that the tool can't reach, and who confirmed that nothing is left in it."""

    step: ErasureStep
    """Which copy."""
    confirmed: Day | None = None
    """The day; absent while it is open."""
    role: Line | None = None
    """Who confirmed it: a role."""


class Erasure(Record):
    """The certificate of an erasure (GDPR Art. 17). Nothing in it says who was erased."""

    date: Day
    """The day of the rewrite."""
    plan: Sha256 | None = None
    """The digest of the plan that was carried out, as it was shown; none in older certificates."""
    people: Count
    """How many people were erased in it."""
    commits: Count
    """How many commits were rewritten."""
    map_sha256: Sha256
    """SHA-256 of the map from old commits to new ones."""
    boundary: Annotated[tuple[Commit, ...], Field(json_schema_extra={"one-a-line": True})] = ()
    """The oldest commits that were rewritten: whatever brings old history back contains one."""
    scanned: Count
    """How many objects the scan read afterwards."""
    hits: Count
    """How many of them still held the person."""
    marks: Annotated[tuple[Sha256, ...], Field(json_schema_extra={"one-a-line": True})] = ()
    """Keyed hashes for the scan of other copies; removed when the request is closed."""
    checklist: tuple[ChecklistStep, ...] = ()
    """What the tool can't reach, step by step."""


class Request(Record):
    """`records/requests/<id>.yaml`."""

    id: Id
    """The request's id; the file's name says the same."""
    kind: RequestKind
    """Which right."""
    subjects: tuple[Id, ...] = ()
    """The contacts it is about: all records of the one person."""
    unknown: Flag = False
    """Whether no contact is known to be of who asks: then there are no subjects."""
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
    refusal: Annotated[Refusal | None, written_out(_REFUSAL)] = None
    """The refusal, if any."""
    ground: RestrictionGround | None = None
    """Restriction only: on which of the four grounds it was restricted."""
    erasure: Erasure | None = None
    """Erasure only: its certificate."""
    outcome: Outcome | None = None
    """How it ended; absent while it is open."""
    closed: Day | None = None
    """The day on which it ended."""
    told: tuple[Told, ...] = ()
    """The recipients of past disclosures who have been told."""
    lifted: Annotated[Lifting | None, written_out(_LIFTING)] = None
    """Restriction only: its end."""
