"""The key is found where it was put, is nobody else's, and is never in the tree."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.suppression.conftest import SuppressionDesk
from tooling.errors import RegisterError
from tooling.store.register import Register
from tooling.store.secret import make_key, read_key

KEY = "ab" * 32


def test_init_makes_a_key_for_its_owner_alone_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tooling.cli.main import run

    assert run(["init", str(tmp_path / "one")]) == 0
    told = capsys.readouterr().err
    file = tmp_path / "one/.git/register/key"
    assert str(file) in told
    assert "Back it up outside the repository" in told
    assert file.stat().st_mode & 0o777 == 0o600
    assert run(["init", str(tmp_path / "two")]) == 0
    assert file.read_text() != (tmp_path / "two/.git/register/key").read_text()
    assert file.read_text().strip() not in told


def test_the_environment_comes_first_then_the_file_then_the_setting(
    desk: SuppressionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register(desk.root)
    own = bytes.fromhex(desk.key.read_text())
    assert read_key(register) == own
    named, set_ = tmp_path / "named", tmp_path / "set"
    named.write_text("cd" * 32)
    set_.write_text("ef" * 32 + "\n")
    desk.git("config", "register.keyFile", str(set_))
    assert read_key(register) == b"\xef" * 32
    monkeypatch.setenv("REGISTER_KEY_FILE", str(named))
    assert read_key(register) == b"\xcd" * 32
    monkeypatch.setenv("REGISTER_KEY", KEY)
    assert read_key(register) == b"\xab" * 32


def test_all_work_trees_have_the_same_key(desk: SuppressionDesk, tmp_path: Path) -> None:
    desk.git("worktree", "add", "-q", str(tmp_path / "other"))
    assert read_key(Register(tmp_path / "other")) == read_key(Register(desk.root))


def test_a_clone_has_no_key(desk: SuppressionDesk, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", str(desk.root), str(tmp_path / "clone")], check=True)
    assert read_key(Register(tmp_path / "clone")) is None


@pytest.mark.parametrize("text", ["", "ab" * 31, "ab" * 33, "zz" * 32, "ab" * 32 + " x"])
def test_what_is_no_key_is_refused_and_not_shown(desk: SuppressionDesk, text: str) -> None:
    desk.key.write_text(text)
    with pytest.raises(RegisterError) as caught:
        read_key(Register(desk.root))
    assert not text or text not in str(caught.value)


def test_a_file_that_is_named_must_be_there(
    desk: SuppressionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTER_KEY_FILE", str(desk.root.parent / "gone"))
    with pytest.raises(RegisterError, match="not there"):
        read_key(Register(desk.root))
    monkeypatch.setenv("REGISTER_KEY_FILE", str(desk.root.parent))
    with pytest.raises(RegisterError, match="can't be read"):
        read_key(Register(desk.root))


def test_a_key_in_the_tree_is_refused(
    desk: SuppressionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.root / "key").write_text(KEY)
    monkeypatch.setenv("REGISTER_KEY_FILE", str(desk.root / "key"))
    with pytest.raises(RegisterError, match="among the register's own files"):
        read_key(Register(desk.root))


def test_a_key_is_never_replaced(desk: SuppressionDesk) -> None:
    before = desk.key.read_text()
    with pytest.raises(RegisterError, match="already"):
        make_key(Register(desk.root), bytes(32))
    assert desk.key.read_text() == before


def test_outside_git_a_key_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register(tmp_path)
    assert read_key(register) is None
    with pytest.raises(RegisterError, match="Outside Git"):
        make_key(register, bytes(32))
    monkeypatch.setenv("REGISTER_KEY", KEY)
    assert read_key(register) == b"\xab" * 32


def test_a_key_that_can_not_be_written_is_an_error(desk: SuppressionDesk) -> None:
    desk.key.unlink()
    desk.key.parent.joinpath("cache-root.sqlite").unlink(missing_ok=True)
    for file in desk.key.parent.iterdir():
        file.unlink()
    desk.key.parent.rmdir()
    desk.key.parent.write_text("in the way")
    with pytest.raises(RegisterError):
        make_key(Register(desk.root), bytes(32))
