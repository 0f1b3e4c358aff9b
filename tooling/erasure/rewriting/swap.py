"""The switch: every branch and tag at once, by one rename; then what follows from it.

`switch` leads to the rename, `complete` from there to the end. `complete` may be run again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tooling.erasure.failpoints import RewriteFailpoint
from tooling.erasure.rewriting.files import update_files
from tooling.erasure.rewriting.graph import take_graph
from tooling.erasure.rewriting.journal import Journal, journal_file
from tooling.erasure.rewriting.locks import MARK, git_locks
from tooling.erasure.rewriting.outcome import Erased
from tooling.erasure.rewriting.prune import drop_objects, forget
from tooling.erasure.rewriting.refs import read_names
from tooling.erasure.rewriting.workspace import remove, sync, write
from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.git import GitError

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.erasure.rewriting.folder import GitFolder
    from tooling.erasure.rewriting.refs import Names

PACKED = "packed-refs"
DONE = "switched"  # the mark of the rename, in the place
MOVED = RegisterError(
    "Somebody committed, or changed a branch, while the history was rewritten",
    "Nothing was changed. Run this again.",
)


def switch(
    folder: GitFolder,
    mirror: GitFolder,
    surveyed: Names,
    journal: Journal,
    place: Path,
    purge: Callable[[], None],
) -> Erased:
    """Put the mirror in the register's place; RegisterError, with nothing done, if that is late."""
    write(place / "mark", MARK)
    journal.save(folder)
    reached(RewriteFailpoint.JOURNAL_WRITTEN)
    _link_packs(folder, mirror, journal)
    reached(RewriteFailpoint.PACKS_LINKED)
    folder.ask("pack-refs", "--all", "--no-prune")
    with git_locks(folder.git_dir, journal.locks, place / "mark"):
        if read_names(folder) != surveyed or _unstaged(folder):
            raise MOVED
        reached(RewriteFailpoint.REFS_LOCKED)
        _rename_refs(folder, mirror, surveyed)
        reached(RewriteFailpoint.REFS_RENAMED)
        return complete(folder, mirror, journal, place, purge)


def switched(folder: GitFolder, journal: Journal, place: Path) -> bool:
    """Whether the rename has been done.

    Its mark comes right after it and before anything that takes something away. Without the mark
    the objects of both sides are there, and the refs say which side it is.
    """
    if (place / DONE).exists():
        return True
    now = {ref.oid for ref in read_names(folder).refs}
    new = {oid for name, oid in journal.refs.items() if journal.before.get(name) != oid}
    if now & new - set(journal.before.values()):
        return True
    tips = [f"--contains={oid}" for oid in new & set(journal.result["commits"].values())]
    if not tips:
        return False
    try:  # somebody may have committed since, on the one side or the other
        return bool(folder.ask("for-each-ref", "--count=1", *tips))
    except GitError:  # the new commits are not even there
        return False


def complete(
    folder: GitFolder, mirror: GitFolder, journal: Journal, place: Path, purge: Callable[[], None]
) -> Erased:
    """Everything after the rename, with all locks held."""
    write(place / DONE, b"")
    head = folder.git_dir / "HEAD"
    if head.read_text() != journal.head:
        write(head, journal.head.encode())
    reached(RewriteFailpoint.HEAD_WRITTEN)
    old, new = journal.heads
    kept = _move_files(folder, old, new, place)
    reached(RewriteFailpoint.FILES_NOTED)
    purge()
    forget(folder, journal.stash.encode("latin-1"))
    reached(RewriteFailpoint.LOGS_FORGOTTEN)
    pruned = drop_objects(folder, journal.packs, journal.refs)
    reached(RewriteFailpoint.OBJECTS_DROPPED)
    take_graph(folder, mirror, new)
    done = replace(Erased.of(journal.result), kept=kept, pruned=pruned)
    done.save(folder)
    reached(RewriteFailpoint.OUTCOME_SAVED)
    return done


def _move_files(
    folder: GitFolder, old: str | None, new: str | None, place: Path
) -> tuple[str, ...]:
    """Bring index and files to the new HEAD, once: later the old one's objects are gone."""
    moved = place / "moved.json"
    if moved.exists():
        return tuple(json.loads(moved.read_bytes()))
    kept = update_files(folder, old, new, place) if old and new and old != new else ()
    reached(RewriteFailpoint.FILES_MOVED)
    write(moved, json.dumps(kept).encode())
    return kept


def clear(folder: GitFolder, place: Path) -> None:
    """Remove everything that only the erasure under way needed; its outcome waits for `close`.

    The journal first: it must not outlive what its reader would look for.
    """
    journal_file(folder).unlink(missing_ok=True)
    reached(RewriteFailpoint.JOURNAL_REMOVED)
    if place.exists():
        sync(place)
    remove(place / "mirror.git")
    reached(RewriteFailpoint.MIRROR_REMOVED)
    for name in ("mark", "index", "orders.json", "commit-map", "moved.json", DONE):
        (place / name).unlink(missing_ok=True)
    reached(RewriteFailpoint.NOTES_REMOVED)
    remove(place / "files")


def locks_of(names: Names, refs: Iterator[str]) -> tuple[str, ...]:
    """The files that stand for the right to change the index, HEAD and each ref, old and new."""
    every = dict.fromkeys([ref.name for ref in names.refs] + list(refs))
    branch = [names.branch] if names.branch and names.branch not in every else []
    return ("index.lock", "HEAD.lock", *(f"{name}.lock" for name in [*every, *branch]))


def _link_packs(folder: GitFolder, mirror: GitFolder, journal: Journal) -> None:
    """Give the register the mirror's packs, the index of each last: without it none is seen."""
    source, target = (at.common_dir / "objects" / "pack" for at in (mirror, folder))
    target.mkdir(exist_ok=True)
    for pack in journal.packs:
        files = sorted(source.glob(f"{pack}.*"), key=lambda file: file.suffix == ".idx")
        for file in files:
            _link(file, target / file.name)
    sync(target)


def _link(source: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:  # the objects lie on another file system
        beside = target.with_name(f"tmp_{target.name}")
        shutil.copyfile(source, beside)
        beside.replace(target)


def _unstaged(folder: GitFolder) -> bytes:
    return folder.ask("status", "--porcelain", "-z", "--untracked-files=no")


def _rename_refs(folder: GitFolder, mirror: GitFolder, names: Names) -> None:
    """Let every ref be the mirror's. We hold the lock of each, and `packed-refs` has them all."""
    real = folder.git_dir / PACKED
    lock = real.with_name(PACKED + ".lock")
    content = (mirror.git_dir / PACKED).read_bytes()
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise MOVED from None
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    for ref in names.refs:  # a loose ref would hide the packed one; it says the same
        (folder.git_dir / ref.name).unlink(missing_ok=True)
    reached(RewriteFailpoint.LOOSE_REFS_GONE)
    lock.replace(real)
    sync(folder.git_dir)
