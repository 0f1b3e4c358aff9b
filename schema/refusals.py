"""Refusals that somebody began to write and did not finish: they never read as none.

Everywhere else in a file, empty and absent are the same. A refusal is a person's no, or the law's
on their behalf: a key of it that stands there with nothing after it may be one that was forgotten
halfway, and whoever takes it for none writes to somebody who said no.
"""

from __future__ import annotations

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

# How nothing is written in one YAML or another.
_NOTHING = ("", "~", "null", "Null", "NULL")


def says_nothing(value: object) -> bool:
    """Whether `value`, out of a file's tree, is empty, or has only empty parts."""
    if isinstance(value, str):
        return value in _NOTHING
    if isinstance(value, dict):
        return all(map(says_nothing, value.values()))
    return isinstance(value, (list, tuple)) and all(map(says_nothing, value))
