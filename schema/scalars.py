"""The scalar types: how the text that a person typed becomes a value, or a named error.

Each type reads text only. What the libraries know (addresses, phone plans, countries, languages)
is asked of them; a pattern that is proven narrower than the library lets the common case through
without the question, which matters at 100,000 contacts.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from schema.base import broken
from schema.characters import HIDDEN, HIDDEN_CHARACTER
from schema.ids import PATTERN as ID_PATTERN
from schema.ids import is_id
from schema.rule import Group, Rule

_value = partial(Rule, group=Group.VALUES)

DATE = _value("date", "a date is written as year-month-day, such as 2024-03-14")
COUNT = _value("count", "expected a whole number in digits, such as 0 or 12")
FLAG = _value("flag", "expected `true` or `false`")
ID = _value(
    "id", "an id has 8 characters: a small consonant, then small consonants and the digits 2 to 9",
    "take the id from the file's name, or let `tooling new` make one",
)  # fmt: skip
SLUG = _value(
    "slug", "expected small letters a-z and digits, in parts joined by a dot, - or _", "rename it"
)
ONE_LINE = _value("one-line", "this text must stand on one line, without tabs", "join the lines")
OUTER_SPACE = _value("outer-space", "there is white space before or after the text", "remove it")
SEALED_IN_CLEAR = _value(
    "sealed-in-clear", "this field is sealed: only age-encrypted text may stand here",
    "remove the clear text from the file and from the history; seal it first",
)  # fmt: skip

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_ARMOR = re.compile(
    r"-----BEGIN AGE ENCRYPTED FILE-----\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{1,64}={0,2}\n"
    r"-----END AGE ENCRYPTED FILE-----\n?"
)


@lru_cache(maxsize=65536)
def _read_day(value: str) -> date:
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise broken(DATE, "there is no such day in the calendar") from None
    raise broken(DATE)


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise broken(DATE)
    return _read_day(value)


def _count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    raise broken(COUNT)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value == "true":
        return True
    if value == "false":
        return False
    raise broken(FLAG)


def _id(value: str) -> str:
    if not is_id(value):
        raise broken(ID)
    return value


@lru_cache(maxsize=4096)
def _slug(value: str) -> str:
    if len(value) > 80 or not _SLUG.fullmatch(value):
        raise broken(SLUG)
    return value


def _line(value: str) -> str:
    # The usual case by one look: of white space, only the plain space is printable.
    if value.isprintable() and value[:1] != " " != value[-1:]:
        return value
    if "\n" in value or "\t" in value:
        raise broken(ONE_LINE)
    if value != value.strip():
        raise broken(OUTER_SPACE)
    return _visible(value)


def _visible(value: str) -> str:
    # No printable character is hidden, and that question is ten times as quick.
    if not value.replace("\n", "").isprintable() and HIDDEN.search(value):
        raise broken(HIDDEN_CHARACTER)
    return value


def _sealed(value: Any) -> str:
    if isinstance(value, str) and _ARMOR.fullmatch(value):
        return value
    raise broken(SEALED_IN_CLEAR)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, `2024-03-14`."""

Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number from 0."""

Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_line)]
"""Text on one line."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(_visible)]
"""Text of one or more lines."""

Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": ID_PATTERN})]
"""The id of a contact or a request."""

Slug = Annotated[
    str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{_SLUG.pattern}$"})
]
"""A name in a file name, a segment or a publication: `spring-newsletter`."""

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
"""SHA-256 or HMAC-SHA-256, in hexadecimal digits."""

Commit = Annotated[str, Field(pattern="^(?:[0-9a-f]{40}|[0-9a-f]{64})$")]
"""The object id of a commit, in either of Git's formats."""

Sealed = Annotated[
    str,
    BeforeValidator(_sealed),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^-----BEGIN AGE ENCRYPTED FILE-----",
            "contentEncoding": "age",
        }
    ),
]
"""Text encrypted by age, in its ASCII armor."""
