"""Making the register to measure: files, history and index, as if it had been kept for a year."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.contacts import ids
from benchmarks.history import stream
from benchmarks.plan import Plan
from schema.request import Request
from tooling.yaml.canonical_writer import emit
from tooling.yaml.reader import read

REPOSITORY = Path(__file__).parent.parent
_COPIED = ("records/controller.yaml", "records/*/register.yaml", "records/campaigns/*.yaml",
           "records/sources/*.yaml", ".gitignore", ".gitattributes")  # fmt: skip


def ready(plan: Plan, folder: Path, note: Callable[[str], None]) -> bool:
    """Make the register of `plan` in `folder`; return False where it was there already."""
    stamp = folder / ".git" / "made-by-benchmark.json"
    said = json.dumps({**asdict(plan), "generator": _generator()}, sort_keys=True)
    if stamp.exists() and stamp.read_text() == said:
        git(folder, "reset", "-q", "--hard", "made-by-benchmark")
        return False
    note(f"Making a register of {plan.contacts:,} contacts and {plan.commits:,} commits")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for name, value in (("user.name", "Bench"), ("user.email", "bench@ensto.example"),
                        ("gc.auto", "0")):  # fmt: skip
        git(folder, "config", name, value)
    _import(plan, folder)
    note("Checking it out")
    git(folder, "reset", "-q", "--hard", "main")
    git(folder, "tag", "made-by-benchmark")
    _settle_index(folder)
    stamp.write_text(said)
    return True


def other_files(plan: Plan) -> dict[str, bytes]:
    """Return everything but the contacts: as in the demo register, requests by invented people."""
    found = {}
    for pattern in _COPIED:
        for file in sorted(REPOSITORY.glob(pattern)):
            found[file.relative_to(REPOSITORY).as_posix()] = file.read_bytes()
    rng, names = random.Random(f"{plan.seed}/requests"), ids(plan.seed, plan.contacts)
    for file in sorted(REPOSITORY.glob("records/requests/*.yaml")):
        request = read(file.read_bytes())
        request["subjects"] = [rng.choice(names)]
        found[file.relative_to(REPOSITORY).as_posix()] = emit(request, Request)
    return found


def git(folder: Path, *args: str) -> bytes:
    """Run a Git command in `folder`, without the settings of whoever measures."""
    return subprocess.run(
        ["git", *args], cwd=folder, env=environment(), check=True, stdout=subprocess.PIPE
    ).stdout


def environment() -> dict[str, str]:
    """Return the environment that everything measured runs in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    return {**kept, **quiet, "PYTHONPATH": str(REPOSITORY)}


def _import(plan: Plan, folder: Path) -> None:
    command = ["git", "fast-import", "--quiet", "--done", "--date-format=raw"]
    with subprocess.Popen(command, cwd=folder, env=environment(), stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for part in stream(plan, other_files(plan)):
            process.stdin.write(part)
        process.stdin.close()
    if process.returncode:
        raise RuntimeError("git fast-import failed")


def _settle_index(folder: Path) -> None:
    """Make every file older than the index: Git would read each anew that may have changed since.

    (Git's own documentation calls such entries racy.)
    """
    index = folder / ".git" / "index"
    newest = index.stat().st_mtime_ns
    while index.stat().st_mtime_ns <= newest + 1_000_000_000:
        index.touch()
    git(folder, "update-index", "-q", "--really-refresh")
    git(folder, "status", "--porcelain")


def _generator() -> str:
    digest = hashlib.sha256()
    for name in ("words", "contacts", "plan", "history", "generate"):
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return digest.hexdigest()
