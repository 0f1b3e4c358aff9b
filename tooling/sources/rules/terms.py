"""What a list is reconciled by, and what becomes of its rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tooling.sources.rules.items import Why
from tooling.sources.rules.keys import Origins
from tooling.sources.rules.rows import LeftOut, Refusal
from tooling.sources.rules.statements import LastWord, Undone
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class Terms:
    """What a list is reconciled by.

    `fresh_id` gives ids; `last_words` tells, for the contacts with these ids, what the source said
    last (a contact without history is not in the answer); `is_suppressed` whether an address, by
    its normal form, must not come back. `others` are the register's other mappings, `origins` tells
    which mapping wrote a key, and `claims_keys` is a person's word on those of which it can't.
    `undone` tells, but for the contacts with these ids, whom of this source a revert took away, by
    key; `again` takes anew what was undone. `strict` refuses a row for any cell that can't be read;
    `keeps_out` is whether there is anybody who must not come back. `shares` takes rows with one
    mailbox; `same_people` are contacts (ids) whose rows are about them although nothing agrees;
    `informed` is when everybody on the list was given the privacy notice.
    """

    mapping: SourceMapping
    into: RegisterName
    today: date
    fresh_id: Callable[[], str]
    last_words: Callable[[Collection[str]], Mapping[str, LastWord]]
    is_suppressed: Callable[[str], bool]
    prefer_source: bool = False
    others: Sequence[SourceMapping] = ()
    origins: Origins = lambda _: {}
    claims_keys: bool = False
    undone: Callable[[Collection[str]], Mapping[str, tuple[str, Undone]]] = lambda _: {}
    again: bool = False
    strict: bool = False
    keeps_out: bool = False
    shares: bool = False
    same_people: Collection[str] = ()
    informed: date | None = None


@dataclass(frozen=True, slots=True)
class ChangedContact:
    """A contact that a row makes (`before` is None) or changes; `fields` are dotted."""

    row: int
    id: str
    register: str
    before: RecordTree | None
    after: RecordTree
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field that differs from the list and stays as the register has it, and why: by which
    commit, and on which day (ISO), if a revert is the reason.
    """

    row: int
    id: str
    field: str
    why: Why
    commit: str | None = None
    day: str | None = None


@dataclass(slots=True)
class Reconciliation:
    """What becomes of each row of a list.

    Every row is in exactly one of `new`, `changed`, `unchanged` (row numbers) and `refused` (where
    it may stand several times). `kept` speaks of fields of rows that are changed or unchanged, and
    `left_out` of cells of rows that are not refused.
    `absent` counts the contacts of this source that the list does not name; they stay.
    """

    rows: int = 0
    new: list[ChangedContact] = field(default_factory=list)
    changed: list[ChangedContact] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    kept: list[KeptField] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    absent: int = 0

    @property
    def refused_rows(self) -> int:
        """How many rows are not taken."""
        return len({refusal.row for refusal in self.refused})
