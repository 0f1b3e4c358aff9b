"""Those who must not come back by an import: keyed hashes, `records/suppressions.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schema.base import Record
from schema.scalars import Day
from schema.vocabulary import Purpose, SuppressionReason

Mark = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
"""HMAC-SHA-256 in hexadecimal digits; the key is kept outside the repository."""


class Suppression(Record):
    """One address that is kept out. The hash says nothing without the key."""

    hash: Mark
    """HMAC-SHA-256 of the normal form of the address; the key is kept outside the repository."""
    purposes: tuple[Purpose, ...] = ()
    """For which purposes; none means for every one."""
    date: Day
    """Since when."""
    reason: SuppressionReason
    """Why."""


class Suppressions(Record):
    """`records/suppressions.yaml`, in the order of the hashes."""

    check: Mark | None = None
    """What the key makes of a text that everybody knows: another key makes another."""
    suppressions: tuple[Suppression, ...] = ()
    """The addresses."""
