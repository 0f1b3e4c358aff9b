"""What a subject report says, apart from how it looks (GDPR Art. 15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from schema.controller import Controller
from schema.register import RegisterDescription
from tooling.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class Record:
    """One contact of the person: its fields as typed, without employees' names.

    `sealed` names the sections that are there but encrypted.
    """

    register: str
    id: str
    data: dict[str, Tree]
    sealed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one field. `handler` is who made it; a report for the person leaves it out."""

    time: datetime
    register: str
    field: str
    before: str | None
    after: str | None
    handler: str | None


@dataclass(frozen=True, slots=True)
class Handover:
    """One list that the person was on (GDPR Art. 15(1)(c))."""

    date: date
    campaign: str
    title: str
    purpose: str
    channel: str
    recipient: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """One request of the person."""

    id: str
    kind: str
    received: date
    due: date
    outcome: str | None


@dataclass(frozen=True, slots=True)
class KeptOut:
    """One entry on an address of the person; no `purposes` mean every one."""

    since: date
    reason: str
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. Without `records` and `events`, no data is held: an answer too.

    Events without a record are of a contact that was removed, and is in the history still.
    `processing` describes the registers that hold the person (GDPR Art. 15(1)(a)-(h)); `kept_out`
    is None where the key is missing without which nobody can tell.
    """

    made: date
    controller: Controller
    records: tuple[Record, ...]
    events: tuple[Event, ...]
    handovers: tuple[Handover, ...]
    requests: tuple[RequestSeen, ...]
    processing: tuple[RegisterDescription, ...]
    has_history: bool
    kept_out: tuple[KeptOut, ...] | None = ()

    @property
    def holds_data(self) -> bool:
        """Whether the registers, or their history, hold anything on the person."""
        return bool(self.records or self.events)
