"""The way to a value in a file: `("emails", 0, "address")`, or `emails.0.address` in writing."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]


# There are few fields, and each is written out at every contact.
@lru_cache(maxsize=4096)
def dotted(field: FieldPath) -> str:
    """Return `field` as people write it: `emails.0.address`."""
    return ".".join(str(key) for key in field)


def undotted(field: str) -> FieldPath:
    """Return the path that `field` (`emails.0.address`) writes out."""
    return tuple(int(key) if key.isdigit() else key for key in field.split("."))
