"""Killed at any moment, the repository is as before or as after, and the erasure can go on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.erasure.people import (
    GONE,
    TRACES,
    ErasureDesk,
    begin,
    erase_and_close,
    path_of,
    plant,
)
from tests.killing import Command, Moment, copies
from tooling.erasure.failpoints import RewriteFailpoint
from tooling.erasure.rewriting.workspace import pending
from tooling.failpoints import Failpoint

TURNS = int(os.environ.get("KILLS", "6"))
ERASE = Command(erase_and_close, RewriteFailpoint)


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


def assert_whole(scene: Scene, desk: ErasureDesk) -> None:
    """Git finds no damage, and the refs are all old or all new."""
    desk.git("fsck", "--full", "--no-dangling")
    assert refs(desk) in (scene.before, scene.after)
    assert (desk.root / "untracked.txt").read_text() == "mine\n"
    assert (desk.root / "exports/mine.csv").read_text() == "ignored\n"


def assert_ended(scene: Scene, desk: ErasureDesk) -> None:
    """The erasure can be run (again), and then all is as if it had never been killed."""
    assert ERASE.run(desk.root) == 0
    assert refs(desk) == scene.after
    assert not pending(desk.repository)
    assert desk.git("status", "--porcelain").splitlines() == ["?? untracked.txt"]
    assert not (desk.root / path_of(GONE)).exists()
    assert [trace for trace in TRACES if trace in desk.everything()] == []
    assert len(desk.git("stash", "list").splitlines()) == 2
    assert desk.git("fsck", "--full", "--strict") == ""
    assert not list((desk.root / ".git").rglob("*.lock"))
    assert not list((desk.root / ".git").rglob("mirror.git"))


@pytest.mark.parametrize("failpoint", ERASE.failpoints, ids=str)
def test_killed_at_a_failpoint(scene: Scene, tmp_path: Path, failpoint: Failpoint) -> None:
    for moment in ERASE.times(failpoint, lambda: [scene.copy(tmp_path / "whole").root]):
        desk = scene.copy(tmp_path / "killed")
        ERASE.kill(moment, desk.root)
        assert_whole(scene, desk)
        assert_ended(scene, desk)


def test_a_commit_after_the_kill_is_kept(scene: Scene, tmp_path: Path) -> None:
    for failpoint in (RewriteFailpoint.PACKS_LINKED, RewriteFailpoint.REFS_RENAMED):
        desk = scene.copy(tmp_path / "killed")
        ERASE.kill(failpoint, desk.root)
        for lock in (desk.root / ".git").rglob("*.lock"):
            lock.unlink()  # as Git itself tells people to
        tree = desk.git("rev-parse", "HEAD^{tree}")
        theirs = desk.git("commit-tree", tree, "-p", "HEAD", "-m", "Theirs")
        desk.git("update-ref", "HEAD", theirs)
        assert ERASE.run(desk.root) == 0
        assert desk.git("log", "-1", "--format=%s") == "Theirs"
        desk.git("fsck", "--full", "--no-dangling")


def test_killed_again_while_it_goes_on(scene: Scene, tmp_path: Path) -> None:
    cut = scene.copy(tmp_path / "cut").root
    ERASE.kill(RewriteFailpoint.REFS_RENAMED, cut)
    fresh = copies(cut, tmp_path)
    moments = ERASE.moments(fresh())
    assert Moment.of(RewriteFailpoint.OBJECTS_DROPPED) in moments
    for moment in moments:
        desk = ErasureDesk(fresh())
        ERASE.kill(moment, desk.root)
        assert_whole(scene, desk)
        assert_ended(scene, desk)


def test_killed_at_random(scene: Scene, tmp_path: Path) -> None:
    rng = random.Random(20250102)
    desk = scene.copy(tmp_path / "killed")
    began = time.monotonic()
    assert ERASE.run(desk.root) == 0
    longest = time.monotonic() - began
    killed = 0
    for _ in range(TURNS):
        desk = scene.copy(tmp_path / "killed")
        process = ERASE.start(desk.root)
        time.sleep(rng.uniform(longest * 0.2, longest))
        os.killpg(process.pid, signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert_whole(scene, desk)
        assert_ended(scene, desk)
    assert killed > TURNS / 4
