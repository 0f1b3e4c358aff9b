"""Killed at any moment, the repository is whole and the change can be ended or made again."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import git
from tests.killing import Command, copies
from tests.store import many_files
from tooling.errors import RegisterError
from tooling.failpoints import Failpoint
from tooling.store import lock as lock_module
from tooling.store.change import recover
from tooling.store.failpoints import ChangeFailpoint, RecoveryFailpoint
from tooling.store.journal import Journal

TURNS = 16
CHANGE = Command(many_files.change_all, ChangeFailpoint)
HALF = Command(many_files.change_half)
RECOVER = Command(many_files.recover, RecoveryFailpoint)


@pytest.fixture
def root(repository: Path) -> Path:
    """A register with version 0, something a person has staged and something they have not."""
    many_files.base(repository)
    (repository / "mine.txt").write_text("committed")
    git(repository, "add", "mine.txt")
    git(repository, "commit", "-q", "-m", "Mine")
    (repository / "staged.txt").write_text("staged")
    git(repository, "add", "staged.txt")
    (repository / "mine.txt").write_text("dirty")
    return repository


def assert_whole(root: Path) -> None:
    """Git finds no damage, and each record is old or new."""
    git(root, "fsck", "--no-dangling", "--no-progress")
    for number in range(many_files.FILES):
        file = root / many_files.path(number)
        present = file.read_bytes() if file.exists() else None
        assert present in (many_files.content(number, 0), many_files.content(number, 1))


def end(root: Path) -> None:
    """Recover, make the change if it is not made, and look that all is as it should be."""
    recovered = recover(many_files.register_at(root))
    register = many_files.register_at(root)
    assert not Journal.file(register.repository).exists()
    if git(root, "log", "-1", "--format=%s") == "Mine":
        assert recovered is None
        many_files.make(root, lambda n: many_files.content(n, 0), 1, range(many_files.FILES))
    for number in range(many_files.FILES):
        file = root / many_files.path(number)
        present = file.read_bytes() if file.exists() else None
        assert present == many_files.content(number, 1)
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


@pytest.mark.parametrize("failpoint", CHANGE.failpoints, ids=str)
def test_killed_at_a_failpoint(root: Path, tmp_path: Path, failpoint: Failpoint) -> None:
    fresh = copies(root, tmp_path)
    for moment in CHANGE.times(failpoint, lambda: [fresh()]):
        CHANGE.kill(moment, copy := fresh())
        assert_whole(copy)
        end(copy)


def killed_recovering(cut: Path, folder: Path, *reaches: Failpoint) -> Iterator[Path]:
    """Copies of a register that was cut short, each killed at another moment of its recovery."""
    fresh = copies(cut, folder)
    moments = RECOVER.moments(fresh())
    assert {moment.failpoint for moment in moments} >= set(map(str, reaches))
    for moment in moments:
        RECOVER.kill(moment, copy := fresh())
        assert_whole(copy)
        yield copy


@pytest.mark.parametrize(
    "failpoint", [ChangeFailpoint.JOURNAL_WRITTEN, ChangeFailpoint.FILES_WRITTEN], ids=str
)
def test_killed_again_while_it_recovers(root: Path, tmp_path: Path, failpoint: Failpoint) -> None:
    CHANGE.kill(failpoint, root)
    forward = set(RecoveryFailpoint) - {RecoveryFailpoint.FILES_UNDONE}
    for copy in killed_recovering(root, tmp_path, *forward):
        end(copy)


def test_killed_at_random(root: Path) -> None:
    rng = random.Random(20250102)
    fresh = git(root, "rev-parse", "HEAD")
    began = time.monotonic()
    assert CHANGE.run(root) == 0
    longest = time.monotonic() - began
    killed = 0
    for _ in range(TURNS):
        git(root, "update-ref", "HEAD", fresh)
        git(root, "restore", "-s", fresh, "--staged", "--worktree", "records")
        process = CHANGE.start(root)
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
    CHANGE.kill(ChangeFailpoint.FILES_WRITTEN, root)
    theirs = root / many_files.path(2)
    theirs.write_bytes(b"theirs\n")
    half = theirs.with_name(f".{theirs.name}.tmp")
    half.write_bytes(b"half of what")
    recovered = recover(many_files.register_at(root))
    assert recovered is not None
    assert (recovered.outcome, recovered.kept) == ("finished", (many_files.path(2),))
    assert theirs.read_bytes() == b"theirs\n"
    assert not half.exists()
    assert git(root, "rev-parse", "HEAD") == recovered.commit


def go_elsewhere(root: Path) -> None:
    theirs = git(root, "commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "Theirs")
    git(root, "update-ref", "HEAD", theirs)


def assert_undone(root: Path) -> None:
    assert git(root, "log", "-1", "--format=%s") == "Theirs"
    assert git(root, "status", "--porcelain", "-uall").splitlines() == [
        " M mine.txt",
        "A  staged.txt",
    ]
    git(root, "commit", "-q", "-m", "The index is free")


def test_undone_when_the_branch_went_elsewhere(root: Path) -> None:
    CHANGE.kill(ChangeFailpoint.INDEX_READY, root)
    assert (root / ".git/index.lock").exists()
    go_elsewhere(root)
    recovered = recover(many_files.register_at(root))
    assert recovered is not None
    assert recovered.outcome == "undone"
    assert_undone(root)


def test_killed_again_while_it_is_undone(root: Path, tmp_path: Path) -> None:
    CHANGE.kill(ChangeFailpoint.INDEX_READY, root)
    go_elsewhere(root)
    back = set(RecoveryFailpoint) - {RecoveryFailpoint.FILES_FINISHED}
    for copy in killed_recovering(root, tmp_path, *back):
        assert RECOVER.run(copy) == 0
        assert_undone(copy)


def test_locks_that_a_killed_git_left(root: Path) -> None:
    CHANGE.kill(ChangeFailpoint.INDEX_READY, root)
    (root / ".git/HEAD.lock").write_text("")
    (root / ".git/refs/heads/main.lock").write_text("")
    end(root)


def test_a_lock_that_is_not_ours_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CHANGE.kill(ChangeFailpoint.FILES_WRITTEN, root)
    lock = root / ".git/index.lock"
    lock.write_text("")
    monkeypatch.setattr(lock_module.index_locked.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
    with pytest.raises(RegisterError, match="Another Git command"):
        recover(many_files.register_at(root))
    assert lock.exists()
    lock.unlink()
    end(root)


def test_two_at_once(root: Path) -> None:
    two = [HALF.start(root, "0"), HALF.start(root, "1")]
    assert [process.wait() for process in two] == [0, 0]
    assert git(root, "log", "--format=%s").count("Change many files") == 3
    for number in range(many_files.FILES):
        file = root / many_files.path(number)
        present = file.read_bytes() if file.exists() else None
        assert present == many_files.content(number, 1)
    assert set(git(root, "status", "--porcelain").splitlines()) == {" M mine.txt", "A  staged.txt"}
