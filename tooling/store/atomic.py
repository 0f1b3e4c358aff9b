"""Writing files so that a reader, or a power cut, finds the old bytes or the new ones.

New bytes wait beside their file until they are whole. The register's own files keep their mode
(`write_all`); what holds personal data outside of them, or a key, is for its owner alone
(`write_private`, and `tooling.store.outgoing_file` for files that leave the register).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.store.failpoints import ChangeFailpoint

FEW = 32  # up to here an fsync for each file is quicker than one sync of everything


def file_at(root: Path, path: str) -> Path:
    """Return the path on disk of ``path`` (relative, with ``/``) in the register at ``root``.

    RegisterError where ``path`` is empty or absolute, has ``..`` or ``.git`` in it, or goes through
    a symbolic link.
    """
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or ".git" in parts or PurePosixPath(path).is_absolute():
        raise RegisterError(f"{path} is not a path inside the register")
    here = root
    for part in parts:
        here = here / part
        if here.is_symlink():
            raise RegisterError(
                f"{path} goes through a symbolic link", "Replace the link by what it points to."
            )
    return here


def read(file: Path) -> bytes | None:
    """The bytes of ``file``; None if there is none."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_all(root: Path, contents: Mapping[str, bytes | None]) -> None:
    """Give each path of the register its bytes; None deletes it, and folders left empty.

    Every single file is old or new at any moment; all of them together are not. On return all of
    them are on the disk. The new bytes wait beside their file, under a name that `clean` knows, and
    are gone again where the system refuses one of them (OSError).
    """
    durable = len(contents) <= FEW
    files = {path: file_at(root, path) for path in contents}
    written = {path: content for path, content in contents.items() if content is not None}
    try:
        for path, content in written.items():
            _write_beside(files[path], content, durable)
        if not durable:
            os.sync()
        reached(ChangeFailpoint.CONTENTS_WAITING)
        for path in written:
            _beside(files[path]).replace(files[path])
    except OSError:  # a full disk, a folder that may not be written: nothing waits for ever
        with suppress(OSError):
            clean(root, written)
        raise
    reached(ChangeFailpoint.FILES_REPLACED)
    for path in [path for path in contents if path not in written]:
        _delete(root, files[path])
    if durable:
        for folder in {file.parent for file in files.values()}:
            sync_folder(folder)
    else:
        os.sync()


def write(file: Path, content: bytes) -> None:
    """Give one file its bytes, in one step, and wait until they are on the disk.

    OSError leaves the file as it was, and nothing beside it.
    """
    try:
        _write_beside(file, content, durable=True)
        _beside(file).replace(file)
    except OSError:
        with suppress(OSError):
            _beside(file).unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def clean(root: Path, paths: Iterable[str]) -> None:
    """Remove what a killed `write_all` left beside the files ``paths``."""
    for path in paths:
        with suppress(NotADirectoryError):  # a file stands where the folder would be
            _beside(file_at(root, path)).unlink(missing_ok=True)


def write_private(file: Path, content: bytes, *, replace: bool = True) -> None:
    """Give `file` the bytes `content`, readable by its owner alone (mode 0600) from the first one.

    On return it is on the disk. Folders that are missing are made for the owner alone. Without
    `replace` it is a FileExistsError where something stands there.
    """
    make_private_folder(file.parent)
    beside = _beside(file)
    try:
        with new_file(beside, 0o600) as stream:
            write_out(stream, content)
        if replace:
            beside.replace(file)
        else:
            file.hardlink_to(beside)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(file.parent)


def make_private_folder(folder: Path) -> None:
    """Make `folder`, and those above it that are missing, for the owner alone."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)


def new_file(file: Path, mode: int = 0o666) -> BinaryIO:
    """Create `file` and open it for writing; a file of that name, left by a kill, is removed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, flags, mode), "wb")


def write_out(stream: BinaryIO, content: bytes, *, durable: bool = True) -> None:
    """Write `content`; with `durable`, wait until it is on the disk."""
    stream.write(content)
    stream.flush()
    if durable:
        os.fsync(stream.fileno())


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.tmp")


def _write_beside(file: Path, content: bytes, durable: bool) -> None:
    beside = _beside(file)
    try:
        stream = new_file(beside)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = new_file(beside)
    with stream:
        with suppress(FileNotFoundError):
            os.fchmod(stream.fileno(), stat.S_IMODE(file.lstat().st_mode))
        write_out(stream, content, durable=durable)


def _delete(root: Path, file: Path) -> None:
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == root:
            break
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # not empty
            break


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk."""
    with suppress(FileNotFoundError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
