"""The write-ahead journal: what a change is about to do, so that it can be ended after a kill.

It names paths and Git objects, never contents; the contents are in Git's object database before
the journal is written.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from tooling.store.atomic import write_all

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git import Repository

VERSION = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One file: its path in the register, and the object ids of its old and new content."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    """A change under way: HEAD goes from ``old`` (None before the first commit) to ``new``.

    ``prefix`` is where the register stands in the repository.
    """

    prefix: str
    old: str | None
    new: str
    steps: tuple[Step, ...]

    def save(self, repository: Repository) -> None:
        """Write the journal and wait until it is on the disk."""
        file = journal_file(repository)
        content = json.dumps({"version": VERSION, **asdict(self)}).encode()
        write_all(file.parent, {file.name: content})

    @classmethod
    def load(cls, repository: Repository) -> Self | None:
        """The journal that a command left behind, or that one is working by; None without one."""
        try:
            held = json.loads(journal_file(repository).read_bytes())
        except FileNotFoundError:
            return None
        steps = tuple(Step(**step) for step in held["steps"])
        return cls(held["prefix"], held["old"], held["new"], steps)


def journal_file(repository: Repository) -> Path:
    """Where the journal of this work tree is. Looking whether it exists is all a reader pays."""
    return repository.git_dir / "register" / "journal.json"


def remove_journal(repository: Repository) -> None:
    """The change is whole, or undone."""
    journal_file(repository).unlink()
