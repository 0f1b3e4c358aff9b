"""A scalar is what was typed, or a named error: nothing is guessed, nothing is turned over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from schema.base import Record
from schema.docstrings import field_texts
from schema.ids import is_id, new_id
from schema.models import MODELS
from schema.scalars import Count, Day, Flag, Id, Line, Sealed, Slug, Text
from schema.shape import FreeShape, ListShape, RecordShape, ScalarShape, Shape, shape_of

DAY: TypeAdapter[date] = TypeAdapter(Day)
COUNT: TypeAdapter[int] = TypeAdapter(Count)
FLAG: TypeAdapter[bool] = TypeAdapter(Flag)


def refused(annotation: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(annotation).validate_python(value)
    return str(caught.value.errors()[0]["type"])


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert DAY.validate_python(day.isoformat()) == day
    assert DAY.validate_python(day) == day


NO_DAYS = [
    "", "2024-2-3", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00",
    "0000-01-01", "10000-01-01", "24-01-01", "20240101", "2024-W01-1", "2024-01", "2024/01/01",
    "2024-01-01T00:00:00", "2024-01-01 ", " 2024-01-01", "2024-01-01\n", "٢٠٢٤-٠١-٠١",
    "２０２４-01-01", "-2024-01-01", "+2024-01-01", "2024-01-1_", "1704067200", "today",
]  # fmt: skip


@pytest.mark.parametrize(
    "text", [*NO_DAYS, 0, 1704067200, 1.5, True, None, datetime(2024, 1, 1, tzinfo=UTC)]
)
def test_what_is_no_day(text: Any) -> None:
    assert refused(Day, text) == "date"


@given(st.integers(0, 999_999_999))
def test_a_count_is_read_as_it_is_written(number: int) -> None:
    assert COUNT.validate_python(str(number)) == number
    assert COUNT.validate_python(number) == number


NO_COUNTS = [
    "", "-1", "+1", "1_0", " 1", "1 ", "1\n", "1e3", "1.0", "1.", "01", "00", "0x1", "0b1", "0o1",
    "١٢", "１", "²", "1,000", "1000000000", "9" * 5000, "true", "nan", "inf",
]  # fmt: skip


@pytest.mark.parametrize("text", [*NO_COUNTS, -1, 1.0, True, False, None, [], b"1"])
def test_what_is_no_count(text: Any) -> None:
    assert refused(Count, text) == "count"


def test_a_flag_is_one_of_two_words() -> None:
    assert FLAG.validate_python("true") is True
    assert FLAG.validate_python("false") is False
    assert FLAG.validate_python(True) is True
    assert FLAG.validate_python(False) is False


NO_FLAGS = ["", "True", "TRUE", "yes", "no", "on", "off", "y", "n", "1", "0", " true", "true\n"]


@pytest.mark.parametrize("text", [*NO_FLAGS, 1, 0, None, b"true"])
def test_what_is_no_flag(text: Any) -> None:
    assert refused(Flag, text) == "flag"


@pytest.mark.parametrize("text", ["k7m2qd4x", "bbbbbbbb", "z9999999"])
def test_ids(text: str) -> None:
    assert is_id(text)
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "k7m2qd4", "k7m2qd4xx", "K7m2qd4x", "77m2qd4x", "a7m2qd4x", "k7m2qd4a", "k7m2qd41",
     "k7m2qd4x\n", "k7m2qd4 ", "k7m2qd4０", "../../..", "ｋ7m2qd4x"],
)  # fmt: skip
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)
    assert refused(Id, text) == "id"


@given(st.randoms())
def test_a_new_id_is_an_id(rng: Any) -> None:
    assert is_id(new_id(rng))


@pytest.mark.parametrize("text", ["a", "spring-newsletter", "2024-10-fi", "a.b_c", "a" * 80])
def test_slugs(text: str) -> None:
    assert TypeAdapter(Slug).validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "A", "ä", "a b", "a--b", "-a", "a-", "a/b", "..", "a\n", "a" * 81, "a\0", "-" * 5000],
)
def test_what_is_no_slug(text: str) -> None:
    assert refused(Slug, text) == "slug"


HIDDEN = [
    "\0", "\x07", "\x1b", "\r", "\x7f", "\x85", "\x9b", "\xad", "\u061c", "\u180e", "\u200b",
    "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069",
    "\ufeff", "\ufff9", "\ufffe", "\uffff", "\u200c", "\u200d",
]  # fmt: skip


@pytest.mark.parametrize("letter", HIDDEN)
def test_nothing_hidden_stands_in_a_text(letter: str) -> None:
    assert refused(Line, f"a{letter}b") == "hidden-character"
    assert refused(Text, f"a\n{letter}b") == "hidden-character"


@pytest.mark.parametrize(
    "text",
    ["مهدی‌یار", "क्‍ष", "👩‍🔧", "❤️‍🔥", "a\u00a0b", "Łódź", "名前", "O’Brien", "Þór", "\ue000", "a b"],
)
def test_what_can_be_seen_may_stand_in_a_text(text: str) -> None:
    assert TypeAdapter(Line).validate_python(text) == text
    assert TypeAdapter(Text).validate_python(f"{text}\n\t{text}") == f"{text}\n\t{text}"


@pytest.mark.parametrize(
    ("text", "rule"),
    [("a\nb", "one-line"), ("a\tb", "one-line"), (" a", "outer-space"), ("a ", "outer-space"),
     ("a\u00a0", "outer-space"), ("a\u3000", "outer-space")],
)  # fmt: skip
def test_what_is_no_line(text: str, rule: str) -> None:
    assert refused(Line, text) == rule


ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----\n{}-----END AGE ENCRYPTED FILE-----\n"


def test_sealed_text_is_armor() -> None:
    for text in (ARMOR.format("YWdl\n"), ARMOR.format("a" * 64 + "\n" + "YWdl\n").rstrip("\n")):
        assert TypeAdapter(Sealed).validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "12500", ARMOR.format(""), ARMOR.format("YWdl\n") + "12500\n", "12500\n" + ARMOR,
     ARMOR.format("amount: 12500\n"), ARMOR.format("YWdl\n\n"), ["12500"], None],
)  # fmt: skip
def test_nothing_else_is_sealed(text: Any) -> None:
    assert refused(Sealed, text) == "sealed-in-clear"


def records_in(model: type[Record], seen: set[type[Record]]) -> set[type[Record]]:
    if model not in seen:
        seen.add(model)
        for info in model.model_fields.values():
            for part in parts_of(info.annotation):
                if isinstance(part, type) and issubclass(part, Record):
                    records_in(part, seen)
    return seen


def parts_of(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


RECORDS = sorted(
    set[type[Record]]().union(*(records_in(model, set()) for model in MODELS.values())),
    key=lambda model: model.__qualname__,
)
FIELDS = [
    pytest.param(model, name, id=f"{model.__name__}.{name}")
    for model in RECORDS
    for name in model.model_fields
]
ODD = [*NO_DAYS, *NO_COUNTS, *NO_FLAGS]


def errors_at(model: type[Record], name: str, value: Any) -> list[str]:
    key = model.model_fields[name].alias or name
    with pytest.raises(ValidationError) as caught:
        model.model_validate({key: value, "no such key": ""})
    assert "input_value" not in str(caught.value)
    return [item["type"] for item in caught.value.errors() if item["loc"][:1] == (key,)]


def bases(annotation: Any) -> set[Any]:
    """The types that a field's values have, without what annotates them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return bases(get_args(annotation)[0])
    if origin in (tuple, dict) or origin is None:
        return {origin or annotation}
    return set().union(*(bases(part) for part in get_args(annotation) if part is not type(None)))


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_no_field_takes_another_type_for_its_own(model: type[Record], name: str) -> None:
    """A date, a count or a flag in odd writing is refused, wherever the schema has one."""
    annotation = model.model_fields[name].annotation
    kinds = bases(annotation) if get_origin(annotation) else {annotation}
    by_type: dict[Any, list[str]] = {date: NO_DAYS, int: NO_COUNTS, bool: NO_FLAGS}
    odd = by_type.get(next(iter(kinds)), [])
    for text in odd:
        assert errors_at(model, name, text), text
    for value in (1, 1.5, object()):
        if not (kinds == {int} and value == 1):
            assert errors_at(model, name, value), value
    if kinds & {str, date, int, bool} or any(
        isinstance(kind, type) and issubclass(kind, Enum) for kind in kinds
    ):
        assert errors_at(model, name, ["a"])
        assert errors_at(model, name, {"a": "b"})


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_record_is_frozen_and_knows_its_keys(model: type[Record]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["hide_input_in_errors"]
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"Maija Virtanen": "x"})
    assert "extra_forbidden" in {item["type"] for item in caught.value.errors()}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_says_what_it_is_and_has_its_shape(model: type[Record]) -> None:
    shape = shape_of(model)
    assert list(shape.fields) == [i.alias or n for n, i in model.model_fields.items()]
    assert list(shape.fields) == [key for key in shape.fields if field_texts()[model.__name__][key]]
    for info, part in zip(model.model_fields.values(), shape.fields.values(), strict=True):
        check_shape(info.annotation, part)


def check_shape(annotation: Any, shape: Shape) -> None:
    kinds = bases(annotation) if get_origin(annotation) else {annotation}
    kind = next(iter(kinds))
    if kind is tuple:
        assert isinstance(shape, ListShape)
    elif kind is dict:
        assert isinstance(shape, FreeShape)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        assert isinstance(shape, RecordShape)
        assert shape.model is kind
        assert hash(shape) == hash(shape_of(shape.model))
    else:
        assert isinstance(shape, ScalarShape)
        assert shape.kind == {date: "date", int: "count", bool: "flag"}.get(kind, "text")
