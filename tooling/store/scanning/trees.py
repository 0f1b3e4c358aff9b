"""Names of files and folders: a trace can stand in one, or in a folder and a file together.

Trees are nine tenths of a long history, each nearly the same as the one before. So a tree whose
rows are all equally long is read by columns, and names that were seen are not read again. A row is
a mode, a space, a name, an empty byte, and the bytes of an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tooling.git import Repository
from tooling.rules.traces import Tracer
from tooling.store.scanning.found import Folder, Hit, Kinds, by_kind

_MOST_FOLDERS = 1000
_WORTH_IT = 8  # rows that are equally long
_SMALL = 2000  # bytes of a tree that is read row by row


class TreeReader:
    """Finds traces in the names that trees list.

    Names are remembered by what they hold: nothing, kinds of traces, or only a given or a family
    name. `folders` collects the folders of the last kind: a file in one may complete the name.
    """

    def __init__(self, tracer: Tracer, id_length: int) -> None:
        self._tracer, self._id_length = tracer, id_length
        self._row = re.compile(rb"([0-7]+) ([^\0]+)\0(.{%d})" % id_length, re.DOTALL)
        self._name = re.compile(rb"[0-7]+ ([^\0]+)\0.{%d}" % id_length, re.DOTALL)
        self._columns: set[bytes] = set()
        self._nothing: set[bytes] = set()
        self._traces: dict[bytes, Kinds] = {}
        self._halves: set[bytes] = set()
        self.folders: set[Folder] = set()

    def read(self, tree: bytes) -> Iterable[tuple[str, tuple[int, ...]]]:
        """Return kind and people of each trace in the names that `tree` lists."""
        names, seen = self._names_in(tree)
        if not names:
            return ()
        self._learn(names - self._nothing)
        if names <= self._nothing:
            self._columns.update(seen)
            return ()
        if names & self._halves:
            for mode, name, oid in self._row.findall(tree):
                if mode == b"40000" and name in self._halves:
                    self.folders.add(Folder(oid.hex(), name.decode("utf-8", "replace")))
        return {kind for name in names & self._traces.keys() for kind in self._traces[name]}

    def _names_in(self, tree: bytes) -> tuple[set[bytes], list[bytes]]:
        """Return the names in `tree`, save those in blocks that were read before and hold nothing.

        The second part are the keys of the new blocks, to be remembered if they hold nothing.
        """
        if len(tree) < _SMALL:
            listed = self._name.findall(tree)
            columns = b"\0".join(listed)
            return (set(), []) if columns in self._columns else (set(listed), [columns])
        names: set[bytes] = set()
        seen: list[bytes] = []
        at = 0
        while at < len(tree):
            end = tree.index(b"\0", at) + 1
            width = end - at + self._id_length
            count, columns = self._equal_rows(tree, at, end, width)
            if columns not in self._columns:
                start = tree.index(b" ", at) + 1
                shifts = range(0, count * width, width)
                names.update(tree[start + shift : end - 1 + shift] for shift in shifts)
                seen.append(columns)
            at += count * width
        return names, seen

    def _equal_rows(self, tree: bytes, at: int, end: int, width: int) -> tuple[int, bytes]:
        """Return how many rows from `at` on have a name as long as the first's, and their names.

        The name of the first row ends before `end`; a row is `width` bytes long. The names come by
        columns: all first letters, all second ones, and so on.
        """
        count = (len(tree) - at) // width
        if count < _WORTH_IT:
            return 1, tree[at:end]
        space = tree.index(b" ", at)
        columns = []
        for position in range(space, end):
            column = tree[position::width]
            if position in (space, end - 1):
                count = min(count, len(column) - len(column.lstrip(column[:1])))
            else:
                columns.append(column)
                if (stop := column.find(0, 0, count)) >= 0:
                    count = stop
        return count, b"%d " % width + b"\0".join(column[:count] for column in columns)

    def _learn(self, names: set[bytes]) -> None:
        """Ask about names; all at once, for hardly any holds something."""
        together = b"\n".join(names)
        if not self._tracer.suspicious(together) and not self._is_half(together):
            self._nothing |= names
            return
        for name in names:
            kinds = by_kind(self._tracer.find_bytes(name))
            if kinds:
                self._traces[name] = kinds
            if self._is_half(name):
                self._halves.add(name)
            elif not kinds:
                self._nothing.add(name)

    def _is_half(self, names: bytes) -> bool:
        return self._tracer.has_half_name(names.decode("utf-8", "replace"))


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
