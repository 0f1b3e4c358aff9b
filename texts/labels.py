"""What people call the fields and the words of the register, and what is said to them, by language.

Each folder beside this file is a language; a language is read when it is first spoken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from schema.base import Record
from schema.localised import Language

#: The files of a language that hold whole sentences; `fields` and `words` stand beside them.
SENTENCES = (
    "registers", "documents", "rights", "subject_report", "subject_search", "letters", "answers",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language.

    `fields` names a field by its key, or by `Model.key` where the model changes the meaning.
    `words` are the members of the closed vocabularies, by the vocabulary's name and the word as it
    stands in a file. `sentences` is what documents and letters say; `{name}` is filled in.
    """

    fields: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]


@cache
def texts_in(language: Language) -> Texts:
    """Return the texts of `language`."""

    def said(file: str) -> dict[str, Any]:
        texts: dict[str, Any] = import_module(f"texts.{language}.{file}").TEXTS
        return texts

    words = said("words")
    return Texts(
        said("fields"),
        {**words, "Purpose": words["ProcessingPurpose"]},
        {key: text for file in SENTENCES for key, text in said(file).items()},
    )


def field_label(field: str, language: Language = "en", model: type[Record] | None = None) -> str:
    """Return what people call `field` (of `model`, where that changes its meaning)."""
    fields = texts_in(language).fields
    special = fields.get(f"{model.__name__}.{field}") if model else None
    return special or fields.get(field) or field.replace("_", " ").capitalize()


def word_label(word: str, language: Language = "en") -> str:
    """Return what people call a word of the closed vocabularies; other text is returned as is.

    A member of a vocabulary is looked up there. Plain text is looked up in all vocabularies, of
    which the first counts: the same word means the same nearly everywhere.
    """
    own = texts_in(language).words.get(type(word).__name__, {})
    return own.get(word) or _all_words(language).get(word, word)


@cache
def _all_words(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for words in texts_in(language).words.values():
        found |= {word: text for word, text in words.items() if word not in found}
    return found


def purpose_label(register: str, purpose: str, language: Language) -> str:
    """Return what `register` is kept for, in its own words or in those of both registers."""
    sentences = texts_in(language).sentences
    return sentences.get(f"purpose.{register}.{purpose}") or sentences[f"purpose.{purpose}"]


def interest_label(register: str, purpose: str, language: Language) -> str:
    """Return the legitimate interest in a purpose where `register` does not say its own."""
    sentences = texts_in(language).sentences
    return sentences.get(f"interest.{register}.{purpose}") or sentences[f"interest.{purpose}"]


def sentence(key: str, language: Language, **values: str) -> str:
    """Return what documents and letters say under `key`, with `values` filled in.

    Raises KeyError for a key without its text, and for a value that the text does not get.
    """
    text = texts_in(language).sentences[key]
    return text.format(**values) if values else text
