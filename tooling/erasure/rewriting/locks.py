"""Git's own locks, on the index, on HEAD and on each ref: no command of Git's comes between."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tooling.errors import RegisterError

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"held by tooling\n"  # as on the index during every other change (tooling/store/lock.py)
PATIENCE = 10.0  # seconds
PAUSE = 0.05  # seconds


@contextmanager
def git_locks(git_dir: Path, locks: Iterable[str], mark: Path) -> Iterator[None]:
    """Hold the locks (`index.lock`, `refs/heads/main.lock`); RegisterError if Git holds one.

    `mark` is a file with our mark, of which each lock is a link: a lock has its content from the
    start, and whoever finds it later knows whose it was.
    """
    end = time.monotonic() + PATIENCE
    held = []
    try:
        for name in locks:
            file = git_dir / name
            file.parent.mkdir(parents=True, exist_ok=True)
            _link(file, mark, end)
            held.append(file)
        yield
    finally:
        for file in held:
            file.unlink(missing_ok=True)
            _tidy(file.parent, git_dir / "refs")


def drop_locks(git_dir: Path, locks: Iterable[str]) -> None:
    """Remove those of the locks that a killed erasure left."""
    for name in locks:
        file = git_dir / name
        with suppress(FileNotFoundError, NotADirectoryError):
            if file.read_bytes() == MARK:
                file.unlink()
                _tidy(file.parent, git_dir / "refs")


def drop_pack_lock(git_dir: Path, since: Path) -> None:
    """Remove `packed-refs.lock` that a killed `git pack-refs` of ours left: newer than `since`."""
    file = git_dir / "packed-refs.lock"
    for _ in range(20):  # a child of the killed command gets its time
        if not file.exists():
            return
        time.sleep(PAUSE)
    with suppress(FileNotFoundError):
        if file.stat().st_mtime_ns >= since.stat().st_mtime_ns:
            file.unlink()
            (git_dir / "packed-refs.new").unlink(missing_ok=True)


def _link(file: Path, mark: Path, end: float) -> None:
    while True:
        try:
            file.hardlink_to(mark)
        except FileExistsError:
            if time.monotonic() >= end:
                raise RegisterError(
                    "Another Git command is at work in this repository",
                    "Wait until it has ended. If none is running, remove the files *.lock in .git.",
                ) from None
            time.sleep(PAUSE)
        else:
            return


def _tidy(folder: Path, top: Path) -> None:
    """Remove the folders that only the lock needed."""
    while folder.is_relative_to(top) and folder.parent not in (top, top.parent):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
