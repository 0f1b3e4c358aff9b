"""Ending what a killed command began: forward if nobody came between, else back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tooling.failpoints import reached
from tooling.git import GitError
from tooling.store import atomic
from tooling.store.commit import publish
from tooling.store.failpoints import RecoveryFailpoint
from tooling.store.journal import Journal
from tooling.store.lock import PAUSE, Busy, drop_git_locks, lock_file, locked

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git import Repository
    from tooling.store.register import Register

GRACE = 1.0  # seconds that a child of a killed command gets to end by itself


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a change that had been cut short.

    ``finished``: its commit is in. ``undone``: HEAD had moved on, so its files are as before.
    ``kept`` are files that a person changed since; they were left as they are.
    """

    outcome: Literal["finished", "undone"]
    commit: str
    kept: tuple[str, ...]

    def __str__(self) -> str:
        text = f"A change that was cut short is {self.outcome} ({self.commit[:12]})"
        return text + "".join(f"; {path} was changed since, and kept" for path in self.kept)


def recover(register: Register) -> Recovered | None:
    """End a change that was cut short, if there is one and no other command is at work on it.

    For the start of every command: without a journal it costs one look at the file system.
    """
    repository = register.repository
    if repository is None or not Journal.file(repository).exists():
        return None
    try:
        with locked(lock_file(register.root, repository), patience=0):
            return settle(repository)
    except Busy:  # the journal is that of a command at work
        return None


def settle(repository: Repository, forward: bool = True) -> Recovered | None:
    """End the journal's change, with the lock held; ``forward=False`` undoes it while it can be."""
    drop_git_locks(repository)
    journal = Journal.load(repository)
    if journal is None:
        return None
    root = repository.root / journal.prefix
    atomic.clean(root, (file.path for file in journal.files))
    _drop_ref_locks(repository, journal)
    reached(RecoveryFailpoint.LEFTOVERS_GONE)
    head = repository.head()
    kept: tuple[str, ...] = ()
    outcome: Literal["finished", "undone"] = "finished"
    if head == journal.new or (forward and head == journal.old):
        kept = _carry(repository, root, journal, forward=True)
        reached(RecoveryFailpoint.FILES_FINISHED)
        publish(repository, journal)
    elif head is None or not _contains(repository, head, journal.new):
        kept = _carry(repository, root, journal, forward=False)
        reached(RecoveryFailpoint.FILES_UNDONE)
        outcome = "undone"
    reached(RecoveryFailpoint.SETTLED)
    Journal.remove(repository)
    return Recovered(outcome, journal.new, kept)


def _carry(repository: Repository, root: Path, journal: Journal, forward: bool) -> tuple[str, ...]:
    """Bring every file to its new, or back to its old, content; return those left to a person."""
    wanted: dict[str, str | None] = {}
    kept = []
    for file in journal.files:
        source, target = (file.before, file.after) if forward else (file.after, file.before)
        present = atomic.read(atomic.file_at(root, file.path))
        oid = None if present is None else repository.hash_blob(present)
        if oid == source:
            wanted[file.path] = target
        elif oid != target:
            kept.append(file.path)
    blobs = iter(repository.blobs(oid for oid in wanted.values() if oid))
    atomic.write_all(root, {path: next(blobs) if oid else None for path, oid in wanted.items()})
    return tuple(kept)


def _contains(repository: Repository, head: str, commit: str) -> bool:
    try:
        repository.run("merge-base", "--is-ancestor", commit, head)
    except GitError as error:
        if error.status == 1:
            return False
        raise
    return True


def _drop_ref_locks(repository: Repository, journal: Journal) -> None:
    """Remove the locks on HEAD and its branch that a killed ``git update-ref`` of ours left.

    Ours are newer than the journal, and hold our commit or nothing. A live child gets its time.
    """
    end = time.monotonic() + GRACE
    began = Journal.file(repository).stat().st_mtime_ns
    for file in _ref_locks(repository):
        while file.exists() and time.monotonic() < end:
            time.sleep(PAUSE)
        try:
            ours = file.stat().st_mtime_ns >= began
            if ours and file.read_text().strip() in ("", journal.new):
                file.unlink()
        except FileNotFoundError:
            continue


def _ref_locks(repository: Repository) -> Iterator[Path]:
    yield repository.git_dir / "HEAD.lock"
    word, _, ref = (repository.git_dir / "HEAD").read_text().strip().partition(": ")
    if word == "ref":
        yield repository.common_dir / f"{ref}.lock"
