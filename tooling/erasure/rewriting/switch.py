"""The switch: every branch and tag at once, by one rename; then what follows from it.

`switch` leads to the rename (ADR 5, stages 5 to 7), `complete` from there to the end (stages 8 to
11). `complete` may be run again after a kill.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import replace

from tooling.erasure.failpoints import RewriteFailpoint
from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.journal import Erased, Journal
from tooling.erasure.rewriting.mirror import mirror_of
from tooling.erasure.rewriting.packs import drop_objects, link_packs, take_graph
from tooling.erasure.rewriting.reflogs import forget
from tooling.erasure.rewriting.refs import Names, read_names
from tooling.erasure.rewriting.work_tree import update_files
from tooling.erasure.rewriting.workspace import remove, workspace_of
from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.git import GitError
from tooling.store.atomic import sync_folder, write
from tooling.store.lock import INDEX_LOCK, git_locks

PACKED = "packed-refs"
SWITCHED = "switched"  # a file in the workspace: the rename is done
PATIENCE = 10.0  # seconds that another Git command gets to end
BUSY = RegisterError(
    "Another Git command is at work in this repository",
    "Wait until it has ended. If none is running, remove the files *.lock in .git.",
)
MOVED = RegisterError(
    "Somebody committed, or changed a branch, while the history was rewritten",
    "Nothing was changed. Run this again.",
)


def switch(
    repository: GitFolder, inventoried: Names, journal: Journal, purge: Callable[[], None]
) -> Erased:
    """Replace the register's refs by the mirror's, then `complete`; return the report.

    `inventoried` are the names that the mirror was made from. RegisterError, with the refs as they
    were, if the names differ from them by now, if the work tree has changes that are not committed,
    or if Git is busy. The journal and the linked packs are then for the caller to undo (`back`).
    """
    journal.save(repository)
    reached(RewriteFailpoint.JOURNAL_WRITTEN)
    mirror = mirror_of(repository)
    link_packs(repository, mirror, journal.packs)
    reached(RewriteFailpoint.PACKS_LINKED)
    repository.run("pack-refs", "--all", "--no-prune")
    with git_locks(repository, journal.locks, BUSY, PATIENCE):
        changed = repository.run("status", "--porcelain", "-z", "--untracked-files=no")
        if read_names(repository) != inventoried or changed:
            raise MOVED
        reached(RewriteFailpoint.REFS_LOCKED)
        _rename_refs(repository, mirror, inventoried)
        reached(RewriteFailpoint.REFS_RENAMED)
        return complete(repository, journal, purge)


def switched(repository: GitFolder, journal: Journal) -> bool:
    """Whether the rename has been done.

    A file says so; it comes right after the rename, and before anything that takes something away.
    Without it the objects of both sides are there, and the refs say which side it is.
    """
    if (workspace_of(repository) / SWITCHED).exists():
        return True
    now = {ref.oid for ref in read_names(repository).refs}
    new = {oid for name, oid in journal.refs.items() if journal.before.get(name) != oid}
    if now & new - set(journal.before.values()):
        return True
    tips = [f"--contains={oid}" for oid in new & set(journal.result["commits"].values())]
    if not tips:
        return False
    try:  # somebody may have committed since, on the one side or the other
        return bool(repository.run("for-each-ref", "--count=1", *tips))
    except GitError:  # the new commits are not even there
        return False


def complete(repository: GitFolder, journal: Journal, purge: Callable[[], None]) -> Erased:
    """Do everything after the rename, with all locks held; `purge` removes the caches."""
    write(workspace_of(repository) / SWITCHED, b"")
    head = repository.git_dir / "HEAD"
    says = journal.head.encode(errors="surrogateescape")
    if head.read_bytes() != says:
        write(head, says)
    reached(RewriteFailpoint.HEAD_WRITTEN)
    kept = _move_files(repository, *journal.heads)
    reached(RewriteFailpoint.FILES_NOTED)
    purge()
    forget(repository, journal.stash.encode("latin-1"))
    reached(RewriteFailpoint.LOGS_FORGOTTEN)
    pruned = drop_objects(repository, journal.packs, journal.refs)
    reached(RewriteFailpoint.OBJECTS_DROPPED)
    take_graph(repository, mirror_of(repository), journal.heads[1])
    erased = replace(Erased.of(journal.result), kept=kept, pruned=pruned)
    erased.save(repository)
    reached(RewriteFailpoint.OUTCOME_SAVED)
    return erased


def _move_files(repository: GitFolder, old: str | None, new: str | None) -> tuple[str, ...]:
    """Bring index and files to the new HEAD, once: later the old one's objects are gone."""
    moved = workspace_of(repository) / "moved.json"
    if moved.exists():
        return tuple(json.loads(moved.read_bytes()))
    kept = update_files(repository, old, new) if old and new and old != new else ()
    reached(RewriteFailpoint.FILES_MOVED)
    write(moved, json.dumps(kept).encode())
    return kept


def clear(repository: GitFolder) -> None:
    """Remove everything that only the erasure under way needed; its report waits for `close`.

    The journal first: it must not outlive what its reader would look for.
    """
    Journal.remove(repository)
    reached(RewriteFailpoint.JOURNAL_REMOVED)
    workspace = workspace_of(repository)
    sync_folder(workspace)
    remove(mirror_of(repository).git_dir)
    reached(RewriteFailpoint.MIRROR_REMOVED)
    for left in workspace.glob("*"):
        if left.name != Erased.NAME:
            remove(left)
            reached(RewriteFailpoint.NOTE_REMOVED)


def locks_of(names: Names, refs: Iterable[str]) -> tuple[str, ...]:
    """Return the files that stand for the right to change the index, HEAD and each ref.

    `names` are those of before, `refs` those of after.
    """
    branch = [names.branch] if names.branch else []
    every = dict.fromkeys([*(ref.name for ref in names.refs), *refs, *branch])
    return (INDEX_LOCK, "HEAD.lock", *(f"{name}.lock" for name in every))


def _rename_refs(repository: GitFolder, mirror: GitFolder, names: Names) -> None:
    """Let every ref be the mirror's. We hold the lock of each, and `packed-refs` has them all."""
    real = repository.git_dir / PACKED
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
        (repository.git_dir / ref.name).unlink(missing_ok=True)
    reached(RewriteFailpoint.LOOSE_REFS_GONE)
    lock.replace(real)
    sync_folder(repository.git_dir)
