"""What a file says, as text: every scalar is what was typed, and the schema decides types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from schema.refusals import CONDITIONS, LISTED_REFUSALS, REFUSALS

if TYPE_CHECKING:
    from schema.field_path import FieldPath
    from schema.rule import Problem

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""A scalar as typed, a list, or a mapping. Empty scalars, lists and mappings are left out."""

RecordTree: TypeAlias = dict[str, Any]
"""The tree of a whole record. Its model vouches for it, so that nothing below is asked again."""

MAX_BYTES = 256 * 1024
"""The largest file a person may write. Disclosures, which the tool writes, may be larger."""

MAX_DEPTH = 16
"""The deepest nesting; the schema needs four."""

MAX_FAULTS = 100
"""So many faults of one kind are named in a file; a file with more is no contact."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a text is not in the register's notation, and why. Lines and columns count from 1."""

    problem: Problem
    line: int
    column: int


class NotationError(Exception):
    """The text is not in the register's notation; `faults` say where and why, in file order."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(", ".join(fault.problem.rule.id for fault in faults))
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


def pruned(tree: Tree) -> Tree:
    """Return `tree` without its empty parts: empty and absent are the same.

    But for a refusal or a campaign's condition that somebody began to write: it is kept as it was
    typed.
    """
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list):
        return [kept for item in tree if (kept := pruned(item))]
    return {
        key: left for key, value in tree.items() if (left := pruned_under(key, value)) is not None
    }


def pruned_under(key: str, value: Tree) -> Tree | None:
    """Return `value`, which stands under `key`, without its empty parts; None if nothing is left.

    `[]` is a plain none where a list belongs.
    """
    if key in LISTED_REFUSALS and isinstance(value, list):
        return [pruned(item) or item for item in value] or None
    if key == CONDITIONS:
        if isinstance(value, dict):
            return {name: pruned(line) or line for name, line in value.items()} or None
        return value or ("" if isinstance(value, str) else None)
    return pruned(value) or (value if key in REFUSALS else None)


def at(tree: Tree, path: FieldPath) -> Tree | None:
    """Return what stands at `path`, or None."""
    for part in path:
        if isinstance(tree, dict) and isinstance(part, str) and part in tree:
            tree = tree[part]
        elif isinstance(tree, list) and isinstance(part, int) and 0 <= part < len(tree):
            tree = tree[part]
        else:
            return None
    return tree


def mappings_in(tree: Mapping[str, Any], name: str) -> list[RecordTree]:
    """Return the items of the list `name`. One that is no mapping is an empty one, so that the
    others keep their numbers; where there is no list, there is nothing.
    """
    items = tree.get(name)
    if not isinstance(items, list):
        return []
    return [item if isinstance(item, dict) else {} for item in items]


def texts_in(tree: Mapping[str, Any], name: str, key: str) -> list[str]:
    """Return the texts under `key` in the items of the list `name`: all e-mail addresses."""
    texts = (item.get(key) for item in mappings_in(tree, name))
    return [text for text in texts if isinstance(text, str)]
