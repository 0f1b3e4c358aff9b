"""Every finding on a register at this moment.

What nobody changed since it was last asked for on the same day is at hand: neither the models nor
their libraries are loaded for it, so `tooling.store.findings_today` is imported only when needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from schema.finding import Finding
from schema.layout import CONTROLLER, FileKind, register_path
from schema.rule import Group, Problem, Rule
from schema.vocabulary import RegisterName
from tooling.store.cache import transaction
from tooling.store.index import Index

MISSING_FILE = Rule(
    "missing-file", "a file that every register has is missing",
    "copy it from a register made by `tooling init`", group=Group.FILES,
    files=(FileKind.CONTROLLER, FileKind.REGISTER),
)  # fmt: skip


def findings(index: Index, today: date) -> list[Finding]:
    """Return all findings, in the order of file, line and column."""
    found = [
        *index.files.findings,
        *kept(index, today.isoformat(), lambda: _made(index, today)),
    ]
    return sorted(found, key=by_place)


def by_place(finding: Finding) -> tuple[str, int, int, str]:
    """Return what findings are sorted by: file, line, column, rule."""
    return finding.path, finding.line, finding.column, finding.rule


def kept(index: Index, key: str, make: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """Return what `make` gave when it was last asked under `key`, if no file changed since.

    `key` is a day or a word. What is kept under the word `code` stays when files change.
    """
    database = index._database
    row = database.execute("SELECT findings FROM report WHERE key = ?", (key,)).fetchone()
    if row is not None:
        return [Finding(*values) for values in json.loads(row[0])]
    found = list(make())
    written = json.dumps([_values(finding) for finding in found], ensure_ascii=False)
    with transaction(database, needed=False):
        database.execute("INSERT OR REPLACE INTO report VALUES (?, ?)", (key, written))
    return found


def _made(index: Index, today: date) -> Iterator[Finding]:
    """Yield what the cached files, each for itself and all together, give cause for on `today`."""
    from tooling.store.findings_today import findings_today

    database = index._database
    # Yesterday's are not asked for again.
    with transaction(database, needed=False):
        database.execute("DELETE FROM report WHERE key LIKE '____-__-__'")
    for row in database.execute(_STORED, (today.isoformat(),)):
        yield Finding(*row)
    for path in (CONTROLLER, *(register_path(name) for name in RegisterName)):
        if not index.has(path):
            yield Finding.of(Problem(MISSING_FILE), path)
    yield from findings_today(index, today)


_STORED = (
    "SELECT path, line, col, rule, message, severity, field, fix"
    " FROM finding JOIN file USING (number) WHERE since <= ?"
    " UNION ALL SELECT path, line, col, rule, message, severity, field, fix"
    " FROM cross_finding JOIN file USING (number)"
)


def _values(f: Finding) -> tuple[str | int | None, ...]:
    return f.path, f.line, f.column, f.rule, f.message, f.severity, f.field, f.fix
