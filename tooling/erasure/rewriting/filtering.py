"""git-filter-repo as a library, in the mirror, in a process of its own that decides nothing.

`run` starts it (``python -m tooling.erasure.rewriting.filtering ORDERS``) and waits. What it prints
is never shown: it may hold values. It ends when its stdin ends: with the process that started it.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from tooling.errors import RegisterError
from tooling.git.process import INHERITED

PROJECT = Path(__file__).parents[3]
OPTIONS = (
    "--force",  # git-filter-repo can't know that this is a mirror made for it
    "--quiet",
    "--partial",
    "--prune-empty", "never",
    "--prune-degenerate", "never",
    "--replace-refs", "update-no-add",
    "--preserve-commit-encoding",
)  # fmt: skip

Edit = tuple[str, Mapping[str, tuple[str, str]]]
"""A commit's new message, and name and address by role (`author`, `committer`)."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the process is told, by object id and path.

    Bytes (paths, texts) stand as Latin-1 text, so that each of them survives JSON: see `text`.
    `tips` are refs to rewrite, `without` commits that stay as they are, with what is behind them.
    Files at the paths `dropped` and with the contents `own` go. `blobs` replaces contents, except
    at the paths `kept`, where `mild` does. `renames` gives paths new names, `edits` commits new
    texts. `noted`, for notes, maps the objects that files are named after.
    """

    tips: Sequence[str]
    without: Sequence[str]
    dropped: Sequence[str] = ()
    own: Sequence[str] = ()
    kept: Sequence[str] = ()
    blobs: Mapping[str, str] = field(default_factory=dict)
    mild: Mapping[str, str] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)


def text(data: bytes) -> str:
    """Return bytes as orders carry them."""
    return data.decode("latin-1")


def run(git_dir: Path, orders: Orders) -> dict[str, str]:
    """Rewrite the mirror at `git_dir`; return the map of old and new commit ids.

    RegisterError where git-filter-repo fails.
    """
    paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **{name: value for name, value in os.environ.items() if name not in INHERITED},
        "GIT_DIR": ".",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(paths),
    }
    with tempfile.TemporaryDirectory(dir=git_dir.parent) as folder:
        file, result = Path(folder, "orders.json"), Path(folder, "commit-map")
        file.write_text(json.dumps(asdict(orders)), encoding="ascii")
        command = [
            sys.executable,
            "-m",
            "tooling.erasure.rewriting.filtering",
            str(file),
            str(result),
        ]
        with (
            tempfile.TemporaryFile(dir=folder) as unseen,
            subprocess.Popen(
                command,
                cwd=git_dir,
                env=environment,
                stdin=subprocess.PIPE,  # never written to: its end tells the child of ours
                stdout=unseen,
                stderr=unseen,
            ) as process,
        ):
            status = process.wait()
        if status:
            raise RegisterError(
                f"git-filter-repo failed (exit {status}); the register is as it was",
                "Run `git fsck`; if it finds nothing, report this with the versions of Git and "
                "Python.",
            )
        return dict(line.split() for line in result.read_text("ascii").splitlines())


def main(orders: Orders, result: Path) -> None:
    """Rewrite, and write the map of old and new commit ids to `result`."""
    library: Any = import_module("git_filter_repo")
    refs = [*orders.tips, *(f"^{oid}" for oid in orders.without)]
    args = library.FilteringOptions.parse_args([*OPTIONS, "--refs", *refs])
    args.repack = False  # the mirror is packed once, when everything is in it
    filtering = library.RepoFilter(args)
    filtering._commit_callback = _callback(library, filtering, orders)

    def record(*_: object) -> None:
        filtering._flush_renames()
        lines = (b"%b %b\n" % (old, new) for old, new in filtering._commit_renames.items() if new)
        result.write_bytes(b"".join(lines))

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


def _edit(commit: Any, message: str, people: Mapping[str, tuple[str, str]]) -> None:
    commit.message = _bytes(message)
    for role, (name, email) in people.items():
        setattr(commit, f"{role}_name", _bytes(name))
        setattr(commit, f"{role}_email", _bytes(email))


def _noted(path: bytes, objects: Mapping[str, str]) -> bytes:
    """Return the path of a note: the id of what it is about, with slashes after some digits."""
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
    main(Orders(**json.loads(Path(sys.argv[1]).read_text("ascii"))), Path(sys.argv[2]))
