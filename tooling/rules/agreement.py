"""The rules across files: names that clash, and names that nobody has."""

from __future__ import annotations

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


def clashes(kind: str, claimants: list[Claimant]) -> list[tuple[Claimant, Problem]]:
    """Return a problem for each of the `claimants` of one name that clashes with another.

    Two contacts may have one e-mail address where either says that it is shared with the other.
    """
    found = []
    for claimant in claimants:
        others = [
            other
            for other in claimants
            if other is not claimant
            and not (
                kind == "email"
                and (other.id in claimant.shared_with or claimant.id in other.shared_with)
            )
        ]
        if others:
            rule, message, fix = _CLASH[kind]
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            where = f"{message}: {others[0].path}{more}"
            found.append((claimant, Problem(rule, where, claimant.field, fix=fix)))
    return found


def nobody_has(kind: str, field: Path) -> Problem:
    """Return the problem of a mention that no file answers to."""
    rule, message = _MISSING[kind]
    return Problem(rule, message, field)
