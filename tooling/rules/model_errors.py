"""Pydantic's errors as problems, in the words of somebody who does not know pydantic."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from pydantic import ValidationError

from schema.base import Record
from schema.field_path import FieldPath
from schema.layout import CONTACT_KINDS
from schema.refusals import UNFINISHED_REFUSAL
from schema.rule import RULES, Group, Problem, Rule
from schema.scalars import SEALED_IN_CLEAR
from schema.shape import ListShape, RecordShape, ScalarShape, Shape, shape_of
from tooling.rules.meant import how_to_write, meant_key, meant_word
from tooling.yaml.tree import Tree, at

MAX_PROBLEMS = 100
"""So many problems of a file are named."""

_value = partial(Rule, group=Group.VALUES)

MORE_FINDINGS = Rule(
    "more-findings", "the file has more findings than are shown", "mend the others first",
    group=Group.NOTATION,
)  # fmt: skip
MISSING_FIELD = _value("missing-field", "a field that every such file has is missing", "add it")
UNKNOWN_KEY = _value("unknown-key", "there is no field of this name here", "correct the key")
UNKNOWN_WORD = _value(
    "unknown-word", "the field takes only certain words", "use one of those that are named"
)
EXPECTED_LIST = _value(
    "expected-list", "a list belongs here", "begin each item on a line of its own, with `- `"
)
EXPECTED_FIELDS = _value(
    "expected-fields", "fields belong here", "write each as `key: value` on a line of its own"
)
EXPECTED_TEXT = _value(
    "expected-text", "one text belongs here, and no list or fields",
    "write one value; put it in double quotes if it begins with a bracket or holds a colon",
)  # fmt: skip
#: The rules on a value that is another thing than the field takes: they speak of where it stands.
OF_ANOTHER_SHAPE = (EXPECTED_LIST, EXPECTED_FIELDS, EXPECTED_TEXT)
TOO_LONG = _value("too-long", "the text or the list is too long", "shorten it")
TOO_SHORT = _value("too-short", "the text or the list needs at least one item", "fill it in")
WRONG_FORM = _value("wrong-form", "the text does not have the form of this field", "correct it")
OUT_OF_RANGE = _value("out-of-range", "the number is too small or too large", "correct it")

# Pydantic lists the words as `'a', 'b' or 'c'`, members of an enumeration as `<Kind.A: 'a'>`.
_QUOTED = re.compile(r"'([^']*)'")

# A missing field whose absence the law has a name for.
_LAWFUL: dict[FieldPath, Rule] = {
    ("lawful_basis",): Rule(
        "no-basis", "the contact has no lawful basis (GDPR Art. 6(1))", "add `lawful_basis:`",
        files=CONTACT_KINDS,
    ),
    ("sources",): Rule(
        "no-source", "the contact does not say where its data came from (GDPR Art. 14(2)(f))",
        "add `sources:`", files=CONTACT_KINDS,
    ),
}  # fmt: skip

# Pydantic's types of errors; with what is said where the rule speaks of more than one of them.
_PLAIN: dict[str, tuple[Rule, str | None]] = {
    "string_type": (EXPECTED_TEXT, None),
    "tuple_type": (EXPECTED_LIST, None),
    "list_type": (EXPECTED_LIST, None),
    "model_type": (EXPECTED_FIELDS, None),
    "dict_type": (EXPECTED_FIELDS, None),
    "string_too_long": (TOO_LONG, "the text is too long"),
    "too_long": (TOO_LONG, "the list is too long"),
    "string_too_short": (TOO_SHORT, "the text is too short"),
    "too_short": (TOO_SHORT, "the list needs at least one item"),
    "string_pattern_mismatch": (WRONG_FORM, None),
    "greater_than_equal": (OUT_OF_RANGE, "the number is too small"),
    "less_than_equal": (OUT_OF_RANGE, "the number is too large"),
}  # fmt: skip


def problems_of(
    error: ValidationError, model: type[Record], tree: Tree | None = None
) -> list[Problem]:
    """Return what `error` says, one problem a field, without any value from the input.

    `tree` is what was validated: what is typed there tells what was probably meant. Past
    MAX_PROBLEMS the rest is left unsaid.
    """
    shape = shape_of(model)
    items = error.errors(include_url=False, include_input=False)
    inside = {item["loc"][:n] for item in items for n in range(len(item["loc"]))}
    # Only valid items are counted: a list whose one item has an error is not called empty, too.
    kept = [item for item in items if item["type"] != "too_short" or item["loc"] not in inside]
    return limited([_problem(item, shape, tree) for item in kept[: MAX_PROBLEMS + 1]])


def limited(problems: list[Problem]) -> list[Problem]:
    """Return `problems`, or the first MAX_PROBLEMS and that there are more.

    A file in which nearly everything is wrong is no file of the register.
    """
    if len(problems) <= MAX_PROBLEMS:
        return problems
    return [*problems[:MAX_PROBLEMS], Problem(MORE_FINDINGS)]


def _problem(item: Any, shape: RecordShape, tree: Tree | None) -> Problem:
    kind: str = item["type"]
    field, here = _known(item["loc"], shape)
    typed = at(tree, field) if tree is not None else None
    lawful = _LAWFUL.get(field) if "lawful_basis" in shape.fields else None
    if lawful is not None and kind in ("missing", "too_short"):
        return Problem(lawful, field)
    if kind == "missing":
        said = f"the field {field[-1]} is missing"
        return Problem(MISSING_FIELD, field, said, f"add `{field[-1]}:`")
    if kind == "extra_forbidden":
        return _unknown_key(item["loc"], shape)
    # These two have a reason of their own, whatever was typed.
    is_text = kind not in (SEALED_IN_CLEAR.id, UNFINISHED_REFUSAL.id)
    if is_text and isinstance(here, ScalarShape) and isinstance(typed, (list, dict)):
        # Whatever the type asks of a text, this is none.
        return Problem(EXPECTED_TEXT, field, None, how_to_write(here, typed, field))
    if kind in ("literal_error", "enum"):
        words = ", ".join(_QUOTED.findall(str(item["ctx"]["expected"])))
        in_list = bool(field) and isinstance(field[-1], int)
        meant = meant_word(typed, words.split(", "), in_list=in_list)
        return Problem(UNKNOWN_WORD, field, f"expected one of: {words}", meant)
    if kind in _PLAIN:
        rule, words_of_its_own = _PLAIN[kind]
        if rule in OF_ANOTHER_SHAPE:
            return Problem(rule, field, None, how_to_write(here, typed, field))
        return Problem(rule, field, words_of_its_own)
    # A rule of ours that a type raises; what else pydantic may find, in its words.
    return Problem(RULES.get(kind, WRONG_FORM), field, item["msg"])


def _known(location: FieldPath, shape: Shape) -> tuple[FieldPath, Shape]:
    """Return the part of pydantic's `location` that names fields of the schema, and what is there.

    The rest would be keys that a person chose, which can be anything.
    """
    field: list[str | int] = []
    for key in location:
        if isinstance(shape, RecordShape) and key in shape.fields:
            shape = shape.fields[str(key)]
        elif isinstance(shape, ListShape) and isinstance(key, int):
            shape = shape.item
        else:
            break
        field.append(key)
    return tuple(field), shape


def _unknown_key(location: FieldPath, shape: RecordShape) -> Problem:
    """Name the likely key, never the one that was typed: it could be anybody's name."""
    _, record = _known(location[:-1], shape)
    assert isinstance(record, RecordShape)
    return Problem(UNKNOWN_KEY, location, remedy=meant_key(str(location[-1]), record, shape))
