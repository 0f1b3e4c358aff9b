"""A contact merged with its row, field by field and three ways, as Git merges a file.

Ours is the register's value, theirs the list's, the base what the source said last. The three
together tell a change at the source from an edit in the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schema.source import SourceMapping
from schema.vocabulary import KINDS, Kind, RegisterName
from tooling.sources.rules.items import Why, merge_addresses, merge_objections, merge_words
from tooling.sources.rules.rows import (
    ADDRESS,
    ONLY_IN,
    ListedContact,
    dated_objections,
    default_words,
    identity,
    with_country,
)
from tooling.sources.rules.statements import TEXTS, LastWord, Undone, identities
from tooling.yaml.tree import RecordTree, Tree


@dataclass(frozen=True, slots=True)
class MergedField:
    """A field (dotted): the value it gets, or the reason why it stays as it is.

    The value is that of the whole top-level field: of `address` for `address.city`. `undone` is
    the revert because of which it stays.
    """

    field: str
    value: Tree | None = None
    why: Why | None = None
    undone: Undone | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """One contact, the row about it, and how they are merged.

    `base` is None where there is no history to ask: then theirs is taken. What a revert has undone
    stays undone, unless it is to be taken `again`.
    """

    tree: RecordTree
    register: RegisterName
    listed: ListedContact
    mapping: SourceMapping
    base: LastWord | None
    prefer_source: bool
    today: date
    again: bool = False

    def undone(self, field: str, theirs: str | None) -> Undone | None:
        """The revert that took the text `theirs` from `field`, if it is to stand."""
        revert = self.base.undone_texts.get(field) if self.base and not self.again else None
        return revert if revert and revert.text == theirs else None

    def undone_items(self, name: str) -> Mapping[str, Undone]:
        """What reverts did to the items of the list `name`, by identity, if they are to stand."""
        return self.base.undone_items.get(name, {}) if self.base and not self.again else {}


def differing(tree: RecordTree, register: str, listed: ListedContact) -> list[str]:
    """The top-level fields on which the contact `tree` and its row are not the same.

    A field that the contact's register does not have is not among them: a list of prospects may
    meet a contact that is a customer by now, and the other way.
    """
    found = []
    for name, theirs in listed.values.items():
        if name in TEXTS:
            same = tree.get(name) == theirs
        elif name == "address":
            same = all(tree.get(name, {}).get(part) == text for part, text in theirs.items())
        else:
            same = identities(name, listed.values) == identities(name, tree)
        if not same and ONLY_IN.get(name, register) == register:
            found.append(name)
    return found


def merged(merge: Merge, names: Iterable[str]) -> Iterator[MergedField]:
    """What becomes of each of the top-level fields `names`, on which contact and row differ.

    While processing is restricted (GDPR Art. 18(2): storage only) everything stays but what
    strengthens the person's position: an objection is still recorded.
    """
    for name in names:
        for outcome in _merged(merge, name):
            if "restriction" in merge.tree and name != "objections":
                yield MergedField(outcome.field, why="restricted")
            else:
                yield outcome


def _merged(merge: Merge, name: str) -> Iterator[MergedField]:
    if name == "kind":
        return _kind(merge)
    if name == "address":
        return _address(merge)
    return _text(merge, name) if name in TEXTS else _items(merge, name)


def _why(merge: Merge, ours: object, theirs: object, base: object) -> Why | None:
    """Why `ours` stays; None where the list's value takes its place."""
    if merge.base is None or ours == base:
        return None
    if theirs == base:
        return "edited"
    return None if merge.prefer_source else "conflict"


def _kind(merge: Merge) -> Iterator[MergedField]:
    if Kind(merge.listed.values["kind"]) in KINDS[merge.register]:
        yield from _text(merge, "kind")
    elif merge.register is RegisterName.PROSPECTS:
        # It takes a person to promote a prospect; a customer on a list of prospects is no news.
        yield MergedField("kind", why="other-register")


def _text(merge: Merge, name: str) -> Iterator[MergedField]:
    theirs = merge.listed.values[name]
    if undone := merge.undone(name, theirs):
        yield MergedField(name, why="undone", undone=undone)
        return
    base = merge.base.texts.get(name) if merge.base else None
    why = _why(merge, merge.tree.get(name), theirs, base)
    yield MergedField(name, None if why else theirs, why)


def _address(merge: Merge) -> Iterator[MergedField]:
    """An address is merged as one: a street of ours with a city of theirs is nobody's address."""
    theirs, held = merge.listed.values["address"], merge.tree.get("address", {})
    ours = {part: held.get(part) for part in theirs}
    texts = merge.base.texts if merge.base else {}
    reverts = (merge.undone(f"address.{part}", theirs[part]) for part in theirs)
    differ = [part for part in ADDRESS if part in theirs and ours[part] != theirs[part]]
    undone = next(
        (revert for part, revert in zip(theirs, reverts, strict=True) if part in differ and revert),
        None,
    )
    why: Why | None = "undone"
    if undone is None:
        why = _why(merge, ours, theirs, {part: texts.get(f"address.{part}") for part in theirs})
    if why is None and held and merge.listed.unread_fields & set(ADDRESS):
        why = "unread"
    whole: RecordTree = {"address": {**held, **theirs}}
    with_country(whole, merge.mapping)
    for part in differ:
        yield MergedField(f"address.{part}", None if why else whole["address"], why, undone)


def _items(merge: Merge, name: str) -> Iterator[MergedField]:
    ours, theirs = merge.tree.get(name, []), merge.listed.values[name]
    base = merge.base.items[name] if merge.base else None
    reverts = merge.undone_items(name)
    undone = frozenset(reverts)
    if name in ("emails", "phones"):
        theirs = [*theirs, *_unread_items(merge, name, ours, theirs)]
        items = merge_addresses(name, ours, theirs, base, merge.prefer_source, undone)
    elif name == "objections":
        items = merge_objections(ours, dated_objections(theirs, merge.today), base, undone)
    else:
        if name in merge.listed.unread_fields:
            theirs = [*theirs, *(word for word in ours if word not in theirs)]
        defaults = default_words(merge.mapping, name)
        items = merge_words(name, ours, theirs, base, defaults, undone)
    if items.why:
        revert = next(iter(reverts.values())) if items.why == "undone" else None
        yield MergedField(name, why=items.why, undone=revert)
    if items.after is not None:
        yield MergedField(name, items.after)


def _unread_items(
    merge: Merge, name: str, ours: list[RecordTree], theirs: list[RecordTree]
) -> list[RecordTree]:
    """What is held of a use whose cell could not be read: nobody knows that the list lacks it."""
    uses = {use.value for field, use in merge.listed.unread if f"{field}s" == name}
    named = {identity(name, item) for item in theirs}
    return [item for item in ours if item["use"] in uses and identity(name, item) not in named]
