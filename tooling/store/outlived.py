"""Which contacts may hold something that has outlived its period, without reading the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic_core import from_json

from schema.contact import Contact, Customer, Prospect
from schema.finding import Finding
from schema.layout import register_path
from schema.register import RegisterDescription
from schema.vocabulary import RegisterName, RetentionCategory
from tooling.rules.problem import Problem
from tooling.rules.retention import limits, overdue_problem
from tooling.store.check import key_line, place_in
from tooling.store.index import Index
from tooling.yaml.tree import Tree

_MODELS: Mapping[str, type[Customer] | type[Prospect]] = {
    RegisterName.CUSTOMERS: Customer,
    RegisterName.PROSPECTS: Prospect,
}


@dataclass(frozen=True, slots=True)
class Aged:
    """A valid contact of which something may be due, by its number in the cache."""

    number: int
    path: str
    register: str
    tree: dict[str, Tree]

    def contact(self) -> Contact:
        """Return the contact as its model."""
        return _MODELS[self.register].model_validate(self.tree)


def outlived(index: Index, today: date) -> Iterator[tuple[Aged, RegisterDescription]]:
    """Yield the contacts of which something is over on `today`, held or not, by id, each with the
    description of its register. A register without a valid description has no periods.
    """
    for name in RegisterName:
        description = description_of(index, name)
        if description is None or not description.retention:
            continue
        wanted = [
            (f"({limit.clock} < ? AND {limit.item} IS NOT NULL)", limit.day.toordinal())
            for limit in limits(description, today)
        ]
        rows = index.database.execute(
            "SELECT number, path, data FROM age JOIN file USING (number) JOIN tree USING (number)"  # noqa: S608
            f" WHERE register = ? AND valid AND ({' OR '.join(text for text, _ in wanted)})"
            " ORDER BY contact",
            (name.value, *(day for _, day in wanted)),
        ).fetchall()
        for number, path, data in rows:
            yield Aged(number, path, name.value, from_json(data)), description


def retention_findings(index: Index, today: date) -> Iterator[Finding]:
    """Yield a warning for each category of a contact that is due on `today` and that nothing keeps.

    Asks the stored days only: a register that was never cleaned has tens of thousands of these.
    """
    for name in RegisterName:
        description = description_of(index, name)
        for limit in limits(description, today) if description else ():
            whole = limit.rule.category is RetentionCategory.CONTACT
            rows = index.database.execute(
                f"SELECT number, path, {limit.clock}, line, col"  # noqa: S608
                " FROM age JOIN file USING (number)"
                " LEFT JOIN (SELECT * FROM place WHERE place.field = ?) USING (number)"
                f" WHERE register = ? AND valid AND {limit.clock} < ?"
                f" AND {limit.item} IS NOT NULL AND (kept IS NULL OR kept < ?)",
                (f"{limit.item}:", name.value, limit.day.toordinal(), today.toordinal()),
            ).fetchall()
            for number, path, since, *known in rows:
                problem = overdue_problem(limit.rule, date.fromordinal(since))
                place = (1, 1) if whole else known
                if place == [None, None]:
                    place = _place(index, number, path, problem)
                yield Finding(
                    path, place[0], place[1], problem.rule, problem.message, problem.severity,
                    None if whole else limit.item, problem.fix,
                )  # fmt: skip


def _place(index: Index, number: int, path: str, problem: Problem) -> tuple[int, int]:
    """Return where the key stands, and keep it in the cache."""
    field = str(problem.field[0])
    try:
        data = index.register.read(path)
    except OSError:
        return 1, 1
    place = key_line(data, field) or place_in(data, problem.field, at_key=True)
    values = (number, f"{field}:", *place)
    index.database.execute("INSERT INTO place VALUES (?, ?, ?, ?)", values)
    return place


def description_of(index: Index, name: RegisterName) -> RegisterDescription | None:
    """Return the description of a register, None where its file is missing or not valid."""
    row = index.database.execute(
        "SELECT data FROM file JOIN tree USING (number) WHERE path = ? AND valid",
        (register_path(name),),
    ).fetchone()
    return None if row is None else RegisterDescription.model_validate(from_json(row[0]))
