"""git-filter-repo as a library, in the mirror, in a process of its own that decides nothing.

What that process prints is never shown: it may hold values.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tooling.errors import RegisterError
from tooling.git.process import INHERITED

OPTIONS = (
    "--force",  # git-filter-repo can't know that this is a mirror made for it
    "--quiet",
    "--partial",
    "--prune-empty", "never",
    "--prune-degenerate", "never",
    "--replace-refs", "update-no-add",
    "--preserve-commit-encoding",
)  # fmt: skip
ENVIRONMENT = {"GIT_DIR": ".", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be done, by object id and path.

    `tips` are refs to rewrite; `without` are commits that stay, with all their ancestors. Files at
    the paths `dropped`, or with a content in `own`, are removed. `blobs` maps old to new contents;
    at the paths `kept` (namesakes' files, which keep the name) `name_kept` is used instead.
    `renames` maps paths, `edits` commit ids to new texts. `noted` maps old to new ids of
    objects that have notes: a note's file is named after its object.
    """

    tips: Sequence[str]
    without: Sequence[str]
    dropped: Collection[bytes]
    own: Collection[str]
    kept: Collection[bytes]
    blobs: Mapping[str, str]
    name_kept: Mapping[str, str]
    renames: Mapping[bytes, bytes]
    edits: Mapping[str, Text]
    noted: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """The text parts of a commit or tag: its message, and name and address of `people` by role."""

    message: bytes
    people: Mapping[str, tuple[bytes, bytes]]


def run(git_dir: Path, orders: Orders) -> dict[str, str]:
    """Rewrite the mirror at `git_dir`; return the map of old and new commit ids.

    RegisterError where git-filter-repo fails.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(git_dir, orders, sender))
    process.start()
    sender.close()
    commits: dict[str, str] | None = None
    try:
        commits = receiver.recv()
    except EOFError:
        pass
    finally:
        process.join()
    if commits is None:
        raise RegisterError(
            f"git-filter-repo failed (exit {process.exitcode}); the register is as it was",
            "Run `git fsck`; if it finds nothing, report this with the versions of Git and Python.",
        )
    return commits


def _work(git_dir: Path, orders: Orders, sender: Connection) -> None:
    """Rewrite, and send the map of old and new commit ids."""
    unseen = os.open(os.devnull, os.O_WRONLY)
    os.dup2(unseen, 1)
    os.dup2(unseen, 2)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # every commit is remembered, none in a cycle: there is nothing to collect
    os.chdir(git_dir)
    for name in INHERITED:
        os.environ.pop(name, None)
    os.environ.update(ENVIRONMENT)
    library: Any = import_module("git_filter_repo")
    refs = [*orders.tips, *(f"^{oid}" for oid in orders.without)]
    args = library.FilteringOptions.parse_args([*OPTIONS, "--refs", *refs])
    args.repack = False  # the mirror is packed once, when everything is in it
    filtering = library.RepoFilter(args)
    filtering._commit_callback = _callback(library, filtering, orders)

    def record(*_: object) -> None:
        filtering._flush_renames()
        renames = filtering._commit_renames.items()
        sender.send({old.decode(): new.decode() for old, new in renames if new})

    filtering._record_metadata = record  # its own reads the whole history once more
    filtering.run()


def _callback(library: Any, filtering: Any, orders: Orders) -> Any:
    own = {oid.encode() for oid in orders.own}
    blobs = {old.encode(): new.encode() for old, new in orders.blobs.items()}
    name_kept = {old.encode(): new.encode() for old, new in orders.name_kept.items()}

    def on_commit(commit: Any, _: Any) -> None:
        if text := orders.edits.get(commit.original_id.decode()):
            for role, (name, email) in text.people.items():
                setattr(commit, f"{role}_name", name)
                setattr(commit, f"{role}_email", email)
            commit.message = filtering._hash_re.sub(filtering._translate_commit_hash, text.message)
        changes = []
        for change in commit.file_changes:
            path = change.filename
            if path in orders.dropped:
                continue
            change.filename = orders.renames.get(path, path)
            if orders.noted:
                change.filename = _noted(path, orders.noted)
            if change.type == b"M":
                if change.blob_id in own:
                    changes.append(library.FileChange(b"D", change.filename))
                    continue
                new = name_kept if path in orders.kept else blobs
                change.blob_id = new.get(change.blob_id, change.blob_id)
            changes.append(change)
        commit.file_changes = changes

    return on_commit


def _noted(path: bytes, objects: Mapping[str, str]) -> bytes:
    """Return the path of a note: the id of what it is about, with slashes after some digits."""
    new = objects.get(path.replace(b"/", b"").decode("latin-1"))
    if new is None:
        return path
    digits = iter(new.encode())
    return bytes(sign if sign == ord("/") else next(digits) for sign in path)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
