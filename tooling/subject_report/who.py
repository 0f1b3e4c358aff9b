"""Who is meant by what an operator typed: an id, an e-mail address, a phone number or a name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from schema.ids import is_id
from tooling.contacts.find import Hit, find, hit_of
from tooling.store.register import Register
from tooling.store.search import search


@dataclass(frozen=True, slots=True)
class _HasAddress:
    """Whether a contact's text holds an e-mail address: quicker than a search for any text."""

    quoted: str

    def __call__(self, text: str) -> bool:
        return self.quoted in text.lower()


def matches(register: Register, words: Sequence[str]) -> tuple[Hit, ...] | None:
    """Return the contacts that `words` mean; None where they are ids already.

    A whole e-mail address means who has it; only where nobody does, it is a text to look for.
    """
    if all(is_id(word) for word in words):
        return None
    text = " ".join(words).strip()
    if "@" in text:
        address = text.lower()
        held, _ = search(register, _HasAddress(json.dumps(address, ensure_ascii=False)))
        hits = [hit_of(one) for one in held if address in _addresses(one.tree.get("emails"))]
        if hits:
            return tuple(sorted(hits, key=lambda hit: (hit.register, hit.id)))
    return find(register, text).hits


def _addresses(emails: object) -> set[str]:
    items = emails if isinstance(emails, list) else []
    return {str(item["address"]).lower() for item in items if isinstance(item, dict)}
