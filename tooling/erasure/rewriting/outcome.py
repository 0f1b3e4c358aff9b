"""What an erasure reports: ids and counts, no value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

from tooling.erasure.rewriting.workspace import place_of, thawed, write

if TYPE_CHECKING:
    from tooling.git import Repository

FILE = "outcome.json"


@dataclass(frozen=True, slots=True)
class Erased:
    """A finished erasure.

    `commits` maps old to new ids, of rewritten commits only; `map_sha256` is its hash, `boundary`
    its oldest commits. `scanned` is how many objects the scan read. `left` are objects or places
    that still hold a trace (none, unless somebody worked in the repository meanwhile: then the
    erasure is to be run again). `staying` are contents in which a namesake's name stays. `kept` are
    files that somebody changed meanwhile: they are in the work tree as they were. After a kill,
    `scanned` is None: nobody knows the terms any more, and `verify-erasure` has to ask for them.
    `certificate` is what the caller handed in, to certify the erasure by.
    """

    contacts: tuple[str, ...]
    commits: Mapping[str, str]
    map_sha256: str
    boundary: tuple[str, ...]
    signatures_lost: int
    staying: tuple[str, ...]
    certificate: Mapping[str, Any]
    scanned: int | None = None
    left: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    pruned: bool = True

    def save(self, repository: Repository) -> None:
        """Keep it until `close`: the caller has yet to write the follow-up commit."""
        write(place_of(repository) / FILE, json.dumps(asdict(self)).encode())

    @classmethod
    def load(cls, repository: Repository) -> Self | None:
        """The erasure that waits for its follow-up commit, or None."""
        try:
            held = json.loads((place_of(repository) / FILE).read_bytes())
        except FileNotFoundError:
            return None
        return cls.of(held)

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> Self:
        """The outcome from its parts, as JSON has them."""
        return cls(**thawed(held))


def forget_outcome(repository: Repository) -> None:
    """The outcome is no longer waited for."""
    (place_of(repository) / FILE).unlink(missing_ok=True)
