"""A subject report for machines: the copy in a common electronic form of GDPR Art. 15(3).

Its JSON Schema is published: `tooling.subject_report.machine_schema`.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from tooling.subject_report.content import Report

VERSION = 1
"""Goes up when a reader of the format must change."""

# Whose key opens which section, and how the register is protected, is no data on the person.
INTERNAL = frozenset({"access", "protection", "sealed"})


def to_json(report: Report) -> bytes:
    """Return a report as JSON in UTF-8; what is empty is left out."""
    content = {"version": VERSION, **_plain(report)}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude=set(INTERNAL)
        )
    if is_dataclass(value):
        return {
            field.name: _plain(item)
            for field in fields(value)
            if (item := getattr(value, field.name)) is not None
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
