"""What a rule finds before it has a place in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from schema.finding import Severity

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule at a field. The message never carries a value that a person typed."""

    rule: str
    message: str
    field: Path = ()
    severity: Severity = "error"
    fix: str | None = None


# There are few fields, and each is written out at every contact.
@lru_cache(maxsize=4096)
def dotted(field: Path) -> str:
    """Return `field` as people write it: `emails.0.address`."""
    return ".".join(str(step) for step in field)


def undotted(field: str) -> Path:
    """Return the path that `field` (`emails.0.address`) writes out."""
    return tuple(int(step) if step.isdigit() else step for step in field.split("."))
