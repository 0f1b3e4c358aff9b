"""Taking files into the cache: check those that are new or changed, forget those that are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence

from pydantic_core import from_json

from schema.layout import CONTACT_KINDS, kind_of_file
from tooling.rules.where_words import kept_words
from tooling.store.batch import CONTACT_COLUMN, TABLES, WORDS, Rows, check_all
from tooling.store.cache import add_indexes
from tooling.store.cross_file import Name, renew_findings
from tooling.store.file_state import Wanted, shown
from tooling.store.register import Register

_COUNT = (
    "INSERT INTO word VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts"
)
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
        database.executemany(_COUNT, rows.pop(WORDS))
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
        query = "SELECT number, contact, register, data FROM file LEFT JOIN tree USING (number)"
        found = database.execute(f"{query} WHERE path = ?", (shown(path),)).fetchone()
        if found is None:
            continue
        register, data = found[2:]
        if register is not None and data is not None:
            words = kept_words(from_json(data))
            database.executemany(_COUNT, [(register, *word, -1) for word in words])
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
