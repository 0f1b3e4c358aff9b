"""The shape of a file: the order of its keys and how each value is written, read off the model."""

from __future__ import annotations

import types
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from schema.base import Record

ScalarKind = Literal["text", "date", "count", "flag"]


@dataclass(frozen=True, slots=True)
class ScalarShape:
    """One value. `kind` is what a YAML parser may read it as: dates and counts stay bare.

    `words` are the only ones that it takes; none named means any text.
    """

    kind: ScalarKind = "text"
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list. `one_a_line` is whether each item stands on one line of its own."""

    item: Shape
    one_a_line: bool = False


@dataclass(frozen=True, slots=True)
class FreeShape:
    """A mapping whose keys a person chooses."""


@dataclass(frozen=True)
class RecordShape:
    """A mapping with the schema's keys, in the schema's order; with `one_line`, on one line."""

    fields: dict[str, Shape]
    model: type[Record]
    one_line: bool = False

    def __hash__(self) -> int:
        return hash(self.model)


Shape = ScalarShape | ListShape | FreeShape | RecordShape


@cache
def shape_of(model: type[Record]) -> RecordShape:
    """Return the shape of the files that `model` describes."""
    return RecordShape(
        {info.alias or name: _field(info) for name, info in model.model_fields.items()}, model
    )


def _field(info: FieldInfo) -> Shape:
    extra = info.json_schema_extra
    one_a_line = isinstance(extra, dict) and bool(extra.get("one-a-line"))
    return _annotation(info.annotation, one_a_line)


def _annotation(annotation: Any, one_a_line: bool) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _annotation(get_args(annotation)[0], one_a_line)
    if origin in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return _annotation(kept[0], one_a_line)
    if origin is tuple:
        item = _annotation(get_args(annotation)[0], False)
        if one_a_line and isinstance(item, RecordShape):
            item = replace(item, one_line=True)
        return ListShape(item, one_a_line)
    if origin is dict:
        return FreeShape()
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return shape_of(annotation)
    if annotation is date:
        return ScalarShape("date")
    if annotation is bool:
        return ScalarShape("flag")
    if annotation is int:
        return ScalarShape("count")
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ScalarShape(words=tuple(word.value for word in annotation))
    if origin is Literal:
        return ScalarShape(words=tuple(str(word) for word in get_args(annotation)))
    return ScalarShape()
