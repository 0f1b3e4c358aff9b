"""What a scan finds: traces, where they are, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tooling.rules.traces import Trace

Kinds = list[tuple[str, tuple[int, ...]]]
"""Kinds of traces, each with the numbers of the people whose traces they are."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Traces of one kind in one object, or in one file (then without an id), and of whom.

    `type` is blob, tree, commit, tag, ref, file or old-history; `location` is a path or ref that
    leads there, where it is known, without the traces in it.
    """

    oid: str
    type: str
    kind: str
    people: tuple[int, ...]
    location: str = ""


class Folder(NamedTuple):
    """A tree whose name is a half of a name: a file in it may be called by the other half."""

    oid: str
    name: str


@dataclass(slots=True)
class Found:
    """What was read (`count` objects or files), and what was found in it.

    `namesakes` counts objects where a name stands only as somebody else's. `unread` are ids or
    paths of what could not be read to the end. `folders` are still to be looked into.
    """

    count: int = 0
    hits: list[Hit] = field(default_factory=list)
    namesakes: int = 0
    unread: list[str] = field(default_factory=list)
    folders: set[Folder] = field(default_factory=set)

    def add(self, other: Found) -> None:
        """Add what was found elsewhere."""
        self.count += other.count
        self.hits += other.hits
        self.namesakes += other.namesakes
        self.unread += other.unread
        self.folders |= other.folders


def by_kind(traces: Iterable[Trace]) -> Kinds:
    """Return each kind among `traces` with the people whose traces they are."""
    people: dict[str, set[int]] = {}
    for trace in traces:
        people.setdefault(trace.kind, set()).add(trace.person)
    return [(kind, tuple(sorted(who))) for kind, who in people.items()]
