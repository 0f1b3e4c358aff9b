"""The gateway finds the right repository, in any environment, and says nothing personal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import git
from tooling.errors import RegisterError
from tooling.git import GitError, Repository


def discovered(root: Path) -> Repository:
    found = Repository.discover(root)
    assert found is not None
    return found


def commit(root: Path, name: str = "a.txt", content: bytes = b"a\n") -> str:
    (root / name).write_bytes(content)
    git(root, "add", "--", name)
    git(root, "commit", "-q", "-m", "Add")
    return git(root, "rev-parse", "HEAD")


def test_discovers_upwards(repository: Path) -> None:
    below = repository / "some" / "folder"
    below.mkdir(parents=True)
    found = discovered(below)
    assert found.root == repository.resolve()
    assert found.prefix_of(below) == "some/folder/"
    assert found.prefix_of(repository) == ""


def test_outside_git_there_is_none(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # an empty folder of that name is no repository
    assert Repository.discover(tmp_path) is None


def test_linked_work_tree_shares_the_common_dir(repository: Path, tmp_path: Path) -> None:
    first = commit(repository)
    git(repository, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    found = discovered(tmp_path / "linked")
    assert found.root == (tmp_path / "linked").resolve()
    assert found.git_dir != found.common_dir == repository.resolve() / ".git"
    assert found.head() == first


def test_head_before_and_after_the_first_commit(repository: Path) -> None:
    assert discovered(repository).head() is None
    first = commit(repository)
    assert discovered(repository).head() == first


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_hashes_as_git_does(tmp_path: Path, object_format: str) -> None:
    git(tmp_path, "init", "-q", f"--object-format={object_format}")
    (tmp_path / "a").write_bytes(b"\xc3\xa4\r\n\0")
    oid = git(tmp_path, "hash-object", "--no-filters", "-w", "a")
    found = discovered(tmp_path)
    assert found.hash_blob(b"\xc3\xa4\r\n\0") == oid
    assert len(found.no_object) == len(oid)
    assert list(found.blobs([oid, oid])) == [b"\xc3\xa4\r\n\0"] * 2


def test_many_blobs_in_order(repository: Path) -> None:
    found = discovered(repository)
    for number in range(50):
        (repository / f"{number}").write_bytes(b"%d" % number * 3000)
    names = "".join(f"{number}\n" for number in range(50)).encode()
    oids = found.run("hash-object", "-w", "--stdin-paths", input=names).decode().split()
    expected = [b"%d" % number * 3000 for number in range(50)]
    assert list(found.blobs(oids * 40)) == expected * 40
    assert list(found.blobs([])) == []


def test_a_missing_blob_is_an_error(repository: Path) -> None:
    with pytest.raises(GitError):
        list(discovered(repository).blobs(["1" * 40]))


def test_inherited_variables_do_not_lead_astray(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit(repository)
    elsewhere = tmp_path / "elsewhere"
    git(tmp_path, "init", "-q", str(elsewhere))
    for name, value in {
        "GIT_DIR": elsewhere / ".git",
        "GIT_WORK_TREE": elsewhere,
        "GIT_INDEX_FILE": elsewhere / "index",
        "GIT_PREFIX": "x/",
    }.items():
        monkeypatch.setenv(name, str(value))
    found = discovered(repository)
    assert found.head() == first
    assert found.run("ls-files", "-z") == b"a.txt\0"
    assert found.start("ls-files", "-z").finish() == b"a.txt\0"


def test_two_commands_at_once(repository: Path) -> None:
    first = commit(repository)
    found = discovered(repository)
    with found.start("rev-parse", "HEAD") as one, found.start("ls-files") as two:
        assert two.finish() == b"a.txt\n"
        assert one.finish().decode().strip() == first


def test_input_and_environment_reach_the_command(repository: Path) -> None:
    found = discovered(repository)
    assert found.run("stripspace", input=b"a\n\n\n") == b"a\n"
    assert found.run("stripspace") == b""
    ident = found.run("var", "GIT_COMMITTER_IDENT", env={"GIT_COMMITTER_NAME": "Someone Else"})
    assert ident.startswith(b"Someone Else <")


@pytest.mark.parametrize("way", ["run", "start"])
def test_an_error_does_not_repeat_what_git_said(repository: Path, way: str) -> None:
    found = discovered(repository)
    command = ("cat-file", "-p", "virtanen")
    with pytest.raises(GitError) as caught:
        found.run(*command) if way == "run" else found.start(*command).finish()
    assert "virtanen" not in f"{caught.value.message}{caught.value.hint}"
    assert "virtanen" in caught.value.stderr
    assert caught.value.status == 128


def test_an_unknown_revision_is_named_with_a_hint(repository: Path) -> None:
    commit(repository)
    found = discovered(repository)
    assert found.resolve("main") == found.head()
    for rev in ("nowhere", "--help", "main:a.txt", ""):
        with pytest.raises(RegisterError) as caught:
            found.resolve(rev)
        assert caught.value.hint


def test_no_test_reaches_the_real_home(real_home: Path) -> None:
    assert Path.home() != real_home
    with pytest.raises(PermissionError, match="real home"):
        (real_home / ".gitconfig").read_bytes()
