"""Killed at any moment, the repository is whole and the change can be ended or made again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.desk import git
from tests.store import kill_worker
from tooling.errors import RegisterError
from tooling.store import lock as lock_module
from tooling.store.change import recover
from tooling.store.journal import journal_file

PROJECT = Path(__file__).parents[2]
TURNS = 16
STAGES = [
    ("before", "change.store_blobs"),
    ("after", "change.store_blobs"),
    ("after", "change.make_commit"),
    ("before", "change.write_all"),
    ("after", "change.write_all"),
    ("before", "commit._enter"),
    ("before", "commit._move_head"),
    ("after", "commit._move_head"),
    ("after", "change.publish"),
    ("before", "change.remove_journal"),
]


@pytest.fixture
def root(repository: Path) -> Path:
    """A register with version 0, something a person has staged and something they have not."""
    kill_worker.base(repository)
    (repository / "mine.txt").write_text("committed")
    git(repository, "add", "mine.txt")
    git(repository, "commit", "-q", "-m", "Mine")
    (repository / "staged.txt").write_text("staged")
    git(repository, "add", "staged.txt")
    (repository / "mine.txt").write_text("dirty")
    return repository


def start(root: Path, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(Path(kill_worker.__file__)), str(root), *args],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def assert_whole(root: Path) -> None:
    """Git finds no damage, and each record is old or new."""
    git(root, "fsck", "--no-dangling", "--no-progress")
    for number in range(kill_worker.FILES):
        file = root / kill_worker.path(number)
        present = file.read_bytes() if file.exists() else None
        assert present in (kill_worker.content(number, 0), kill_worker.content(number, 1))


def end(root: Path) -> None:
    """Recover, make the change if it is not made, and look that all is as it should be."""
    recovered = recover(kill_worker.register_at(root))
    register = kill_worker.register_at(root)
    assert not journal_file(register.repository).exists()
    if git(root, "log", "-1", "--format=%s") == "Mine":
        assert recovered is None
        kill_worker.make(root, lambda n: kill_worker.content(n, 0), 1, range(kill_worker.FILES))
    for number in range(kill_worker.FILES):
        file = root / kill_worker.path(number)
        present = file.read_bytes() if file.exists() else None
        assert present == kill_worker.content(number, 1)
    assert git(root, "log", "--format=%s").splitlines() == [
        "Change many files",
        "Mine",
        "Change many files",
    ]
    assert git(root, "status", "--porcelain", "-uall").splitlines() == [
        " M mine.txt",
        "A  staged.txt",
    ]
    assert (root / "mine.txt").read_text() == "dirty"
    git(root, "fsck", "--no-dangling", "--no-progress")


@pytest.mark.parametrize(("when", "place"), STAGES)
def test_killed_at_a_stage(root: Path, when: str, place: str) -> None:
    process = start(root, "apply", when, place)
    assert process.wait() == -signal.SIGKILL
    assert_whole(root)
    end(root)


@pytest.mark.parametrize("place", ["recovery.publish", "recovery._carry"])
def test_killed_again_while_it_recovers(root: Path, place: str) -> None:
    start(root, "apply", "before", "change.publish").wait()
    assert start(root, "recover", "after", place).wait() == -signal.SIGKILL
    assert_whole(root)
    end(root)


def test_killed_at_random(root: Path) -> None:
    rng = random.Random(20250102)
    fresh = git(root, "rev-parse", "HEAD")
    began = time.monotonic()
    assert start(root, "apply").wait() == 0
    longest = time.monotonic() - began
    killed = 0
    for _ in range(TURNS):
        git(root, "update-ref", "HEAD", fresh)
        git(root, "restore", "-s", fresh, "--staged", "--worktree", "records")
        process = start(root, "apply")
        time.sleep(rng.uniform(longest * 0.3, longest))
        os.killpg(process.pid, signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:  # too late: the machine is quicker now than it was at first
            longest *= 0.8
        assert_whole(root)
        end(root)
    assert killed > TURNS / 4


def test_what_a_person_changed_after_the_kill_is_kept(root: Path) -> None:
    start(root, "apply", "before", "change.publish").wait()
    theirs = root / kill_worker.path(2)
    theirs.write_bytes(b"theirs\n")
    half = theirs.with_name(f".{theirs.name}.tmp")
    half.write_bytes(b"half of what")
    recovered = recover(kill_worker.register_at(root))
    assert recovered is not None
    assert (recovered.outcome, recovered.kept) == ("finished", (kill_worker.path(2),))
    assert theirs.read_bytes() == b"theirs\n"
    assert not half.exists()
    assert git(root, "rev-parse", "HEAD") == recovered.commit


def test_undone_when_the_branch_went_elsewhere(root: Path) -> None:
    start(root, "apply", "before", "commit._move_head").wait()
    assert (root / ".git/index.lock").exists()
    theirs = git(root, "commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "Theirs")
    git(root, "update-ref", "HEAD", theirs)
    recovered = recover(kill_worker.register_at(root))
    assert recovered is not None
    assert recovered.outcome == "undone"
    assert git(root, "log", "-1", "--format=%s") == "Theirs"
    assert git(root, "status", "--porcelain", "-uall").splitlines() == [
        " M mine.txt",
        "A  staged.txt",
    ]
    git(root, "commit", "-q", "-m", "The index is free")


def test_locks_that_a_killed_git_left(root: Path) -> None:
    start(root, "apply", "before", "commit._move_head").wait()
    (root / ".git/HEAD.lock").write_text("")
    (root / ".git/refs/heads/main.lock").write_text("")
    end(root)


def test_a_lock_that_is_not_ours_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(root, "apply", "before", "change.publish").wait()
    lock = root / ".git/index.lock"
    lock.write_text("")
    monkeypatch.setattr(lock_module.index_locked.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
    with pytest.raises(RegisterError, match="Another Git command"):
        recover(kill_worker.register_at(root))
    assert lock.exists()
    lock.unlink()
    end(root)


def test_two_at_once(root: Path) -> None:
    two = [start(root, "0"), start(root, "1")]
    assert [process.wait() for process in two] == [0, 0]
    assert git(root, "log", "--format=%s").count("Change many files") == 3
    for number in range(kill_worker.FILES):
        file = root / kill_worker.path(number)
        present = file.read_bytes() if file.exists() else None
        assert present == kill_worker.content(number, 1)
    assert set(git(root, "status", "--porcelain").splitlines()) == {" M mine.txt", "A  staged.txt"}
