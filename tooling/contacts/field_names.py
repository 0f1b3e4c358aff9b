"""Fields by the names that people write: `emails.0.address`, or `emails.address` for any item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from schema.field_path import FieldPath
from schema.shape import FreeShape, ListShape, RecordShape, ScalarShape, Shape
from tooling.errors import RegisterError
from tooling.phrases import nearest


class NamedField(NamedTuple):
    """The path of a field, its shape, and the keys that are left of its name.

    Keys are left where the name passes a list without saying which item is meant: of
    `emails.address` the path is that of `emails`, and `address` is left.
    """

    path: FieldPath
    shape: Shape
    keys_left: list[str]


def field_named(name: str, root: Shape) -> NamedField:
    """The field that `name` means in a file of the shape `root`; RegisterError if there is none."""
    path: FieldPath = ()
    shape = root
    parts = name.split(".")
    for number, part in enumerate(parts):
        if isinstance(shape, ListShape) and part.isdecimal():
            path = (*path, int(part))
            shape = shape.item
        elif isinstance(shape, ListShape) and isinstance(shape.item, RecordShape):
            shape_below(name, shape.item, parts[number:])
            return NamedField(path, shape, parts[number:])
        elif isinstance(shape, FreeShape):
            return NamedField((*path, ".".join(parts[number:])), ScalarShape(), [])
        else:
            path = (*path, part)
            shape = shape_below(name, shape, [part])
    return NamedField(path, shape, [])


def shape_below(name: str, shape: Shape, keys: Iterable[str]) -> Shape:
    """The shape that `keys` lead to from `shape`. RegisterError, with the nearest field, where they
    lead nowhere; `name` is what the person wrote.
    """
    for key in keys:
        if isinstance(shape, FreeShape):
            return ScalarShape()
        fields = shape.fields if isinstance(shape, RecordShape) else {}
        if key not in fields:
            raise _unknown(name, key, tuple(fields))
        shape = fields[key]
    return shape


def _unknown(name: str, key: str, known: tuple[str, ...]) -> RegisterError:
    close = nearest(key.lower().replace("-", "_"), known, cutoff=0.5)
    hint = f"Did you mean `{name.replace(key, close, 1)}`?" if close else None
    if hint is None and known:
        hint = f"There are: {', '.join(known)}"
    return RegisterError(f"There is no field `{name}`", hint)
