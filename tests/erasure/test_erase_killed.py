"""Killed at any moment, the repository is as before or as after, and the erasure can go on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.erasure import kill_worker
from tests.erasure.people import GONE, TRACES, ErasureDesk, begin, place, plant
from tooling.erasure.rewriting.recovery import pending

PROJECT = Path(__file__).parents[2]
TURNS = int(os.environ.get("KILLS", "6"))
STAGES = [
    ("after", "erase.rewrite"),
    ("before", "erase.switch"),
    ("after", "swap._link_packs"),
    ("before", "swap._move_files"),
    ("before", "swap._rename_refs"),
    ("after", "swap._rename_refs"),
    ("after", "swap.update_files"),
    ("after", "swap.forget"),
    ("after", "swap.drop_objects"),
    ("after", "swap.complete"),
    ("after", "erase.clear"),
    ("before", "erase._proven"),
]


@dataclass
class Scene:
    """A register with traces, and what its refs and files are before and after an erasure."""

    origin: Path
    before: str
    after: str

    def copy(self, to: Path) -> ErasureDesk:
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.origin, to, symlinks=True)
        desk = ErasureDesk(to)
        desk.git("update-index", "-q", "--refresh")
        return desk


def refs(desk: ErasureDesk) -> str:
    """All refs, and HEAD."""
    return desk.git("for-each-ref", "--format=%(objectname) %(refname)") + desk.git(
        "rev-parse", "HEAD"
    )


MADE: list[Scene] = []


@pytest.fixture
def scene(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Scene:
    """Made once: it is only ever copied."""
    if not MADE:
        desk = ErasureDesk(tmp_path_factory.mktemp("scene"))
        desk.git("init", "-q", "-b", "main")
        begin(desk.root)
        plant(desk)
        made = Scene(desk.root, refs(desk), "")
        copy = made.copy(tmp_path / "after")
        copy.erase()
        made.after = refs(copy)
        assert made.before != made.after
        MADE.append(made)
    return MADE[0]


def start(root: Path, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(Path(kill_worker.__file__)), str(root), *args],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def assert_whole(scene: Scene, desk: ErasureDesk) -> None:
    """Git finds no damage, and the refs are all old or all new."""
    desk.git("fsck", "--full", "--no-dangling")
    assert refs(desk) in (scene.before, scene.after)
    assert (desk.root / "untracked.txt").read_text() == "mine\n"
    assert (desk.root / "exports/mine.csv").read_text() == "ignored\n"


def assert_ended(scene: Scene, desk: ErasureDesk) -> None:
    """The erasure can be run (again), and then all is as if it had never been killed."""
    assert start(desk.root).wait() == 0
    assert refs(desk) == scene.after
    assert not pending(desk.repository)
    assert desk.git("status", "--porcelain").splitlines() == ["?? untracked.txt"]
    assert not (desk.root / place(GONE)).exists()
    assert [trace for trace in TRACES if trace in desk.everything()] == []
    assert len(desk.git("stash", "list").splitlines()) == 2
    assert desk.git("fsck", "--full", "--strict") == ""
    assert not list((desk.root / ".git").rglob("*.lock"))
    assert not list((desk.root / ".git").rglob("mirror.git"))


@pytest.mark.parametrize(("when", "step"), STAGES)
def test_killed_at_a_step(scene: Scene, tmp_path: Path, when: str, step: str) -> None:
    desk = scene.copy(tmp_path / "killed")
    assert start(desk.root, when, step).wait() == -signal.SIGKILL
    assert_whole(scene, desk)
    assert_ended(scene, desk)


@pytest.mark.parametrize("number", [1, 2])
def test_killed_while_it_clears_up(scene: Scene, tmp_path: Path, number: int) -> None:
    """The mirror is gone, or the journal: neither may lead back to a history that is gone."""
    desk = scene.copy(tmp_path / "killed")
    assert start(desk.root, f"before:{number}", "swap.remove").wait() == -signal.SIGKILL
    assert_whole(scene, desk)
    assert_ended(scene, desk)


def test_a_commit_after_the_kill_is_kept(scene: Scene, tmp_path: Path) -> None:
    for step in ("_link_packs", "_rename_refs"):
        desk = scene.copy(tmp_path / "killed")
        assert start(desk.root, "after", f"swap.{step}").wait() == -signal.SIGKILL
        for lock in (desk.root / ".git").rglob("*.lock"):
            lock.unlink()  # as Git itself tells people to
        tree = desk.git("rev-parse", "HEAD^{tree}")
        theirs = desk.git("commit-tree", tree, "-p", "HEAD", "-m", "Theirs")
        desk.git("update-ref", "HEAD", theirs)
        assert start(desk.root).wait() == 0
        assert desk.git("log", "-1", "--format=%s") == "Theirs"
        desk.git("fsck", "--full", "--no-dangling")


@pytest.mark.parametrize("step", ["recovery.complete", "swap.drop_objects", "swap.forget"])
def test_killed_again_while_it_goes_on(scene: Scene, tmp_path: Path, step: str) -> None:
    desk = scene.copy(tmp_path / "killed")
    assert start(desk.root, "after", "swap._rename_refs").wait() == -signal.SIGKILL
    assert start(desk.root, "before", step).wait() == -signal.SIGKILL
    assert_whole(scene, desk)
    assert_ended(scene, desk)


def test_killed_at_random(scene: Scene, tmp_path: Path) -> None:
    rng = random.Random(20250102)
    desk = scene.copy(tmp_path / "killed")
    began = time.monotonic()
    assert start(desk.root).wait() == 0
    longest = time.monotonic() - began
    killed = 0
    for _ in range(TURNS):
        desk = scene.copy(tmp_path / "killed")
        process = start(desk.root)
        time.sleep(rng.uniform(longest * 0.2, longest))
        os.killpg(process.pid, signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert_whole(scene, desk)
        assert_ended(scene, desk)
    assert killed > TURNS / 4
