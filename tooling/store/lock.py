"""One writing command at a time, and none while Git itself is at work."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.errors import RegisterError

if TYPE_CHECKING:
    from tooling.git import Repository

PATIENCE = 30.0  # seconds
PAUSE = 0.05  # seconds

INDEX_LOCK = "index.lock"
SIGNATURE = b"held by tooling\n"
"""What a lock of Git's says that is ours."""


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
    """Hold Git's own lock on the index, so that no ``git add`` or ``git commit`` comes between."""
    busy = RegisterError(
        "Another Git command holds the index of this repository",
        "Wait until it has ended. If none is running, remove .git/index.lock.",
    )
    with git_locks(repository, [INDEX_LOCK], busy, patience):
        yield


@contextmanager
def git_locks(
    repository: Repository, names: Iterable[str], busy: RegisterError, patience: float
) -> Iterator[None]:
    """Hold Git's own locks `names`, such as ``refs/heads/main.lock``.

    Raises `busy` where Git holds one of them for longer than `patience` seconds. Ours carry our
    signature: whoever holds `locked` and finds one knows that the process that left it is dead, and
    may `drop_git_locks`. A lock without it is waited for, never removed.
    """
    signed = repository.git_dir / "register" / "lock-signature"
    signed.parent.mkdir(exist_ok=True)
    signed.write_bytes(SIGNATURE)
    end = time.monotonic() + patience
    held = []
    try:
        for name in names:
            file = repository.git_dir / name
            file.parent.mkdir(parents=True, exist_ok=True)
            _link(file, signed, end, busy)
            held.append(file)
        yield
    finally:
        for file in held:
            _drop(file, repository)


def drop_git_locks(repository: Repository, names: Iterable[str] = (INDEX_LOCK,)) -> None:
    """Remove those of Git's locks that a killed command of ours left. Only while `locked`."""
    for name in names:
        file = repository.git_dir / name
        with suppress(FileNotFoundError, NotADirectoryError):
            if file.read_bytes() == SIGNATURE:
                _drop(file, repository)


def _link(file: Path, signed: Path, end: float, busy: RegisterError) -> None:
    """Make the lock `file` as a hard link to `signed`, so that it is never there without content.

    Waits until the time `end` for a lock that is there already, then raises `busy`.
    """
    while True:
        try:
            file.hardlink_to(signed)
        except FileExistsError:
            if time.monotonic() >= end:
                raise busy from None
            time.sleep(PAUSE)
        else:
            return


def _drop(file: Path, repository: Repository) -> None:
    """Remove a lock, and the folders below `refs` that only it needed."""
    file.unlink(missing_ok=True)
    refs = repository.git_dir / "refs"
    for folder in file.parents:
        if not folder.is_relative_to(refs) or folder.parent in (refs, refs.parent):
            return
        try:
            folder.rmdir()
        except OSError:
            return
