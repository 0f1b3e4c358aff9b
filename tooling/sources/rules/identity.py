"""Who a row is, and whose an e-mail address is, over both registers and the list itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from schema.rule import Group, Rule
from schema.source import SourceMapping
from tooling.sources.rules.rows import Refusal, identity
from tooling.yaml.tree import RecordTree

SAME_KEY = Rule(
    "same-key", "two rows, or two contacts, have the same key of the source", "keep one",
    group=Group.ROWS,
)  # fmt: skip


class KnownContact(Protocol):
    """A contact that is in a register: `tooling.store.contacts.HeldContact`, without the disk."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def register(self) -> str: ...  # noqa: D102
    @property
    def tree(self) -> RecordTree: ...  # noqa: D102


class ContactsByKey:
    """The contacts of both registers by the key that a source knows them by.

    The detail is part of it: badge 7 of one fair is not badge 7 of another. A contact whose source
    has no detail is known by the key alone.
    """

    def __init__(self, contacts: Iterable[KnownContact], mapping: SourceMapping) -> None:
        self._exact: dict[str, list[KnownContact]] = defaultdict(list)
        self._bare: dict[str, list[KnownContact]] = defaultdict(list)
        for contact in contacts:
            for source in contact.tree.get("sources", ()):
                if source["source"] != mapping.source.value or "key" not in source:
                    continue
                detail = source.get("detail")
                if detail == mapping.detail:
                    self._exact[source["key"]].append(contact)
                elif detail is None:
                    self._bare[source["key"]].append(contact)

    def find(self, key: str) -> Sequence[KnownContact]:
        """The contacts with `key`; more than one where the register contradicts itself."""
        return self._exact.get(key) or self._bare.get(key) or ()

    def count_absent(self, keys: Iterable[str]) -> int:
        """How many keys of this source's contacts are not among `keys`."""
        return len(self._exact.keys() - set(keys))


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


def refuse_same_keys(rows_of: Mapping[str, Sequence[int]], column: str) -> list[Refusal]:
    """Return a refusal for each row whose key another row has, too: nobody knows which is right.

    `rows_of` has the numbers of the rows by key, `column` is the heading of the keys.
    """
    refused = []
    for same in rows_of.values():
        for row in same if len(same) > 1 else ():
            others = ", ".join(str(other) for other in same if other != row)
            reason = f"row {others} has the same key, and which is right can't be known"
            refused.append(Refusal(row, column, SAME_KEY.id, reason))
    return refused
