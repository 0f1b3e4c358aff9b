"""What the operating system refuses, in a person's words: a full disk is no bug.

No path outside the register is ever named: it may have a person's name in it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TextIO

from tooling.errors import RegisterError

_ROOM = "Make room, then run this again."
_ANOTHER = "Work where you may write: in a clone of your own, or on another disk."
_LIMIT = "Raise the limit (ulimit -n 4096), then run this again."
_OURS = ("records", ".git", "exports")

#: The modules that print.
_PRINTERS = ("click", "rich")
_OUR_PRINTERS = ("tooling.cli.main", "tooling.cli.output")

#: What happened, and what to do about it.
KNOWN: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("The disk is full", _ROOM),
    errno.EDQUOT: ("Your share of the disk (quota) is used up", _ROOM),
    errno.EFBIG: (
        "A file would become larger than is allowed here",
        "Raise the limit (ulimit -f unlimited), then run this again.",
    ),
    errno.EROFS: ("The disk is read-only", _ANOTHER),
    errno.EACCES: ("You may not read or write a file that this needs", _ANOTHER),
    errno.EPERM: ("You may not change a file that this needs", _ANOTHER),
    errno.EMFILE: ("Too many files are open at once", _LIMIT),
    errno.ENFILE: ("Too many files are open on this machine", "Wait a while, then run this again."),
    errno.EAGAIN: (
        "The machine starts no more processes", "Wait a while, or end some; then run this again.",
    ),
    errno.ENOMEM: ("There is not enough memory", "End other programs, then run this again."),
    errno.EIO: ("The disk has a fault", "Save a copy of the register on another disk."),
    errno.ESTALE: ("The network drive has gone", "Connect it again, then run this again."),
    errno.ENAMETOOLONG: ("A file's name is too long", "Choose a shorter one."),
}  # fmt: skip

WHOLE = "Nothing is left half-done."


def refused(error: OSError | MemoryError) -> RegisterError | None:
    """Return what to say where the system refused something; None where that is our own fault."""
    number = errno.ENOMEM if isinstance(error, MemoryError) else error.errno
    known = KNOWN.get(number or 0)
    if known is None:
        return None
    message, way_out = known
    named = () if isinstance(error, MemoryError) else (error.filename2, error.filename)
    where = next((place for name in named if (place := _ours(name))), None)
    return RegisterError(f"{message}: {where}" if where else message, f"{way_out} {WHOLE}")


def _ours(name: object) -> str | None:
    """Return the part of a path that is the register's own, None of any other path."""
    if not isinstance(name, str | bytes | os.PathLike):
        return None
    parts = PurePath(os.fsdecode(name)).parts
    start = next((n for n, part in enumerate(parts) if part in _OURS), None)
    place = None if start is None else "/".join(parts[start:])
    return place if place and place.isprintable() else None


def is_output(error: OSError) -> bool:
    """Whether what `error` refused was our own output: it was raised where something is printed.

    The stream itself does not tell: it has dropped what it could not write.
    """
    frame = error.__traceback__
    last = ""
    while frame is not None:
        last = frame.tb_frame.f_globals.get("__name__", "")
        frame = frame.tb_next
    prints = last.partition(".")[0] in _PRINTERS or last in _OUR_PRINTERS
    return prints and error.filename is None


def silence(stream: TextIO) -> None:
    """Let what is still to be written to `stream` vanish, also when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def open_missing_streams() -> None:
    """Put nothing in the place of standard streams that were closed (`>&-`).

    Else the next file that is opened takes their number, and gets what was meant for them.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        with suppress(OSError):
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
        setattr(sys, name, Path(os.devnull).open("r" if number == 0 else "w"))  # noqa: SIM115
