"""A repository with a trace in every corner that Git has, each made by Git itself."""

from __future__ import annotations

from pathlib import Path

from tests.desk import Desk, git
from tooling.rules.traces import Person, Tracer

WHO = Person(("maija.virtanen@firm.example",), ("+358405550123",), (("Maija", "Virtanen"),))


def commit(folder: Path, name: str, content: bytes, message: str = "Change") -> str:
    """Commit one file and return the commit."""
    return Desk(folder).commit(message, {name: content})


def clean(folder: Path) -> Path:
    """A repository in which nobody stands."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for number in range(12):
        commit(folder, f"records/{number}/contact-{number}.yaml", b"family_name: Virtanen\n")
    return folder


def tracer() -> Tracer:
    """Looks for the one who was planted."""
    return Tracer([WHO])
