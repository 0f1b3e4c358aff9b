"""What a scan found: a trace, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A trace: in which object (or file, then without an id), of which kind, of whom.

    `type` is blob, tree, commit, tag, ref, file or old-history; `place` is a path or ref that leads
    there, where it is known, without the traces in it.
    """

    oid: str
    type: str
    kind: str
    people: tuple[int, ...]
    place: str = ""
