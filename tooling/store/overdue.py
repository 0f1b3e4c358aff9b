"""Which contacts may hold something that has outlived its period, without reading the others.

The days that a period runs from are cached with each contact (`tooling.rules.retention.Ages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic_core import from_json

from schema.layout import register_path
from schema.register import RegisterDescription
from schema.vocabulary import RegisterName
from tooling.rules.retention import Limit, limits
from tooling.store.contacts import HeldContact
from tooling.store.index import Index


def outlived(index: Index, today: date) -> Iterator[tuple[HeldContact, RegisterDescription]]:
    """Yield the contacts of which something is over on `today`, whether or not something keeps it,
    each with the description of its register.
    """
    for name, description in descriptions(index):
        for number, path, *_ in aged(index, name, list(limits(description, today))):
            contact, data = index._database.execute(
                "SELECT contact, data FROM file JOIN tree USING (number) WHERE number = ?",
                (number,),
            ).fetchone()
            yield HeldContact(path, contact, name.value, from_json(data)), description


def descriptions(index: Index) -> Iterator[tuple[RegisterName, RegisterDescription]]:
    """Yield the valid descriptions of registers: a register without one has no periods."""
    for name in RegisterName:
        tree = index.tree(register_path(name))
        if tree is not None:
            yield name, RegisterDescription.model_validate(tree)


def aged(index: Index, name: RegisterName, wanted: Sequence[Limit]) -> list[tuple[Any, ...]]:
    """Return the contacts without errors of which something is over by one of the limits `wanted`.

    Each is a row: number in the cache, path, the last day on which something keeps it all (None
    without one), and for each limit the days that it asks for, `clock` and `item`. Days are
    ordinals. One look at each contact, whatever the number of limits.
    """
    if not wanted:
        return []
    over = " OR ".join(f"({limit.clock} < ? AND {limit.item} IS NOT NULL)" for limit in wanted)
    days = ", ".join(f"{limit.clock}, {limit.item}" for limit in wanted)
    return index._database.execute(
        f"SELECT number, path, kept, {days} FROM age CROSS JOIN file USING (number)"  # noqa: S608
        f" WHERE ({over}) AND register = ? AND valid",
        (*(limit.day.toordinal() for limit in wanted), name.value),
    ).fetchall()
