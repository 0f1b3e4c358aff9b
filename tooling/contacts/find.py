"""Finding contacts by what somebody remembers of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schema.person_name import name_of
from tooling.rules.folding import Query, fold, query
from tooling.store.contacts import HeldContact, search
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.yaml.tree import texts_in

NAMES = ("organisation", "given_name", "family_name", "role")


@dataclass(frozen=True, slots=True)
class Hit:
    """A contact that was found, with what tells it from others."""

    id: str
    register: str
    kind: str
    name: str
    organisation: str
    email: str


@dataclass(frozen=True, slots=True)
class Found:
    """The contacts found, by register, organisation and name. `unread` files have errors."""

    hits: tuple[Hit, ...]
    unread: int = 0


def find(register: Register, text: str, advance: Callable[[int], None] | None = None) -> Found:
    """Find the contacts that `text` means: every word in a name, a role, an address or the id, or
    a phone number in any notation. Case and diacritics don't matter.
    """
    wanted = query(text)
    if not wanted.words:
        return Found(())
    with refreshed(register, advance) as index:
        maybe, unread = search(index, wanted.may_match), index.count_invalid()
    hits = [hit_of(held) for held in maybe if _is_meant(wanted, held)]
    hits.sort(key=lambda hit: (hit.register, fold(hit.organisation), fold(hit.name), hit.id))
    return Found(tuple(hits), unread)


def _is_meant(wanted: Query, held: HeldContact) -> bool:
    tree = held.tree
    texts = [text for name in NAMES if isinstance(text := tree.get(name), str)]
    texts.extend(texts_in(tree, "emails", "address"))
    return wanted.matches(texts, texts_in(tree, "phones", "number"), held.id)


def hit_of(held: HeldContact) -> Hit:
    """Return what tells `held` from others."""
    tree = held.tree
    emails = texts_in(tree, "emails", "address")
    return Hit(
        held.id,
        held.register,
        str(tree["kind"]),
        name_of(tree),
        str(tree["organisation"]),
        emails[0] if emails else "",
    )
