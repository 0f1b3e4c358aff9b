"""The index and the work tree: brought to the new HEAD, where it differs from the old one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.erasure.rewriting.folder import GitFolder

ERASED_ONE = "(a file that is erased from the history)"  # its name may have been a trace
LINK = "160000"  # the mode of a submodule: its files are its own affair


@dataclass(frozen=True, slots=True)
class _Entry:
    path: bytes
    mode: str
    oid: str

    @property
    def gone(self) -> bool:
        return not self.oid.strip("0")


def update_files(folder: GitFolder, old: str, new: str, place: Path) -> tuple[str, ...]:
    """Change index and files from commit `old` to `new`; return files that a person has changed.

    Those are left as they are. With Git's lock on the index held; may be run again after a kill.
    Each file has its old or its new content at any moment; the index comes last.
    """
    entries = _differing(folder, old, new)
    real = folder.git_dir / "index"
    if not entries or not real.exists():
        return ()
    index = place / "index"
    shutil.copy2(real, index)
    if not _staged_differently(folder, new, index):
        return ()
    changed = _changed(folder, entries)
    _enter(folder, index, entries)
    fresh = place / "files"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    written = [entry for entry in entries if not entry.gone and entry.mode != LINK]
    _ask(folder, index, "checkout-index", "-f", "-z", "--stdin", f"--prefix={fresh}/",
         input=b"".join(entry.path + b"\0" for entry in written))  # fmt: skip
    kept = []
    for entry in entries:
        if entry.mode == LINK:
            continue
        path = os.fsdecode(entry.path)
        source = None if entry.gone else fresh / path
        target = folder.root / path
        if _same(source, target):
            continue
        if entry.path in changed:
            kept.append(ERASED_ONE if entry.gone else path)
            continue
        _put(source, target, folder.root)
    with suppress(Exception):
        _ask(folder, index, "update-index", "-q", "--refresh")
    index.replace(real)
    for shared in folder.git_dir.glob("sharedindex.*"):
        shared.unlink(missing_ok=True)
    shutil.rmtree(fresh, ignore_errors=True)
    return tuple(kept)


def _differing(folder: GitFolder, old: str, new: str) -> list[_Entry]:
    output = folder.ask("diff-tree", "-r", "-z", "--raw", "--no-renames", old, new)
    tokens = iter(output.split(b"\0"))
    found = []
    for facts in tokens:
        if facts:
            _, mode, _, oid, _ = facts.decode().split(" ")
            found.append(_Entry(next(tokens), mode, oid))
    return found


def _staged_differently(folder: GitFolder, new: str, index: Path) -> bool:
    return bool(_ask(folder, index, "diff-index", "--cached", "--raw", "--no-renames", new))


def _changed(folder: GitFolder, entries: list[_Entry]) -> set[bytes]:
    """The files that are not as the index has them (by content, where times differ)."""
    names = folder.ask("diff-files", "--name-only", "-z").split(b"\0")
    ours = {entry.path for entry in entries}
    return {name for name in names if name in ours and _really(folder, name)}


def _really(folder: GitFolder, name: bytes) -> bool:
    path = folder.root / os.fsdecode(name)
    if not path.exists():
        return False
    return bool(folder.ask("diff-files", "-p", "--no-ext-diff", "-z", "--", os.fsdecode(name)))


def _enter(folder: GitFolder, index: Path, entries: list[_Entry]) -> None:
    lines = (
        b"%b %b\t%b\0"
        % (b"0" if entry.gone else entry.mode.encode(), entry.oid.encode(), entry.path)
        for entry in sorted(entries, key=lambda entry: not entry.gone)
    )
    stream = b"".join(lines)
    _ask(folder, index, "update-index", "--no-split-index", "--clear-resolve-undo")
    _ask(folder, index, "update-index", "-z", "--index-info", input=stream)


def _ask(folder: GitFolder, index: Path, *args: str, input: bytes | None = None) -> bytes:
    return folder.start(*args, input=input, env={"GIT_INDEX_FILE": str(index)}).finish()


def _same(source: Path | None, target: Path) -> bool:
    if source is None:
        return not os.path.lexists(target)
    if source.is_symlink() or target.is_symlink():
        both = source.is_symlink() and target.is_symlink()
        return both and source.readlink() == target.readlink()
    return target.is_file() and source.read_bytes() == target.read_bytes()


def _put(source: Path | None, target: Path, root: Path) -> None:
    if source is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.tmp")
        shutil.copy2(source, beside, follow_symlinks=False)
        beside.replace(target)
        return
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:
            return
