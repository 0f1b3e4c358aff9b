"""Names of files and folders: a trace can stand in one, or in a folder and a file together.

Trees are nine tenths of a long history, each nearly the same as the one before. So a tree whose
entries are all equally long is read by columns, and names that were seen are not read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tooling.erasure.scanning.hit import Hit

if TYPE_CHECKING:
    from tooling.erasure.rules import Tracer
    from tooling.git import Repository

Kinds = tuple[tuple[str, tuple[int, ...]], ...]  # what a name is a trace of: kind, people

_MOST_FOLDERS = 1000
_WORTH_IT = 8  # entries that are equally long
_SMALL = 2000  # bytes of a tree that is read entry by entry


class Folder(NamedTuple):
    """A folder whose name is a half of a name: what lies in it may hold the other half."""

    oid: str
    name: str


class TreeReader:
    """Reads trees; `folders` are those to be looked into."""

    def __init__(self, tracer: Tracer, id_length: int) -> None:
        self._tracer, self._id_length = tracer, id_length
        self._entry = re.compile(rb"[0-7]+ ([^\0]+)\0.{%d}" % id_length, re.DOTALL)
        self._columns: set[bytes] = set()
        self._quiet: set[bytes] = set()
        self._loud: dict[bytes, Kinds] = {}
        self._halves: set[bytes] = set()
        self.folders: set[Folder] = set()

    def read(self, tree: bytes) -> Iterable[tuple[str, tuple[int, ...]]]:
        """Return kind and people of each trace in the names of `tree`'s entries."""
        names, seen = self._names_in(tree)
        if not names:
            return ()
        self._learn(names - self._quiet)
        if names <= self._quiet:
            self._columns.update(seen)
            return ()
        if names & self._halves:
            self._note_folders(tree)
        return {kind for name in names & self._loud.keys() for kind in self._loud[name]}

    def _names_in(self, tree: bytes) -> tuple[set[bytes], list[bytes]]:
        """The names that were not all seen before, and what to remember once they were read."""
        if len(tree) < _SMALL:
            listed = self._entry.findall(tree)
            columns = b"\0".join(listed)
            return (set(), []) if columns in self._columns else (set(listed), [columns])
        names: set[bytes] = set()
        seen: list[bytes] = []
        place = 0
        while place < len(tree):
            end = tree.index(b"\0", place) + 1
            width = end - place + self._id_length
            count, columns = self._columns_from(tree, place, end, width)
            if columns not in self._columns:
                step = range(place, place + count * width, width)
                name = tree.index(b" ", place) + 1 - place
                names.update(tree[at + name : at + end - place - 1] for at in step)
                seen.append(columns)
            place += count * width
        return names, seen

    def _columns_from(self, tree: bytes, place: int, end: int, width: int) -> tuple[int, bytes]:
        """How many entries from `place` on are like the first but for the name, and their names.

        An entry is a mode, a space, a name, an empty byte, and the bytes of an id.
        """
        count = (len(tree) - place) // width
        if count < _WORTH_IT:
            return 1, tree[place:end]
        space = tree.index(b" ", place)
        columns = []
        for at in range(space, end):
            column = tree[at::width]
            if at in (space, end - 1):
                count = min(count, len(column) - len(column.lstrip(column[:1])))
            else:
                columns.append(column)
                if (stop := column.find(0, 0, count)) >= 0:
                    count = stop
        return count, b"%d " % width + b"\0".join(column[:count] for column in columns)

    def _note_folders(self, tree: bytes) -> None:
        entry = re.compile(rb"([0-7]{5,6}) ([^\0]+)\0(.{%d})" % self._id_length, re.DOTALL)
        for mode, name, oid in entry.findall(tree):
            if mode == b"40000" and name in self._halves:
                self.folders.add(Folder(oid.hex(), name.decode("utf-8", "replace")))

    def _learn(self, names: set[bytes]) -> None:
        """Ask about names; all at once, for hardly any holds something."""
        together = b"\n".join(names)
        if not self._tracer.suspicious(together) and not self._is_half(together):
            self._quiet |= names
            return
        for name in names:
            kinds: dict[str, set[int]] = {}
            for trace in self._tracer.find_bytes(name):
                kinds.setdefault(trace.kind, set()).add(trace.person)
            if kinds:
                self._loud[name] = tuple((kind, tuple(sorted(who))) for kind, who in kinds.items())
            if self._is_half(name):
                self._halves.add(name)
            elif not kinds:
                self._quiet.add(name)

    def _is_half(self, names: bytes) -> bool:
        return self._tracer.half(names.decode("utf-8", "replace"))


def read_folders(
    repository: Repository, tracer: Tracer, folders: Iterable[Folder]
) -> Iterator[Hit]:
    """Yield the folders where a file's name completes the folder's: `Virtanen/Maija.pdf`."""
    for folder in sorted(folders)[:_MOST_FOLDERS]:
        listing = repository.start("ls-tree", "-r", "-z", "--name-only", folder.oid).finish()
        people = {
            trace.person
            for path in listing.decode("utf-8", "replace").split("\0")
            for trace in tracer.find(f"{folder.name}/{path}")
            if trace.start <= len(folder.name)
        }
        if people:
            yield Hit(folder.oid, "tree", "name", tuple(sorted(people)))
