"""Every rule on one file, asked of a model."""

from __future__ import annotations

from schema.base import Record
from schema.layout import FileKind
from schema.rule import CHECKS, Problem

# They declare the checks.
from tooling.rules import (  # noqa: F401
    contact_checks,
    document_checks,
    file_checks,
    request_checks,
)


def problems_in(record: Record, kind: FileKind, path: str) -> list[Problem]:
    """Return what the rules say of the valid model `record` of the file at `path`."""
    return [Problem(rule, *found) for rule, check in CHECKS[kind] for found in check(record, path)]
