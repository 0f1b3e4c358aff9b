"""Those who must not come back by an import: keyed hashes, `records/suppressions.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schema.base import Record, items_written_out, written_out
from schema.scalars import Day, Sha256
from schema.vocabulary import Purpose, SuppressionReason

_ENTRY = (
    "an entry is begun here, and does not say who is kept out: let `tooling suppress add` write it"
)


class Suppression(Record):
    """One address that is kept out. The hash says nothing without the key."""

    hash: Sha256
    """HMAC-SHA-256 of the normal form of the address; the key is kept outside the repository."""
    purposes: tuple[Purpose, ...] = ()
    """For which purposes; none means for every one."""
    date: Day
    """Since when."""
    reason: SuppressionReason
    """Why."""


class Suppressions(Record):
    """`records/suppressions.yaml`: one entry a line, in the order of the hashes.

    So two branches that add others merge line by line. What a merge leaves out of order, or twice,
    means the same.
    """

    check: Sha256 | None = None
    """What the key makes of a text that everybody knows: another key makes another."""
    suppressions: Annotated[
        tuple[Annotated[Suppression, written_out(_ENTRY)], ...],
        items_written_out(_ENTRY),
        Field(json_schema_extra={"one-a-line": True}),
    ] = ()
    """The addresses."""
