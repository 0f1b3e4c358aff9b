"""A file that leaves the register: readable by its owner alone, whole or not there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.git import GitError
from tooling.store.atomic import make_private_folder, new_file, write_out
from tooling.store.failpoints import PrivateFileFailpoint

if TYPE_CHECKING:
    from tooling.git import Repository


def refuse_tracked(repository: Repository, file: Path) -> None:
    """RegisterError where `file` is a place that Git looks at: a list must never be committed."""
    place = file.parent.resolve() / file.name
    if any(place.is_relative_to(folder) for folder in (repository.git_dir, repository.common_dir)):
        raise RegisterError("A list can't be put among Git's own files", "Choose another place.")
    if not place.is_relative_to(repository.root):
        return
    try:
        repository.start("check-ignore", "-q", "--", str(place)).finish()
    except GitError as error:
        if error.status != 1:
            raise
        raise RegisterError(
            "A list holds personal data, and this place is one that Git would commit",
            "Add `exports/` to .gitignore and commit it, or name a place outside the repository "
            "with --output.",
        ) from None


@contextmanager
def reserved(file: Path) -> Iterator[Callable[[bytes], None]]:
    """Make sure that `file` can be written, and yield what writes it.

    Until it is written there is an empty file beside it, which goes away if it never is. The
    bytes are readable by the owner alone (mode 0600) from the first one on, and `file` is the old
    one or the new one at any moment. Folders that are missing are made for the owner alone.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        make_private_folder(file.parent)
        _clean(file)
        waiting = new_file(beside, 0o600)
    except OSError as error:
        raise _not_written(error) from None
    try:
        with waiting as stream:

            def write(content: bytes) -> None:
                try:
                    write_out(stream, content)
                    reached(PrivateFileFailpoint.CONTENT_WAITING)
                    beside.replace(file)
                except OSError as error:
                    raise _not_written(error) from None

            reached(PrivateFileFailpoint.RESERVED)
            yield write
    finally:
        beside.unlink(missing_ok=True)


def _clean(file: Path) -> None:
    """Remove temporary files beside `file` whose process (its id is in the name) has ended."""
    for left in file.parent.glob(f".{escape(file.name)}.*.tmp"):
        number = left.name.removesuffix(".tmp").rpartition(".")[2]
        if number.isdigit() and not _lives(int(number)):
            left.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
    return True


def _not_written(error: OSError) -> RegisterError:
    """The file's name may be a person's choice: say what is wrong, not where."""
    why = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk (quota) is used up",
        errno.EFBIG: "it would become larger than is allowed there",
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.EROFS: "the disk is read-only",
        errno.ENOTDIR: "a part of the way there is no folder",
        errno.EEXIST: "a part of the way there is no folder",
        errno.EISDIR: "a folder has that name",
        errno.ENAMETOOLONG: "its name is too long",
    }.get(error.errno or 0, "the system refused it")
    return RegisterError(f"The file can't be written: {why}", "Choose another place with --output.")
