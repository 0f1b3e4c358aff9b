"""Killed at any moment and run again, an import ends in the same state, nobody twice."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.killing import Command, copies
from tests.sources.desk import AINO, ImportDesk, text_of
from tooling.cli.main import run
from tooling.failpoints import Failpoint
from tooling.store.failpoints import ChangeFailpoint

PEOPLE = 300
TURNS = 6
IMPORT = Command(run, ChangeFailpoint)


def words(root: Path, file: Path) -> list[str | Path]:
    """The arguments of the import of `file`."""
    options = ["--into", "customers", "--source", "erp", "--apply"]
    return ["--register", root, "import", file, *options]


def row(number: int, company: str) -> dict[str, str]:
    return {
        **AINO,
        "No": str(number),
        "Company": company,
        "Last": f"Person{number}",
        "Mail": f"p{number}@koivu.example",
    }


@pytest.fixture
def file(desk: ImportDesk) -> Path:
    """A list of which the first third is in the register already, to be changed."""
    desk.take([row(number, "Koivu Oy") for number in range(PEOPLE // 3)])
    file = desk.root.parent / "new.csv"
    file.write_text(text_of([row(number, "Koivu Oyj") for number in range(PEOPLE)]))
    return file


def end(desk: ImportDesk, file: Path) -> None:
    """Run the import again, and look that all is as one import makes it."""
    assert IMPORT.run(*words(desk.root, file)) == 0
    trees: list[Any] = [held.tree for held in desk.held().values()]
    assert len(trees) == PEOPLE
    keys = [tree["sources"][0]["key"] for tree in trees]
    assert sorted(keys, key=int) == [str(number) for number in range(PEOPLE)]
    assert {tree["organisation"] for tree in trees} == {"Koivu Oyj"}
    assert len(list(desk.root.glob("records/*/*/*.yaml"))) == PEOPLE
    assert desk.git("status", "--porcelain", "-uall") == ""
    assert desk.git("log", "--format=%s").splitlines() == [
        f"Import {PEOPLE} contacts from erp into customers",
        f"Import {PEOPLE // 3} contacts from erp into customers",
        "Start",
    ]
    desk.git("fsck", "--no-dangling", "--no-progress")


@pytest.mark.parametrize("failpoint", IMPORT.failpoints, ids=str)
def test_killed_at_a_failpoint(
    desk: ImportDesk, file: Path, tmp_path: Path, failpoint: Failpoint
) -> None:
    fresh = copies(desk.root, tmp_path)
    for moment in IMPORT.times(failpoint, lambda: words(fresh(), file)):
        IMPORT.kill(moment, *words(copy := fresh(), file))
        end(ImportDesk(copy), file)


def test_killed_at_random(desk: ImportDesk, file: Path) -> None:
    fresh = desk.git("rev-parse", "HEAD")
    began = time.monotonic()
    end(desk, file)
    longest = time.monotonic() - began
    rng = random.Random(20250304)
    killed = 0
    for _ in range(TURNS):
        desk.git("reset", "-q", "--hard", fresh)
        process = IMPORT.start(*words(desk.root, file))
        time.sleep(rng.uniform(longest * 0.2, longest * 0.9))
        os.killpg(process.pid, signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        end(desk, file)
    assert killed


def test_two_at_once_import_nobody_twice(desk: ImportDesk, file: Path) -> None:
    two = [IMPORT.start(*words(desk.root, file)), IMPORT.start(*words(desk.root, file))]
    assert [process.wait() for process in two] == [0, 0]
    end(desk, file)
