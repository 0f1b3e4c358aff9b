"""What the register's files say at this moment: what the rest of the house asks.

The SQL of the cache stays in this package: rooms ask an index by the methods here, or by the
functions of `contacts`, `cross_file`, `findings` and `overdue`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import CONTACT_KINDS, FileKind

if TYPE_CHECKING:
    from tooling.store.file_state import FileState
    from tooling.store.register import Register
    from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class Index:
    """The cache of a register, up to date. Made by `tooling.store.refresh.refreshed`.

    `is_private`: it is in this process's memory, where no other process sees it.
    """

    register: Register
    files: FileState
    _database: sqlite3.Connection
    is_private: bool = False

    def has(self, path: str) -> bool:
        """Whether there is a file at `path`."""
        return self._valid(path) is not None

    def is_valid(self, path: str) -> bool:
        """Whether there is a file at `path`, without errors of its own."""
        return bool(self._valid(path))

    def tree(self, path: str) -> RecordTree | None:
        """Return the tree of the file at `path`; None where it is missing or has errors."""
        return next((tree for _, tree in self._trees("path = ? AND valid", path)), None)

    def trees(self, kind: FileKind) -> Iterator[tuple[str, RecordTree]]:
        """Yield path and tree of each file of `kind` that can be read, valid or not."""
        return self._trees("kind = ?", kind.value)

    def count_contacts(self) -> int:
        """Return how many contact files the register has, whatever their state."""
        return self._count("kind IN (?, ?)")

    def count_invalid(self) -> int:
        """Return how many contact files have errors."""
        return self._count("kind IN (?, ?) AND NOT valid")

    def _valid(self, path: str) -> int | None:
        row = self._database.execute("SELECT valid FROM file WHERE path = ?", (path,)).fetchone()
        return None if row is None else row[0]

    def _trees(self, condition: str, value: str) -> Iterator[tuple[str, RecordTree]]:
        from pydantic_core import from_json

        query = f"SELECT path, data FROM file JOIN tree USING (number) WHERE {condition}"  # noqa: S608
        for path, data in self._database.execute(query, (value,)):
            yield path, from_json(data)

    def _count(self, condition: str) -> int:
        query = f"SELECT count(*) FROM file WHERE {condition}"  # noqa: S608
        count: int = self._database.execute(query, tuple(CONTACT_KINDS)).fetchone()[0]
        return count
