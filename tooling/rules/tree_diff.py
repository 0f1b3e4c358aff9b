"""What differs between two trees, field by field. Pure.

Items of a list are compared with their own counterpart, not with whatever has the same position:
an e-mail by its address, a phone by its number. So one item put in at the front is one item's
change, and an order that changes is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tooling.yaml.tree import Tree

# What makes an item of a list the same item in another version. Lists not named: the position.
NATURAL_KEYS: Mapping[str, tuple[str, ...]] = {
    "emails": ("address",),
    "phones": ("number",),
    "lawful_basis": ("basis", "since", "purpose"),
    "objections": ("against",),
    "statements": ("date", "text"),
    "interactions": ("date", "channel", "summary"),
    "surveys": ("survey",),
    "research": ("survey",),
    "newsletters": ("issue",),
    "sources": ("source", "key"),
    "documents": ("kind", "location", "date"),
}

Identity = tuple[str, ...]
Item = tuple[int, "Tree"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its dotted path, and its text before and after (None: it was, or is, not there).

    Positions in the path are those of the version after, or of the one before for what is gone. An
    item of a list of plain texts is there or not: added (before is None) or removed (after is
    None). `identity` names the field in every version; it holds values, so it is never shown.
    """

    field: str
    before: str | None
    after: str | None
    identity: Identity


def diff(before: Tree | None, after: Tree | None) -> list[FieldChange]:
    """Return the fields that differ, in the order of `after`, then those that are gone.

    Either side may be None: everything is new, or gone. An empty text, list or mapping is the same
    as none.
    """
    return list(_diff(before, after, (), ()))


def _diff(
    before: Tree | None, after: Tree | None, path: Identity, identity: Identity
) -> Iterator[FieldChange]:
    if before == after:
        return
    shapes = {type(side) for side in (before, after) if side}
    if len(shapes) > 1:  # a text became a list: the one is gone, the other is new
        yield from _diff(None, after, path, identity)
        yield from _diff(before, None, path, identity)
    elif shapes == {dict}:
        yield from _diff_mappings(before or {}, after or {}, path, identity)
    elif shapes == {list}:
        yield from _diff_lists(before or [], after or [], path, identity)
    elif shapes:
        yield FieldChange(".".join(path), _text(before), _text(after), identity)


def _diff_mappings(
    before: Tree, after: Tree, path: Identity, identity: Identity
) -> Iterator[FieldChange]:
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    for name in (*after, *(name for name in before if name not in after)):
        yield from _diff(before.get(name), after.get(name), (*path, name), (*identity, name))


def _diff_lists(
    before: Tree, after: Tree, path: Identity, identity: Identity
) -> Iterator[FieldChange]:
    assert isinstance(before, list)
    assert isinstance(after, list)
    yield from _diff_texts(before, after, path, identity)
    old, new = _by_key(before, path), _by_key(after, path)
    gone = [key for key in old if key not in new]
    come = [key for key in new if key not in old]
    # As many came as went: those are items whose key was corrected.
    was_called = dict(zip(come, gone, strict=True)) if len(come) == len(gone) else {}
    pairs: list[tuple[Item | None, Item | None, str]] = [
        (old.get(was_called.get(key, key)), item, key) for key, item in new.items()
    ]
    if not was_called:
        pairs += [(old[key], None, key) for key in gone]
    for was, now, key in pairs:
        position = str((now or was or (0, ""))[0])
        yield from _diff(was and was[1], now and now[1], (*path, position), (*identity, key))


def _diff_texts(
    before: Sequence[Tree], after: Sequence[Tree], path: Identity, identity: Identity
) -> Iterator[FieldChange]:
    old = Counter(item for item in before if isinstance(item, str))
    new = Counter(item for item in after if isinstance(item, str))
    field = ".".join(path)
    for item in (new - old).elements():
        yield FieldChange(field, None, item, (*identity, item))
    for item in (old - new).elements():
        yield FieldChange(field, item, None, (*identity, item))


def _by_key(items: Sequence[Tree], path: Identity) -> dict[str, Item]:
    """Return the items that are no plain text, by natural key; a repeated key gets a number."""
    names = NATURAL_KEYS.get(path[-1], ()) if path else ()
    keyed: dict[str, Item] = {}
    for position, item in enumerate(items):
        if isinstance(item, str):
            continue
        values = [item.get(name) for name in names] if isinstance(item, dict) else []
        key = repr(values) if any(values) else f"{position}"
        times = 0
        while (unique := f"{key} {times}") in keyed:
            times += 1
        keyed[unique] = (position, item)
    return keyed


def _text(tree: Tree | None) -> str | None:
    return tree if isinstance(tree, str) and tree else None
