"""Whose an e-mail address is, over both registers and the list itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tooling.sources.rules.keys import KnownContact
from tooling.sources.rules.persons import are_apart
from tooling.sources.rules.rows import identity
from tooling.yaml.tree import RecordTree

MOST_READERS = 1000
"""So many contacts may share a mailbox; each names the others, and a file has its largest size. An
address that more have is the column's filling, and nobody's mailbox."""


class Mailboxes:
    """Who has which e-mail address: the contacts of both registers, and the rows taken so far."""

    def __init__(self, contacts: Iterable[KnownContact]) -> None:
        # In the order in which they come: the ids of new contacts are drawn anew for each plan.
        self._owners: dict[str, dict[str, None]] = defaultdict(dict)
        self._rows: dict[str, int] = {}
        self._trees: dict[str, RecordTree] = {}
        self._waivers: set[tuple[str, str, str]] = set()
        for contact in contacts:
            self._trees[contact.id] = contact.tree
            for item in contact.tree.get("emails", ()):
                self._own(contact.id, item)

    def _own(self, contact: str, item: RecordTree) -> None:
        address = identity("emails", item)
        self._owners[address][contact] = None
        for other in item.get("shared_with", ()):
            self._waivers |= {(address, contact, other), (address, other, contact)}

    def shared(self, contact: str, tree: RecordTree, addresses: Iterable[str]) -> RecordTree:
        """`tree` of `contact`, whose new `addresses` say with whom they are shared.

        Only with those of whom it is sure that they are other people: who comes twice under two
        keys has one mailbox, too.
        """
        wanted = set(addresses)
        emails = [
            {**item, "shared_with": [*item.get("shared_with", ()), *readers]}
            if (readers := self._readers(contact, tree, wanted & {identity("emails", item)}))
            else item
            for item in tree.get("emails", ())
        ]
        return {**tree, "emails": emails} if emails else tree

    def _readers(self, contact: str, tree: RecordTree, addresses: Iterable[str]) -> list[str]:
        """Who else reads the mailbox `addresses` (one or none), if all are surely other people."""
        others = [other for address in addresses for other in self._others(contact, address)]
        surely = all(are_apart(tree, self._trees[other]) for other in others[:MOST_READERS])
        return others if surely and len(others) < MOST_READERS else []

    def _others(self, contact: str, address: str) -> list[str]:
        """Who else has `address`, and has not said that it is shared with `contact`."""
        owners = (one for one in self._owners.get(address, ()) if one != contact)
        return [one for one in owners if (address, one, contact) not in self._waivers]

    def other_owner(
        self, contact: str, tree: RecordTree, addresses: Iterable[str]
    ) -> tuple[str, bool] | None:
        """Who else has one of the `addresses` that `contact` gets, in words, and whether it is
        surely another person; None if nobody has.

        One that is shared by a recorded waiver, in the file of either, is not in the way.
        """
        named = {
            (identity("emails", item), other)
            for item in tree.get("emails", ())
            for other in item.get("shared_with", ())
        }
        for address in sorted(addresses):
            for owner in self._others(contact, address):
                if (address, owner) not in named:
                    row = self._rows.get(owner)
                    who = f"contact {owner}" if row is None else f"row {row} of the list"
                    return who, are_apart(tree, self._trees[owner])
        return None

    def move(self, contact: str, row: int | None, before: Iterable[str], tree: RecordTree) -> None:
        """`contact`, made by row `row` if it is new, had the addresses `before`, and is `tree`."""
        for address in before:
            self._owners[address].pop(contact, None)
        self._trees[contact] = tree
        for item in tree.get("emails", ()):
            self._own(contact, item)
        if row is not None:
            self._rows[contact] = row
