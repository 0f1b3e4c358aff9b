"""What people call the fields and the words of the register, in each language of the documents.

The texts stand in `schema.texts`. `missing` holds them to the models and the vocabularies: a new
field or word without its text is a finding of `validate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Literal

from schema import vocabulary
from schema.base import Record
from schema.content import CONTACTS, CONTENT
from schema.shape import ListShape, RecordShape, Shape, shape_of
from schema.texts import en, fi, sv
from schema.texts.parts import Texts
from schema.vocabulary import Basis, ProcessingPurpose, RegisterName, RetentionTrigger, SourceKind

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")

TEXTS: Mapping[Language, Texts] = MappingProxyType({"fi": fi.TEXTS, "sv": sv.TEXTS, "en": en.TEXTS})

#: Vocabularies that no document shows: field names, file formats, and steps for the operator.
UNSHOWN = frozenset({"SealedSection", "ListFormat", "ErasureStep"})


def field_label(field: str, language: Language = "en", model: type[Record] | None = None) -> str:
    """Return what people call `field` (of `model`, where that changes its meaning)."""
    fields = TEXTS[language].fields
    special = fields.get(f"{model.__name__}.{field}") if model else None
    return special or fields.get(field) or field.replace("_", " ").capitalize()


def word_label(word: str, language: Language = "en") -> str:
    """Return what people call a word of the closed vocabularies; other text is returned as is.

    A member of a vocabulary is looked up there; the same word means the same nearly everywhere.
    """
    own = TEXTS[language].words.get(type(word).__name__, {})
    return own.get(word) or _all_words(language).get(word, word)


@cache
def _all_words(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for words in TEXTS[language].words.values():
        found |= {word: text for word, text in words.items() if word not in found}
    return found


def sentence(key: str, language: Language, **values: str) -> str:
    """Return what the documents say under `key`, with `values` filled in.

    Raises KeyError for a key without its text, and for a value that the text does not get.
    """
    text = TEXTS[language].sentences[key]
    return text.format(**values) if values else text


def missing() -> Iterator[tuple[RegisterName, str]]:
    """Yield each text that a field or a word lacks: whose register, and what is missing."""
    for register in RegisterName:
        model = CONTACTS[register]
        covered = {name for line in CONTENT[register] for name in line.fields}
        for name in shape_of(model).fields:
            if name not in covered:
                yield register, f"no line of the data content covers the field `{name}`"
        for language in LANGUAGES:
            for lack in _lacks(register, model, TEXTS[language]):
                yield register, f"there is no text in `{language}` for {lack}"


def _lacks(register: RegisterName, model: type[Record], texts: Texts) -> Iterator[str]:
    for name in dict.fromkeys(_names(shape_of(model))):
        if name not in texts.fields:
            yield f"the field `{name}`"
    for of, word in words():
        if word not in texts.words.get(of, {}):
            yield f"the word `{word}` of {of}"
    for key in sentences(register):
        if key not in texts.sentences:
            yield f"`{key}`"


def _names(shape: Shape) -> Iterator[str]:
    if isinstance(shape, RecordShape):
        for name, below in shape.fields.items():
            yield name
            yield from _names(below)
    elif isinstance(shape, ListShape):
        yield from _names(shape.item)


def words() -> Iterator[tuple[str, str]]:
    """Yield every word that documents show, with its vocabulary's name."""
    for name, value in vars(vocabulary).items():
        if name not in UNSHOWN and isinstance(value, type) and issubclass(value, StrEnum):
            yield from ((name, word.value) for word in value)


def sentences(register: RegisterName) -> Iterator[str]:
    """Yield the keys of the sentences that follow from the schema."""
    yield from (line.key for line in CONTENT[register])
    yield from (f"purpose.{register}.{purpose}" for purpose in ProcessingPurpose)
    yield from (f"basis.{basis}" for basis in Basis)
    yield from (f"source.{source}" for source in SourceKind)
    yield from (f"start.{trigger}" for trigger in RetentionTrigger)
