"""A private file is whole or not there, and what a killed command left goes away."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tooling.errors import RegisterError
from tooling.store.outgoing_file import reserved


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_stays_of_a_file_that_was_never_written(tmp_path: Path):
    with reserved(tmp_path / "list.csv"):
        assert len(names(tmp_path)) == 1
    assert names(tmp_path) == []


def test_until_it_is_written_the_old_file_stands(tmp_path: Path):
    file = tmp_path / "list.csv"
    file.write_bytes(b"old")
    with reserved(file) as write:
        assert file.read_bytes() == b"old"
        write(b"new")
    assert file.read_bytes() == b"new"
    assert names(tmp_path) == ["list.csv"]


def test_what_the_dead_left_goes_and_what_the_living_write_stays(tmp_path: Path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = [f".list.csv.{number}.tmp" for number in (dead.pid, os.getppid(), os.getpid())]
    for name in [*left, ".list.csv.mine.tmp", f".other.csv.{dead.pid}.tmp"]:
        (tmp_path / name).write_text("part of a list")
    with reserved(tmp_path / "list.csv") as write:
        write(b"new")
    assert names(tmp_path) == sorted(
        ["list.csv", left[1], ".list.csv.mine.tmp", f".other.csv.{dead.pid}.tmp"]
    )


@pytest.mark.parametrize(
    ("code", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EIO, "the system refused it")]
)
def test_what_the_system_says_becomes_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, why: str
):
    def refuse(*_: object) -> None:
        raise OSError(code, "")

    with reserved(tmp_path / "list.csv") as write:
        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(RegisterError, match=why) as error:
            write(b"new")
    assert str(tmp_path) not in error.value.message
    assert names(tmp_path) == []


def test_a_file_on_the_way_is_no_folder(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RegisterError, match="no folder"), reserved(tmp_path / "file/list.csv"):
        pass


def test_a_link_in_the_way_is_not_followed(tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    link = tmp_path / "list.csv"
    link.symlink_to(elsewhere)
    with reserved(link) as write:
        write(b"new")
    assert elsewhere.read_text() == "mine"
    assert not link.is_symlink()
