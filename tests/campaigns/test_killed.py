"""Killed at any moment: never a list without its disclosure, and the command can be run again."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import stat
import time
from pathlib import Path

import pytest

from tests.campaigns.shop import Shop
from tests.desk import DAY
from tests.killing import Command, copies
from tooling.campaigns.failpoints import ExportFailpoint
from tooling.cli.main import run
from tooling.failpoints import Failpoint
from tooling.store.failpoints import ChangeFailpoint, PrivateFileFailpoint
from tooling.yaml.reader import read

TURNS = 5
EXPORT = Command(run, ExportFailpoint, PrivateFileFailpoint, ChangeFailpoint)


def words(root: Path) -> list[str]:
    """The arguments of an export from the register at `root`."""
    return [f"--register={root}", f"--today={DAY}", "export", "spring", "--to", "marketing"]


def disclosed(shop: Shop) -> set[str]:
    """The hashes of all lists that the last commit says were made."""
    names = shop.git("ls-tree", "-r", "--name-only", "HEAD", "records/disclosures/").split()
    return {str(read(shop.git("show", f"HEAD:{name}").encode())["sha256"]) for name in names}


def lists(shop: Shop) -> list[Path]:
    return [path for path in (shop.root / "exports").glob("*") if path.stat().st_size]


def check(shop: Shop) -> None:
    """Each byte of a list is the owner's alone, and each whole list has its disclosure."""
    for path in (shop.root / "exports").glob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    known = disclosed(shop)
    for path in lists(shop):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in known
    shop.git("fsck", "--strict")


@pytest.mark.parametrize("failpoint", EXPORT.failpoints, ids=str)
def test_killed_at_a_failpoint(shop: Shop, tmp_path: Path, failpoint: Failpoint):
    fresh = copies(shop.root, tmp_path)
    for moment in EXPORT.times(failpoint, lambda: words(fresh())):
        copy = Shop(fresh())
        EXPORT.kill(moment, *words(copy.root))
        check(copy)
        assert not list((copy.root / "exports").glob("*.csv"))
        summary = copy.export()
        assert summary["exported"] == 2
        check(copy)
        assert copy.exports() == ["spring-2025-06-01.csv"]
        assert copy.git("status", "--porcelain") == ""


@pytest.mark.slow
def test_killed_at_any_moment(shop: Shop):
    rng = random.Random(3)
    began = time.monotonic()
    assert EXPORT.run(*words(shop.root)) == 0
    whole = time.monotonic() - began
    for _ in range(TURNS):
        process = EXPORT.start(*words(shop.root))
        time.sleep(rng.uniform(0.3, 1) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shop.tooling("explain", "spring")  # any command ends what was cut short
        check(shop)
    assert shop.export("--force")["exported"] == 2
    assert shop.git("status", "--porcelain") == ""


def test_two_at_once_do_not_mix(shop: Shop):
    processes = [EXPORT.start(*words(shop.root)) for _ in range(3)]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    check(shop)
    names = shop.git("ls-tree", "-r", "--name-only", "HEAD", "records/disclosures/").split()
    assert len(names) == 3
    assert shop.git("status", "--porcelain") == ""
