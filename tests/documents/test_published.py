"""Documents in a folder are held to the register: in a company's own register, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk
from tooling.setup import init as setup


def test_every_document_is_written_and_still_true(root: Path) -> None:
    desk, folder = Desk(root), root / "documents"
    told = desk.tooling("describe", "all", "--into", str(folder))
    assert told.code == 0, told.err
    names = {file.name for file in folder.iterdir()}
    assert len(names) == 2 * 3 * 3 * 2
    assert {"customers-notice.fi.html", "prospects-record.sv.md"} <= names
    told = desk.tooling("describe", "all", "--into", str(folder), "--check")
    assert (told.code, told.out) == (0, "")


def test_a_change_of_the_register_is_noticed_and_names_the_documents(root: Path) -> None:
    desk, folder = Desk(root), root / "documents"
    asked = ("describe", "all", "--into", str(folder))
    assert desk.tooling(*asked, "--as", "notice", "--lang", "sv", "--format", "pdf").code == 0
    assert desk.tooling(*asked, "--as", "description", "--lang", "fi").code == 0
    (folder / "index.html").write_text("ours")
    assert {file.name for file in folder.iterdir()} == {
        "customers-notice.sv.pdf", "prospects-notice.sv.pdf", "index.html",
        "customers-description.fi.md", "customers-description.fi.html",
        "prospects-description.fi.md", "prospects-description.fi.html",
    }  # fmt: skip
    file = root / "records/customers/register.yaml"
    file.write_text(file.read_text("utf-8").replace("months: 84", "months: 72"), "utf-8")
    told = desk.tooling(*asked, "--check")
    # The description does not tell the periods; the notice does
    assert (told.code, told.out) == (1, f"{folder}/customers-notice.sv.pdf\n")
    assert f"tooling describe all --into {folder} --renew" in told.err
    told = desk.tooling("describe", "prospects", "--into", str(folder), "--check")
    assert told.code == 0
    assert "3 documents" in told.err
    # What that line says is enough: the PDF is renewed as one, and nothing else is written
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    told = desk.tooling(*asked, "--renew")
    assert (told.code, told.out) == (0, f"{folder}/customers-notice.sv.pdf\n"), told.err
    after = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert {name for name in after if after[name] != before.get(name)} == {
        "customers-notice.sv.pdf"
    }
    assert after.keys() == before.keys()
    assert desk.tooling(*asked, "--check").code == 0
    told = desk.tooling(*asked, "--renew")
    assert (told.code, told.out) == (0, "")
    assert "0 written anew" in told.err


def test_documents_have_no_place_among_the_records(root: Path) -> None:
    for folder in (root / "records", root / "records" / "customers" / "documents"):
        before = sorted(root.rglob("*"))
        told = Desk(root).tooling("describe", "all", "--into", str(folder))
        assert told.code == 1
        assert "where the records lie" in told.err
        assert sorted(root.rglob("*")) == before


def test_an_incomplete_register_has_no_true_documents(root: Path) -> None:
    desk, folder = Desk(root), root / "documents"
    asked = ("describe", "all", "--into", str(folder))
    assert desk.tooling(*asked).code == 0
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    file = root / "records/controller.yaml"
    file.write_text(file.read_text("utf-8").replace("Sähkö & Poika Oy", "FILL IN"), "utf-8")
    for arguments in (asked, (*asked, "--check"), (*asked, "--renew")):
        told = desk.tooling(*arguments)
        assert told.code == 1
        assert "records/controller.yaml:1 name" in told.err
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--check",), 2),
        (("--renew",), 2),
        (("--into", "x", "--check", "--renew"), 2),
        (("--into", "x", "--check", "--lang", "sv"), 2),
        (("--into", "x", "--renew"), 1),
        (("--into", "x", "--output", "y"), 2),
        (("--into", "x", "--as", "record", "--format", "csv"), 2),
        (("--into", "x", "--check"), 1),
        (("--into", "records/controller.yaml"), 2),
    ],
)
def test_what_does_not_go_together_is_said(
    arguments: tuple[str, ...], code: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    told = Desk(root).tooling("describe", "customers", *arguments)
    assert told.code == code
    assert told.err
    assert not (root / "x").exists()


def test_a_folder_that_cannot_be_written_is_said(root: Path) -> None:
    (root / "file").write_text("")
    told = Desk(root).tooling("describe", "customers", "--into", str(root / "file" / "below"))
    assert told.code == 1
    assert "below" in told.err


def test_a_registers_own_checks_hold_its_documents_to_it() -> None:
    workflow = setup._shipped("validate.yml").decode()
    assert (
        "if [ -d documents ]; then\n            tooling describe all --into documents --check"
        in (workflow)
    )
    readme = setup._shipped("README.md").decode()
    assert "tooling describe all --into documents" in readme
