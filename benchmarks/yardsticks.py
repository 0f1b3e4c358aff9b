"""What our figures are held against: the same files, read by tools that everybody knows."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.generate import REPOSITORY, environment, git

SAMPLE = 300
"""How many files the slow yardsticks get."""


def read_all(folder: Path) -> None:
    """Read every file of the register: `cat`, the names by `xargs` from a list made before."""
    listed = folder / ".git" / "files-to-read"
    if not listed.exists():
        listed.write_bytes(git(folder, "ls-files", "-z", "--", "records"))
    with listed.open("rb") as names:
        run(["xargs", "-0", "cat"], folder, stdin=names.fileno())


def look(folder: Path) -> None:
    """Ask Git what changed and what there is."""
    run(["git", "status", "--porcelain"], folder)
    run(["git", "ls-files", "-s"], folder)


def walk_history(folder: Path, *paths: str) -> None:
    """Ask Git which commits touched a file."""
    run(["git", "log", "--format=%H", "--", *paths], folder)


def search_text(folder: Path) -> None:
    """Search every tracked file for a name."""
    run(["git", "grep", "-lF", "Virtanen", "--", "records"], folder)


def import_click(folder: Path) -> None:
    """Start Python and import click, nothing else."""
    run([sys.executable, "-c", "import click"], folder)


def check_jsonschema(folder: Path) -> None:
    """Hold a sample of the customers against the JSON Schema."""
    schema = REPOSITORY / "schema" / "json" / "customer.schema.json"
    run([program("check-jsonschema"), "--schemafile", str(schema), *_sample(folder)], folder)


def yamllint(folder: Path) -> None:
    """Look over a sample of the customers."""
    run([program("yamllint"), "-d", "relaxed", *_sample(folder)], folder)


def program(name: str) -> str:
    """Return the path of an installed program, `''` where there is none."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name) or ""


def run(command: list[str], folder: Path, stdin: int = subprocess.DEVNULL, ok: int = 0) -> None:
    """Run a command to its end, its output thrown away; raise if it ends otherwise than by `ok`."""
    done = subprocess.run(
        command, cwd=folder, env=environment(), stdin=stdin,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    if done.returncode not in (0, ok):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()}")


def _sample(folder: Path) -> list[str]:
    found = sorted((folder / "records" / "customers").glob("*/*.yaml"))
    return [str(file) for file in found[:SAMPLE]]
