"""A repository with a trace in every corner that Git has, each made by Git itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tooling.erasure.rules import Person, Tracer

WHO = Person(("maija.virtanen@firm.example",), ("+358405550123",), (("Maija", "Virtanen"),))


def git(folder: Path, *args: str, input: bytes | None = None, **env: str) -> str:
    """Run Git and return what it says."""
    done = subprocess.run(
        ["git", *args],
        cwd=folder,
        input=input,
        env={**os.environ, **env},
        check=True,
        capture_output=True,
    )
    return done.stdout.decode().strip()


def commit(folder: Path, name: str, content: bytes, message: str = "Change") -> str:
    """Commit one file and return the commit."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    git(folder, "add", "--", name)
    git(folder, "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


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
