"""What an import would do: the values that planning ends in, and the shapes that it starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from schema.rule import RuleId
from tooling.yaml.tree import Tree


class ListRow(Protocol):
    """A row of the list: the line it starts on, and its cells by column."""

    @property
    def line_number(self) -> int: ...  # noqa: D102
    @property
    def cells(self) -> Mapping[str, str]: ...  # noqa: D102
    @property
    def fault(self) -> Literal["short", "long"] | None: ...  # noqa: D102


class KnownContact(Protocol):
    """A contact that is in a register."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def register(self) -> str: ...  # noqa: D102
    @property
    def tree(self) -> dict[str, Tree]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken. `column` is its heading, if one is to blame; no value is in here."""

    row: int
    column: str | None
    rule: RuleId
    reason: str


Why = Literal["edited", "conflict", "restricted", "other-register"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that differs from the list and stays as the register has it.

    `edited`: the source says what it said before, the register was edited since. `conflict`: both
    changed. `restricted`: processing is restricted (GDPR Art. 18(2): storage only).
    `other-register`: the contact lies in a register that has no such kind.
    """

    row: int
    id: str
    field: str
    why: Why


@dataclass(frozen=True, slots=True)
class Written:
    """A contact that is made (`before` is None) or changed; `fields` are dotted, in file order."""

    row: int
    id: str
    register: str
    before: dict[str, Tree] | None
    after: dict[str, Tree]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What becomes of each row of a list.

    Every row is in exactly one of `new`, `changed`, `unchanged` (row numbers) and `refused` (where
    it may have several entries). `kept` speaks of fields of rows that are changed or unchanged.
    `absent` counts the contacts of this source that the list does not name; they stay.
    """

    rows: int
    new: tuple[Written, ...]
    changed: tuple[Written, ...]
    unchanged: tuple[int, ...]
    kept: tuple[Kept, ...]
    refused: tuple[Refusal, ...]
    absent: int

    @property
    def refused_rows(self) -> int:
        """How many rows are not taken."""
        return len({refusal.row for refusal in self.refused})
