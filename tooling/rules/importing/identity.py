"""Who a row is, and whose an e-mail address is, over both registers and the list itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from schema.source import SourceMapping
from tooling.rules.importing.plan import KnownContact, Refusal, Tree
from tooling.rules.importing.rows import identity
from tooling.rules.importing.statements import identities


class Keys:
    """The contacts of both registers by the key that a source knows them by.

    The detail is part of it: badge 7 of one fair is not badge 7 of another. An entry that was made
    without a detail is known by its key alone.
    """

    def __init__(self, contacts: Iterable[KnownContact], mapping: SourceMapping) -> None:
        self._exact: dict[str, list[KnownContact]] = defaultdict(list)
        self._bare: dict[str, list[KnownContact]] = defaultdict(list)
        for contact in contacts:
            for source in _sources(contact.tree):
                key = source.get("key")
                if source.get("source") != mapping.source.value or not isinstance(key, str):
                    continue
                detail = source.get("detail")
                if detail == mapping.detail:
                    self._exact[key].append(contact)
                elif detail is None:
                    self._bare[key].append(contact)

    def find(self, key: str) -> Sequence[KnownContact]:
        """The contacts with `key`; more than one where the register contradicts itself."""
        return self._exact.get(key) or self._bare.get(key) or ()

    def absent(self, keys: Iterable[str]) -> int:
        """How many keys of this source's contacts are not among `keys`."""
        return len(self._exact.keys() - set(keys))


class Mailboxes:
    """Who has which e-mail address: the contacts of both registers, and the rows taken so far."""

    def __init__(self, contacts: Iterable[KnownContact]) -> None:
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[str, int] = {}
        for contact in contacts:
            if isinstance(contact.tree, dict):
                for address in identities("emails", contact.tree):
                    self._owners[address].add(contact.id)

    def taken(self, contact: str, after: Mapping[str, Tree], news: Iterable[str]) -> str | None:
        """Who else has one of the addresses `news` of `contact`, in words; None if nobody.

        A mailbox that `contact` shares by a recorded waiver is nobody else's.
        """
        for address in sorted(news):
            for owner in sorted(self._owners.get(address, set()) - {contact}):
                if owner not in _shared_with(after, address):
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


def refuse_same_keys(keys: Mapping[str, Sequence[int]], column: str) -> list[Refusal]:
    """Rows that share one of `keys`: which is right can't be known, so that none is taken."""
    refused = []
    for same in keys.values():
        for row in same if len(same) > 1 else ():
            others = ", ".join(str(other) for other in same if other != row)
            reason = f"row {others} has the same key, and which is right can't be known"
            refused.append(Refusal(row, column, "same-key", reason))
    return refused


def _sources(tree: Tree) -> list[dict[str, Tree]]:
    sources = tree.get("sources") if isinstance(tree, dict) else None
    items = sources if isinstance(sources, list) else []
    return [item for item in items if isinstance(item, dict)]


def _shared_with(after: Mapping[str, Tree], address: str) -> list[Tree]:
    emails = after.get("emails")
    for item in emails if isinstance(emails, list) else []:
        if isinstance(item, dict) and identity("emails", item) == address:
            shared = item.get("shared_with")
            return shared if isinstance(shared, list) else []
    return []
