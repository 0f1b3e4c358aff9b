"""For each field that a contact has now: who gave it its value, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tooling.audit.diff import Identity, diff

if TYPE_CHECKING:
    from tooling.audit.trail import Change
    from tooling.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class Blame:
    """One field, its value now, and the commit that set it; three times None: not committed."""

    field: str
    value: str
    commit: str | None
    time: datetime | None
    author: str | None


def blame(history: Sequence[Change], tree: Tree) -> list[Blame]:
    """Who last changed each field of ``tree``, by a `history` that has the newest change first.

    A field of an item whose key was corrected counts from that correction: before it, it was
    another e-mail's ``use``.
    """
    last: dict[Identity, Change] = {}
    for change in history:
        last.setdefault(change.identity, change)
    lines = []
    for now in diff(None, tree):
        assert now.after is not None
        exact = last.get(now.identity)
        origin = exact if exact is not None else _of_the_item(history, now.identity)
        if origin is None or (exact is not None and exact.after != now.after):
            lines.append(Blame(now.field, now.after, None, None, None))
        else:
            lines.append(Blame(now.field, now.after, origin.commit, origin.time, origin.author))
    return lines


def _of_the_item(history: Sequence[Change], identity: Identity) -> Change | None:
    """The newest change in the same item: ``("emails", KEY)`` and all that begins so."""
    for length in range(len(identity) - 1, 1, -1):
        for change in history:
            if change.identity[:length] == identity[:length] and change.after is not None:
                return change
    return None
