"""Asking the tracer of whole names and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tooling.erasure.rules import Tracer

NAME = "name"  # the kind of trace that a namesake leaves, too


def holds(tracer: Tracer, data: bytes) -> bool:
    """Whether there is a trace in `data`."""
    return tracer.suspicious(data) and bool(tracer.find_bytes(data))


def masked(tracer: Tracer, name: bytes) -> str:
    """Return a path or the name of a ref as it may be shown."""
    return tracer.redact(name.decode(errors="replace"))
