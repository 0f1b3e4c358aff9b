"""Killed at any moment: never a list without its disclosure, and the command can be run again."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.campaigns import killed_export
from tests.campaigns.shop import Shop
from tooling.yaml.reader import read

PROJECT = Path(__file__).parents[2]
TURNS = 5
STAGES = [
    ("after", "export.chosen_now"),
    ("after", "export.render"),
    ("before", "export.disclose"),
    ("before", "disclosing.apply"),
    ("before", "change.make_commit"),
    ("before", "change.write_all"),
    ("after", "change.write_all"),
    ("after", "change.publish"),
    ("after", "disclosing.apply"),
    ("after", "export.disclose"),
    ("before", "os.fchmod"),
]


def start(shop: Shop, *stage: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, killed_export.__file__, str(shop.root), *stage],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


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


@pytest.mark.parametrize(("when", "place"), STAGES)
def test_killed_at_a_step(shop: Shop, when: str, place: str):
    process = start(shop, when, place)
    assert process.wait(60) == -signal.SIGKILL
    check(shop)
    assert not list((shop.root / "exports").glob("*.csv"))
    summary = shop.export()
    assert summary["exported"] == 2
    check(shop)
    assert shop.exports() == ["spring-2025-06-01.csv"]
    assert shop.git("status", "--porcelain") == ""


@pytest.mark.slow
def test_killed_at_any_moment(shop: Shop):
    rng = random.Random(3)
    began = time.monotonic()
    assert start(shop).wait(60) == 0
    whole = time.monotonic() - began
    for _ in range(TURNS):
        process = start(shop)
        time.sleep(rng.uniform(0.3, 1) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shop.tooling("explain", "spring")  # any command ends what was cut short
        check(shop)
    assert shop.export("--force")["exported"] == 2
    assert shop.git("status", "--porcelain") == ""


def test_two_at_once_do_not_mix(shop: Shop):
    processes = [start(shop) for _ in range(3)]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    check(shop)
    names = shop.git("ls-tree", "-r", "--name-only", "HEAD", "records/disclosures/").split()
    assert len(names) == 3
    assert shop.git("status", "--porcelain") == ""
