"""Who is meant by what an operator typed: an id, an e-mail address, a phone number or a name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from schema.addresses import normal_email
from schema.ids import is_id
from tooling.contacts.find import Hit, find, hit_of
from tooling.store.contacts import HeldContact, search
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class _HoldsAddress:
    """Whether a contact's text may hold an e-mail address: quicker than a search for any text."""

    address: str

    def __call__(self, text: str) -> bool:
        # A mailbox with other letters can be written in several ways: then each is looked at.
        return not self.address.isascii() or json.dumps(self.address) in text.lower()


def matches(register: Register, words: Sequence[str]) -> tuple[Hit, ...] | None:
    """Return the contacts that `words` mean; None where they are ids already.

    A whole e-mail address means who has it; only where nobody does, it is a text to look for.
    """
    if all(is_id(word) for word in words):
        return None
    text = " ".join(words).strip()
    if "@" in text:
        address = normal_email(text)
        with refreshed(register) as index:
            held = search(index, _HoldsAddress(address))
        hits = [hit_of(one) for one in held if _has_address(one, address)]
        if hits:
            return tuple(sorted(hits, key=lambda hit: (hit.register, hit.id)))
    return find(register, text).hits


def _has_address(held: HeldContact, address: str) -> bool:
    tree: RecordTree = held.tree
    return any(normal_email(item["address"]) == address for item in tree.get("emails", ()))
