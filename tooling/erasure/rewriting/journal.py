"""What survives a kill: what the erasure is about to do, and what it did.

The journal is written before the register is touched (ADR 5, stage 5) and decides, after a kill,
whether the way is forward or back. The report waits for the certificate. Neither holds a value of
the erased: ids, hashes, paths of nobody, names of refs after redaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tooling.erasure.rewriting.workspace import workspace_of
from tooling.git import Repository
from tooling.store.atomic import write
from tooling.store.journal import Record


class WorkspaceRecord(Record):
    """A record in the workspace, of which a repository has one for all its work trees."""

    __slots__ = ()

    @classmethod
    def file(cls, repository: Repository) -> Path:
        """Return where the record is, or would be."""
        return workspace_of(repository) / cls.NAME

    def save(self, repository: Repository) -> None:
        """Write the record and wait until it is on the disk."""
        write(self.file(repository), self.as_json())


@dataclass(frozen=True, slots=True)
class Erased(WorkspaceRecord):
    """What a finished erasure reports.

    `commits` maps old to new ids, of rewritten commits only; `map_sha256` is its hash, `boundary`
    are its oldest commits. `certificate` is what the caller handed in, to certify the erasure by.

    `scanned` is how many objects the scan read. After a kill it is None: nobody knows the terms any
    more. `left` are objects or files that still hold a trace: none, unless somebody worked in the
    repository meanwhile. Then the old objects may be there still (`pruned` is False), and the
    erasure is to be run again. `kept` are files that somebody changed meanwhile; they are as they
    were.
    """

    NAME = "outcome.json"

    commits: Mapping[str, str]
    map_sha256: str
    boundary: tuple[str, ...]
    certificate: Mapping[str, Any]
    scanned: int | None = None
    left: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    pruned: bool = True


@dataclass(frozen=True, slots=True)
class Journal(WorkspaceRecord):
    """What an erasure is about to do to the register.

    `packs` are the mirror's packs, `added` those that the register did not have. `before` are the
    refs as they were, `refs` as they shall be, `locks` the lock files (relative to the Git folder).
    `heads` are the commits of HEAD before and after; `head` is what the file HEAD shall say.
    `stash` is the new log of the stash. `result` is what the erasure will report (`Erased`).
    """

    NAME = "journal.json"

    packs: tuple[str, ...]
    added: tuple[str, ...]
    before: Mapping[str, str]
    refs: Mapping[str, str]
    locks: tuple[str, ...]
    heads: tuple[str | None, str | None]
    head: str
    stash: str
    result: Mapping[str, Any]
