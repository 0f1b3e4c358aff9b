"""The rules across files: names that clash, and names that nobody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from tooling.rules.problem import Path, Problem


@dataclass(frozen=True, slots=True)
class Claimant:
    """A file that claims a name: its path, the field, and, for a contact, its id.

    `shared_with` are the ids that it says it shares the name with.
    """

    path: str
    field: Path
    id: str
    shared_with: Collection[str] = ()


_CLASH = {
    "contact": ("duplicate-id", "another file has the same id", "give one of them a new id"),
    "email": (
        "same-email",
        "another contact has the same e-mail address",
        "merge the two, or name the other under `shared_with:` if two people read the mailbox",
    ),
    "source-key": (
        "same-source-key",
        "another contact has the same key of the same source",
        "an import would not know which one to change; merge the two or correct the key",
    ),
    "unit": ("listed-twice", "another unit has the same id", "rename one of them"),
    "campaign": ("duplicate-id", "another campaign has the same id", "rename one of them"),
    "request": ("duplicate-id", "another request has the same id", "give one of them a new id"),
    "disclosure": ("duplicate-id", "another disclosure has the same id", None),
    "source": ("listed-twice", "this source is listed twice", "remove one of the two"),
}

_MISSING = {
    "contact": ("unknown-contact", "there is no contact with this id"),
    "request": ("unknown-request", "there is no request with this id under records/requests/"),
    "campaign": ("unknown-campaign", "there is no campaign of this name under records/campaigns/"),
    "unit": ("unknown-unit", "records/controller.yaml has no unit of this name"),
    "source": (
        "unknown-source",
        "the register's description does not list this source under `sources:`",
    ),
}


# Names that one file may say twice without a clash: its own rules speak of that.
_ONCE_A_FILE = frozenset({"email", "source-key"})
# Names that mean something only inside their file.
_INSIDE = frozenset({"unit", "source"})


def clashes(kind: str, claimants: list[Claimant]) -> list[tuple[Claimant, Problem]]:
    """Return a problem for each of the `claimants` of one name that clashes with another.

    Two contacts may have one e-mail address where either says that it is shared with the other.
    """
    if kind in _INSIDE and len({claimant.path for claimant in claimants}) > 1:
        paths = dict.fromkeys(claimant.path for claimant in claimants)
        parts = ([one for one in claimants if one.path == path] for path in paths)
        return [found for part in parts for found in clashes(kind, part)]
    if kind in _ONCE_A_FILE:
        claimants = list({claimant.path: claimant for claimant in reversed(claimants)}.values())
        claimants.reverse()
    rule, message, fix = _CLASH[kind]
    allowed = _allowed(claimants) if kind == "email" else {}
    found = []
    for place, claimant in enumerate(claimants):
        apart = allowed.get(place, frozenset()) | {place}
        others = len(claimants) - len(apart)
        if others:
            other = next(claimants[n] for n in range(len(claimants)) if n not in apart)
            more = f" and {others - 1} more" if others > 1 else ""
            where = f"{message}: {other.path}{more}"
            found.append((claimant, Problem(rule, where, claimant.field, fix=fix)))
    return found


def _allowed(claimants: list[Claimant]) -> dict[int, frozenset[int]]:
    """Return, by place, the places of those with whom a claimant may have the name.

    One mailbox can be on thousands of contacts, so that no pair is looked at that nobody names.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, claimant in enumerate(claimants):
        places[claimant.id].append(place)
    pairs: defaultdict[int, set[int]] = defaultdict(set)
    for place, claimant in enumerate(claimants):
        for name in claimant.shared_with:
            for other in places.get(name, ()):
                pairs[place].add(other)
                pairs[other].add(place)
    return {place: frozenset(others) for place, others in pairs.items()}


def nobody_has(kind: str, field: Path) -> Problem:
    """Return the problem of a mention that no file answers to."""
    rule, message = _MISSING[kind]
    return Problem(rule, message, field)
