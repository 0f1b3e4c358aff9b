"""A change is one commit of exactly its files, or nothing."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unittest.mock import patch

import pytest

from tests.desk import Desk, git
from tests.killing import At
from tooling import failpoints
from tooling.errors import RegisterError
from tooling.failpoints import Failpoint
from tooling.git import Repository
from tooling.store import commit
from tooling.store.change import FileChange, apply, recover
from tooling.store.failpoints import ChangeFailpoint
from tooling.store.journal import Journal
from tooling.store.lock import lock_file, locked

if TYPE_CHECKING:
    from tooling.store.register import Register

A = "records/customers/k7/k7m2qd4x.yaml"
B = "records/prospects/b3/b3w9x2fh.yaml"
C = "records/customers/c4/c4m2qd4x.yaml"


@dataclass
class Standing:
    """As much of a register as a change looks at."""

    root: Path
    repository: Repository | None
    prefix: str = ""


def register_at(root: Path) -> Register:
    repository = Repository.discover(root)
    prefix = repository.prefix_of(root) if repository else ""
    return cast("Register", Standing(root, repository, prefix))


def status(root: Path) -> str:
    return git(root, "status", "--porcelain", "-uall")


@pytest.fixture
def register(repository: Path) -> Register:
    return register_at(repository)


def test_first_commit_on_an_unborn_branch(register: Register) -> None:
    made = apply(
        register,
        [FileChange(A, None, b"one\n"), FileChange(B, None, b"two\n")],
        "Add 2 contacts",
        {"Register-Source": "erp", "Register-Reason": "test"},
    )
    root = register.root
    assert made == git(root, "rev-parse", "main")
    assert git(root, "ls-tree", "-r", "--name-only", "HEAD").split() == [A, B]
    assert (root / A).read_bytes() == b"one\n"
    assert status(root) == ""
    body = git(root, "log", "-1", "--format=%B")
    assert body == "Add 2 contacts\n\nRegister-Source: erp\nRegister-Reason: test"
    assert git(root, "log", "-1", "--format=%(trailers:key=Register-Source,valueonly)") == "erp"
    assert not Journal.file(cast("Repository", register.repository)).exists()


def test_changes_and_deletes(register: Register) -> None:
    apply(register, [FileChange(A, None, b"1\n"), FileChange(B, None, b"2\n")], "Add")
    old = git(register.root, "rev-parse", "HEAD")
    apply(register, [FileChange(A, b"1\n", b"3\n"), FileChange(B, b"2\n", None)], "Change")
    assert git(register.root, "rev-parse", "HEAD^") == old
    assert git(register.root, "diff", "--name-status", "HEAD^").split() == ["M", A, "D", B]
    assert not (register.root / "records/prospects").exists()
    assert status(register.root) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (FileChange(A, b"other\n", b"x\n"), "was changed"),
        (FileChange(A, None, b"x\n"), "exists already"),
        (FileChange(B, b"x\n", b"y\n"), "was removed"),
        (FileChange("records/customers", None, b"y\n"), "is a folder"),
        (FileChange("../x.yaml", None, b"y\n"), "not a path"),
        (FileChange("/tmp/x.yaml", None, b"y\n"), "not a path"),
        (FileChange(".git/x.yaml", None, b"y\n"), "not a path"),
        (FileChange("link/x.yaml", None, b"y\n"), "symbolic link"),
    ],
)
def test_refuses_before_anything_is_written(
    register: Register, change: FileChange, words: str, tmp_path: Path
) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    (register.root / "link").symlink_to(tmp_path)
    before = git(register.root, "rev-parse", "HEAD"), status(register.root)
    with pytest.raises(RegisterError, match=words) as caught:
        apply(register, [FileChange(C, None, b"good\n"), change], "Change")
    assert change.path in caught.value.message
    assert (git(register.root, "rev-parse", "HEAD"), status(register.root)) == before
    assert not (tmp_path / "x.yaml").exists()


def test_what_is_staged_elsewhere_stays_staged(register: Register) -> None:
    root = register.root
    apply(register, [FileChange(A, None, b"1\n"), FileChange(B, None, b"2\n")], "Add")
    (root / "notes.txt").write_text("staged")
    git(root, "add", "notes.txt")
    (root / B).write_text("dirty")
    apply(register, [FileChange(A, b"1\n", b"3\n")], "Change")
    assert git(root, "show", "--name-only", "--format=", "HEAD") == A
    assert set(status(root).splitlines()) == {"A  notes.txt", f" M {B}"}


def test_nothing_to_do_makes_no_commit(register: Register) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    head = git(register.root, "rev-parse", "HEAD")
    assert apply(register, [FileChange(A, b"1\n", b"1\n")], "Nothing") is None
    (register.root / A).write_bytes(b"dirty\n")
    assert apply(register, [FileChange(A, b"dirty\n", b"1\n")], "Back") is None
    assert git(register.root, "rev-parse", "HEAD") == head
    assert status(register.root) == ""


def test_without_a_branch_a_commit_would_be_lost(register: Register) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    git(register.root, "checkout", "-q", "--detach")
    head = git(register.root, "rev-parse", "HEAD")
    with pytest.raises(RegisterError, match="HEAD is detached") as caught:
        apply(register, [FileChange(A, b"1\n", b"2\n")], "Change")
    assert "git switch --create" in (caught.value.hint or "")
    assert git(register.root, "rev-parse", "HEAD") == head
    assert status(register.root) == ""
    apply(register, [FileChange(A, b"1\n", b"2\n")], "Change", commit=False)
    assert (register.root / A).read_bytes() == b"2\n"


def test_a_register_in_a_subfolder_and_a_linked_work_tree(repository: Path, tmp_path: Path) -> None:
    (repository / "demo").mkdir()
    apply(register_at(repository / "demo"), [FileChange(A, None, b"1\n")], "Add")
    assert git(repository, "ls-files") == f"demo/{A}"
    git(repository, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    linked = register_at(tmp_path / "linked" / "demo")
    apply(linked, [FileChange(A, b"1\n", b"2\n")], "Change")
    assert git(repository, "show", f"other:demo/{A}") == "2"
    assert git(repository, "show", f"main:demo/{A}") == "1"
    assert status(tmp_path / "linked") == status(repository) == ""


def test_sha256(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    made = apply(register_at(tmp_path), [FileChange(A, None, b"1\n")], "Add")
    assert made is not None
    assert len(made) == 64
    apply(register_at(tmp_path), [FileChange(A, b"1\n", None)], "Delete")
    assert status(tmp_path) == ""


@pytest.mark.parametrize("inside_git", [True, False])
def test_without_a_commit(tmp_path: Path, inside_git: bool) -> None:
    if inside_git:
        git(tmp_path, "init", "-q")
    register = register_at(tmp_path)
    assert apply(register, [FileChange(A, None, b"1\n")], "Add", commit=False) is None
    assert (tmp_path / A).read_bytes() == b"1\n"
    with pytest.raises(RegisterError):
        apply(register, [FileChange(A, None, b"1\n")], "Add", commit=False)


def test_no_identity_is_said_before_anything_is_written(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    with pytest.raises(RegisterError, match="who you are") as caught:
        apply(register, [FileChange(A, None, b"1\n")], "Add")
    assert "user.name" in (caught.value.hint or "")
    assert status(register.root) == ""


def test_signing_is_honoured(register: Register, tmp_path: Path) -> None:
    signer = tmp_path / "signer"
    signer.write_text("#!/bin/sh\nexit 1\n")
    signer.chmod(0o755)
    git(register.root, "config", "commit.gpgSign", "true")
    git(register.root, "config", "gpg.program", str(signer))
    with pytest.raises(RegisterError) as caught:
        apply(register, [FileChange(A, None, b"1\n")], "Add")
    assert "signing key" in (caught.value.hint or "")
    assert status(register.root) == ""


def test_a_second_command_waits_says_so_and_gives_up(register: Register) -> None:
    notes: list[str] = []
    with locked(lock_file(register.root, register.repository)):
        with pytest.raises(RegisterError, match="Another tooling command"):
            apply(
                register,
                [FileChange(A, None, b"1\n")],
                "Add",
                note=notes.append,
                patience=0.2,
            )
        assert len(notes) == 1
        assert recover(register) is None
    assert apply(register, [FileChange(A, None, b"1\n")], "Add")


def test_a_git_command_at_work_is_waited_for(register: Register) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    lock = register.root / ".git/index.lock"
    lock.write_text("")
    timer = threading.Timer(0.4, lock.unlink)
    timer.start()
    assert apply(register, [FileChange(A, b"1\n", b"2\n")], "Change")
    timer.join()


def test_people_who_commit_meanwhile_are_not_overwritten(register: Register) -> None:
    """Again and again: the change waits for its turn, and nobody is asked to run it again."""
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    desk = Desk(register.root)
    times = 5

    def hook(now: Failpoint) -> None:
        nonlocal times
        if now is ChangeFailpoint.COMMIT_MADE and times:
            times -= 1
            desk.commit("Theirs", {"theirs.txt": f"theirs {times}"})

    with patch.object(failpoints, "hooks", [hook]):
        apply(register, [FileChange(A, b"1\n", b"2\n")], "Change")
    assert desk.subjects() == ["Change", *["Theirs"] * 5, "Add"]
    assert desk.git("show", "--name-only", "--format=", "HEAD") == A
    assert desk.status() == ""


def test_the_plan_is_checked_anew_after_somebody_commits(register: Register, at: At) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    desk = Desk(register.root)
    at(ChangeFailpoint.COMMIT_MADE, lambda: desk.commit("Theirs", {A: "theirs"}))
    with pytest.raises(RegisterError, match="was changed since it was read"):
        apply(register, [FileChange(A, b"1\n", b"2\n")], "Change")
    assert desk.subjects() == ["Theirs", "Add"]
    assert desk.text(A) == "theirs"
    assert desk.status() == ""


def test_a_branch_that_git_holds_is_waited_for(register: Register, at: At) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    lock = register.root / ".git/refs/heads/main.lock"
    timer = threading.Timer(0.4, lock.unlink)

    def hold() -> None:
        lock.write_text("")
        timer.start()

    at(ChangeFailpoint.INDEX_READY, hold)
    assert apply(register, [FileChange(A, b"1\n", b"2\n")], "Change")
    timer.join()
    assert status(register.root) == ""


def test_a_branch_that_git_holds_for_good(
    register: Register, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")
    lock = register.root / ".git/refs/heads/main.lock"
    monkeypatch.setattr(commit, "PATIENCE", 0.2)
    at(ChangeFailpoint.COMMIT_MADE, lambda: lock.write_text("somebody's"))
    with pytest.raises(RegisterError, match="holds the branch") as caught:
        apply(register, [FileChange(A, b"1\n", b"2\n")], "Change")
    assert ".lock" in (caught.value.hint or "")
    lock.unlink()
    assert (register.root / A).read_bytes() == b"1\n"
    assert status(register.root) == ""
    assert not Journal.file(cast("Repository", register.repository)).exists()


def test_a_failure_on_the_way_is_undone(register: Register, at: At) -> None:
    apply(register, [FileChange(A, None, b"1\n")], "Add")

    def fails() -> None:
        raise OSError("disk full")

    at(ChangeFailpoint.FILES_WRITTEN, fails)
    with pytest.raises(OSError, match="disk full"):
        apply(register, [FileChange(A, b"1\n", b"2\n"), FileChange(B, None, b"2\n")], "Change")
    assert (register.root / A).read_bytes() == b"1\n"
    assert status(register.root) == ""
    assert recover(register) is None
