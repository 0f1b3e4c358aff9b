"""What a source has said of a contact before, read off the commits by which it said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tooling.sources.rules.rows import ADDRESS, identity
from tooling.yaml.tree import RecordTree

TEXTS = (
    "kind",
    "organisation",
    "given_name",
    "family_name",
    "role",
    "language",
    "responsible",
    "project_type",
)
ITEMS = ("emails", "phones", "objections", "segments", "publications", "outlets")


class Statement(NamedTuple):
    """A contact's tree before and after one commit of the source; None where it was not there."""

    before: RecordTree | None
    after: RecordTree | None


@dataclass(frozen=True, slots=True)
class LastWord:
    """The last word of a source on each field of a contact.

    `texts` goes by dotted field; None where the source took the text back, and a field that it
    never wrote is not in it. `items` are the identities of a list's items that the source put there
    and has not taken back.
    """

    texts: Mapping[str, str | None]
    items: Mapping[str, frozenset[str]]


def last_word(statements: Iterable[Statement]) -> LastWord:
    """The last word of a source that made `statements` about one contact, the oldest first."""
    texts: dict[str, str | None] = {}
    items: dict[str, frozenset[str]] = dict.fromkeys(ITEMS, frozenset())
    for statement in statements:
        before, after = statement.before or {}, statement.after or {}
        was, is_now = _texts(before), _texts(after)
        texts |= {
            field: is_now.get(field)
            for field in was.keys() | is_now.keys()
            if was.get(field) != is_now.get(field)
        }
        for name in ITEMS:
            had, has = identities(name, before), identities(name, after)
            items[name] = (items[name] | (has - had)) - (had - has)
    return LastWord(texts, items)


def identities(name: str, tree: RecordTree) -> frozenset[str]:
    """The identities of the items of the list `name` of a contact."""
    items = tree.get(name)
    if not isinstance(items, list):
        return frozenset()
    return frozenset(identity(name, item) for item in items)


def _texts(tree: RecordTree) -> dict[str, str]:
    """The texts of a contact by dotted field. A version in Git's history need not be valid."""
    address = tree.get("address")
    found = {name: tree.get(name) for name in TEXTS}
    if isinstance(address, dict):
        found |= {f"address.{name}": address.get(name) for name in ADDRESS}
    return {name: text for name, text in found.items() if isinstance(text, str)}
