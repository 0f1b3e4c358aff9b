"""Which contacts may hold something that has outlived its period, without reading the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic_core import from_json

from schema.contact import Contact, Customer, Prospect
from schema.layout import register_path
from schema.register import RegisterDescription
from schema.vocabulary import RegisterName
from tooling.rules.retention import limits
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
            (f"({field} < ? AND {item} IS NOT NULL)", day.toordinal())
            for field, item, day in limits(description, today)
        ]
        rows = index.database.execute(
            "SELECT number, path, data FROM age JOIN file USING (number) JOIN tree USING (number)"  # noqa: S608
            f" WHERE register = ? AND valid AND ({' OR '.join(text for text, _ in wanted)})"
            " ORDER BY contact",
            (name.value, *(day for _, day in wanted)),
        ).fetchall()
        for number, path, data in rows:
            yield Aged(number, path, name.value, from_json(data)), description


def description_of(index: Index, name: RegisterName) -> RegisterDescription | None:
    """Return the description of a register, None where its file is missing or not valid."""
    row = index.database.execute(
        "SELECT data FROM file JOIN tree USING (number) WHERE path = ? AND valid",
        (register_path(name),),
    ).fetchone()
    return None if row is None else RegisterDescription.model_validate(from_json(row[0]))
