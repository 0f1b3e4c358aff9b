"""What the models say of their fields: the text under each.

Pydantic can keep these texts itself (`use_attribute_docstrings`), but then it parses every model's
source at each import, which would be a sixth of the time of a check where nothing changed.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache

from schema.base import Record
from schema.models import MODELS
from schema.shape import ListShape, RecordShape, Shape, shape_of


@cache
def field_texts() -> dict[str, dict[str, str]]:
    """Return, by model and key in a file, what every field of the register's files is."""
    return {model.__name__: _texts(model) for root in MODELS.values() for model in _models(root)}


def _models(root: type[Record]) -> Iterator[type[Record]]:
    waiting: list[Shape] = [shape_of(root)]
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, RecordShape):
            yield shape.model
            waiting.extend(shape.fields.values())
        elif isinstance(shape, ListShape):
            waiting.append(shape.item)


def _texts(model: type[Record]) -> dict[str, str]:
    found: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if issubclass(cls, Record):
            found.update(_written_in(cls))
    keys = {name: info.alias or name for name, info in model.model_fields.items()}
    return {keys[name]: text for name, text in found.items() if name in keys}


def _written_in(cls: type) -> Iterator[tuple[str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                yield name, inspect.cleandoc(text)
