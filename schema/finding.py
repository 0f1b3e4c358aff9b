"""Wrong data as a value: one finding, with its place and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from schema.rule import Problem, RuleId, Severity


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a file of the register.

    `path` is relative to the register's root, `line` and `column` count from 1. `field` is the
    dotted path of the field (`emails.0.address`). No part of it ever carries a value that a person
    typed. All parts are plain: findings go through the cache and between processes.
    """

    path: str
    line: int
    column: int
    rule: RuleId
    message: str
    severity: Severity = "error"
    field: str | None = None
    fix: str | None = None

    @classmethod
    def of(
        cls, problem: Problem, path: str, line: int = 1, column: int = 1, field: str | None = None
    ) -> Finding:
        """Return `problem` as a finding at this place in the file at `path`."""
        return cls(
            path, line, column, problem.rule.id, problem.message, problem.severity, field,
            problem.fix,
        )  # fmt: skip
