"""The texts that a field or a word of the schema lacks: each is a finding of `validate`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from schema import vocabulary
from schema.base import Record
from schema.content import CONTACTS, CONTENT
from schema.layout import FileKind
from schema.localised import LANGUAGES
from schema.rule import Group, Rule
from schema.shape import ListShape, RecordShape, Shape, shape_of
from schema.vocabulary import Ground, ProcessingPurpose, RegisterName, RetentionTrigger, SourceKind
from texts.labels import Texts, texts_in

TEXT_MISSING = Rule(
    "text-missing",
    "a field or a word has no text in a language of the documents, or a field stands in no line of "
    "the register description's data content",
    "add the text in `texts`, and the field in `schema/content.py`",
    note="it concerns the code: the finding stands at the top of the register's `register.yaml`",
    group=Group.BETWEEN, files=(FileKind.REGISTER,),
)  # fmt: skip

#: Vocabularies that no document shows: field names, file formats, and steps for the operator.
_UNSHOWN = frozenset({"SealedSection", "ListFormat", "ErasureStep", "RegisterPart"})


def missing() -> Iterator[tuple[RegisterName, str]]:
    """Yield each text that a field or a word lacks: whose register, and what is missing."""
    for register in RegisterName:
        model = CONTACTS[register]
        covered = {name for line in CONTENT[register] for name in line.fields}
        for name in shape_of(model).fields:
            if name not in covered:
                yield register, f"no line of the data content covers the field `{name}`"
        for language in LANGUAGES:
            for lack in _lacks(register, model, texts_in(language)):
                yield register, f"there is no text in `{language}` for {lack}"


def _lacks(register: RegisterName, model: type[Record], texts: Texts) -> Iterator[str]:
    for name in dict.fromkeys(_names(shape_of(model))):
        if name not in texts.fields:
            yield f"the field `{name}`"
    for of, word in _words():
        if word not in texts.words.get(of, {}):
            yield f"the word `{word}` of {of}"
    for key in _sentences(register):
        if key not in texts.sentences:
            yield f"`{key}`"
    for purpose in ProcessingPurpose:
        for key, what in (("purpose", "the purpose"), ("interest", "the legitimate interest in")):
            if not texts.sentences.keys() & {f"{key}.{register}.{purpose}", f"{key}.{purpose}"}:
                yield f"{what} `{purpose}`"


def _names(shape: Shape) -> Iterator[str]:
    if isinstance(shape, RecordShape):
        for name, below in shape.fields.items():
            yield name
            yield from _names(below)
    elif isinstance(shape, ListShape):
        yield from _names(shape.item)


def _words() -> Iterator[tuple[str, str]]:
    """Yield every word that documents show, with its vocabulary's name."""
    for name, value in vars(vocabulary).items():
        if name not in _UNSHOWN and isinstance(value, type) and issubclass(value, StrEnum):
            yield from ((name, word.value) for word in value)


def _sentences(register: RegisterName) -> Iterator[str]:
    """Yield the keys of the sentences that follow from the schema."""
    yield from (line.key for line in CONTENT[register])
    yield from (f"ground.{ground}" for ground in Ground)
    yield from (f"source.{source}" for source in SourceKind)
    yield from (f"start.{trigger}" for trigger in RetentionTrigger)
