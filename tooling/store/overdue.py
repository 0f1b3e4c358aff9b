"""Which contacts may hold something that has outlived its period, without reading the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import from_json

from schema.contact import Contact, Customer, Prospect
from schema.finding import Finding
from schema.layout import register_path
from schema.register import RegisterDescription
from schema.rule import Problem
from schema.vocabulary import RegisterName
from tooling.rules.retention import Limit, due_problem, limits
from tooling.store.check import key_line, place_in
from tooling.store.index import Index
from tooling.yaml.tree import Tree

_MODELS: Mapping[str, type[Customer] | type[Prospect]] = {
    RegisterName.CUSTOMERS: Customer,
    RegisterName.PROSPECTS: Prospect,
}


@dataclass(frozen=True, slots=True)
class Aged:
    """A valid contact of which something is over; whether something keeps it is not said."""

    path: str
    register: str
    tree: dict[str, Tree]

    def contact(self) -> Contact:
        """Return the contact as its model."""
        return _MODELS[self.register].model_validate(self.tree)


def outlived(index: Index, today: date) -> Iterator[tuple[Aged, RegisterDescription]]:
    """Yield the contacts of which something is over on `today`, held or not, each with the
    description of its register. A register without a valid description has no periods.
    """
    for name in RegisterName:
        description = description_of(index, name)
        if description is None or not description.retention:
            continue
        for number, path, *_ in _aged(index, name, list(limits(description, today))):
            data = index.database.execute("SELECT data FROM tree WHERE number = ?", (number,))
            yield Aged(path, name.value, from_json(data.fetchone()[0])), description


def retention_findings(index: Index, today: date) -> Iterator[Finding]:
    """Yield a warning for each category of a contact that is due on `today` and that nothing keeps.

    Asks the stored days only: a register that was never cleaned has tens of thousands of these.
    """
    places: dict[tuple[int, str], tuple[int, int]] = {
        (number, field): (line, column)
        for number, field, line, column in index.database.execute(
            "SELECT number, field, line, col FROM place WHERE field LIKE '%:'"
        )
    }
    for name in RegisterName:
        description = description_of(index, name)
        wanted = list(limits(description, today)) if description else []
        for number, path, kept, *days in _aged(index, name, wanted):
            if kept is not None and kept >= today.toordinal():
                continue
            for limit, clock, item in zip(wanted, days[::2], days[1::2], strict=True):
                if item is None or clock >= limit.day.toordinal():
                    continue
                problem = due_problem(limit.rule, date.fromordinal(clock))
                field = str(problem.field[0]) if problem.field else None
                place = (1, 1)
                if field:
                    known = places.get((number, f"{field}:"))
                    place = known or _place(index, number, path, problem)
                yield Finding.of(problem, path, place[0], place[1], field)


def _aged(index: Index, name: RegisterName, wanted: Sequence[Limit]) -> list[tuple[Any, ...]]:
    """Return number, path, `kept` and, limit by limit, the two days that it asks for, of the valid
    contacts of which something is over. One look at each contact, whatever the number of limits.
    """
    if not wanted:
        return []
    over = " OR ".join(f"({limit.clock} < ? AND {limit.item} IS NOT NULL)" for limit in wanted)
    days = ", ".join(f"{limit.clock}, {limit.item}" for limit in wanted)
    return index.database.execute(
        f"SELECT number, path, kept, {days} FROM age CROSS JOIN file USING (number)"  # noqa: S608
        f" WHERE ({over}) AND register = ? AND valid",
        (*(limit.day.toordinal() for limit in wanted), name.value),
    ).fetchall()


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
