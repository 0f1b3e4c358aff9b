"""Ending an erasure that was cut short: back before the switch, forward after it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.journal import Erased, Journal
from tooling.erasure.rewriting.packs import drop_packs
from tooling.erasure.rewriting.switch import BUSY, PATIENCE, clear, complete, switched
from tooling.erasure.rewriting.workspace import pending, remove, workspace_of
from tooling.git import Repository
from tooling.store.lock import PAUSE, drop_git_locks, git_locks


@dataclass(frozen=True, slots=True)
class Resumed:
    """What became of an erasure that was cut short.

    ``undone``: the register is as before; run the erasure again. ``finished``: the history is
    rewritten; the caller has `erased` to write the certificate, and then calls `close`.
    ``waiting``: the same, but only that was missing.
    """

    outcome: Literal["undone", "finished", "waiting"]
    erased: Erased | None

    def __str__(self) -> str:
        if self.outcome == "undone":
            return "An erasure that was cut short is undone; run it again"
        return (
            "An erasure that was cut short is carried out; its certificate is still to be written"
        )


def resume(repository: Repository, purge: Callable[[], None]) -> Resumed | None:
    """End what a killed erasure began; None where there was none. The caller holds the lock.

    For the start of every command, after `pending`; and before `tooling.store.recovery`, which
    knows nothing of a history that moved.
    """
    if not pending(repository):
        return None
    git = GitFolder.of(repository)
    journal = Journal.load(git)
    if journal is None:
        erased = Erased.load(git)
        if erased is None:
            back(git)
            return None  # nothing was touched
        clear(git)
        return Resumed("waiting", erased)
    if not switched(git, journal):
        back(git)
        return Resumed("undone", None)
    drop_git_locks(git, journal.locks)
    with git_locks(git, journal.locks, BUSY, PATIENCE):
        erased = complete(git, journal, purge)
    clear(git)
    return Resumed("finished", erased)


def back(repository: GitFolder) -> None:
    """Take away what an erasure brought before its switch."""
    journal = Journal.load(repository)
    if journal is not None:
        _drop_pack_lock(repository.git_dir, since=Journal.file(repository))
        drop_git_locks(repository, journal.locks)
        drop_packs(repository, journal.added)
        Journal.remove(repository)
    remove(workspace_of(repository))


def _drop_pack_lock(git_dir: Path, since: Path) -> None:
    """Remove `packed-refs.lock` that a killed `git pack-refs` of ours left: newer than `since`."""
    file = git_dir / "packed-refs.lock"
    for _ in range(20):  # a child of the killed command gets its time
        if not file.exists():
            return
        time.sleep(PAUSE)
    with suppress(FileNotFoundError):
        if file.stat().st_mtime_ns >= since.stat().st_mtime_ns:
            file.unlink()
            (git_dir / "packed-refs.new").unlink(missing_ok=True)
