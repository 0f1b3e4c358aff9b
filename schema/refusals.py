"""Refusals and conditions that somebody began to write and did not finish: never read as none.

Everywhere else in a file, empty and absent are the same. A refusal is a person's no, or the law's
on their behalf: a key of it that stands there with nothing after it may be one that was forgotten
halfway, and whoever takes it for none writes to somebody who said no. A condition of a campaign
that is taken for none chooses everybody.
"""

from __future__ import annotations

from schema.layout import FileKind
from schema.rule import Rule

UNFINISHED_REFUSAL = Rule(
    "unfinished-refusal",
    "a refusal is begun here and says nothing; until it is written out, nobody may take it for "
    "none",
    "write it out, or remove the line if nothing was refused",
    note="an objection, a restriction, a withdrawn consent, a suppression, or the refusal or the "
    "lifting in a request; elsewhere, empty and absent are the same",
)

#: The keys under which somebody begins to write one. They are read though nothing stands there.
REFUSALS = frozenset(
    {"objections", "restriction", "withdrawn", "suppressions", "refusal", "lifted"}
)

#: Those that are lists: `[]` is a plain none there, and nowhere else.
LISTED_REFUSALS = frozenset({"objections", "suppressions"})

UNFINISHED_CONDITION = Rule(
    "unfinished-condition",
    "a condition is begun here and says nothing; taken for none, it would choose everybody",
    "write out whom it chooses, or remove the line; without `where:`, everybody is meant",
    files=(FileKind.CAMPAIGN,),
)

#: The key of a campaign's conditions. They, too, are read though nothing stands there.
CONDITIONS = "where"

# How nothing is written in one YAML or another.
_NOTHING = ("", "~", "null", "Null", "NULL")


def says_nothing(value: object) -> bool:
    """Whether `value`, out of a file's tree, is empty, or has only empty parts."""
    if isinstance(value, str):
        return value in _NOTHING
    if isinstance(value, dict):
        return all(map(says_nothing, value.values()))
    return isinstance(value, (list, tuple)) and all(map(says_nothing, value))
