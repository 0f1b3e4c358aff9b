"""The plain files of a Git folder: refs, reflogs, messages being written, caches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.history.scan_objects import Found, Hit

if TYPE_CHECKING:
    from tooling.rules.tracing import Trace, Tracer

_LEFT_BEHIND = ("tmp_", ".tmp-")  # what a killed Git wrote and never named
_REFS = ("refs/", "logs/", "packed-refs", "HEAD", "FETCH_HEAD", "ORIG_HEAD")


def read_files(git_dir: Path, tracer: Tracer) -> Found:
    """Read every file of the Git folder that is no object, its path included."""
    return read_folder(git_dir, tracer, skip=("objects",))


def read_folder(top: Path, tracer: Tracer, skip: tuple[str, ...]) -> Found:
    """Read every file below `top`, save the folders (or files) of the names `skip` right in it."""
    found = Found()
    for file in _files(top, skip):
        path = file.relative_to(top).as_posix()
        found.objects += 1
        traces = tracer.find(path)
        try:
            content, whole = _traces(file, path, tracer)
            traces += content
        except OSError:
            whole = False
        place = tracer.redact(path)
        if not whole:
            found.unread.append(place)
        people: dict[str, set[int]] = {}
        for trace in traces:
            people.setdefault(trace.kind, set()).add(trace.person)
        type = "ref" if path.startswith(_REFS) else "file"
        found.hits += (
            Hit("", type, kind, tuple(sorted(who)), place) for kind, who in people.items()
        )
    for folder, _, files in os.walk(top / "objects"):
        for name in files:
            if name.startswith(_LEFT_BEHIND):
                found.unread.append((Path(folder) / name).relative_to(top).as_posix())
    return found


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
    if path.endswith("index"):
        # Binary, but all that is text in it is paths
        return tracer.find(data.decode("utf-8", "replace")), True
    if path.startswith("register/cache"):
        # All contacts in one file: a name there may be a namesake's, an address may not
        traces = tracer.find(data.decode("utf-8", "replace"))
        return [trace for trace in traces if trace.kind in ("email", "phone")], True
    if not tracer.suspicious(data):
        return [], True
    return tracer.examine(data)
