"""What the register's other files say to one contact that is about to be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from schema.contact import Customer, Prospect
from schema.field_path import undotted
from schema.layout import FileKind, record_path
from schema.rule import Problem
from tooling.rules.cross_file import Claimant, clashes, nobody_has
from tooling.rules.facts import Fact
from tooling.store.check import Checked
from tooling.store.index import refreshed
from tooling.store.register import Register


def problems_beside(
    register: Register, checked: Checked, known: Collection[Fact] = ()
) -> list[Problem]:
    """Return where `checked` clashes with other contacts or names what is not there.

    `known` are the facts that the file stated before: they are not looked at again, so that an old
    clash does not keep somebody from changing something else.
    """
    contact = checked.record
    if not isinstance(contact, Customer | Prospect):
        return []
    old = {(fact.kind, fact.name) for fact in known}
    claims = [fact for fact in checked.facts.claims if (fact.kind, fact.name) not in old]
    mentions = [fact for fact in checked.facts.mentions if (fact.kind, fact.name) not in old]
    if not claims and not mentions:
        return []
    with refreshed(register) as index:
        found = [p for fact in claims for p in _clashes(index.database, checked, contact, fact)]
        found += [
            nobody_has(fact.kind, fact.field)
            for fact in mentions
            if not _is_there(register, index.database, fact)
        ]
    return found


def _clashes(
    database: sqlite3.Connection, checked: Checked, contact: Customer | Prospect, fact: Fact
) -> Iterator[Problem]:
    shared: tuple[str, ...] = ()
    if fact.kind == "email":
        place = fact.field[1]
        assert isinstance(place, int)
        shared = contact.emails[place].shared_with
    ours = Claimant(checked.path, fact.field, contact.id, shared)
    rows = database.execute(
        "SELECT number, path, field, contact FROM claim JOIN file USING (number)"
        " WHERE claim.kind = ? AND name = ? AND path <> ? ORDER BY path",
        (fact.kind, fact.name, checked.path),
    ).fetchall()
    others = [
        Claimant(path, undotted(field), who or "", _shared(database, number))
        for number, path, field, who in rows
    ]
    yield from (problem for who, problem in clashes(fact.kind, [ours, *others]) if who is ours)


def _shared(database: sqlite3.Connection, number: int) -> tuple[str, ...]:
    rows = database.execute("SELECT contact FROM shared WHERE number = ?", (number,))
    return tuple(contact for (contact,) in rows)


def _is_there(register: Register, database: sqlite3.Connection, fact: Fact) -> bool:
    if fact.kind == "request":
        return register.file(record_path(FileKind.REQUEST, fact.name)).exists()
    if fact.kind == "source":
        # Without a readable description of the register, its sources are not known.
        some = "SELECT 1 FROM claim WHERE kind = 'source' AND name LIKE ?"
        if not database.execute(some, (f"{fact.name.partition('/')[0]}/%",)).fetchone():
            return True
    query = "SELECT 1 FROM claim WHERE kind = ? AND name = ?"
    return database.execute(query, (fact.kind, fact.name)).fetchone() is not None
