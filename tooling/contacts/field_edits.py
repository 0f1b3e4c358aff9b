"""Fields as a person names them on the command line: `emails.0.address=...` becomes a change."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from schema.base import Record
from schema.contact import (
    Email,
    Interaction,
    LawfulBasis,
    Objection,
    Phone,
    Restriction,
    Source,
)
from schema.field_path import dotted
from schema.shape import FreeShape, ListShape, RecordShape, Shape, shape_of
from tooling.contacts.field_names import place_of, shape_below
from tooling.errors import RegisterError
from tooling.rules.phone_numbers import PhoneNumberError, e164
from tooling.yaml.tree import Path, Tree, at

#: The key that `--add emails=...` means.
LEADING = {Email: "address", Phone: "number"}

#: Keys of a new part of a contact that have a value when nobody gives one.
USUALLY_WORK = (Email, Phone)
SINCE_TODAY = (LawfulBasis, Objection, Restriction)
DATED_TODAY = (Interaction, Source)


@dataclass(frozen=True, slots=True)
class FieldEdits:
    """What somebody wants changed, as typed: `FIELD=VALUE` to set or add, `FIELD` to remove."""

    sets: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    unsets: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sets or self.adds or self.unsets)


@dataclass(frozen=True, slots=True)
class Changes:
    """What `tooling.yaml.editor.edit` takes. `numbers` are phone numbers now in E.164, by field."""

    values: dict[Path, Tree | None]
    numbers: dict[str, str]


def changes_for(
    tree: Tree, model: type[Record], wishes: FieldEdits, today: date, country: str | None = None
) -> Changes:
    """Return the changes that make `tree`, a file of `model`, what is wished.

    `country` is the one by whose plan a national phone number is read; without it, that of the
    contact's address. Raises RegisterError, which names fields but never values, where a field does
    not exist, is not there to be removed, or a number can't be read.
    """
    reader = _Reader(tree, shape_of(model), today)
    for wish in wishes.sets:
        reader.set(*_halves(wish, "--set"))
    for wish in wishes.adds:
        reader.add(*_halves(wish, "--add"))
    for name in wishes.unsets:
        reader.unset(name)
    values = reader.finished()
    region = country or values.get(("address", "country")) or at(tree, ("address", "country"))
    numbers: dict[str, str] = {}
    assert region is None or isinstance(region, str)
    written = {place: _number(place, value, region, numbers) for place, value in values.items()}
    return Changes(written, numbers)


def _halves(wish: str, option: str) -> tuple[str, str]:
    name, equals, value = wish.partition("=")
    if not equals:
        raise RegisterError(
            f"{option} takes FIELD=VALUE, and there is no = in it",
            f"As in: {option} role=Buyer. To remove a field: --unset FIELD",
        )
    if not value:
        raise RegisterError(f"{option} {name}= gives no value", f"To remove it: --unset {name}")
    return name, unicodedata.normalize("NFC", value)


@dataclass(slots=True)
class _Reader:
    """Gathers changes to `tree`. `items` are new items by the list that they go to."""

    tree: Tree
    root: RecordShape
    today: date
    values: dict[Path, Tree | None] = field(default_factory=dict)
    items: dict[Path, list[dict[str, Tree]]] = field(default_factory=dict)

    def set(self, name: str, value: str) -> None:
        place, shape, rest = self._walk(name)
        if rest:
            raise RegisterError(
                f"`{name}` does not say which item of the list `{dotted(place)}` is meant",
                f"The first is {dotted(place)}.0.{rest[0]}; a new one: --add {name}=...",
            )
        self._needs_value(name, shape)
        whole = isinstance(shape, ListShape)
        self.values[place] = _words(value) if whole else value

    def add(self, name: str, value: str) -> None:
        place, shape, rest = self._walk(name)
        if isinstance(shape, ListShape) and isinstance(shape.item, RecordShape):
            keys = rest or [self._leading(name, shape.item)]
            self._add_to_item(name, place, shape.item, keys, value)
            return
        if not isinstance(shape, ListShape):
            raise RegisterError(
                f"`{name}` holds one value, so nothing can be added to it",
                f"To change it: --set {name}=...",
            )
        self.values[(*place, self._size(place))] = value

    def _add_to_item(
        self, name: str, place: Path, shape: RecordShape, keys: list[str], value: str
    ) -> None:
        items = self.items.setdefault(place, [{}])
        part = shape_below(name, shape, keys)
        item = items[-1]
        for key in keys[:-1]:
            inner = item.setdefault(key, {})
            assert isinstance(inner, dict)
            item = inner
        if isinstance(part, ListShape):
            words = item.setdefault(keys[-1], [])
            assert isinstance(words, list)
            words.extend(_words(value))
        elif keys[-1] in item:
            items.append({})
            self._add_to_item(name, place, shape, keys, value)
        else:
            item[keys[-1]] = value

    def unset(self, name: str) -> None:
        place, _, rest = self._walk(name)
        if rest or at(self.tree, place) is None:
            raise RegisterError(f"There is no `{name}` to remove", "Look with `tooling show ID`.")
        self.values[place] = None

    def finished(self) -> dict[Path, Tree | None]:
        """All changes, with what a new part of a contact has by default."""
        values = dict(self.values)
        for place, items in self.items.items():
            _, shape, _ = self._walk(dotted(place))
            assert isinstance(shape, ListShape)
            assert isinstance(shape.item, RecordShape)
            for number, item in enumerate(items, self._size(place)):
                values[(*place, number)] = {**self._usual(shape.item.model), **item}
        for place in tuple(values):
            for length in range(1, len(place)):
                top = place[:length]
                if at(self.tree, top) is None and values[place] is not None:
                    self._complete(top, values)
        return values

    def _size(self, place: Path) -> int:
        """How many items the list at `place` has, with those that were set before."""
        held = self.values.get(place, at(self.tree, place))
        numbers = [
            path[len(place)]
            for path, value in self.values.items()
            if len(path) > len(place) and path[: len(place)] == place and value is not None
        ]
        last = max((number for number in numbers if isinstance(number, int)), default=-1)
        return max(len(held) if isinstance(held, list) else 0, last + 1)

    def _complete(self, place: Path, values: dict[Path, Tree | None]) -> None:
        _, shape, rest = self._walk(dotted(place))
        if isinstance(shape, RecordShape) and not rest:
            for key, value in self._usual(shape.model).items():
                values.setdefault((*place, key), value)

    def _usual(self, model: type[Record]) -> dict[str, Tree]:
        if model in USUALLY_WORK:
            return {"use": "work"}
        if model in SINCE_TODAY:
            return {"since": self.today.isoformat()}
        return {"date": self.today.isoformat()} if model in DATED_TODAY else {}

    def _needs_value(self, name: str, shape: Shape) -> None:
        inner = shape.item if isinstance(shape, ListShape) else shape
        if isinstance(inner, RecordShape):
            first = next(iter(inner.fields))
            middle = ".0" if isinstance(shape, ListShape) else ""
            raise RegisterError(
                f"`{name}` has parts, so it has no value of its own",
                f"Name the part: {name}{middle}.{first}=... (parts: {', '.join(inner.fields)})",
            )
        if isinstance(inner, FreeShape):
            raise RegisterError(f"`{name}` has parts of your own naming", f"As in: {name}.score=9")

    def _leading(self, name: str, shape: RecordShape) -> str:
        leading = LEADING.get(shape.model)
        if leading is None:
            raise RegisterError(
                f"`{name}` has parts, so it has no value of its own",
                "Name the parts: "
                + " ".join(f"--add {name}.{key}=..." for key in list(shape.fields)[:3]),
            )
        return str(leading)

    def _walk(self, name: str) -> tuple[Path, Shape, list[str]]:
        place, shape, rest = place_of(name, self.root)
        for length, step in enumerate(place):
            if isinstance(step, int) and step > self._size(place[:length]):
                raise RegisterError(f"`{name}`: the list is shorter than that")
        return place, shape, rest


def _words(value: str) -> list[Tree]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _number(
    place: Path, value: Tree | None, region: str | None, numbers: dict[str, str]
) -> Tree | None:
    """`value` with every phone number in it in E.164."""
    if place[0] != "phones":
        return value
    if isinstance(value, dict) and "number" in value:
        written = _number((*place, "number"), value["number"], region, numbers)
        return {**value, "number": written or ""}
    if place[-1] != "number" or not isinstance(value, str):
        return value
    try:
        written = e164(value, region.upper() if region else None)
    except PhoneNumberError as error:
        raise RegisterError(
            f"{dotted(place)}: {error.reason}",
            "Write it with + and the country's code, or name the country: --country FI",
        ) from None
    if written != value:
        numbers[dotted(place)] = written
    return written
