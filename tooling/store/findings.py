"""Every finding on a register at this moment. Where nothing changed since it was last asked for on
the same day, it is at hand: neither the models nor their libraries are loaded for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from schema.finding import Finding
from schema.layout import CONTACT_KINDS
from tooling.store.index import Index


class Verdict:
    """Asks an index for findings; what it says is kept in the cache until a file changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._database = index.database

    def contacts(self) -> int:
        """Return how many contacts the register has, valid or not."""
        query = "SELECT count(*) FROM file WHERE kind = ?"
        counts = [self._database.execute(query, (kind,)).fetchone()[0] for kind in CONTACT_KINDS]
        return sum(counts)

    def findings(self, today: date) -> list[Finding]:
        """Return all findings, in the order of file, line and column."""
        found = [
            *self._index.state.findings,
            *self.kept(today.isoformat(), lambda: self._made(today)),
        ]
        return sorted(found, key=lambda f: (f.path, f.line, f.column, f.rule))

    def kept(self, key: str, make: Callable[[], Iterable[Finding]]) -> list[Finding]:
        """Return what `make` said when it was last asked under `key`, a day or a word."""
        row = self._database.execute("SELECT said FROM verdict WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return [Finding(*values) for values in json.loads(row[0])]
        found = list(make())
        said = json.dumps([_values(finding) for finding in found], ensure_ascii=False)
        self._database.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?)", (key, said))
        return found

    def _made(self, today: date) -> list[Finding]:
        from tooling.store.findings_made import judge

        # Yesterday's are not asked for again.
        self._database.execute("DELETE FROM verdict WHERE key LIKE '____-__-__'")
        return judge(self._index, today)


def _values(f: Finding) -> tuple[str | int | None, ...]:
    return f.path, f.line, f.column, f.rule, f.message, f.severity, f.field, f.fix
