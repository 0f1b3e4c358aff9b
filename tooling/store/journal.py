"""The write-ahead journal: what a change is about to do, so that it can be ended after a kill.

It names paths and Git objects, never contents; the contents are in Git's object database before
the journal is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from tooling.store.atomic import write_all

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git import Repository


@dataclass(frozen=True, slots=True)
class Record:
    """What has to outlive a kill: kept as JSON in the Git folder, until it is removed."""

    NAME: ClassVar[str]

    @classmethod
    def file(cls, repository: Repository) -> Path:
        """Where the record is. Looking whether it exists is all a reader pays."""
        return repository.git_dir / "register" / cls.NAME

    def save(self, repository: Repository) -> None:
        """Write the record and wait until it is on the disk."""
        file = self.file(repository)
        write_all(file.parent, {file.name: self.as_json()})

    def as_json(self) -> bytes:
        """The record as it is kept."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def load(cls, repository: Repository) -> Self | None:
        """The record that a command left behind, or that one is working by; None without one."""
        try:
            held = json.loads(cls.file(repository).read_bytes())
        except FileNotFoundError:
            return None
        return cls.of(held)

    @classmethod
    def remove(cls, repository: Repository) -> None:
        """Remove the record: what it tells of is whole, or undone."""
        cls.file(repository).unlink(missing_ok=True)

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> Self:
        """The record with these parts, as JSON has them."""
        return cls(**{n: tuple(v) if isinstance(v, list) else v for n, v in held.items()})


@dataclass(frozen=True, slots=True)
class ReplacedFile:
    """One file: its path in the register, and the object ids of its old and new content.

    `committed` is what the commit has instead of `after`, where lines end another way on this
    machine than in the repository.
    """

    path: str
    before: str | None
    after: str | None
    committed: str | None = None


@dataclass(frozen=True, slots=True)
class Journal(Record):
    """A change under way: HEAD goes from ``old`` (None before the first commit) to ``new``.

    ``prefix`` is where the register stands in the repository.
    """

    NAME = "journal.json"

    prefix: str
    old: str | None
    new: str
    files: tuple[ReplacedFile, ...]

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> Self:
        """The journal with these parts, as JSON has them."""
        files = tuple(ReplacedFile(**file) for file in held["files"])
        return cls(held["prefix"], held["old"], held["new"], files)
