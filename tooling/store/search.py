"""Looking through all contacts without taking each one apart.

Most of the work of a search would be making trees of contacts that nobody looks for. So the text
that the cache holds of a contact is asked first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pydantic_core import from_json

from tooling.parallel import no_collector, spread
from tooling.store.cache import opened
from tooling.store.contacts import HeldContact
from tooling.store.index import Advance, refreshed
from tooling.store.register import Register

_SLICE = 5000
_PARALLEL_FROM = 20_000


def search(
    register: Register, may_be: Callable[[str], bool], advance: Advance | None = None
) -> tuple[list[HeldContact], int]:
    """Return the valid contacts whose text `may_be` lets through, and how many files have errors.

    The text holds every value of the contact as it was typed, but for quotation marks and
    backslashes. `may_be` is asked in several processes, so it can be pickled. The contacts are in
    no order.
    """
    with refreshed(register, advance) as index:
        rows = "SELECT count(*) FROM file WHERE register IS NOT NULL AND NOT valid"
        unread: int = index.database.execute(rows).fetchone()[0]
        last = index.database.execute("SELECT max(number) FROM file").fetchone()[0] or 0
        if register.repository is None or last < _PARALLEL_FROM:
            return _slice(index.database, may_be, (0, last + 1)), unread
    cuts = [(start, start + _SLICE) for start in range(0, last + 1, _SLICE)]
    task = partial(_work_on_slice, register.root, may_be)
    return [held for part in spread(task, cuts) for held in part], unread


def _work_on_slice(
    root: Path, may_be: Callable[[str], bool], cut: tuple[int, int]
) -> list[HeldContact]:
    with no_collector(), opened(Register(root)) as database:
        return _slice(database, may_be, cut)


def _slice(
    database: sqlite3.Connection, may_be: Callable[[str], bool], cut: tuple[int, int]
) -> list[HeldContact]:
    rows = database.execute(
        "SELECT path, contact, register, data FROM file JOIN tree USING (number)"
        " WHERE number >= ? AND number < ? AND register IS NOT NULL AND valid",
        cut,
    )
    return [
        HeldContact(path, contact, name, from_json(data))
        for path, contact, name, data in rows
        if may_be(bytes(data).decode())
    ]
