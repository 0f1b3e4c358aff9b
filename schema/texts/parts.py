"""What a catalogue of texts consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language.

    `fields` names a field by its name, or by `Model.field` where the model changes the meaning.
    `words` are the members of the vocabularies, by the vocabulary's name and the word as it stands
    in a file; they begin small and can stand alone in a list or a cell. `sentences` are what the
    documents say; `{name}` is a place to fill in.
    """

    fields: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]
