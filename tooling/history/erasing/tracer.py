"""What the erasure asks of a tracer (tooling/rules/tracing.py has the real one)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

NAME = "name"


class Trace(Protocol):
    """Where a person is named in a text, and by what: an e-mail, a phone number, a name."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character after the last one."""

    @property
    def kind(self) -> str:
        """`email`, `phone` or `name`."""


class Tracer(Protocol):
    """Finds the people who are erased, and nobody else."""

    def find(self, text: str) -> Sequence[Trace]:
        """Every trace in `text`, in order."""

    def find_bytes(self, data: bytes) -> Sequence[Trace]:
        """Every trace in the file `data`, whatever its form."""

    def suspicious(self, data: bytes) -> bool:
        """Whether `data` may hold a trace. Quick; False is certain."""

    def redact(self, text: str) -> str:
        """Return `text` with each trace replaced."""

    def redact_bytes(self, data: bytes) -> bytes:
        """Return the file `data` with each trace replaced."""


def holds(tracer: Tracer, data: bytes) -> bool:
    """Whether there is a trace in `data`."""
    return tracer.suspicious(data) and bool(tracer.find_bytes(data))


def masked(tracer: Tracer, name: bytes) -> str:
    """Return a path or the name of a ref as it may be shown."""
    return tracer.redact(name.decode(errors="replace"))
