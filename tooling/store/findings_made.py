"""Judging a register as it is in the cache: the files' findings, those between them, the day's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError
from pydantic_core import from_json

from schema.contact import Customer, Prospect
from schema.finding import Finding
from schema.layout import CONTROLLER, FileKind, register_path
from schema.models import MODELS
from schema.request import Request
from schema.rule import Group, Problem, Rule
from schema.vocabulary import RegisterName
from tooling.rules.timed import FUTURE_DATE, timed_problems
from tooling.store.check import place_in
from tooling.store.index import Index
from tooling.store.overdue import retention_findings

MISSING_FILE = Rule(
    "missing-file", "a file that every register has is missing",
    "copy it from a register made by `tooling init`", group=Group.FILES,
    files=(FileKind.CONTROLLER, FileKind.REGISTER),
)  # fmt: skip

_QUERY = (
    "SELECT path, line, col, rule, message, severity, field, fix"
    " FROM finding JOIN file USING (number) WHERE since <= ?"
    " UNION ALL SELECT path, line, col, rule, message, severity, field, fix"
    " FROM disagreement JOIN file USING (number)"
)


def judge(index: Index, today: date) -> list[Finding]:
    """Return every finding that the cache gives cause for on `today`, in no order."""
    return list(_Judge(index).findings(today))


class _Judge:
    """Asks an index. Places that had to be looked up are kept in the cache."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._database = index.database

    def findings(self, today: date) -> Iterator[Finding]:
        yield from self._kept(today)
        yield from self._missing_files()
        self._database.execute("BEGIN")
        try:
            yield from self._of_the_future(today)
            yield from retention_findings(self._index, today)
        finally:
            self._database.execute("COMMIT")

    def _kept(self, today: date) -> Iterator[Finding]:
        for row in self._database.execute(_QUERY, (today.isoformat(),)):
            yield Finding(*row)

    def _missing_files(self) -> Iterator[Finding]:
        for path in (CONTROLLER, *(register_path(name) for name in RegisterName)):
            row = self._database.execute("SELECT 1 FROM file WHERE path = ?", (path,)).fetchone()
            if row is None:
                yield Finding.of(Problem(MISSING_FILE), path)

    def _of_the_future(self, today: date) -> Iterator[Finding]:
        rows = self._database.execute(
            "SELECT number, path, kind, data FROM file JOIN tree USING (number)"
            " WHERE quiet_from > ?",
            (today.isoformat(),),
        ).fetchall()
        for number, path, kind, data in rows:
            try:
                record = MODELS[FileKind(kind)].model_validate(from_json(data))
            except ValidationError:  # pragma: no cover - an invalid file has no quiet span
                continue
            assert isinstance(record, (Customer, Prospect, Request))
            for problem in timed_problems(record, today):
                if problem.rule is FUTURE_DATE:
                    yield self._place(number, path, problem)

    def _place(self, number: int, path: str, problem: Problem) -> Finding:
        field = ".".join(str(step) for step in problem.field)
        place = self._database.execute(
            "SELECT line, col FROM place WHERE number = ? AND field = ?", (number, field)
        ).fetchone()
        if place is None:
            try:
                place = place_in(self._index.register.read(path), problem.field)
            except OSError:
                place = (1, 1)
            self._database.execute("INSERT INTO place VALUES (?, ?, ?, ?)", (number, field, *place))
        return Finding.of(problem, path, place[0], place[1], field)
