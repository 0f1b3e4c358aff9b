"""A private file: for its owner alone, whole or as it was, never through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tooling.store.atomic import write_private


@pytest.fixture(autouse=True)
def no_mask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_file_and_new_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "one/two/draft.yaml"
    write_private(file, b"old")
    assert [mode(path) for path in (file, file.parent, file.parent.parent)] == [
        0o600, 0o700, 0o700,
    ]  # fmt: skip
    file.chmod(0o644)
    write_private(file, b"new")
    assert (mode(file), file.read_bytes()) == (0o600, b"new")
    assert names(file.parent) == ["draft.yaml"]


def test_what_must_be_new_replaces_nothing(tmp_path: Path) -> None:
    file, target = tmp_path / "key", tmp_path / "other"
    write_private(file, b"one", replace=False)
    with pytest.raises(FileExistsError):
        write_private(file, b"two", replace=False)
    assert file.read_bytes() == b"one"
    file.unlink()
    file.symlink_to(target)
    with pytest.raises(FileExistsError):
        write_private(file, b"two", replace=False)
    assert names(tmp_path) == ["key"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    file, target = tmp_path / "draft.yaml", tmp_path / "other"
    target.write_bytes(b"other")
    file.symlink_to(target)
    write_private(file, b"new")
    assert (target.read_bytes(), file.read_bytes(), file.is_symlink()) == (b"other", b"new", False)


def test_the_old_bytes_stand_until_the_new_ones_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "draft.yaml"
    write_private(file, b"old")
    (tmp_path / ".draft.yaml.tmp").write_bytes(b"of a killed command")

    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match=r"^$"):
            write_private(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["draft.yaml"]
