"""Somebody's file, read: a sentence for whatever is not a file of a sensible size, and an end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tooling.errors import RegisterError

#: A list of 100,000 people has some 30 MB. It is read into memory whole, several times over: what
#: is larger is not a list of people, or not for this machine.
MAX_MEGABYTES = 200

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe, which may never end"),
    (stat.S_ISCHR, "a device, which may never end"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def bytes_of(file: Path) -> bytes:
    """The content of `file`; RegisterError where it is no regular file, too large or not readable.

    A pipe is not waited for, and no more is read than a list may have: a file may grow meanwhile.
    """
    most = MAX_MEGABYTES * 1_000_000
    try:
        _require_regular(file.stat().st_mode)
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            info = os.fstat(descriptor)
            _require_regular(info.st_mode)
            data = b"" if info.st_size > most else stream.read(most + 1)
    except OSError as error:
        raise RegisterError(f"The list can't be read: {error.strerror}") from None
    if info.st_size > most or len(data) > most:
        raise RegisterError(
            f"The list has more than {MAX_MEGABYTES} MB, and 100,000 people need some 30",
            "Check what was exported. If it is right, split it, and import one part after another.",
        )
    return data


def _require_regular(mode: int) -> None:
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise RegisterError(
                f"The list is {what}, not a file", "Save the list as a file, and import that."
            )
