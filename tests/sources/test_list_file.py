"""Whatever is given as the list or the mapping: a sentence and an end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.desk import Answer
from tests.sources.desk import AINO, COLUMNS, ERP, ImportDesk, text_of
from tooling.errors import RegisterError
from tooling.sources.list_file import MAX_MEGABYTES, bytes_of


def give(desk: ImportDesk, file: Path | str, source: str = "erp") -> Answer:
    return desk.tooling("import", str(file), "--into", "customers", "--source", source)


def one_sentence(answer: Answer, said: str, code: int = 1) -> None:
    assert answer.code == code, answer.err
    assert answer.out == ""
    assert said in answer.err
    assert "bug" not in answer.err


def test_what_never_ends_is_not_begun(desk: ImportDesk, tmp_path: Path) -> None:
    one_sentence(give(desk, "/dev/zero"), "a device")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    one_sentence(give(desk, pipe), "a pipe")
    one_sentence(give(desk, tmp_path), "is a directory", 2)
    with pytest.raises(RegisterError, match="a folder"):
        bytes_of(tmp_path)
    with pytest.raises(RegisterError, match="can't be read"):
        bytes_of(tmp_path / "nothing")


def test_many_gigabytes_are_not_read(desk: ImportDesk, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(20_000_000_000)
    one_sentence(give(desk, large), f"more than {MAX_MEGABYTES} MB")


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tooling.sources.list_file.MAX_MEGABYTES", 1)
    real = os.fstat
    file = tmp_path / "grows.csv"
    file.write_bytes(b"a\n" * 600_000)

    def as_it_was(descriptor: int) -> os.stat_result:
        info = list(real(descriptor))
        info[6] = 10
        return os.stat_result(info)

    monkeypatch.setattr(os, "fstat", as_it_was)
    with pytest.raises(RegisterError, match="more than 1 MB"):
        bytes_of(file)


def test_what_became_a_pipe_meanwhile_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    plain = tmp_path / "plain"
    plain.write_text("a\n")
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **_: real(plain))
    with pytest.raises(RegisterError, match="a pipe"):
        bytes_of(pipe)


def test_nothing_and_a_heading_alone(desk: ImportDesk, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    for content in ("", "\n\n", "\ufeff"):
        file.write_text(content, encoding="utf-8")
        one_sentence(give(desk, file), "the file is empty")
    file.write_text(text_of([]), encoding="utf-8")
    answer = give(desk, file)
    assert answer.code == 0
    assert "a heading and no rows" in answer.err
    file.write_text(text_of([AINO]), encoding="utf-8")
    assert "no rows" not in give(desk, file).err


def test_a_heading_of_many_columns_ends(desk: ImportDesk, tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    columns = [*COLUMNS, *(f"column {number}" for number in range(200_000))]
    file.write_text(",".join(columns) + "\n", encoding="utf-8")
    one_sentence(give(desk, file), "does not say what to do with")


def test_whatever_stands_where_a_mapping_should(desk: ImportDesk) -> None:
    folder = desk.root / "records/sources"
    file = desk.root.parent / "list.csv"
    file.write_text(text_of([AINO]), encoding="utf-8")
    erp = folder / "erp.yaml"
    for source in ("erp", "web"):  # the mapping itself, and another one
        desk.map("web", ERP.replace("id: erp", "id: web"))
        erp.unlink()
        erp.mkdir()
        one_sentence(give(desk, file, source), "records/sources/erp.yaml can't be read")
        erp.rmdir()
        os.mkfifo(erp)
        one_sentence(give(desk, file, source), "records/sources/erp.yaml can't be read")
        erp.unlink()
        erp.symlink_to("/dev/zero")
        one_sentence(give(desk, file, source), "records/sources/erp.yaml can't be read")
        erp.unlink()
        with erp.open("wb") as large:
            large.truncate(20_000_000_000)
        one_sentence(give(desk, file, source), "records/sources/erp.yaml: ")
        erp.unlink()
        desk.map("erp", ERP)


def test_a_mapping_is_named_and_not_a_path(desk: ImportDesk, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text_of([AINO]), encoding="utf-8")
    one_sentence(give(desk, file, "records/sources/erp.yaml"), "--source erp")
    one_sentence(give(desk, file, "records/sources"), "no mapping of this name")
    one_sentence(give(desk, file, ".."), "no mapping of this name")
    one_sentence(give(desk, file, "/dev/zero"), "no mapping of this name")
