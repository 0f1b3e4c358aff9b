"""The plain files of a Git folder: refs, reflogs, messages being written, caches."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tooling.rules.traces import Trace, Tracer
from tooling.store.scanning.found import Found, Hit, by_kind

LEFT_BEHIND = ("tmp_", ".tmp-")  # what a killed Git wrote and never named
_PATH = re.compile("[^\0-\x1f\ufffd]{3,}(?=\0)")
_REFS = ("refs/", "logs/", "packed-refs", "HEAD", "FETCH_HEAD", "ORIG_HEAD")


def read_folder(top: Path, tracer: Tracer, skip: tuple[str, ...]) -> Found:
    """Look for traces in the content and path of every file below `top`; return what was found.

    Files and folders directly in `top` whose name is in `skip` are left out; but temporary files
    below `objects` that a killed Git left are always read, and reported as unread, too.
    """
    found = Found()
    for file in _files(top, skip):
        _read(file, file.relative_to(top).as_posix(), tracer, found)
    for folder, _, files in os.walk(top / "objects"):
        for name in files:
            if name.startswith(LEFT_BEHIND):
                # A pack that was never finished holds differences that nothing else can read
                file = Path(folder) / name
                _read(file, file.relative_to(top).as_posix(), tracer, found)
                found.unread.append(file.relative_to(top).as_posix())
    return found


def _read(file: Path, path: str, tracer: Tracer, found: Found) -> None:
    found.count += 1
    traces = tracer.find(path)
    try:
        content, whole = _traces(file, path, tracer)
        traces += content
    except OSError:
        whole = False
    location = tracer.redact(path)
    if not whole:
        found.unread.append(location)
    kind = "ref" if path.startswith(_REFS) else "file"
    found.hits += (Hit("", kind, *kinds, location) for kinds in by_kind(traces))


def _files(top: Path, skip: tuple[str, ...]) -> Iterator[Path]:
    for folder, folders, files in os.walk(top):
        if folder == str(top):
            folders[:] = [name for name in folders if name not in skip]
        folders.sort()
        for name in sorted({*files} - ({*skip} if folder == str(top) else set())):
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink():
                yield file


def _traces(file: Path, path: str, tracer: Tracer) -> tuple[list[Trace], bool]:
    data = file.read_bytes()
    if path.rpartition("/")[2] == "index":
        # Binary, and all that is text in it is paths; large, and the same in every scan
        data = "\n".join(_PATH.findall(data.decode("utf-8", "replace"))).encode()
    if path.startswith("register/cache"):
        # All contacts in one file: a name there may be a namesake's, an address may not
        traces = tracer.find(data.decode("utf-8", "replace"))
        return [trace for trace in traces if trace.kind in ("email", "phone")], True
    if not tracer.suspicious(data):
        return [], True
    examined = tracer.examine(data)
    return examined.traces, examined.whole
