"""Pydantic's errors as problems, in the words of somebody who does not know pydantic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from schema.base import Record
from schema.shape import ListShape, RecordShape, Shape, shape_of
from tooling.phrases import nearest
from tooling.rules.problem import Path, Problem

MAX_PROBLEMS = 100
"""So many problems of a file are named."""

MORE = Problem(
    "more-findings", "the file has more findings than are shown", fix="mend the others first"
)

# Pydantic lists the words as `'a', 'b' or 'c'`, members of an enumeration as `<Kind.A: 'a'>`.
_QUOTED = re.compile(r"'([^']*)'")

# A missing field whose absence the law has a name for.
_MISSING: dict[Path, tuple[str, str, str]] = {
    ("lawful_basis",): ("no-basis", "the contact has no lawful basis", "add lawful_basis"),
    ("sources",): ("no-source", "the contact does not say where its data came from", "add sources"),
}

_PLAIN = {
    "string_type": ("expected-text", "expected a text here"),
    "tuple_type": ("expected-list", "expected a list here: lines that begin with `- `"),
    "list_type": ("expected-list", "expected a list here: lines that begin with `- `"),
    "model_type": ("expected-fields", "expected fields here: `key: value` lines"),
    "dict_type": ("expected-fields", "expected fields here: `key: value` lines"),
    "string_too_long": ("too-long", "the text is too long"),
    "too_long": ("too-long", "the list is too long"),
    "string_too_short": ("too-short", "the text is too short"),
    "too_short": ("too-short", "the list needs at least one item"),
    "string_pattern_mismatch": ("wrong-form", "the text does not have the form of this field"),
    "greater_than_equal": ("out-of-range", "the number is too small"),
    "less_than_equal": ("out-of-range", "the number is too large"),
}


def problems_of(error: ValidationError, model: type[Record]) -> list[Problem]:
    """Return what `error` says, one problem a field, without any value from the input.

    Past MAX_PROBLEMS the rest is left unsaid.
    """
    shape = shape_of(model)
    items = error.errors(include_url=False, include_input=False)
    inside = {item["loc"][:n] for item in items for n in range(len(item["loc"]))}
    # Only valid items are counted: a list whose one item has an error is not called empty, too.
    kept = [item for item in items if item["type"] != "too_short" or item["loc"] not in inside]
    return limited([_problem(item, shape) for item in kept[: MAX_PROBLEMS + 1]])


def limited(problems: list[Problem]) -> list[Problem]:
    """Return `problems`, or the first MAX_PROBLEMS and that there are more.

    A file in which nearly everything is wrong is no file of the register.
    """
    if len(problems) <= MAX_PROBLEMS:
        return problems
    return [*problems[:MAX_PROBLEMS], MORE]


def _problem(item: Any, shape: RecordShape) -> Problem:
    kind: str = item["type"]
    field = _known(item["loc"], shape)
    named = _MISSING.get(field) if "lawful_basis" in shape.fields else None
    if kind == "missing":
        if named is not None:
            rule, message, fix = named
            return Problem(rule, message, field, fix=fix)
        return Problem("missing-field", f"the field {field[-1]} is missing", field,
                       fix=f"add `{field[-1]}:`")  # fmt: skip
    if kind == "extra_forbidden":
        return _unknown_key(item["loc"], shape)
    if kind in ("literal_error", "enum"):
        words = ", ".join(_QUOTED.findall(str(item["ctx"]["expected"])))
        return Problem("unknown-word", f"expected one of: {words}", field)
    if kind in _PLAIN:
        rule, message = _PLAIN[kind]
        if kind == "too_short" and named is not None:
            rule, message, _ = named
        return Problem(rule, message, field)
    return Problem(kind, item["msg"], field)


def _known(place: Iterable[str | int], shape: Shape | None) -> Path:
    """Return the part of `place` that names fields of the schema.

    The rest would be keys that a person chose, which can be anything.
    """
    field: list[str | int] = []
    for step in place:
        if isinstance(shape, RecordShape):
            if step not in shape.fields:
                break
            shape = shape.fields[str(step)]
        elif isinstance(shape, ListShape) and isinstance(step, int):
            shape = shape.item
        else:
            break
        field.append(step)
    return tuple(field)


def _unknown_key(place: Path, shape: Shape) -> Problem:
    """Name the likely key, never the one that was typed: it could be anybody's name."""
    known = _known(place[:-1], shape)
    for step in known:
        if isinstance(shape, RecordShape):
            shape = shape.fields[str(step)]
        else:
            assert isinstance(shape, ListShape)
            shape = shape.item
    names = list(shape.fields) if isinstance(shape, RecordShape) else []
    close = nearest(str(place[-1]).lower(), names, cutoff=0.7)
    fix = f"did you mean `{close}`?" if close else "the fields here are: " + ", ".join(names)
    return Problem("unknown-key", "the schema has no field of this name here", place, fix=fix)
