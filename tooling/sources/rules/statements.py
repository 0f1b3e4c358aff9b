"""What a source has said of a contact before, read off the commits by which it said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tooling.sources.rules.rows import ADDRESS, identity
from tooling.yaml.tree import Tree

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


@dataclass(frozen=True, slots=True)
class Said:
    """The last word of a source on each field of a contact.

    `texts` goes by dotted field; a field that the source never wrote is not in it. `items` are the
    identities of a list's items that the source put there and has not taken back.
    """

    texts: Mapping[str, str | None]
    items: Mapping[str, frozenset[str]]


def said_by(steps: Iterable[tuple[Tree | None, Tree | None]]) -> Said:
    """The last words of a source, from the states of a contact before and after each of its
    commits, the oldest first."""
    texts: dict[str, str | None] = {}
    items: dict[str, frozenset[str]] = dict.fromkeys(ITEMS, frozenset())
    for tree_before, tree_after in steps:
        before = tree_before if isinstance(tree_before, dict) else {}
        after = tree_after if isinstance(tree_after, dict) else {}
        was, is_now = _texts(before), _texts(after)
        texts |= {
            field: is_now.get(field)
            for field in was.keys() | is_now.keys()
            if was.get(field) != is_now.get(field)
        }
        for name in ITEMS:
            had, has = identities(name, before), identities(name, after)
            items[name] = (items[name] | (has - had)) - (had - has)
    return Said(texts, items)


def identities(name: str, tree: Mapping[str, Tree]) -> frozenset[str]:
    """The identities of the items of the list `name` of a contact."""
    items = tree.get(name)
    if not isinstance(items, list):
        return frozenset()
    return frozenset(identity(name, item) for item in items)


def _texts(tree: Mapping[str, Tree]) -> dict[str, str]:
    address = tree.get("address")
    found: dict[str, Tree | None] = {name: tree.get(name) for name in TEXTS}
    if isinstance(address, dict):
        found |= {f"address.{name}": address.get(name) for name in ADDRESS}
    return {name: text for name, text in found.items() if isinstance(text, str)}
