"""Ending an erasure that was cut short: back before the switch, forward after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tooling.erasure.rewriting.folder import GitFolder
from tooling.erasure.rewriting.journal import Journal, journal_file
from tooling.erasure.rewriting.locks import MARK, drop_locks, drop_pack_lock, git_locks
from tooling.erasure.rewriting.mirror import mirror_in
from tooling.erasure.rewriting.outcome import Erased
from tooling.erasure.rewriting.prune import drop_packs
from tooling.erasure.rewriting.swap import clear, complete, switched
from tooling.erasure.rewriting.workspace import place_of, remove, write

if TYPE_CHECKING:
    from tooling.git import Repository


@dataclass(frozen=True, slots=True)
class Resumed:
    """What became of an erasure that was cut short.

    ``undone``: the register is as before; run the erasure again. ``finished``: the history is
    rewritten; the caller has `erased` to write the follow-up commit, and then calls `close`.
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


def pending(repository: Repository) -> bool:
    """Whether an erasure was cut short (or is at work). One look at the file system."""
    return place_of(repository).exists()


def resume(repository: Repository, purge: Callable[[], None]) -> Resumed | None:
    """End what a killed erasure began; None where there was none. The caller holds the lock.

    For the start of every command, after `pending`; and before `tooling.store.recovery`, which
    knows nothing of a history that moved.
    """
    if not pending(repository):
        return None
    folder = GitFolder.of(repository)
    place = place_of(folder)
    journal = Journal.load(folder)
    if journal is None:
        waiting = Erased.load(folder)
        if waiting is None:
            back(folder)
            return None  # nothing was touched
        clear(folder, place)
        return Resumed("waiting", waiting)
    if not switched(folder, journal, place):
        back(folder)
        return Resumed("undone", None)
    drop_locks(folder.git_dir, journal.locks)
    write(place / "mark", MARK)
    with git_locks(folder.git_dir, journal.locks, place / "mark"):
        erased = complete(folder, mirror_in(place), journal, place, purge)
    clear(folder, place)
    return Resumed("finished", erased)


def back(folder: GitFolder) -> None:
    """Take away what an erasure brought before its switch."""
    place = place_of(folder)
    journal = Journal.load(folder)
    if journal is not None:
        drop_pack_lock(folder.git_dir, journal_file(folder))
        drop_locks(folder.git_dir, journal.locks)
        drop_packs(folder, journal.added)
        journal_file(folder).unlink()
    remove(place)
