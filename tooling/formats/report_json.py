"""A subject report for machines: the copy in a common electronic form of GDPR Art. 15(3)."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from tooling.formats.report import Report


def to_json(report: Report) -> bytes:
    """Return a report (a tree of dataclasses) as JSON in UTF-8; what is empty is left out."""
    return (json.dumps(_plain(report), ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
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
