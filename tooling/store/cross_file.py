"""Names across files, as the cache knows them: who claims one, where two clash, which nobody has.

A file claims a name that no other file may have (its id, an e-mail address, a source's key), and
mentions names that another file must claim (`tooling.rules.cross_file_facts`). The findings on them
are kept, and after a change made anew only for the names that the changed files state.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pydantic_core import from_json

from schema.field_path import dotted, undotted
from schema.layout import CONTROLLER, FileKind, record_path, register_path
from schema.rule import Problem
from tooling.rules.cross_file import NOBODY_HAS, Claimant, clashes, nobody_has
from tooling.store.contacts import HeldContact
from tooling.store.index import Index
from tooling.store.place_cache import place_in_file
from tooling.store.register import Register

Name = tuple[str, str]
"""The realm of a name (`email`, `request`) and the name."""


def claimed(index: Index, realm: str) -> Iterator[str]:
    """Yield the names of `realm` that files claim, each once."""
    query = "SELECT DISTINCT name FROM claim WHERE kind = ?"
    yield from (name for (name,) in index._database.execute(query, (realm,)))


def claimants(index: Index, name: Name) -> list[Claimant]:
    """Return who claims `name`, by path."""
    return [claimant for _, claimant in _claimants(index._database, name)]


def contacts_that_claim(index: Index, realm: str, names: Iterable[str]) -> Iterator[HeldContact]:
    """Yield the contacts without errors that claim one of `names` of `realm`."""
    for name in names:
        rows = index._database.execute(
            "SELECT path, contact, register, data"
            " FROM claim JOIN file USING (number) JOIN tree USING (number)"
            " WHERE claim.kind = ? AND name = ? AND register IS NOT NULL AND valid",
            (realm, name),
        ).fetchall()
        for path, contact, register, data in rows:
            yield HeldContact(path, contact, register, from_json(data))


def nobody_claims(index: Index, name: Name) -> bool:
    """Whether no file claims `name`, nor may claim it once its other errors are mended."""
    return _nobody_claims(index._database, name)


def renew_findings(
    database: sqlite3.Connection,
    register: Register,
    names: Collection[Name] | None,
    *,
    contacts_only: bool,
) -> None:
    """Make the findings across files anew after a change of files that state, or stated, `names`.

    `names` None means all names. A name counts as claimed while the file that should claim it can't
    be read. So a change of that file can make or end findings on names that are not in `names`:
    all names that nobody claims are looked at again. With `contacts_only`, only contact files
    changed; the one such name of a contact file is its id, which is in `names`: these suffice.
    """
    if names is None:
        database.execute("DELETE FROM cross_finding")
        crowded = database.execute(_CROWDED).fetchall()
    else:
        database.executemany("DELETE FROM cross_finding WHERE kind = ? AND name = ?", names)
        crowded = [name for name in names if _count(database, name) > 1]
    for name in crowded:
        _keep(database, register, name, _clashes(database, name))
    if names is None or not contacts_only:
        among = ", ".join("?" * len(NOBODY_HAS))
        database.execute(f"DELETE FROM cross_finding WHERE rule IN ({among})", NOBODY_HAS)  # noqa: S608
        names = database.execute(_UNCLAIMED).fetchall()
    for name in names:
        if _nobody_claims(database, name):
            _keep(database, register, name, _mentions(database, name))


_CROWDED = "SELECT kind, name FROM claim GROUP BY kind, name HAVING count(*) > 1"

_UNCLAIMED = (
    "SELECT kind, name FROM (SELECT DISTINCT kind, name FROM mention) AS m WHERE NOT EXISTS"
    " (SELECT 1 FROM claim AS c WHERE c.kind = m.kind AND c.name = m.name)"
)

_Found = tuple[int, str, Problem]
# The file's number and path, and what is wrong there.


def _count(database: sqlite3.Connection, name: Name) -> int:
    row = database.execute("SELECT count(*) FROM claim WHERE kind = ? AND name = ?", name)
    count: int = row.fetchone()[0]
    return count


def _claimants(database: sqlite3.Connection, name: Name) -> list[tuple[int, Claimant]]:
    """Return who claims `name`, each with the number of its file, by path."""
    shared: defaultdict[int, set[str]] = defaultdict(set)
    if name[0] == "email":
        for number, other in database.execute(
            "SELECT number, shared.contact FROM shared WHERE number IN"
            " (SELECT number FROM claim WHERE kind = ? AND name = ?)",
            name,
        ):
            shared[number].add(other)
    rows = database.execute(
        "SELECT number, path, field, contact FROM claim JOIN file USING (number)"
        " WHERE claim.kind = ? AND name = ? ORDER BY path",
        name,
    )
    return [
        (number, Claimant(path, undotted(field), contact or "", shared[number]))
        for number, path, field, contact in rows
    ]


def _clashes(database: sqlite3.Connection, name: Name) -> Iterator[_Found]:
    numbered = _claimants(database, name)
    numbers = {claimant.path: number for number, claimant in numbered}
    for claimant, problem in clashes(name[0], [claimant for _, claimant in numbered]):
        yield numbers[claimant.path], claimant.path, problem


def _mentions(database: sqlite3.Connection, name: Name) -> Iterator[_Found]:
    rows = database.execute(
        "SELECT number, path, field FROM mention JOIN file USING (number)"
        " WHERE mention.kind = ? AND name = ?",
        name,
    ).fetchall()
    for number, path, field in rows:
        yield number, path, nobody_has(name[0], undotted(field))


def _keep(
    database: sqlite3.Connection, register: Register, name: Name, found: Iterable[_Found]
) -> None:
    database.executemany(
        "INSERT INTO cross_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*name, number, *place_in_file(register, path, problem.field), problem.rule.id,
             problem.message, problem.severity, dotted(problem.field), problem.fix)
            for number, path, problem in found
        ],
    )  # fmt: skip


def _nobody_claims(database: sqlite3.Connection, name: Name) -> bool:
    return not _count(database, name) and not _may_claim(database, *name)


def _may_claim(database: sqlite3.Connection, realm: str, name: str) -> bool:
    """Whether the file that should claim the name is there, and can't be read or has errors."""
    if realm == "contact":
        return _any(database, "SELECT 1 FROM file WHERE contact = ?", name)
    if realm in ("request", "campaign"):
        path = record_path(FileKind(realm), name)
        return _any(database, "SELECT 1 FROM file WHERE path = ?", path)
    of = CONTROLLER if realm == "unit" else register_path(name.partition("/")[0])
    return not _any(database, "SELECT 1 FROM file WHERE path = ? AND valid", of)


def _any(database: sqlite3.Connection, query: str, value: str) -> bool:
    return database.execute(query, (value,)).fetchone() is not None
