"""Taking files into the cache: check those that are new or changed, forget those that are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence

from schema.layout import CONTACT_KINDS, kind_of_file
from tooling.store.batch import CONTACT_COLUMN, TABLES, Rows, check_all
from tooling.store.cache import add_indexes
from tooling.store.cross_file import Name, renew_findings
from tooling.store.file_state import Wanted, shown
from tooling.store.register import Register

_OF_FILES = (*TABLES, "place", "cross_finding")


def take_in(
    register: Register,
    database: sqlite3.Connection,
    wanted: Sequence[Wanted],
    gone: Collection[str],
    *,
    fresh: bool,
    advance: Callable[[int], None],
) -> None:
    """Store what the `wanted` files say and forget the paths that are `gone`.

    `fresh` is whether the cache is empty. `advance` hears how many files were checked.
    """
    names = _forget(database, gone)
    repository = register.repository
    object_format = repository.object_format if repository else "sha1"
    last = database.execute("SELECT max(number) FROM file").fetchone()[0] or 0
    for batch, rows in check_all(str(register.root), object_format, wanted, last + 1):
        if not fresh:
            names |= _forget(database, (item.path for item in batch)) | _names_in(rows)
        for table, values in rows.items():
            if values:
                places = ", ".join("?" * len(values[0]))
                database.executemany(f"INSERT INTO {table} VALUES ({places})", values)  # noqa: S608
        advance(len(batch))
    if fresh:
        add_indexes(database)
    changed = {item.path for item in wanted} | set(gone)
    contacts_only = all(kind_of_file(path) in CONTACT_KINDS for path in changed)
    renew_findings(database, register, None if fresh else names, contacts_only=contacts_only)


def _forget(database: sqlite3.Connection, paths: Iterable[str]) -> set[Name]:
    """Remove what the files said; return the names that they claimed or mentioned."""
    names: set[Name] = set()
    for path in paths:
        query = "SELECT number, contact FROM file WHERE path = ?"
        found = database.execute(query, (shown(path),)).fetchone()
        if found is None:
            continue
        names.add(("contact", found[1]))  # a file that can't be read claims nothing, but is there
        row = found[:1]
        for table in ("claim", "mention"):
            query = f"SELECT kind, name FROM {table} WHERE number = ?"  # noqa: S608
            names.update(database.execute(query, row))
        for table in _OF_FILES:
            database.execute(f"DELETE FROM {table} WHERE number = ?", row)  # noqa: S608
    return names


def _names_in(rows: Rows) -> set[Name]:
    stated = {(kind, name) for table in ("claim", "mention") for kind, name, *_ in rows[table]}
    return stated | {("contact", row[CONTACT_COLUMN]) for row in rows["file"]}
