"""The values and the fields of a contact in the words of a language."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from schema.base import Record
from schema.content import CONTACTS
from schema.localised import Language
from schema.vocabulary import RegisterName
from texts.labels import field_label, sentence, word_label
from tooling.formats.localised import country, day, language_name, number, telephone

# Between two parts of a code; a year and a month stay together.
_JOINT = re.compile(r"[-_.](?![0-9])|(?<![0-9])[-_.]")


def word(value: Any, field: str, language: Language) -> str:
    """Return a value of the field `field`, on several lines where it has several parts."""
    if isinstance(value, StrEnum):
        return word_label(value, language)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, int):
        return number(value, language)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {answer}" for key, answer in value.items())
    if isinstance(value, Record):
        return "\n".join(f"{label}: {text}" for label, text in _parts(value, language))
    if isinstance(value, tuple):
        return ", ".join(word(item, field, language) for item in value)
    if field == "number":
        return telephone(value)
    if field == "country":
        return country(value, language)
    if field == "language":
        return language_name(value, language)
    return str(value)


def _parts(record: Record, language: Language) -> Iterator[tuple[str, str]]:
    for name in present([record]):
        value = word(getattr(record, name), name, language)
        yield field_label(name, language, type(record)), value


def present(records: Sequence[Record]) -> list[str]:
    """Return the fields that one of `records`, all of one model, has; in the schema's order."""
    return [
        name
        for name in type(records[0]).model_fields
        if any(getattr(record, name) not in (None, (), {}) for record in records)
    ]


def headings(language: Language, *keys: str) -> tuple[str, ...]:
    """Return the headings of columns: the labels of fields, or of what the report calls them."""
    return tuple(
        sentence(key, language)
        if key.startswith(("report.", "search."))
        else field_label(key, language)
        for key in keys
    )


class FieldLabel(NamedTuple):
    """What people call a field of a contact: `E-mail addresses 1` and, inside it, `E-mail address`.

    `inner` is empty where the field is not inside another. `type` is that of its value.
    """

    outer: str
    inner: str
    type: Any


def label_of(register: RegisterName, path: str, language: Language) -> FieldLabel:
    """Return what people call the field at `path`, such as `emails.0.address`.

    Besides the fields of a contact that may be `register`, where it is kept, and `file`. A path
    that the schema does not know is put into words as it stands.
    """
    if path == "register":
        return FieldLabel(sentence("column.register", language), "", RegisterName)
    if path == "file":
        return FieldLabel(sentence("report.file", language), "", str)
    names = path.split(".")
    found: Any = CONTACTS[register]
    if names[0] not in found.model_fields:  # the contact came from the other register
        found = next((one for one in CONTACTS.values() if names[0] in one.model_fields), found)
    labels: list[str] = []
    while names:
        name, *rest = names
        found = _bare(found)
        if isinstance(found, type) and issubclass(found, Record):
            if name not in found.model_fields:
                return FieldLabel(own_code(path, language), "", str)
            labels.append(field_label(name, language, found))
            found = found.model_fields[name].annotation
        elif get_origin(found) is tuple and name.isdigit():
            labels[-1] += f" {int(name) + 1}"
            found = get_args(found)[0]
        else:  # a question of a survey: any text, with dots of its own
            labels.append(".".join(names))
            found, rest = str, []
        names = rest
    found = _bare(found)
    kind = _bare(get_args(found)[0]) if get_origin(found) is tuple else found
    return FieldLabel(labels[0], ", ".join(labels[1:]), kind)


def own_code(code: str, language: Language) -> str:
    """Return one of the register's own codes as a person can read it, in quotation marks."""
    return sentence("report.own_code", language, name=_JOINT.sub(" ", code))


def typed(text: str, kind: Any, field: str, language: Language) -> str:
    """Return `text`, as it stands in a file, in words; as it is where it is not of its `kind`."""
    value: Any = text
    try:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            value = kind(text)
        elif kind is date:
            value = date.fromisoformat(text)
        elif kind is int:
            value = int(text)
    except ValueError:
        return text
    return word(value, field, language)


def _bare(annotation: Any) -> Any:
    """Return what is left of an annotation without `Annotated`, `None` and `Literal`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is Literal:
        return type(get_args(annotation)[0])
    return annotation
