"""What an erasure is about to do to the register: written before the first step that touches it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

from tooling.erasure.rewriting.workspace import place_of, thawed, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tooling.git import Repository

FILE = "journal.json"


@dataclass(frozen=True, slots=True)
class Journal:
    """Ids, names of refs after redaction, and paths of nobody: no value of the erased.

    `packs` are the mirror's packs, `added` those that the register did not have. `before`
    are the refs as they were, `refs` as they shall be, `locks` the files that were locked (relative
    to the Git folder). `heads` are the commits of HEAD before and after; `head` is what the file
    HEAD shall say. `stash` is the new log of the stash. `result` is what the erasure reports.
    """

    packs: tuple[str, ...]
    added: tuple[str, ...]
    before: Mapping[str, str]
    refs: Mapping[str, str]
    locks: tuple[str, ...]
    heads: tuple[str | None, str | None]
    head: str
    stash: str
    result: Mapping[str, Any]

    def save(self, repository: Repository) -> None:
        """Write the journal and wait until it is on the disk."""
        write(place_of(repository) / FILE, json.dumps(asdict(self)).encode())

    @classmethod
    def load(cls, repository: Repository) -> Self | None:
        """The journal of an erasure under way, or None."""
        try:
            held = json.loads(journal_file(repository).read_bytes())
        except FileNotFoundError:
            return None
        return cls(**thawed(held))


def journal_file(repository: Repository) -> Path:
    """Where the journal is. Whether it exists is all that a reader asks."""
    return place_of(repository) / FILE
