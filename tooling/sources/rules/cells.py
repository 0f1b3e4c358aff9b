"""What one cell says: text to the values of a field, or why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pydantic import ValidationError, create_model

from schema.addresses import COUNTRY, EmailAddress, Language, normal_email
from schema.base import Record
from schema.rule import Rule
from schema.scalars import Line, Slug
from schema.source import Column, Target
from schema.vocabulary import Kind, ObjectionKind
from tooling.rules.countries import country_code, country_hint
from tooling.rules.model_errors import problems_of
from tooling.rules.phone_numbers import PhoneNumberError, e164, numbers_in

_TYPES: dict[Target, Any] = {
    "kind": Kind,
    "language": Language,
    "email": EmailAddress,
    "responsible": EmailAddress,
    "segments": Slug,
    "publications": Slug,
    "objections": ObjectionKind,
}


class CellError(Exception):
    """A cell that can't become a value: the rule, and the reason without the value."""

    def __init__(self, rule: Rule, reason: str) -> None:
        super().__init__(rule.id)
        self.rule = rule
        self.reason = reason


def texts(column: Column, cell: str) -> Iterator[str]:
    """The values that `cell` holds, in the register's words where the mapping translates them.

    Letters are kept; they are brought to NFC, as everything in the register is, and white space
    around a value goes.
    """
    whole = unicodedata.normalize("NFC", cell)
    parts = whole.split(column.separator) if column.separator else [whole]
    for part in parts:
        text = part.strip()
        if text and text not in column.empty:
            yield column.values.get(text, text)


# Every repetition has an end: a cell may be a hundred thousand letters long.
_EMAIL = re.compile(r"[^\s<>()\[\]{},;:\"'@]{1,99}@[^\s<>()\[\]{},;:\"'@]{1,255}")
# How people write the @ where a program must not see it, and what slips in beside it.
_AT = re.compile(r"\s{0,3}(?:@|[(\[{<]\s?(?:at|@)\s?[)\]}>])\s{0,3}", re.IGNORECASE)
_DOT = re.compile(r"\s{0,3}(?:\.|[(\[{<]\s?(?:dot|\.)\s?[)\]}>])\s{0,3}", re.IGNORECASE)


def addresses_in(cell: str, region: str | None) -> frozenset[str]:
    """What in a `cell` that is no address may be one all the same, by its normal form."""
    seen = "".join(letter for letter in cell if unicodedata.category(letter) != "Cf")
    plain = _AT.sub("@", _DOT.sub(".", seen))
    emails = {*_EMAIL.findall(seen), *_EMAIL.findall(plain), *_EMAIL.findall(_AT.sub("@", seen))}
    found = {normal_email(text.strip(".")) for text in emails}
    return frozenset(found.union(numbers_in(seen, region)))


# Most of a list are the same countries, cities, titles and segments over and over.
@lru_cache(maxsize=16384)
def value(field: Target, text: str, region: str | None) -> str:
    """`text` as the value of `field`; CellError if it isn't one.

    `region` is the country by whose plan a phone number in national form is read.
    """
    if field == "phone":
        try:
            return e164(text, region)
        except PhoneNumberError as error:
            raise CellError(error.rule, error.reason) from None
    if field == "country":
        return _country(text)
    if field == "street":
        text = ", ".join(line.strip(" ,") for line in text.splitlines())
    model = _model(field)
    try:
        model.model_validate({"value": text})
    except ValidationError as error:
        problem = problems_of(error, model)[0]
        raise CellError(problem.rule, problem.message) from None
    return text


def _country(text: str) -> str:
    code = country_code(text)
    if code is None:
        raise CellError(COUNTRY, f"this is no country's code or name; {country_hint(text)}")
    return code


@cache
def _model(field: Target) -> type[Record]:
    """A record of the one value, so that a cell is judged as the field is in a file."""
    return create_model(f"Cell_{field}", __base__=Record, value=(_TYPES.get(field, Line), ...))
