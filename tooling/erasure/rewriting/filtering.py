"""A process of its own: git-filter-repo as a library, in the mirror, by orders.

``python -m tooling.erasure.rewriting.filtering ORDERS``, in the mirror. What it prints is never
shown. It ends when its stdin ends: with the process that started it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

from tooling.erasure.rewriting.orders import Orders

OPTIONS = (
    "--force",  # git-filter-repo can't know that this is a mirror made for it
    "--quiet",
    "--partial",
    "--prune-empty", "never",
    "--prune-degenerate", "never",
    "--replace-refs", "update-no-add",
    "--preserve-commit-encoding",
)  # fmt: skip


def main(orders: Orders) -> None:
    """Rewrite, and write the map of old and new commit ids."""
    library: Any = import_module("git_filter_repo")
    refs = [*orders.tips, *(f"^{oid}" for oid in orders.without)]
    args = library.FilteringOptions.parse_args([*OPTIONS, "--refs", *refs])
    args.repack = False  # the mirror is packed once, when everything is in it
    filtering = library.RepoFilter(args)
    filtering._commit_callback = _callback(library, filtering, orders)

    def record(*_: object) -> None:
        filtering._flush_renames()
        lines = (b"%b %b\n" % (old, new) for old, new in filtering._commit_renames.items() if new)
        Path(orders.result).write_bytes(b"".join(lines))

    filtering._record_metadata = record  # its own reads the whole history once more
    filtering.run()


def _callback(library: Any, filtering: Any, orders: Orders) -> Any:
    dropped = {_bytes(path) for path in orders.dropped}
    kept = {_bytes(path) for path in orders.kept}
    own = {oid.encode() for oid in orders.own}
    blobs = {old.encode(): new.encode() for old, new in orders.blobs.items()}
    mild = {old.encode(): new.encode() for old, new in orders.mild.items()}
    renames = {_bytes(old): _bytes(new) for old, new in orders.renames.items()}
    edits = {oid.encode(): edit for oid, edit in orders.edits.items()}

    def on_commit(commit: Any, _: Any) -> None:
        if commit.original_id in edits:
            _edit(commit, *edits[commit.original_id])
            commit.message = filtering._hash_re.sub(
                filtering._translate_commit_hash, commit.message
            )
        changes = []
        for change in commit.file_changes:
            path = change.filename
            if path in dropped:
                continue
            change.filename = renames.get(path, path)
            if orders.noted:
                change.filename = _noted(path, orders.noted)
            if change.type == b"M":
                if change.blob_id in own:
                    changes.append(library.FileChange(b"D", change.filename))
                    continue
                new = mild if path in kept else blobs
                change.blob_id = new.get(change.blob_id, change.blob_id)
            changes.append(change)
        commit.file_changes = changes

    return on_commit


def _edit(commit: Any, message: str, people: Any) -> None:
    commit.message = _bytes(message)
    for role, (name, email) in people.items():
        setattr(commit, f"{role}_name", _bytes(name))
        setattr(commit, f"{role}_email", _bytes(email))


def _noted(path: bytes, objects: Any) -> bytes:
    """The path of a note: the id of what it is about, with slashes after some of its pairs."""
    new = objects.get(path.replace(b"/", b"").decode("latin-1"))
    if new is None:
        return path
    digits = iter(new.encode())
    return bytes(sign if sign == ord("/") else next(digits) for sign in path)


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")


def _end_with_parent() -> None:
    os.read(0, 1)  # not sys.stdin: its lock would outlive the interpreter
    os._exit(1)


if __name__ == "__main__":
    gc.disable()  # every commit is remembered, none in a cycle: there is nothing to collect
    threading.Thread(target=_end_with_parent, daemon=True).start()
    main(Orders.load(Path(sys.argv[1])))
