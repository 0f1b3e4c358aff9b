"""The index and the work tree: brought to the new HEAD, where it differs from the old one.

ADR 5, stage 8.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from tooling.erasure.rewriting.git_folder import Difference, GitFolder
from tooling.erasure.rewriting.workspace import workspace_of

ERASED_ONE = "(a file that is erased from the history)"  # its name may have been a trace
LINK = "160000"  # the mode of a submodule: its files are its own affair


def update_files(repository: GitFolder, old: str, new: str) -> tuple[str, ...]:
    """Change index and files from commit `old` to `new`; return files that a person has changed.

    Those are left as they are. With Git's lock on the index held; may be run again after a kill.
    Each file has its old or its new content at any moment; the index comes last.
    """
    changes = repository.differences(old, new)
    real = repository.git_dir / "index"
    if not changes or not real.exists():
        return ()
    index = workspace_of(repository) / "index"
    shutil.copy2(real, index)
    if not _run(repository, index, "diff-index", "--cached", "--raw", "--no-renames", new):
        return ()
    edited = _edited(repository, changes)
    _stage(repository, index, changes)
    fresh = workspace_of(repository) / "files"
    _check_out(repository, index, changes, fresh)
    kept = []
    for change in changes:
        if change.mode == LINK:
            continue
        path = os.fsdecode(change.path)
        source = fresh / path if change.after else None
        target = repository.root / path
        if _same(source, target):
            continue
        if change.path in edited:
            kept.append(path if change.after else ERASED_ONE)
        elif source is None:
            _delete(target, repository.root)
        else:
            _put(source, target)
    with suppress(Exception):
        _run(repository, index, "update-index", "-q", "--refresh")
    index.replace(real)
    for shared in repository.git_dir.glob("sharedindex.*"):
        shared.unlink(missing_ok=True)
    shutil.rmtree(fresh, ignore_errors=True)
    return tuple(kept)


def _edited(repository: GitFolder, changes: list[Difference]) -> set[bytes]:
    """Return the files that are not as the index has them (by content, where times differ)."""
    names = repository.run("diff-files", "--name-only", "-z").split(b"\0")
    ours = {change.path for change in changes}
    return {name for name in names if name in ours and _really(repository, os.fsdecode(name))}


def _really(repository: GitFolder, path: str) -> bool:
    if not (repository.root / path).exists():
        return False
    return bool(repository.run("diff-files", "-p", "--no-ext-diff", "-z", "--", path))


def _stage(repository: GitFolder, index: Path, changes: list[Difference]) -> None:
    gone = f"0 {repository.no_object}"
    lines = (  # deletions first: a file may stand where a folder was
        (f"{change.mode} {change.after}" if change.after else gone).encode()
        + b"\t%b\0" % change.path
        for change in sorted(changes, key=lambda change: change.after is not None)
    )
    _run(repository, index, "update-index", "--no-split-index", "--clear-resolve-undo")
    _run(repository, index, "update-index", "-z", "--index-info", input=b"".join(lines))


def _check_out(repository: GitFolder, index: Path, changes: list[Difference], fresh: Path) -> None:
    """Write the new files into the folder `fresh`, as Git checks them out."""
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    paths = (c.path + b"\0" for c in changes if c.after and c.mode != LINK)
    how = "-f", "-z", "--stdin", f"--prefix={fresh}/"
    _run(repository, index, "checkout-index", *how, input=b"".join(paths))


def _run(repository: GitFolder, index: Path, *args: str, input: bytes | None = None) -> bytes:
    return repository.run(*args, input=input, env={"GIT_INDEX_FILE": str(index)})


def _same(source: Path | None, target: Path) -> bool:
    if source is None:
        return not os.path.lexists(target)
    if source.is_symlink() or target.is_symlink():
        both = source.is_symlink() and target.is_symlink()
        return both and source.readlink() == target.readlink()
    return target.is_file() and source.read_bytes() == target.read_bytes()


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.tmp")
    shutil.copy2(source, beside, follow_symlinks=False)
    beside.replace(target)


def _delete(target: Path, root: Path) -> None:
    """Remove a file, and folders that are empty without it."""
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:
            return
