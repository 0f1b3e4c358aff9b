"""The rules across files: names that clash, and names that nobody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from schema.field_path import FieldPath
from schema.layout import CONTACT_KINDS, FileKind
from schema.rule import Group, Problem, Rule
from tooling.rules.file_checks import LISTED_TWICE


@dataclass(frozen=True, slots=True)
class Claimant:
    """A file that claims a name: its path, the field, and, for a contact, its id.

    `shared_with` are the ids that it says it shares the name with.
    """

    path: str
    field: FieldPath
    id: str
    shared_with: Collection[str] = ()


_rule = partial(Rule, group=Group.BETWEEN)

DUPLICATE_ID = _rule(
    "duplicate-id", "another file has the same id", "give one of them a new id",
    files=(*CONTACT_KINDS, FileKind.CAMPAIGN, FileKind.REQUEST, FileKind.DISCLOSURE),
)  # fmt: skip
SAME_EMAIL = _rule(
    "same-email", "another contact has the same e-mail address",
    "merge the two, or name the other under `shared_with:` if two people read the mailbox",
    files=CONTACT_KINDS,
)  # fmt: skip
SAME_SOURCE_KEY = _rule(
    "same-source-key", "another contact has the same key of the same source",
    "an import would not know which one to change; merge the two or correct the key",
    files=CONTACT_KINDS,
)  # fmt: skip

PURPOSE_NOT_DESCRIBED = Rule(
    "purpose-not-described",
    "the register's description does not name the campaign's purpose, so people were not told of "
    "it and no list is made (GDPR Art. 5(1)(b), 13(1)(c))",
    "add the purpose with its grounds under `purposes:` in the register's `register.yaml`, and "
    "publish the notice anew; or leave the register or the purpose out",
    group=Group.WARNINGS, files=(FileKind.CAMPAIGN,),
)  # fmt: skip

_CLASH = {
    "contact": DUPLICATE_ID,
    "campaign": DUPLICATE_ID,
    "request": DUPLICATE_ID,
    "disclosure": DUPLICATE_ID,
    "email": SAME_EMAIL,
    "source-key": SAME_SOURCE_KEY,
    "unit": LISTED_TWICE,
    "source": LISTED_TWICE,
    "purpose": LISTED_TWICE,
}

_MISSING = {
    "contact": _rule(
        "unknown-contact", "there is no contact with this id", "correct the id",
        files=(*CONTACT_KINDS, FileKind.REQUEST),
    ),
    "request": _rule(
        "unknown-request", "there is no request with this id under records/requests/",
        "record it, or correct the id", files=CONTACT_KINDS,
    ),
    "campaign": _rule(
        "unknown-campaign", "there is no campaign of this name under records/campaigns/",
        "correct the name", files=(FileKind.DISCLOSURE,),
    ),
    "unit": _rule(
        "unknown-unit", "there is no unit of this name in records/controller.yaml",
        "correct the name", files=(FileKind.REQUEST, FileKind.DISCLOSURE),
    ),
    "source": _rule(
        "unknown-source", "the register's description does not list this source under `sources:`",
        "add it to `register.yaml`, or correct the contact", files=CONTACT_KINDS,
    ),
    "purpose": PURPOSE_NOT_DESCRIBED,
}  # fmt: skip

# Names that one file may say twice without a clash: its own rules speak of that.
_ONCE_A_FILE = frozenset({"email", "source-key"})
# Names that mean something only inside their file.
_INSIDE = frozenset({"unit", "source", "purpose"})

#: The rules of names that nobody has.
NOBODY_HAS = tuple(rule.id for rule in _MISSING.values())


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
    rule = _CLASH[kind]
    sharing = _sharing(claimants) if kind == "email" else {}
    found = []
    for number, claimant in enumerate(claimants):
        apart = sharing.get(number, frozenset()) | {number}
        others = len(claimants) - len(apart)
        if others:
            other = next(claimants[n] for n in range(len(claimants)) if n not in apart)
            more = f" and {others - 1} more" if others > 1 else ""
            said = f"{rule.message}: {other.path}{more}"
            found.append((claimant, Problem(rule, claimant.field, said)))
    return found


def _sharing(claimants: list[Claimant]) -> dict[int, frozenset[int]]:
    """Return who shares the mailbox with whom, by their numbers in the list.

    One mailbox can be on thousands of contacts: only the pairs that somebody names are looked at.
    """
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, claimant in enumerate(claimants):
        numbers[claimant.id].append(number)
    pairs: defaultdict[int, set[int]] = defaultdict(set)
    for number, claimant in enumerate(claimants):
        for name in claimant.shared_with:
            for other in numbers.get(name, ()):
                pairs[number].add(other)
                pairs[other].add(number)
    return {number: frozenset(others) for number, others in pairs.items()}


def nobody_has(kind: str, field: FieldPath) -> Problem:
    """Return the problem of a name at `field` that no file of this `kind` has."""
    return Problem(_MISSING[kind], field)
