"""Findings between files: names that clash, and names that nobody has. Kept, and made anew only
for the names that a change is about: a register of which nothing changed has them all at hand.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from schema.field_path import dotted, undotted
from schema.layout import CONTROLLER, FileKind, record_path, register_path
from schema.rule import Problem
from tooling.rules.cross_file import Claimant, clashes, nobody_has
from tooling.store.check import place_in

Name = tuple[str, str]
"""The realm of a name (`email`, `request`) and the name."""

Found = tuple[int, str, Problem]
"""The file's number and path, and what is wrong there."""


def agree(
    database: sqlite3.Connection, root: Path, names: Collection[Name] | None, *, only: bool = False
) -> None:
    """Bring the findings between files up to date after a change that is about `names`.

    None means all names. With `only`, no name is missed or found but these. `root` is the
    register's folder.
    """
    if names is None:
        database.execute("DELETE FROM disagreement")
        crowded = database.execute(_CROWDED).fetchall()
    else:
        database.executemany("DELETE FROM disagreement WHERE kind = ? AND name = ?", names)
        if not only:
            # Whether a name is missed depends on whether another file can be read, too.
            database.execute("DELETE FROM disagreement WHERE rule LIKE 'unknown-%'")
        crowded = [name for name in names if _claims(database, name) > 1]
    for name in crowded:
        _keep(database, root, name, _clashes(database, name))
    unclaimed = (
        [name for name in names if not _claims(database, name)]
        if only and names is not None
        else database.execute(_UNCLAIMED).fetchall()
    )
    for name in unclaimed:
        if not _may_exist(database, *name):
            _keep(database, root, name, _mentions(database, name))


_CROWDED = "SELECT kind, name FROM claim GROUP BY kind, name HAVING count(*) > 1"

_UNCLAIMED = (
    "SELECT kind, name FROM (SELECT DISTINCT kind, name FROM mention) AS m WHERE NOT EXISTS"
    " (SELECT 1 FROM claim AS c WHERE c.kind = m.kind AND c.name = m.name)"
)


def _claims(database: sqlite3.Connection, name: Name) -> int:
    row = database.execute("SELECT count(*) FROM claim WHERE kind = ? AND name = ?", name)
    count: int = row.fetchone()[0]
    return count


def _clashes(database: sqlite3.Connection, name: Name) -> Iterator[Found]:
    rows = database.execute(
        "SELECT number, path, field, contact FROM claim JOIN file USING (number)"
        " WHERE claim.kind = ? AND name = ? ORDER BY path",
        name,
    ).fetchall()
    shared: defaultdict[int, set[str]] = defaultdict(set)
    if name[0] == "email":
        shared.update(_shared(database, name))
    numbers = {path: number for number, path, _, _ in rows}
    claimants = [
        Claimant(path, undotted(field), contact or "", shared[number])
        for number, path, field, contact in rows
    ]
    for claimant, problem in clashes(name[0], claimants):
        yield numbers[claimant.path], claimant.path, problem


def _shared(database: sqlite3.Connection, name: Name) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for number, other in database.execute(
        "SELECT number, shared.contact FROM shared WHERE number IN"
        " (SELECT number FROM claim WHERE kind = ? AND name = ?)",
        name,
    ):
        found[number].add(other)
    return found


def _mentions(database: sqlite3.Connection, name: Name) -> Iterator[Found]:
    rows = database.execute(
        "SELECT number, path, field FROM mention JOIN file USING (number)"
        " WHERE mention.kind = ? AND name = ?",
        name,
    ).fetchall()
    for number, path, field in rows:
        yield number, path, nobody_has(name[0], undotted(field))


def _keep(database: sqlite3.Connection, root: Path, name: Name, found: Iterable[Found]) -> None:
    database.executemany(
        "INSERT INTO disagreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*name, number, *_place(root, path, problem), problem.rule.id, problem.message,
             problem.severity, dotted(problem.field), problem.fix)
            for number, path, problem in found
        ],
    )  # fmt: skip


def _place(root: Path, path: str, problem: Problem) -> tuple[int, int]:
    try:
        return place_in((root / path).read_bytes(), problem.field)
    except OSError:
        return 1, 1


def _may_exist(database: sqlite3.Connection, kind: str, name: str) -> bool:
    """Whether the name is in a file that is there but can't be read: one finding is enough."""
    if kind == "contact":
        return _any(database, "SELECT 1 FROM file WHERE contact = ?", name)
    if kind == "request":
        return _has(database, record_path(FileKind.REQUEST, name))
    if kind == "campaign":
        return _has(database, record_path(FileKind.CAMPAIGN, name))
    of = CONTROLLER if kind == "unit" else register_path(name.partition("/")[0])
    return not _any(database, "SELECT 1 FROM file WHERE path = ? AND valid", of)


def _has(database: sqlite3.Connection, path: str) -> bool:
    return _any(database, "SELECT 1 FROM file WHERE path = ?", path)


def _any(database: sqlite3.Connection, query: str, value: Any) -> bool:
    return database.execute(query, (value,)).fetchone() is not None
