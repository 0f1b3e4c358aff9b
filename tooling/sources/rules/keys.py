"""Whose key a contact holds: the mapping and its key say who a row is, and nothing else does.

Two lists of one kind of source count from 1 both. So a contact says by which mapping it came
(`sources:` with `mapping:`). Contacts that came before mappings were written down, or that somebody
typed, do not say it: their key is the mapping's where no other could have given it, or where Git's
history tells which one did. Where neither is so, nobody guesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from schema.addresses import normal_key
from schema.rule import Group, Rule
from schema.source import SourceMapping
from tooling.errors import RegisterError
from tooling.sources.rules.rows import Refusal
from tooling.yaml.tree import RecordTree, mappings_in

SAME_KEY = Rule(
    "same-key", "two rows, or two contacts, have the same key of the source", "keep one",
    group=Group.ROWS,
)  # fmt: skip
UNCLEAR_KEY = Rule(
    "unclear-key", "a contact has this key, and it is not known by which mapping it came",
    "write `mapping:` into the contact's source, or take all of them with --claim-keys",
    group=Group.ROWS,
)  # fmt: skip

Origins = Callable[[Collection[str]], Mapping[str, Mapping[str, str]]]
"""For contacts (ids): by which mapping each of their keys (in its normal form) was written, as far
as Git's history tells."""


class KnownContact(Protocol):
    """A contact that is in a register: `tooling.store.contacts.HeldContact`, without the disk."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def register(self) -> str: ...  # noqa: D102
    @property
    def tree(self) -> RecordTree: ...  # noqa: D102


class Match(NamedTuple):
    """A contact with a key, and where in its `sources` the key stands.

    `names_mapping` is whether it says by which mapping it came; where it `is_settled` only by the
    history or by a person's word, that is to be written down.
    """

    contact: KnownContact
    position: int
    names_mapping: bool
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Mappings:
    """The mapping of a list, and the `others` of the register."""

    mapping: SourceMapping
    others: Sequence[SourceMapping] = ()

    @property
    def names(self) -> frozenset[str]:
        """What the mapping is called, and was."""
        return frozenset((self.mapping.id, *self.mapping.formerly))

    def check(self) -> None:
        """Raise RegisterError where two mappings claim one name: it would be a guess whose."""
        for other in self.others:
            twice = self.names & {other.id, *other.formerly}
            if twice:
                raise RegisterError(
                    f"records/sources/{self.mapping.id}.yaml and records/sources/{other.id}.yaml "
                    f"both have the name {min(twice)}",
                    "A name belongs to one mapping: take it out of `formerly` in the other.",
                )

    def is_anothers(self, name: str) -> bool:
        """Whether another mapping is called `name`, or was."""
        return any(name == other.id or name in other.formerly for other in self.others)

    def rivals(self, entry: RecordTree) -> list[str]:
        """The other mappings that a source without `mapping` could be of."""
        detail = entry.get("detail")
        return [
            other.id
            for other in self.others
            if other.source.value == entry["source"] and detail in (None, other.detail)
        ]

    def may_be_ours(self, entry: RecordTree) -> bool:
        """Whether the mapping could have given the source `entry`, by its kind and detail."""
        return entry["source"] == self.mapping.source.value and self.has_our_detail(entry)

    def has_our_detail(self, entry: RecordTree) -> bool:
        """Whether `entry` has the mapping's detail (badge 7 of one fair is not badge 7 of another)
        or none.
        """
        return entry.get("detail") in (None, self.mapping.detail)


def keys_of(tree: RecordTree | None) -> frozenset[str]:
    """Every key in a contact's sources, in its normal form. A version in Git need not be valid."""
    keys = (entry.get("key") for entry in mappings_in(tree or {}, "sources"))
    return frozenset(normal_key(key) for key in keys if isinstance(key, str))


def keys_written(tree: RecordTree, mappings: Mappings) -> Iterator[str]:
    """The keys of a contact that a commit of the mapping wrote, in their normal form."""
    for entry in mappings_in(tree, "sources"):
        key, name = entry.get("key"), entry.get("mapping")
        is_ours = name in mappings.names if name else entry.get("source") == mappings.mapping.source
        if isinstance(key, str) and is_ours and mappings.has_our_detail(entry):
            yield normal_key(key)


class ContactsByKey:
    """The contacts of both registers by the key that the mapping of a list knows them by.

    `claims` is a person's word that what could be the mapping's is the mapping's.
    """

    def __init__(
        self,
        contacts: Iterable[KnownContact],
        mappings: Mappings,
        origins: Origins,
        claims: bool = False,
    ) -> None:
        self._mappings = mappings
        # Those with the mapping's detail go before those that have none.
        self._exact: dict[str, list[Match]] = defaultdict(list)
        self._bare: dict[str, list[Match]] = defaultdict(list)
        self._unclear: dict[str, list[tuple[str, str]]] = defaultdict(list)
        doubtful: list[tuple[KnownContact, int, RecordTree]] = []
        for contact in contacts:
            for position, entry in enumerate(contact.tree.get("sources", ())):
                if "key" not in entry or not mappings.has_our_detail(entry):
                    continue
                name = entry.get("mapping")
                if name in mappings.names:
                    self._put(entry, Match(contact, position, True, False))
                elif mappings.may_be_ours(entry) and not (name and mappings.is_anothers(name)):
                    if name is None and not mappings.rivals(entry):
                        self._put(entry, Match(contact, position, False, False))
                    else:
                        doubtful.append((contact, position, entry))
        if doubtful:
            self._settle(doubtful, origins, claims)

    def _settle(
        self,
        doubtful: Sequence[tuple[KnownContact, int, RecordTree]],
        origins: Origins,
        claims: bool,
    ) -> None:
        """Ask the history, then the person, whose the `doubtful` sources are."""
        written = origins({contact.id for contact, _, _ in doubtful})
        for contact, position, entry in doubtful:
            key = normal_key(entry["key"])
            name = entry.get("mapping") or written.get(contact.id, {}).get(key)
            if name in self._mappings.names or (claims and name is None):
                self._put(entry, Match(contact, position, False, True))
            elif not self._is_known(name):
                self._unclear[key].append((contact.id, self._question(contact.id, name, entry)))

    def _is_known(self, name: str | None) -> bool:
        return name is not None and self._mappings.is_anothers(name)

    def _question(self, contact: str, name: str | None, entry: RecordTree) -> str:
        ours = self._mappings.mapping.id
        if name is not None:
            return (
                f"contact {contact} has this key by the mapping {name}, which is not there any "
                f"more: if {ours} was called so, add `formerly: [{name}]` to "
                f"records/sources/{ours}.yaml, else put records/sources/{name}.yaml back"
            )
        names = ", ".join(sorted((ours, *self._mappings.rivals(entry))))
        return (
            f"contact {contact} has this key, and does not say by which of the mappings {names} it "
            f"came: add `mapping:` with the right one to its source (`tooling edit {contact}`), or "
            f"take all such contacts for those of {ours} with --claim-keys"
        )

    def _put(self, entry: RecordTree, match: Match) -> None:
        exact = entry.get("detail") == self._mappings.mapping.detail
        (self._exact if exact else self._bare)[normal_key(entry["key"])].append(match)

    def find(self, key: str) -> Sequence[Match]:
        """The contacts with `key` (in its normal form); more than one where the register
        contradicts itself.
        """
        return self._exact.get(key) or self._bare.get(key) or ()

    def question(self, key: str) -> str | None:
        """What has to be answered before it is known whose `key` is; None where it is known."""
        asked = sorted(self._unclear.get(key, ()))
        return asked[0][1] if asked else None

    def count_absent(self, keys: Iterable[str]) -> int:
        """How many keys of this mapping's contacts are not among `keys`."""
        return len(self._exact.keys() - set(keys))


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
