"""A list of a contact merged with the list of its row: which items come, go and stay out.

`ours` are the register's items, `theirs` the row's. `base` are the identities of the items that the
source put into the register and has not taken back; None where there is no history to ask. `undone`
are the identities of those that a revert of the source's import put back or took away, which they
stay.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tooling.sources.rules.rows import identity
from tooling.yaml.tree import Tree

Identities: TypeAlias = frozenset[str]

Why = Literal["edited", "conflict", "restricted", "other-register", "undone", "unread"]
"""Why a field that differs from the list stays as the register has it.

`edited`: the source says what it said before, the register was edited since. `conflict`: both
changed. `restricted`: processing is restricted (GDPR Art. 18(2): storage only). `other-register`:
the contact lies in a register that has no such kind. `undone`: the import that wrote what the list
says was reverted. `unread`: another cell of the same address can't be read.
"""


@dataclass(frozen=True, slots=True)
class MergedItems:
    """What a list becomes (None: it stays), and why some of the row's items are left out."""

    after: list[Tree] | None = None
    why: Why | None = None


def merge_addresses(
    name: str,
    ours: list[Tree],
    theirs: list[Tree],
    base: Identities | None,
    prefer_source: bool,
    undone: Identities = frozenset(),
) -> MergedItems:
    """E-mail addresses or phone numbers: what the source withdrew gives way to what it says now.

    Where there is no history, or the source is preferred, an item of ours goes too if its use is
    one that the row's columns fill; one of another use never does.
    """
    have, want = _identities(name, ours), _identities(name, theirs)
    if base is None:
        if want <= have:
            return MergedItems()
        return MergedItems(_replaced(name, ours, theirs, _of_the_same_use(name, ours, theirs)))
    if undone & ((want - have) or ((base - want) & have)):
        return MergedItems(why="undone")
    added, gone, lost = want - have - base, (base - want) & have, (base - want) - have
    if added and lost:  # the source changed what a person has changed too
        if not prefer_source:
            return MergedItems(why="conflict")
        gone |= _of_the_same_use(name, ours, theirs)
    why: Why | None = "edited" if (want & base) - have else None
    if not added and not gone:
        return MergedItems(why=why)
    news = [item for item in theirs if identity(name, item) in added]
    return MergedItems(_replaced(name, ours, news, gone), why)


def merge_words(
    name: str,
    ours: list[Tree],
    theirs: list[Tree],
    base: Identities | None,
    defaults: Collection[str],
    undone: Identities = frozenset(),
) -> MergedItems:
    """Segments and the like: what the source adds is added, what it takes back is taken away.

    `defaults` are the mapping's own, which no row names and no row takes back.
    """
    known = base or frozenset()
    gone = known - _identities(name, theirs) - set(defaults)
    news = [word for word in theirs if word not in ours and word not in known]
    why: Why | None = "edited" if any(w in known and w not in ours for w in theirs) else None
    if undone & (frozenset(news) | (gone & frozenset(ours))):
        why, gone = "undone", gone - undone
        news = [word for word in news if word not in undone]
    after = [word for word in ours if word not in gone] + news
    return MergedItems(None if after == ours else after, why)


def merge_objections(
    ours: list[Tree],
    theirs: list[Tree],
    base: Identities | None,
    undone: Identities = frozenset(),
) -> MergedItems:
    """A list may tell of an objection; none ever goes because a list is silent about it.

    One that the source told of before, and that a person has lifted since, does not come back.
    """
    name = "objections"
    have, want = _identities(name, ours), _identities(name, theirs)
    known = base or frozenset()
    news = [item for item in theirs if identity(name, item) not in have | known | undone]
    why: Why | None = "edited" if (want & known) - have else None
    if (want & undone) - have:
        why = "undone"
    return MergedItems([*ours, *news] if news else None, why)


def _identities(name: str, items: list[Tree]) -> Identities:
    return frozenset(identity(name, item) for item in items)


def _of_the_same_use(name: str, ours: list[Tree], theirs: list[Tree]) -> Identities:
    """The items of ours that are of a use which the row fills, and that the row does not name."""
    uses = [item.get("use") for item in theirs if isinstance(item, dict)]
    same: list[Tree] = [item for item in ours if isinstance(item, dict) and item.get("use") in uses]
    return _identities(name, same) - _identities(name, theirs)


def _replaced(name: str, ours: list[Tree], news: list[Tree], gone: Identities) -> list[Tree]:
    """`ours` with `news` instead of what is `gone`, so that a diff shows one value for another."""
    have = _identities(name, ours)
    waiting = [item for item in news if identity(name, item) not in have]
    after: list[Tree] = []
    for item in ours:
        if identity(name, item) not in gone:
            after.append(item)
        elif waiting:
            after.append(waiting.pop(0))
    return [*after, *waiting]
