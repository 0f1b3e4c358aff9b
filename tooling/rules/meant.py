"""What a person probably meant by a key, a word or a value that does not belong where it stands.

What is said names fields and words of the schema, never what was typed: that can be anybody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from schema.field_path import FieldPath
from schema.localised import Language
from schema.shape import ListShape, RecordShape, Shape
from tooling.phrases import nearest
from tooling.yaml.tree import Tree

#: What people put between words in place of a comma.
_SEPARATORS = re.compile(r"\s*[;/|&+]\s*|\s+")


def meant_key(typed: str, record: RecordShape, whole: RecordShape) -> str:
    """Return what to do about the key `typed`, which `record` does not have.

    `whole` is the file that `record` is a part of.
    """
    key = _plain(typed)
    if key in record.fields:
        return f"did you mean `{key}`?"
    if elsewhere := _where(key, record, whole):
        return elsewhere
    close = nearest(key, list(record.fields), cutoff=0.7) or _by_label(typed, record)
    if close:
        return f"did you mean `{close}`?"
    return "the fields here are: " + ", ".join(record.fields)


def meant_word(typed: Tree | None, words: Sequence[str], *, in_list: bool) -> str | None:
    """Return which of `words` was probably meant by `typed`; None where nothing is like it.

    `in_list` is whether it is an item of a list: several may be meant, with other signs between.
    """
    several = _SEPARATORS.split(typed.strip()) if in_list and isinstance(typed, str) else []
    if len(several) > 1 and all(part in words for part in several):
        return f"put a comma between the words: `{', '.join(several)}`"
    close = nearest(_plain(typed), words, cutoff=0.7) if isinstance(typed, str) else None
    return f"did you mean `{close}`?" if close else None


def how_to_write(shape: Shape, typed: Tree | None, path: FieldPath) -> str | None:
    """Return how to write a value of `shape` where something else was `typed`."""
    twice = path and isinstance(path[-1], int) and isinstance(typed, list)
    if twice and not isinstance(shape, ListShape):
        return "there is a dash or a bracket too many: remove it"
    if isinstance(shape, RecordShape):
        first = next(iter(shape.fields))
        if path and isinstance(path[-1], int):
            return f"write `{first}: ` in front of it, and the other fields below, without a dash"
        return f"write each on a line of its own, indented by two spaces: {', '.join(shape.fields)}"
    if not isinstance(shape, ListShape):
        return None
    if isinstance(shape.item, RecordShape):
        first = next(iter(shape.item.fields))
        if isinstance(typed, dict):
            return (
                "write a dash and a space in front of the first field, `- `, and two more spaces "
                "in front of the others"
            )
        return f"begin each item on a line of its own, as in `- {first}: …`"
    if isinstance(typed, str) and not typed[0].isalnum() and typed[0] not in "\"'([":
        return "write a dash and a space in front of each item: `- `"
    return "write the items in brackets, with commas between them: `[one, two]`"


def _plain(typed: str) -> str:
    """Return `typed` as keys and words are written: `givenName` and `Given name` as given_name."""
    words = "".join(f" {letter}" if letter.isupper() else letter for letter in typed)
    if typed.isupper():
        words = typed
    kept = "".join(letter if letter.isalnum() else " " for letter in words)
    return "_".join(kept.lower().split())


def _by_label(typed: str, record: RecordShape) -> str | None:
    """Return the field that is called `typed`, or nearly so, in a language of the documents."""
    from texts.labels import field_label

    wanted = typed.strip().lower()
    labels: dict[str, str] = {}
    for language in get_args(Language):
        for key in record.fields:
            labels.setdefault(field_label(key, language, record.model).lower(), key)
    begins = [key for label, key in labels.items() if len(wanted) > 4 and label.startswith(wanted)]
    if begins:
        return begins[0]
    close = nearest(wanted, list(labels), cutoff=0.75)
    return labels[close] if close else None


def _where(key: str, record: RecordShape, whole: RecordShape) -> str | None:
    """Return where in the file `key` belongs, if that is in one place, and not in `record`."""
    if record is not whole and key in whole.fields:
        return "this is a field of the file itself: take the spaces in front of it away"
    homes = [name for name, inner in _parts(whole) if key in inner.fields]
    if record is not whole or len(homes) != 1:
        return None
    return f"this is a field of `{homes[0]}`: write it below that, indented like the others there"


def _parts(whole: RecordShape) -> Iterator[tuple[str, RecordShape]]:
    for name, shape in whole.fields.items():
        inner = shape.item if isinstance(shape, ListShape) else shape
        if isinstance(inner, RecordShape):
            yield name, inner
