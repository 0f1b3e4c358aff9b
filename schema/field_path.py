"""The way to a value in a file: `("emails", 0, "address")`, or `emails.0.address` in writing."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]


# There are few fields, and each is written out at every contact.
@lru_cache(maxsize=4096)
def dotted(field: FieldPath) -> str:
    """Return `field` as people write it: `emails.0.address`."""
    return ".".join(str(step) for step in field)


def undotted(field: str) -> FieldPath:
    """Return the path that `field` (`emails.0.address`) writes out."""
    return tuple(int(step) if step.isdigit() else step for step in field.split("."))
