"""Edits of named fields, as typed on the command line: `emails.0.address=...` becomes a change."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
from tooling.rules.countries import country_code, country_hint
from tooling.rules.phone_numbers import PhoneNumberError, e164
from tooling.yaml.editor import with_changes
from tooling.yaml.tree import RecordTree, Tree, at

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


class Edited(NamedTuple):
    """A contact's tree with the edits made. `written` are the values that now stand in
    another form than typed, by field: phone numbers in E.164, countries by their code.
    """

    tree: RecordTree
    written: dict[str, str]


def edited(
    tree: RecordTree,
    model: type[Record],
    edits: FieldEdits,
    today: date,
    country: str | None = None,
) -> Edited:
    """Make `edits` to `tree`, what a file of `model` says: first what is set, then what is added.

    `country` is the one by whose plan a national phone number is read, by code or name; without it,
    that of the contact's address. Raises RegisterError, which names fields but never values, where
    a field does not exist, is not there to be removed, or can't be what is typed.
    """
    work = _Edits(tree, shape_of(model), today)
    for text in edits.sets:
        work.set(*_name_and_value(text, "--set"))
    for text in edits.adds:
        work.add(*_name_and_value(text, "--add"))
    removed = [work.removable(name) for name in edits.unsets]
    countries = work.write_countries()
    numbers = work.write_numbers(country)
    # At once and last, so that the items of a list are counted as the person sees them.
    work.change(dict.fromkeys(removed))
    return Edited(work.tree, countries | numbers)


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


class _Edits:
    """The tree of a contact while edits are made to it."""

    def __init__(self, tree: RecordTree, root: RecordShape, today: date) -> None:
        self.tree = tree
        self._before = tree
        self._root = root
        self._today = today
        self._given: dict[FieldPath, Tree] = {}
        self._begun: dict[FieldPath, int] = {}  # the item that --add works on, by its list

    def set(self, name: str, value: str) -> None:
        path, shape, keys = self._field(name)
        if keys:
            raise RegisterError(
                f"`{name}` does not say which item of the list `{dotted(path)}` is meant",
                f"The first is {dotted(path)}.0.{keys[0]}; a new one: --add {name}=...",
            )
        _refuse_parts(name, shape)
        self._give(path, _words(value) if isinstance(shape, ListShape) else value)

    def add(self, name: str, value: str) -> None:
        path, shape, keys = self._field(name)
        if not isinstance(shape, ListShape):
            raise RegisterError(
                f"`{name}` holds one value, so nothing can be added to it",
                f"To change it: --set {name}=...",
            )
        if not isinstance(shape.item, RecordShape):
            self._give((*path, self._size(path)), value)
            return
        keys = keys or [_leading(name, shape.item)]
        takes_words = isinstance(shape_below(name, shape.item, keys), ListShape)
        number = self._begun.get(path, self._size(path))
        if not takes_words and (*path, number, *keys) in self._given:
            number = self._size(path)  # this one has its value: the next item begins
        self._begun[path] = number
        field = (*path, number, *keys)
        words = at(self.tree, field) if takes_words else None
        self._give(field, [*(words or ()), *_words(value)] if takes_words else value)

    def write_countries(self) -> dict[str, str]:
        """Bring the countries that were given to their codes; return those that changed by it."""
        return self._write(("address", "country"), _country)

    def write_numbers(self, country: str | None) -> dict[str, str]:
        """Bring the phone numbers that were given to E.164; return those that changed by it."""
        region = _country(country, "--country") if country else None
        if region is None and isinstance(held := at(self.tree, ("address", "country")), str):
            region = country_code(held)
        return self._write(("phones", "number"), lambda typed, field: _number(typed, field, region))

    def _write(self, field: tuple[str, str], form: Callable[[str, str], str]) -> dict[str, str]:
        """Give each value that was typed for `field`, the list or part and its key, its `form`."""
        written: dict[str, str] = {}
        for path, typed in self._given.items():
            if (path[0], path[-1]) == field and (text := form(str(typed), dotted(path))) != typed:
                written[dotted(path)] = text
                self.change({path: text})
        return written

    def removable(self, name: str) -> FieldPath:
        """The path of a field that stands in the contact, so that it can be removed."""
        path, _, keys = self._field(name)
        if keys or at(self._before, path) is None:
            raise RegisterError(f"There is no `{name}` to remove", "Look with `tooling show ID`.")
        return path

    def change(self, changes: Mapping[FieldPath, Tree | None]) -> None:
        try:
            after = with_changes(self.tree, changes)
        except KeyError:
            raise RegisterError(
                "Two of the changes contradict each other", "Make them one after the other."
            ) from None
        assert isinstance(after, dict)
        self.tree = after

    def _give(self, path: FieldPath, value: Tree) -> None:
        """Give a field its value, and a part that is new with it what it usually says."""
        for above in (path[:length] for length in range(1, len(path))):
            shape = self._field(dotted(above)).shape
            if at(self.tree, above) is None and (usual := self._usual(shape)):
                self.change({above: usual})
        self.change({path: value})
        self._given[path] = value

    def _usual(self, shape: Shape) -> dict[str, Tree]:
        if not isinstance(shape, RecordShape) or shape.model not in USUAL:
            return {}
        key, value = USUAL[shape.model]
        return {key: value or self._today.isoformat()}

    def _field(self, name: str) -> NamedField:
        found = field_named(name, self._root)
        for length, part in enumerate(found.path):
            if isinstance(part, int) and part > self._size(found.path[:length]):
                raise RegisterError(f"`{name}`: the list is shorter than that")
        return found

    def _size(self, path: FieldPath) -> int:
        items = at(self.tree, path)
        return len(items) if isinstance(items, list) else 0


def _country(typed: str, field: str) -> str:
    code = country_code(typed)
    if code is None:
        hint = country_hint(typed)
        raise RegisterError(
            f"{field}: this is no country's code or name", f"{hint[0].upper()}{hint[1:]}"
        )
    return code


def _number(typed: str, field: str, region: str | None) -> str:
    try:
        return e164(typed, region)
    except PhoneNumberError as error:
        raise RegisterError(
            f"{field}: {error.reason}",
            "Write it with + and the country's code, or name the country: --country FI",
        ) from None


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
