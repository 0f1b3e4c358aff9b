"""Looking at the mirror before it may take the register's place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.mirror import alone
from tooling.erasure.rewriting.refs import NOTES, Ref
from tooling.erasure.scanning.scan import scan
from tooling.errors import RegisterError
from tooling.git import GitError

if TYPE_CHECKING:
    from tooling.erasure.rewriting.inventory import Survey
    from tooling.erasure.rewriting.rewrite import Rewritten
    from tooling.erasure.rules import Tracer
    from tooling.git import Process

HINT = "Nothing was changed. Report this, with the ids above; they hold no personal value."


def verify_tips(seen: Survey, done: Rewritten) -> None:
    """RegisterError unless, at the tip of every ref, only what the survey names is different.

    While the mirror still borrows the register's objects: it compares both sides.
    """
    pairs = {(_commit(seen, ref), new) for ref, new in _moved(seen, done)}
    for old, new in sorted(pairs):
        listing = done.mirror.ask("diff-tree", "-r", "-z", "--raw", "--no-renames", old, new)
        for path, before, after in _entries(listing):
            if not _explained(seen, done, path, before, after):
                raise RegisterError(
                    f"The rewrite changed something else in {new} (object {before}, {after})", HINT
                )


def connecting(done: Rewritten) -> Process:
    """Git's own check that the mirror holds everything that its refs reach, running."""
    return done.mirror.start("fsck", "--connectivity-only", "--no-dangling", "--no-progress")


def verify_connected(fsck: Process) -> None:
    """RegisterError unless the check, once it has ended, found the mirror whole."""
    try:
        fsck.finish()
    except GitError as error:
        raise RegisterError("The rewritten repository is not whole", HINT) from error


def verify_new(seen: Survey, done: Rewritten, tracer: Tracer) -> None:
    """RegisterError if a trace is in what the rewrite made, or in the mirror's names.

    While the mirror is not packed: without what it borrows, it holds the new objects alone.
    """
    with alone(done.mirror):
        outcome = scan(done.mirror.git_dir, tracer)
    fine = allowed(seen, done)
    left = {hit.oid or hit.place for hit in outcome.hits if hit.oid not in fine}
    if left:
        shown = ", ".join(sorted(left)[:5])
        raise RegisterError(
            f"After the rewrite {len(left)} objects would still hold traces: {shown}", HINT
        )


def verify_kept(seen: Survey, done: Rewritten) -> int:
    """RegisterError if the packed mirror keeps an old object with a trace; how many it holds.

    With `verify_new` this reads every object once: what is not new was read by the survey.
    """
    listing = done.mirror.ask("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    held = listing.decode().split()
    left = (seen.found.keys() & set(held)) - allowed(seen, done)
    if left:
        raise RegisterError(f"The rewrite kept {len(left)} objects with traces", HINT)
    return len(held)


def allowed(seen: Survey, done: Rewritten) -> frozenset[str]:
    """Contents in which the name stays: the namesakes' own files."""
    return seen.staying | frozenset(done.mild.values())


def _moved(seen: Survey, done: Rewritten) -> Iterator[tuple[Ref, str]]:
    for ref in seen.names.refs:
        new = done.refs.get(seen.ref_names.get(ref.name, ref.name))
        if new and new != ref.oid and not ref.name.startswith(NOTES):
            kind, _ = seen.targets[ref.oid]
            if kind == "commit":
                yield ref, new


def _commit(seen: Survey, ref: Ref) -> str:
    return seen.targets[ref.oid][1]


def _entries(listing: bytes) -> Iterator[tuple[bytes, str, str]]:
    tokens = iter(listing.split(b"\0"))
    for facts in tokens:
        if facts:
            _, _, before, after, _ = facts.decode().split(" ")
            yield next(tokens), before, after


def _explained(seen: Survey, done: Rewritten, path: bytes, before: str, after: str) -> bool:
    if not after.strip("0"):
        return path in seen.dropped or path in seen.renames or before in seen.own
    if not before.strip("0"):
        return path in seen.renames.values()
    new = (done.mild if path in seen.kept else done.blobs).get(before)
    return new == after
