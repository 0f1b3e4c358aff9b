"""Every finding on a register at this moment: the files' own, those between files, the day's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError
from pydantic_core import from_json

from schema.contact import Customer, Prospect
from schema.finding import Finding
from schema.layout import CONTACT_KINDS, CONTROLLER, FileKind, record_path, register_path
from schema.models import MODELS
from schema.request import Request
from schema.vocabulary import RegisterName
from tooling.rules.agreement import Claimant, clashes, nobody_has
from tooling.rules.problem import Path, Problem
from tooling.rules.timed import timed_problems
from tooling.store.check import place_in
from tooling.store.index import Index


def undotted(field: str) -> Path:
    """Return the path that `field` (`emails.0.address`) writes out."""
    return tuple(int(step) if step.isdigit() else step for step in field.split("."))


class Verdict:
    """Asks an index for findings. Places that had to be looked up are kept in the cache."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._database = index.database

    def contacts(self) -> int:
        """Return how many contacts the register has, valid or not."""
        kinds = ", ".join(f"'{kind.value}'" for kind in CONTACT_KINDS)
        row = self._database.execute(f"SELECT count(*) FROM file WHERE kind IN ({kinds})")
        count: int = row.fetchone()[0]
        return count

    def findings(self, today: date) -> list[Finding]:
        """Return all findings, in the order of file, line and column."""
        found = list(self._index.state.findings)
        found.extend(self._of_files())
        found.extend(self._missing_files())
        self._database.execute("BEGIN")
        try:
            found.extend(self._clashes())
            found.extend(self._dangling())
            found.extend(self._of_the_day(today))
        finally:
            self._database.execute("COMMIT")
        return sorted(found, key=lambda f: (f.path, f.line, f.column, f.rule))

    def _of_files(self) -> Iterator[Finding]:
        rows = self._database.execute(
            "SELECT path, line, col, rule, message, severity, field, fix"
            " FROM finding JOIN file USING (number)"
        )
        for row in rows:
            yield Finding(*row)

    def _missing_files(self) -> Iterator[Finding]:
        for path in (CONTROLLER, *(register_path(name) for name in RegisterName)):
            if not self._has(path):
                yield Finding(path, 1, 1, "missing-file", "this file must be there",
                              fix="copy it from a register made by `tooling init`")  # fmt: skip

    def _has(self, path: str) -> bool:
        row = self._database.execute("SELECT 1 FROM file WHERE path = ?", (path,)).fetchone()
        return row is not None

    def _is_valid(self, path: str) -> bool:
        row = self._database.execute("SELECT valid FROM file WHERE path = ?", (path,)).fetchone()
        return row is not None and bool(row[0])

    def _clashes(self) -> Iterator[Finding]:
        groups: defaultdict[tuple[str, str], list[tuple[int, Claimant]]] = defaultdict(list)
        rows = self._database.execute(
            "SELECT claim.kind, name, number, path, field, contact FROM claim"
            " JOIN file USING (number) WHERE (claim.kind, name) IN"
            " (SELECT kind, name FROM claim GROUP BY kind, name HAVING count(*) > 1)"
            " ORDER BY path"
        ).fetchall()
        for kind, name, number, path, field, contact in rows:
            shared = self._shared(number) if kind == "email" else ()
            claimant = Claimant(path, undotted(field), contact or "", shared)
            groups[kind, name].append((number, claimant))
        for (kind, _), members in groups.items():
            numbers = {id(claimant): number for number, claimant in members}
            for claimant, problem in clashes(kind, [claimant for _, claimant in members]):
                yield self._place(numbers[id(claimant)], claimant.path, problem)

    def _shared(self, number: int) -> tuple[str, ...]:
        rows = self._database.execute("SELECT contact FROM shared WHERE number = ?", (number,))
        return tuple(contact for (contact,) in rows)

    def _dangling(self) -> Iterator[Finding]:
        names = self._database.execute(
            "SELECT DISTINCT kind, name FROM mention AS m WHERE NOT EXISTS"
            " (SELECT 1 FROM claim AS c WHERE c.kind = m.kind AND c.name = m.name)"
        ).fetchall()
        for kind, name in names:
            if self._may_exist(kind, name):
                continue
            rows = self._database.execute(
                "SELECT number, path, field FROM mention JOIN file USING (number)"
                " WHERE mention.kind = ? AND name = ?",
                (kind, name),
            ).fetchall()
            for number, path, field in rows:
                yield self._place(number, path, nobody_has(kind, undotted(field)))

    def _may_exist(self, kind: str, name: str) -> bool:
        """Whether the name is in a file that is there but can't be read: one finding is enough."""
        if kind == "contact":
            row = self._database.execute("SELECT 1 FROM file WHERE contact = ?", (name,))
            return row.fetchone() is not None
        if kind == "request":
            return self._has(record_path(FileKind.REQUEST, name))
        if kind == "campaign":
            return self._has(record_path(FileKind.CAMPAIGN, name))
        if kind == "unit":
            return not self._is_valid(CONTROLLER)
        return not self._is_valid(register_path(name.partition("/")[0]))

    def _of_the_day(self, today: date) -> Iterator[Finding]:
        day = today.isoformat()
        rows = self._database.execute(
            "SELECT number, path, kind, data FROM file JOIN tree USING (number)"
            " WHERE quiet_from > ? OR quiet_until <= ?",
            (day, day),
        ).fetchall()
        for number, path, kind, data in rows:
            try:
                record = MODELS[FileKind(kind)].model_validate(from_json(data))
            except ValidationError:  # pragma: no cover - an invalid file has no quiet span
                continue
            assert isinstance(record, (Customer, Prospect, Request))
            for problem in timed_problems(record, today):
                yield self._place(number, path, problem)

    def _place(self, number: int, path: str, problem: Problem) -> Finding:
        field = ".".join(str(step) for step in problem.field)
        place = self._database.execute(
            "SELECT line, col FROM place WHERE number = ? AND field = ?", (number, field)
        ).fetchone()
        if place is None:
            try:
                place = place_in(self._index.register.file(path).read_bytes(), problem.field)
            except OSError:
                place = (1, 1)
            self._database.execute("INSERT INTO place VALUES (?, ?, ?, ?)", (number, field, *place))
        return Finding(
            path, place[0], place[1], problem.rule, problem.message, problem.severity, field,
            problem.fix,
        )  # fmt: skip
