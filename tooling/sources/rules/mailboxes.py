"""Whose an e-mail address is, over both registers and the list itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tooling.sources.rules.keys import KnownContact
from tooling.sources.rules.rows import identity


class Mailboxes:
    """Who has which e-mail address: the contacts of both registers, and the rows taken so far."""

    def __init__(self, contacts: Iterable[KnownContact]) -> None:
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[str, int] = {}
        self._waivers: set[tuple[str, str, str]] = set()
        for contact in contacts:
            for item in contact.tree.get("emails", ()):
                address = identity("emails", item)
                self._owners[address].add(contact.id)
                shared_with = item.get("shared_with", ())
                self._waivers.update((address, contact.id, other) for other in shared_with)

    def other_owner(self, contact: str, addresses: Iterable[str]) -> str | None:
        """Who else has one of the `addresses` that `contact` gets, in words; None if nobody.

        One that its owner shares with `contact` by a recorded waiver is not in the way.
        """
        for address in sorted(addresses):
            for owner in sorted(self._owners.get(address, set()) - {contact}):
                if (address, owner, contact) not in self._waivers:
                    row = self._rows.get(owner)
                    return f"contact {owner}" if row is None else f"row {row} of the list"
        return None

    def move(
        self, contact: str, row: int | None, before: Iterable[str], now: Iterable[str]
    ) -> None:
        """`contact`, made by row `row` if it is new, has the addresses `now` and no others."""
        for address in before:
            self._owners[address].discard(contact)
        for address in now:
            self._owners[address].add(contact)
        if row is not None:
            self._rows[contact] = row
