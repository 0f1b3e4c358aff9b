"""Lists of a contact against lists of a row: which items come, which go, and which stay out.

`said` are the identities of the items that the source put there and has not taken back; None where
there is no history to ask.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from tooling.sources.rules.plan import Why
from tooling.sources.rules.rows import identity
from tooling.yaml.tree import Tree

Identities: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a list becomes (None: it stays), and why some of the row's items are left out."""

    after: list[Tree] | None = None
    why: Why | None = None


def addresses(
    name: str, ours: list[Tree], theirs: list[Tree], said: Identities | None, prefer_source: bool
) -> Verdict:
    """E-mail addresses or phone numbers: what the source withdrew gives way to what it says now.

    An item of a use that the row's columns fill is the source's to replace, where there is no
    history or the source is preferred; one of another use never is.
    """
    have, want = _identities(name, ours), _identities(name, theirs)
    if said is None:
        if want <= have:
            return Verdict()
        return Verdict(_replaced(name, ours, theirs, _spoken_for(name, ours, theirs)))
    added, gone, lost = want - have - said, (said - want) & have, (said - want) - have
    if added and lost:  # the source changed what a person has changed too
        if not prefer_source:
            return Verdict(why="conflict")
        gone |= _spoken_for(name, ours, theirs)
    why: Why | None = "edited" if (want & said) - have else None
    if not added and not gone:
        return Verdict(why=why)
    news = [item for item in theirs if identity(name, item) in added]
    return Verdict(_replaced(name, ours, news, gone), why)


def words(
    name: str,
    ours: list[Tree],
    theirs: list[Tree],
    said: Identities | None,
    defaults: Collection[str],
) -> Verdict:
    """Segments and the like: what the source adds is added, what it takes back is taken away.

    `defaults` are the mapping's own, which no row names and no row takes back.
    """
    known = said or frozenset()
    gone = known - _identities(name, theirs) - set(defaults)
    news = [word for word in theirs if word not in ours and word not in known]
    after = [word for word in ours if word not in gone] + news
    why: Why | None = "edited" if any(w in known and w not in ours for w in theirs) else None
    return Verdict(None if after == ours else after, why)


def objections(ours: list[Tree], theirs: list[Tree], said: Identities | None) -> Verdict:
    """A list may tell of an objection; none ever goes because a list is silent about it.

    One that the source told of before, and that a person has lifted since, does not come back.
    """
    name = "objections"
    have, want = _identities(name, ours), _identities(name, theirs)
    known = said or frozenset()
    news = [item for item in theirs if identity(name, item) not in have | known]
    why: Why | None = "edited" if (want & known) - have else None
    return Verdict([*ours, *news] if news else None, why)


def _identities(name: str, items: list[Tree]) -> Identities:
    return frozenset(identity(name, item) for item in items)


def _spoken_for(name: str, ours: list[Tree], theirs: list[Tree]) -> Identities:
    """The items of ours that are of a use which the row fills, and that the row does not name."""
    uses = [item.get("use") for item in theirs if isinstance(item, dict)]
    same: list[Tree] = [item for item in ours if isinstance(item, dict) and item.get("use") in uses]
    return _identities(name, same) - _identities(name, theirs)


def _replaced(name: str, ours: list[Tree], news: list[Tree], gone: Identities) -> list[Tree]:
    """`ours` with `news` in the places of `gone`, so that a diff shows one value for another."""
    have = _identities(name, ours)
    waiting = [item for item in news if identity(name, item) not in have]
    after: list[Tree] = []
    for item in ours:
        if identity(name, item) not in gone:
            after.append(item)
        elif waiting:
            after.append(waiting.pop(0))
    return [*after, *waiting]
