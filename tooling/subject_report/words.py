"""The values of a contact in the words of a language: dates, numbers, vocabularies, labels."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from schema.base import Record
from schema.content import CONTACTS
from schema.localised import Language
from schema.vocabulary import RegisterName
from tooling.formats.localised import country, day, language_name, number
from tooling.texts.labels import field_label, sentence, word_label


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
        return "\n".join(f"{label}: {text}" for label, text in parts(value, language))
    if isinstance(value, tuple):
        return ", ".join(word(item, field, language) for item in value)
    if field == "country":
        return country(value, language)
    if field == "language":
        return language_name(value, language)
    return str(value)


def parts(record: Record, language: Language) -> Iterable[tuple[str, str]]:
    """Yield label and value of each field that `record` has, in the schema's order."""
    for name in present([record]):
        value = word(getattr(record, name), name, language)
        yield field_label(name, language, type(record)), value


def present(records: Sequence[Record]) -> list[str]:
    """Return the fields that one of `records`, all of one model, has; in the schema's order."""
    names = type(records[0]).model_fields if records else {}
    return [
        name
        for name in names
        if any(getattr(record, name) not in (None, (), {}) for record in records)
    ]


def place(register: RegisterName, path: str, language: Language) -> tuple[str, str, Any]:
    """Return what people call the item and the field inside it that `path` names, and its type.

    `emails.0.address` is `E-mail addresses 1` and `E-mail address`; the second is empty where the
    path names no more than the first. A path that the schema does not know stands as it is.
    """
    if path in ("register", "file"):
        label = "column.register" if path == "register" else "report.file"
        return sentence(label, language), "", RegisterName if path == "register" else str
    steps = path.split(".")
    found: Any = CONTACTS[register]
    labels: list[str] = []
    while steps:
        step, *rest = steps
        found = _bare(found)
        if isinstance(found, type) and issubclass(found, Record):
            if step not in found.model_fields:
                return field_label(path, language), "", str
            labels.append(field_label(step, language, found))
            found = found.model_fields[step].annotation
        elif get_origin(found) is tuple and step.isdigit():
            labels[-1] += f" {int(step) + 1}"
            found = get_args(found)[0]
        else:  # a question of a survey: any text, with dots of its own
            labels.append(".".join(steps))
            found, rest = str, []
        steps = rest
    found = _bare(found)
    kind = _bare(get_args(found)[0]) if get_origin(found) is tuple else found
    return labels[0], ", ".join(labels[1:]), kind


def typed(text: str | None, kind: Any, field: str, language: Language) -> str:
    """Return `text`, as it stands in a file, in words; as it is where it is not of its `kind`."""
    if text is None:
        return ""
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
