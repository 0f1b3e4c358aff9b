"""Other contacts that may be the same person: in both registers, by what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tooling.rules.likeness import traits_of
from tooling.store.contacts import HeldContact, search
from tooling.store.refresh import refreshed
from tooling.store.register import Register


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another contact that may be the same person: its id and register, and what is the same."""

    id: str
    register: str
    same: tuple[str, ...]

    def __str__(self) -> str:
        """Return what there is to say of it in one line; no personal value is in it."""
        return f"{self.id} ({self.register}): same {', '.join(self.same)}"


def namesakes(register: Register, subjects: Sequence[HeldContact]) -> tuple[Namesake, ...]:
    """Return the other contacts, in both registers, that may be the person of `subjects`, by id.

    They have an e-mail address, a phone number or a full name in common.
    """
    traits = traits_of(*(held.tree for held in subjects))
    with refreshed(register) as index:
        maybe = search(index, traits.may_match)
    found = (
        Namesake(held.id, held.register, same)
        for held in maybe
        if held.id not in traits.ids and (same := traits.in_common(held.tree))
    )
    return tuple(sorted(found, key=lambda one: one.id))
