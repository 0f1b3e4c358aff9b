"""The places in a file that dotted names mean: `emails.0.address`."""

from __future__ import annotations

from collections.abc import Iterable

from schema.shape import FreeShape, ListShape, RecordShape, ScalarShape, Shape
from tooling.errors import RegisterError
from tooling.phrases import nearest
from tooling.yaml.tree import Path


def place_of(name: str, root: Shape) -> tuple[Path, Shape, list[str]]:
    """Return the place that `name` means below `root`, its shape, and what is left of the name.

    Something is left where the name passes a list without saying which item: `emails.address` is
    the place `emails`, with `address` left. RegisterError where the schema has no such field.
    """
    place: list[str | int] = []
    shape = root
    steps = name.split(".")
    for number, step in enumerate(steps):
        if isinstance(shape, ListShape) and step.isdecimal():
            place.append(int(step))
            shape = shape.item
        elif isinstance(shape, ListShape) and isinstance(shape.item, RecordShape):
            shape_below(name, shape.item, steps[number:])
            return tuple(place), shape, steps[number:]
        elif isinstance(shape, FreeShape):
            return (*place, ".".join(steps[number:])), ScalarShape(), []
        else:
            shape = shape_below(name, shape, [step])
            place.append(step)
    return tuple(place), shape, []


def shape_below(name: str, shape: Shape, keys: Iterable[str]) -> Shape:
    """The shape that `keys` lead to; RegisterError naming the nearest where there is none."""
    for key in keys:
        if isinstance(shape, FreeShape):
            return ScalarShape()
        if not isinstance(shape, RecordShape):
            raise _unknown(name, key, ())
        if key not in shape.fields:
            raise _unknown(name, key, tuple(shape.fields))
        shape = shape.fields[key]
    return shape


def _unknown(name: str, step: str, known: tuple[str, ...]) -> RegisterError:
    close = nearest(step.lower().replace("-", "_"), known, cutoff=0.5)
    hint = f"Did you mean `{name.replace(step, close, 1)}`?" if close else None
    if hint is None and known:
        hint = f"There are: {', '.join(known)}"
    return RegisterError(f"There is no field `{name}`", hint)
