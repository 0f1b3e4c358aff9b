"""Where a field stands in a file of the register: line and column, from 1."""

from __future__ import annotations

from schema.field_path import FieldPath, dotted
from tooling.store.index import Index
from tooling.store.register import Register
from tooling.yaml.place import place_in

Place = tuple[int, int]


def place_in_file(
    register: Register, path: str, field: FieldPath, *, at_key: bool = False
) -> Place:
    """Return the place of `field` (see `place_in`); 1, 1 where the file can't be read."""
    return _looked_up(register, path, field, at_key) or (1, 1)


def _looked_up(register: Register, path: str, field: FieldPath, at_key: bool) -> Place | None:
    try:
        data = register.read(path)
    except OSError:
        return None
    return place_in(data, field, at_key=at_key)


class KeptPlaces:
    """The places that a day's findings ask for: looked up once, then kept until the file changes.

    A register that was never cleaned asks for tens of thousands of them every day.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        rows = index._database.execute("SELECT number, field, line, col FROM place")
        self._known: dict[tuple[int, str], Place] = {
            (number, field): (line, column) for number, field, line, column in rows
        }

    def of(self, number: int, path: str, field: FieldPath, *, at_key: bool = False) -> Place:
        """Return the place of `field` in the file with this number in the cache."""
        name = dotted(field) + (":" if at_key else "")
        known = self._known.get((number, name))
        if known is not None:
            return known
        place = _looked_up(self._index.register, path, field, at_key)
        if place is None:
            return 1, 1
        self._known[number, name] = place
        row = (number, name, *place)
        self._index._database.execute("INSERT INTO place VALUES (?, ?, ?, ?)", row)
        return place
