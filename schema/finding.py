"""Wrong data as a value: one finding, with its place and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a file of the register.

    `path` is relative to the register's root, `line` and `column` count from 1. `rule` is the
    permanent kebab-case id of the rule. `field` is the dotted path of the field
    (`emails.0.address`). No part of it ever carries a value that a person typed.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"
    field: str | None = None
    fix: str | None = None
