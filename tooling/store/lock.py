"""One writing command at a time, and none while Git itself is at work."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.errors import RegisterError

if TYPE_CHECKING:
    from tooling.git import Repository

PATIENCE = 30.0  # seconds
PAUSE = 0.05  # seconds

INDEX_MARK = b"held by tooling\n"


class Busy(RegisterError):  # noqa: N818  named for the state that it finds
    """Another tooling command is changing the register."""

    def __init__(self) -> None:
        super().__init__(
            "Another tooling command is changing this register",
            "Wait until it has ended, then run this again.",
        )


def ignore(_: str) -> None:
    """A note that nobody wants to read."""


def lock_file(root: Path, repository: Repository | None) -> Path:
    """The file that stands for the right to change the register at ``root``.

    All work trees of a repository share it: they share the branches that a commit moves.
    """
    if repository is None:
        return root / ".register.lock"
    return repository.common_dir / "register" / "lock"


@contextmanager
def locked(
    file: Path, patience: float = PATIENCE, note: Callable[[str], None] = ignore
) -> Iterator[None]:
    """Hold the right to change the register; the operating system ends it with the process.

    Waits up to ``patience`` seconds for another command, saying so by ``note``, then Busy.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    try:
        end = time.monotonic() + patience
        told = False
        while not _taken(descriptor):
            if not told and patience:
                note("Waiting for another tooling command to finish")
                told = True
            if time.monotonic() >= end:
                raise Busy
            time.sleep(PAUSE)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def index_locked(repository: Repository, patience: float = PATIENCE) -> Iterator[None]:
    """Hold Git's own lock on the index, so that no ``git add`` or ``git commit`` comes between.

    The lock carries our mark: whoever holds `locked` and finds it knows that the process that left
    it is dead, and may `drop_index_lock`. A lock without it is waited for, never removed.
    """
    file = repository.git_dir / "index.lock"
    mark = repository.git_dir / "register" / "mark"
    mark.parent.mkdir(exist_ok=True)
    mark.write_bytes(INDEX_MARK)
    end = time.monotonic() + patience
    while True:
        try:
            file.hardlink_to(mark)  # a link has its content from the start; a new file has not
            break
        except FileExistsError:
            if time.monotonic() >= end:
                raise RegisterError(
                    "Another Git command holds the index of this repository",
                    "Wait until it has ended. If none is running, remove .git/index.lock.",
                ) from None
            time.sleep(PAUSE)
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def drop_index_lock(repository: Repository) -> None:
    """Remove a lock on the index that a killed command of ours left. Only while `locked`."""
    file = repository.git_dir / "index.lock"
    try:
        ours = file.read_bytes() == INDEX_MARK
    except FileNotFoundError:
        return
    if ours:
        file.unlink(missing_ok=True)
