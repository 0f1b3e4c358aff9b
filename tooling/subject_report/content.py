"""What a subject report says, apart from how it looks (GDPR Art. 15).

The text under each field is its description in the published JSON Schema of the report: see
`tooling.subject_report.machine_form`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from schema.controller import Controller
from schema.register import RegisterDescription
from schema.scalars import Day
from schema.vocabulary import (
    Channel,
    Outcome,
    Purpose,
    RegisterName,
    RequestChannel,
    RequestKind,
    SealedSection,
    SuppressionReason,
)

Where = Literal["text", "note", "file_name", "message", "author", "responsible"]
"""Kinds of places outside a person's own records: a file; a note in somebody else's record; the
name of a file or branch; the message of a change, or who made it; the contact person of others."""

Blind = Literal[
    "no-history", "history", "shallow", "partial", "grafted", "single-branch", "missing", "unread",
    "submodule", "lfs", "blocked-key", "blocked-by-name",
]  # fmt: skip
"""Why something was not looked through: `history` was not asked for; `missing` objects are not in
this clone; `unread` is encrypted, or no text; `blocked-…`: the list of blocked addresses, whose key
is not here, or which knows no names."""


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, use_attribute_docstrings=True
    )


class HeldRecord(_Part):
    """One contact of the person."""

    register_: RegisterName = Field(alias="register")
    """The register that holds it."""
    id: str
    """The contact's id."""
    data: dict[str, Any]
    """Every field, as the text that was typed; without the names of employees."""
    sealed: tuple[SealedSection, ...]
    """What is held besides, encrypted, and not shown."""
    shared_mailboxes: tuple[str, ...] = ()
    """Addresses of the person that others read, too."""
    in_use: bool = True
    """False: the change history alone holds it, and `data` is its last version there."""
    removed: Day | None = None
    """The day on which it was removed."""


class Event(_Part):
    """One change of one field."""

    time: datetime
    """When it was made, by the clock of whoever made it."""
    commit: str
    """The commit that made it: fields that were changed together have it in common."""
    register_: RegisterName = Field(alias="register")
    """The register that held the contact then."""
    id: str
    """The contact's id."""
    field: str
    """The path of the field, such as emails.0.address."""
    before: str | None = None
    """Absent: the field was not there."""
    after: str | None = None
    """Absent: the field is gone."""
    handler: str | None = None
    """Who made it; only in a report for internal use."""


class Handover(_Part):
    """One list that the person was on (GDPR Art. 15(1)(c))."""

    date: Day
    """The day on which it left the register."""
    campaign: str
    """The campaign that it was made for."""
    title: str
    """The title of the campaign."""
    purpose: Purpose
    """What it was for."""
    channel: Channel
    """How the people on it were to be reached."""
    recipient: str
    """The unit that got it."""
    columns: tuple[str, ...]
    """What it said of each person."""


class RequestSeen(_Part):
    """One request of the person (GDPR Art. 12(3))."""

    id: str
    """The request's id."""
    kind: RequestKind
    """Which right it is about."""
    received: Day
    """The day of receipt."""
    channel: RequestChannel
    """How it came."""
    due: Day
    """The last day for the answer."""
    outcome: Outcome | None = None
    """Absent: the request is open."""


class KeptOut(_Part):
    """One address of the person that is blocked."""

    since: Day
    """The first day."""
    reason: SuppressionReason
    """Why."""
    purposes: tuple[Purpose, ...]
    """For which purposes; none: for every one."""


class SearchTerm(_Part):
    """One thing that was looked for."""

    kind: Literal["id", "email", "phone", "name"]
    """What it is."""
    text: str
    """The id, address, number or name."""
    looked_for: bool = True
    """Whether it was: a part of an address, or a name that is too short, means too many people."""


class NotLooked(_Part):
    """Something that was not looked through."""

    reason: Blind
    """Why, or what."""
    count: int | None = None
    """How many files or objects it concerns, where they can be counted."""


class Search(_Part):
    """How the person was looked for."""

    terms: tuple[SearchTerm, ...]
    """What was looked for."""
    everywhere: bool = False
    """Whether every file and every older version of one was looked through."""
    files: int = 0
    """How many files were, as they are now."""
    objects: int = 0
    """How many older versions, commits and folders were."""
    commits: int = 0
    """How many changes of the register the history has."""
    since: Day | None = None
    """The day of the first of them."""
    not_looked: tuple[NotLooked, ...] = ()
    """What was not looked through."""


class Elsewhere(_Part):
    """Places outside the person's own records that hold a detail of theirs."""

    kind: Where
    """What kind of places they are."""
    in_use: bool
    """Whether it is there now; otherwise the change history alone holds it."""
    count: int
    """How many places."""


class Report(_Part):
    """Everything that is held on a person (GDPR Art. 15(3)), for machines."""

    model_config = ConfigDict(title="Subject report")

    version: Literal[1]
    """The version of this format; it goes up when a reader of the format must change."""
    made: Day
    """The day on which the report was made."""
    controller: Controller
    """Who keeps the registers."""
    records: tuple[HeldRecord, ...]
    """The contacts of the person; none where nothing is held."""
    events: tuple[Event, ...]
    """Every change of every field, the newest first; also of contacts that were removed."""
    handovers: tuple[Handover, ...]
    """The lists that the person was on, the oldest first."""
    requests: tuple[RequestSeen, ...]
    """The requests of the person, the oldest first."""
    processing: tuple[RegisterDescription, ...]
    """How each register that holds the person is processed (GDPR Art. 15(1)(a)-(h))."""
    has_history: bool
    """Whether the register that was asked has a history at all."""
    kept_out: tuple[KeptOut, ...] | None = None
    """Addresses of the person that are blocked; absent where that could not be told."""
    search: Search
    """What was looked for, and where."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Where else the person's name, address or number stands: a person looks at these texts."""

    @property
    def holds_data(self) -> bool:
        """Whether the registers, or their history, hold a record of the person."""
        return bool(self.records or self.events)

    @property
    def is_none(self) -> bool:
        """Whether nothing at all was found, and everything was looked through."""
        return self.is_sure and not self.found

    @property
    def is_sure(self) -> bool:
        """Whether everything was looked through, for everything that was given."""
        search = self.search
        return not search.not_looked and all(term.looked_for for term in search.terms)

    @property
    def found(self) -> bool:
        """Whether anything was found: a record, a blocked address, a text that names the person."""
        return self.holds_data or bool(self.kept_out or self.elsewhere or self.requests)
