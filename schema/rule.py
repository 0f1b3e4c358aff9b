"""A rule: one object that knows its id, what it says, what to do about it, and what checks it.

A rule is declared once, in the module that looks for it. Nothing is found, decided or refused but
by a declared rule: the values that say so take the object, or an id that only the object has. The
reference, the words of `explain` and the tests ask the objects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, NamedTuple, NewType

from schema.field_path import FieldPath
from schema.layout import FileKind

Severity = Literal["error", "warning"]

#: The id of a declared rule: where one is asked for, mypy refuses any text that a `Rule` did not
#: give.
RuleId = NewType("RuleId", str)


class Group(Enum):
    """The headings of the rule reference, in its order, and what the rules under each do.

    An error fails `validate`, a warning does not; a reason says why a contact is in or out of a
    campaign; a refusal says why a row of a list is not imported.
    """

    FILES = "Files", "error"
    NOTATION = "Notation", "error"
    VALUES = "Values and fields", "error"
    RECORDS = "Records", "error"
    BETWEEN = "Between files", "error"
    WARNINGS = "Warnings", "warning"
    CHANGES = "Changes that need a reason", "error"
    CONTACTING = "Who may be contacted", "reason"
    ROWS = "Rows of a list", "refusal"

    def __init__(self, title: str, effect: str) -> None:
        self.title = title
        self.effect = effect


class Found(NamedTuple):
    """What a check has found: the field, and words of its own that say more than the rule's."""

    field: FieldPath = ()
    message: str | None = None
    fix: str | None = None


Check = Callable[[Any, str], Iterator[Found]]
"""A function that takes the model of a file and the file's path, and yields what breaks a rule.

It reads no clock and no other file.
"""


class Rule:
    """A rule; to make one is to declare it.

    `id` is permanent, since workflows and people's notes carry it. `message` is what a finding, a
    reason or a refusal says, `fix` what to do about it, and `note` what only the reference adds:
    they begin small and have no full stop at their end. `files` are the kinds of file that the
    rule speaks of; none named means all. Most rules are about one record, and need name no
    `group`. Its examples lie in `tests/records/invalid/<id>/`.

    Raises ValueError for an id that another rule has.
    """

    __slots__ = ("files", "fix", "group", "id", "message", "note")

    def __init__(
        self,
        id: str,
        message: str,
        fix: str | None = None,
        *,
        group: Group = Group.RECORDS,
        files: Collection[FileKind] = (),
        note: str | None = None,
    ) -> None:
        if id in RULES:
            raise ValueError(f"there are two rules with the id {id}")
        self.id = RuleId(id)
        self.message = message
        self.fix = fix
        self.group = group
        self.files = tuple(files)
        self.note = note
        RULES[id] = self

    def check(self, *kinds: FileKind) -> Callable[[Check], Check]:
        """Make the function below a check of this rule, on files of `kinds` or of all `files`."""

        def declare(check: Check) -> Check:
            for kind in kinds or self.files:
                CHECKS[kind].append((self, check))
            return check

        return declare


RULES: dict[str, Rule] = {}
"""The rules by id, those of every module that is loaded."""

CHECKS: defaultdict[FileKind, list[tuple[Rule, Check]]] = defaultdict(list)
"""The checks of every module that is loaded, by the kind of file, with their rules."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule at a field, before it has a line in a text.

    `said` and `remedy` are words that say more than the rule's own. None of them ever carries a
    value that a person typed.
    """

    rule: Rule
    field: FieldPath = ()
    said: str | None = None
    remedy: str | None = None

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.said or self.rule.message

    @property
    def fix(self) -> str | None:
        """What to do about it."""
        return self.remedy or self.rule.fix

    @property
    def severity(self) -> Severity:
        """Whether it stands in the way: what is no warning does."""
        return "warning" if self.rule.group is Group.WARNINGS else "error"
