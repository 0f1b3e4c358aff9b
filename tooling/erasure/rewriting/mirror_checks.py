"""Looking at the mirror before it may take the register's place (ADR 5, stage 4).

Each check raises RegisterError; then nothing was changed yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from tooling.erasure.rewriting.git_folder import Difference
from tooling.erasure.rewriting.inventory import Inventory
from tooling.erasure.rewriting.mirror import alone
from tooling.erasure.rewriting.refs import NOTES
from tooling.erasure.rewriting.rewrite import Rewritten
from tooling.errors import RegisterError
from tooling.git import GitError, Process
from tooling.rules.traces import Tracer
from tooling.store.scanning.scan import scan

HINT = "Nothing was changed. Report this, with the ids above; they hold no personal value."


def check_tips(inventory: Inventory, rewritten: Rewritten) -> None:
    """Make sure that, at the tip of every ref, only what the inventory names is different.

    While the mirror still borrows the register's objects: both sides are compared.
    """
    for old, new in sorted(set(_moved(inventory, rewritten))):
        for one in rewritten.mirror.differences(old, new):
            if not _explained(inventory, rewritten, one):
                objects = f"object {one.before}, {one.after}"
                raise RegisterError(
                    f"The rewrite changed something else in {new} ({objects})", HINT
                )


def start_fsck(rewritten: Rewritten) -> Process:
    """Start Git's own check that the mirror holds everything that its refs reach."""
    return rewritten.mirror.start("fsck", "--connectivity-only", "--no-dangling", "--no-progress")


def check_whole(fsck: Process) -> None:
    """Wait for Git's own check, and make sure that it found the mirror whole."""
    try:
        fsck.finish()
    except GitError as error:
        raise RegisterError("The rewritten repository is not whole", HINT) from error


def check_new(inventory: Inventory, rewritten: Rewritten, tracer: Tracer) -> None:
    """Make sure that there is no trace in what the rewrite made, or in the mirror's names.

    Before the mirror is packed: without what it borrows, it holds the new objects alone.
    """
    with alone(rewritten.mirror):
        outcome = scan(rewritten.mirror.git_dir, tracer)
    fine = allowed(inventory, rewritten)
    left = {hit.oid or hit.location for hit in outcome.hits if hit.oid not in fine}
    if left:
        shown = ", ".join(sorted(left)[:5])
        raise RegisterError(
            f"After the rewrite {len(left)} objects would still hold traces: {shown}", HINT
        )


def check_kept(inventory: Inventory, rewritten: Rewritten) -> int:
    """Make sure that the packed mirror keeps no old object with a trace; return how many it holds.

    With `check_new` this reads every object once: what is not new was read for the inventory.
    """
    listing = rewritten.mirror.run("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    held = listing.decode().split()
    left = (inventory.found.keys() & set(held)) - allowed(inventory, rewritten)
    if left:
        raise RegisterError(f"The rewrite kept {len(left)} objects with traces", HINT)
    return len(held)


def allowed(inventory: Inventory, rewritten: Rewritten) -> frozenset[str]:
    """Return the ids of contents that may hold the name: those of namesakes' own files."""
    return inventory.files.staying | frozenset(rewritten.name_kept.values())


def _moved(inventory: Inventory, rewritten: Rewritten) -> Iterator[tuple[str, str]]:
    """Yield the old and the new commit of each ref that got another one, save notes."""
    for ref in inventory.names.refs:
        new = rewritten.refs.get(inventory.ref_names.get(ref.name, ref.name))
        kind, old = inventory.targets[ref.oid]
        if new and new != ref.oid and kind == "commit" and not ref.name.startswith(NOTES):
            yield old, new


def _explained(inventory: Inventory, rewritten: Rewritten, one: Difference) -> bool:
    """Whether the inventory names this difference."""
    files, path = inventory.files, one.path
    if one.after is None:
        return path in files.dropped or path in files.renames or one.before in files.own
    if one.before is None:
        return path in files.renames.values()
    contents = rewritten.name_kept if path in files.kept else rewritten.blobs
    return contents.get(one.before) == one.after
