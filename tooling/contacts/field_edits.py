"""Edits of named fields, as typed on the command line: `emails.0.address=...` becomes a change."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
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
from schema.field_path import FieldPath, dotted
from schema.shape import FreeShape, ListShape, RecordShape, Shape, shape_of
from tooling.contacts.field_names import NamedField, field_named, shape_below
from tooling.errors import RegisterError
from tooling.rules.phone_numbers import PhoneNumberError, e164
from tooling.yaml.tree import Tree, at

#: The key that `--add emails=...` means.
LEADING: Mapping[type[Record], str] = {Email: "address", Phone: "number"}

#: What a new part of a contact says where nobody says it. None stands for today.
USUAL: Mapping[type[Record], tuple[str, str | None]] = {
    **dict.fromkeys((Email, Phone), ("use", "work")),
    **dict.fromkeys((LawfulBasis, Objection, Restriction), ("since", None)),
    **dict.fromkeys((Interaction, Source), ("date", None)),
}


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

    values: dict[FieldPath, Tree | None]
    numbers: dict[str, str]


def changes_for(
    tree: Tree, model: type[Record], edits: FieldEdits, today: date, country: str | None = None
) -> Changes:
    """Return the changes that `edits` make to `tree`, a file of `model`.

    `country` is the one by whose plan a national phone number is read; without it, that of the
    contact's address. Raises RegisterError, which names fields but never values, where a field does
    not exist, is not there to be removed, or a number can't be read.
    """
    gathered = _Gathered(tree, shape_of(model), today)
    for text in edits.sets:
        gathered.set(*_name_and_value(text, "--set"))
    for text in edits.adds:
        gathered.add(*_name_and_value(text, "--add"))
    for name in edits.unsets:
        gathered.unset(name)
    values = gathered.finished()
    region = country or values.get(("address", "country")) or at(tree, ("address", "country"))
    assert region is None or isinstance(region, str)
    numbers: dict[str, str] = {}
    return Changes(
        {path: _with_numbers(path, value, region, numbers) for path, value in values.items()},
        numbers,
    )


def _name_and_value(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise RegisterError(
            f"{option} takes FIELD=VALUE, and there is no = in it",
            f"As in: {option} role=Buyer. To remove a field: --unset FIELD",
        )
    if not value:
        raise RegisterError(f"{option} {name}= gives no value", f"To remove it: --unset {name}")
    return name, unicodedata.normalize("NFC", value)


@dataclass(slots=True)
class _Gathered:
    """The changes to `tree`, a file of the shape `root`, while they are gathered.

    `values` are those of fields, `items` the new items by the path of the list that they go to.
    """

    tree: Tree
    root: RecordShape
    today: date
    values: dict[FieldPath, Tree | None] = field(default_factory=dict)
    items: dict[FieldPath, list[dict[str, Tree]]] = field(default_factory=dict)

    def set(self, name: str, value: str) -> None:
        path, shape, keys = self._field(name)
        if keys:
            raise RegisterError(
                f"`{name}` does not say which item of the list `{dotted(path)}` is meant",
                f"The first is {dotted(path)}.0.{keys[0]}; a new one: --add {name}=...",
            )
        _refuse_parts(name, shape)
        self.values[path] = _words(value) if isinstance(shape, ListShape) else value

    def add(self, name: str, value: str) -> None:
        path, shape, keys = self._field(name)
        if not isinstance(shape, ListShape):
            raise RegisterError(
                f"`{name}` holds one value, so nothing can be added to it",
                f"To change it: --set {name}=...",
            )
        if isinstance(shape.item, RecordShape):
            self._add_to_item(name, path, shape.item, keys or [_leading(name, shape.item)], value)
        else:
            self.values[(*path, self._size(path))] = value

    def _add_to_item(
        self, name: str, path: FieldPath, shape: RecordShape, keys: list[str], value: str
    ) -> None:
        """Give the newest item a value under `keys`; begin a new item where it has one already."""
        items = self.items.setdefault(path, [{}])
        part = items[-1]
        for key in keys[:-1]:
            inner = part.setdefault(key, {})
            assert isinstance(inner, dict)
            part = inner
        if isinstance(shape_below(name, shape, keys), ListShape):
            words = part.setdefault(keys[-1], [])
            assert isinstance(words, list)
            words.extend(_words(value))
        elif keys[-1] in part:
            items.append({})
            self._add_to_item(name, path, shape, keys, value)
        else:
            part[keys[-1]] = value

    def unset(self, name: str) -> None:
        path, _, keys = self._field(name)
        if keys or at(self.tree, path) is None:
            raise RegisterError(f"There is no `{name}` to remove", "Look with `tooling show ID`.")
        self.values[path] = None

    def finished(self) -> dict[FieldPath, Tree | None]:
        """All changes, with what a new part of a contact usually says."""
        values = dict(self.values)
        for path, items in self.items.items():
            shape = self._field(dotted(path)).shape
            assert isinstance(shape, ListShape)
            assert isinstance(shape.item, RecordShape)
            for number, item in enumerate(items, self._size(path)):
                values[(*path, number)] = {**self._usual(shape.item), **item}
        for path, value in tuple(values.items()):
            for above in (path[:length] for length in range(1, len(path))):
                if at(self.tree, above) is None and value is not None:
                    shape = self._field(dotted(above)).shape
                    for key, usual in self._usual(shape).items():
                        values.setdefault((*above, key), usual)
        return values

    def _size(self, path: FieldPath) -> int:
        """How many items the list at `path` has, with those that were set before."""
        held = self.values.get(path, at(self.tree, path))
        numbers = [
            changed[len(path)]
            for changed, value in self.values.items()
            if len(changed) > len(path) and changed[: len(path)] == path and value is not None
        ]
        last = max((number for number in numbers if isinstance(number, int)), default=-1)
        return max(len(held) if isinstance(held, list) else 0, last + 1)

    def _usual(self, shape: Shape) -> dict[str, Tree]:
        if not isinstance(shape, RecordShape) or shape.model not in USUAL:
            return {}
        key, value = USUAL[shape.model]
        return {key: value or self.today.isoformat()}

    def _field(self, name: str) -> NamedField:
        found = field_named(name, self.root)
        for length, part in enumerate(found.path):
            if isinstance(part, int) and part > self._size(found.path[:length]):
                raise RegisterError(f"`{name}`: the list is shorter than that")
        return found


def _refuse_parts(name: str, shape: Shape) -> None:
    """Raise RegisterError for a field that has no value of its own, only parts that have one."""
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


def _leading(name: str, shape: RecordShape) -> str:
    if shape.model not in LEADING:
        raise RegisterError(
            f"`{name}` has parts, so it has no value of its own",
            "Name the parts: "
            + " ".join(f"--add {name}.{key}=..." for key in list(shape.fields)[:3]),
        )
    return LEADING[shape.model]


def _words(value: str) -> list[Tree]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _with_numbers(
    path: FieldPath, value: Tree | None, region: str | None, numbers: dict[str, str]
) -> Tree | None:
    """`value`, which goes to `path`, with every phone number in it in E.164; `numbers` gets those
    that are written otherwise now.
    """
    if path[0] != "phones":
        return value
    if isinstance(value, dict) and "number" in value:
        written = _with_numbers((*path, "number"), value["number"], region, numbers)
        return {**value, "number": written or ""}
    if path[-1] != "number" or not isinstance(value, str):
        return value
    try:
        written = e164(value, region.upper() if region else None)
    except PhoneNumberError as error:
        raise RegisterError(
            f"{dotted(path)}: {error.reason}",
            "Write it with + and the country's code, or name the country: --country FI",
        ) from None
    if written != value:
        numbers[dotted(path)] = written
    return written
