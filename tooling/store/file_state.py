"""Which files a register has on disk, and which of them Git vouches for.

A file that Git tracks and finds unchanged is known by its object id. Any other is known by its
stamp (size, times, inode), as Git's own index does it. So nothing is read to see what changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from schema.finding import Finding
from schema.layout import kind_of_file
from schema.rule import Group, Problem, Rule
from tooling.store.register import Register

_ALLOWED = {b"README.md", b".gitkeep", b".gitignore"}
# Emacs marks a file that is being edited by a link of this name; nobody reads it.
_LOCK = b".#"

_rule = partial(Rule, group=Group.FILES)
SYMLINK = _rule("symlink", "symbolic links are not followed in a register", "replace it by a file")
NOT_A_FILE = _rule(
    "not-a-file", "a folder or a device has the name of a file", "rename or remove it"
)
STRAY_FILE = _rule("stray-file", "this file is no part of a register", "move it out of `records/`")
UNREADABLE = _rule(
    "unreadable", "this file or folder can't be read", "give yourself the right to read it"
)


@dataclass(slots=True)
class FileState:
    """The state of the files under `records/`.

    `listing` is what Git's index says, as it prints it (empty outside Git); `loose` are the paths
    that Git does not vouch for: changed, untracked or ignored; `missing` are tracked paths where no
    file stands. Paths are relative to the register.
    `findings` are about things that are no readable file.
    """

    listing: bytes = b""
    loose: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


class Wanted(NamedTuple):
    """A file to check; `oid` is what Git says it is, None where Git does not vouch for it."""

    path: str
    oid: str | None


def file_state(register: Register, meanwhile: Callable[[], None]) -> FileState:
    """Return the state of the register's files; Git, the walk and `meanwhile` run side by side."""
    result = FileState()
    repository = register.repository
    if repository is None:
        walked = _walk(register, result)
        result.loose = {_text(path) for path in walked}
        return result
    records = f"{register.prefix}records"
    listing = repository.start("ls-files", "-s", "-z", "--", records)
    status = repository.start(
        "status", "--porcelain", "-z", "--untracked-files=no", "--no-renames", "--", records
    )
    walked = _walk(register, result)
    meanwhile()
    result.listing = listing.finish()
    prefix = os.fsencode(register.prefix)
    changed = {line[3:][len(prefix) :] for line in status.finish().split(b"\0") if line}
    tracked = {path[len(prefix) :] for path in paths_of(result.listing)}
    loose = (walked - tracked) | (changed & walked)
    result.loose = {_text(path) for path in loose}
    result.missing = {_text(path) for path in tracked - walked}
    return result


def files_present(register: Register, within: tuple[str, ...] = ()) -> list[str]:
    """Return the register's files, in order; with `within`, only these and what is below them."""
    names = sorted(_text(path) for path in _walk(register, FileState()))
    if not within:
        return names
    folders = tuple(f"{path.rstrip('/')}/" for path in within)
    return [name for name in names if name in within or name.startswith(folders)]


def paths_of(listing: bytes) -> list[bytes]:
    """Return the paths in the output of `git ls-files -s -z`."""
    return [entry.partition(b"\t")[2] for entry in listing.split(b"\0") if entry]


def versions_of(entries: Iterable[bytes], prefix: bytes) -> dict[str, str]:
    """Return path and object id of entries of `git ls-files -s`, symlinks and conflicts aside."""
    versions = {}
    for entry in entries:
        head, _, path = entry.partition(b"\t")
        mode, oid, stage = head.split(b" ")
        if mode.startswith(b"100") and stage == b"0":
            versions[_text(path[len(prefix) :])] = oid.decode()
    return versions


def stamp(register: Register, path: str) -> str | None:
    """Return what identifies the present content of a file without reading it; None if gone."""
    try:
        info = os.lstat(register.file(path))
    except OSError:
        return None
    return stamp_of(info)


def stamp_of(info: os.stat_result) -> str:
    """Return what changes whenever a file's content does, as far as its metadata tell."""
    return f"{info.st_size}.{info.st_mtime_ns}.{info.st_ctime_ns}.{info.st_ino}"


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def shown(path: str) -> str:
    """Return `path` as it can be printed on one line, whatever bytes it has.

    No two paths are shown alike: a backslash in one is doubled.
    """
    if path.isprintable() and "\\" not in path:
        return path
    return "".join(_escaped(letter) for letter in path)


def _escaped(letter: str) -> str:
    if "\udc80" <= letter <= "\udcff":  # a byte that is no UTF-8
        return f"\\x{ord(letter) - 0xDC00:02x}"
    if letter.isprintable() and letter != "\\":
        return letter
    return letter.encode("unicode_escape").decode()


def _walk(register: Register, result: FileState) -> set[bytes]:
    """Return the YAML files under `records/`; note what is no such file."""
    root = os.fsencode(register.root)
    start = len(root) + 1
    found: set[bytes] = set()
    waiting = [root + b"/records"]
    if register.file("records").is_symlink():
        _odd(result, waiting.pop()[start:], SYMLINK)
    while waiting:
        folder = waiting.pop()
        inside = folder[start:] + b"/"
        try:
            entries = list(os.scandir(folder))
        except OSError:
            _odd(result, folder[start:], UNREADABLE)
            continue
        # Asked once a folder: in those of the contacts every YAML file has its place.
        all_placed = kind_of_file(_text(inside + b"x.yaml")) is not None
        for entry in entries:
            name, path = entry.name, inside + entry.name
            if name.startswith(_LOCK):
                continue
            if not entry.is_file(follow_symlinks=False):
                if _is_folder(result, path, entry):
                    waiting.append(entry.path)
            elif name.endswith(b".yaml") and (all_placed or kind_of_file(_text(path))):
                found.add(path)
            elif name not in _ALLOWED and not _in_progress(name):
                _odd(result, path, STRAY_FILE)
    return found


def _is_folder(result: FileState, path: bytes, entry: os.DirEntry[bytes]) -> bool:
    """Whether `entry`, which is no file, is a folder to look into; note what is neither."""
    if entry.is_symlink():
        _odd(result, path, SYMLINK)
    elif not entry.is_dir(follow_symlinks=False):
        _odd(result, path, NOT_A_FILE)
    elif entry.name.endswith(b".yaml"):
        _odd(result, path, NOT_A_FILE)
    else:
        return True
    return False


def _in_progress(name: bytes) -> bool:
    """Whether this is a temporary file of a write that is going on, ours or an editor's."""
    return name.startswith(b".") or name.endswith((b"~", b".swp"))


def _odd(result: FileState, path: bytes, rule: Rule) -> None:
    result.findings.append(Finding.of(Problem(rule), shown(_text(path))))
