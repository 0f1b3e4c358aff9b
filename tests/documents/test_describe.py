"""`tooling describe`: what it takes, what it refuses, and what a register without answers says."""

from __future__ import annotations

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest

from schema.contact import Address
from schema.vocabulary import RegisterName
from tooling.cli.main import run
from tooling.documents.describe import Form, describe
from tooling.errors import RegisterError
from tooling.formats import localised
from tooling.reference import generated as shipped
from tooling.store.register import Register

ROOT = Path(__file__).parents[2]
TODAY = date(2025, 6, 1)


def tooling(root: Path, *arguments: str) -> int:
    return run(["--register", str(root), "--today", TODAY.isoformat(), "describe", *arguments])


def test_the_language_is_one_of_the_controllers_country(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tooling(root, "customers") == 0
    told = capsys.readouterr()
    assert told.out.startswith("# Rekisteriseloste: Asiakasrekisteri")
    assert "a lawyer has not confirmed it" in told.err
    assert "lawyer" not in told.out
    file = root / "records/controller.yaml"
    finnish = file.read_text("utf-8")
    for country, start in {"SE": "# Registerbeskrivning", "DE": "# Register description"}.items():
        changed = finnish.replace("city: Turku, country: FI", f"city: Turku, country: {country}")
        file.write_text(changed, "utf-8")
        assert tooling(root, "customers") == 0
        assert capsys.readouterr().out.startswith(start)


def test_json_has_the_parts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tooling(root, "prospects", "--as", "notice", "--format", "json", "--lang", "en") == 0
    content = json.loads(capsys.readouterr().out)
    assert content["title"] == "Privacy notice: Potential customers"
    headings = [part["text"] for part in content["blocks"] if part.get("level") == 2]
    assert [heading.partition(".")[0] for heading in headings] == [str(n) for n in range(1, 18)]


def test_a_document_that_cannot_be_written_leaves_the_one_before(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "kuvaus.md"
    file.write_text("the one before")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert tooling(root, "customers", "--output", str(file)) != 0
    assert [one.name for one in folder.iterdir()] == ["kuvaus.md"]
    assert file.read_text() == "the one before"
    link = folder / "link.md"
    link.symlink_to(file)
    assert tooling(root, "customers", "--output", str(link)) == 0
    assert link.is_symlink()
    assert file.read_text("utf-8").startswith("# Rekisteriseloste")
    assert tooling(root, "customers", "--output", str(tmp_path / "none" / "x.md")) != 0
    assert not (tmp_path / "none").exists()
    assert tooling(root, "customers", "--output", os.devnull) == 0


def test_output_goes_to_a_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "record.csv"
    asked = ("all", "--as", "record", "--format", "csv", "--lang", "en", "--output")
    assert tooling(root, *asked, str(file)) == 0
    assert file.read_text("utf-8").startswith("Register,Controller,Purpose,")
    assert capsys.readouterr().out == ""
    assert tooling(root, *asked, str(root)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("customers", "--format", "csv"),
        ("customers", "--as", "notice", "--format", "xlsx"),
        ("all",),
        ("all", "--as", "notice"),
        ("suppliers",),
    ],
)
def test_what_there_is_not_is_a_usage_error(root: Path, arguments: tuple[str, ...]) -> None:
    assert tooling(root, *arguments) == 2


def test_the_command_itself_refuses_too(root: Path) -> None:
    with pytest.raises(RegisterError, match="Only the record"):
        describe(Register(root), [RegisterName.CUSTOMERS], Form.NOTICE, "csv")
    with pytest.raises(RegisterError, match="of one register"):
        describe(Register(root), list(RegisterName), Form.NOTICE, "md")


def test_a_register_with_errors_is_not_described(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "records/customers/register.yaml").write_text("register: customers\n")
    assert tooling(root, "customers") == 1
    assert "tooling validate records/customers/register.yaml" in capsys.readouterr().err


def test_what_a_register_does_not_have_is_said_or_left_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tooling(root, "prospects", "--as", "notice", "--lang", "en") == 0
    text = capsys.readouterr().out
    assert "None of the purposes is based on legitimate interest." in text
    assert "Until the purpose has ended." in text
    assert "collected primarily from the data subject" not in text
    assert "- Web\n- Fairs" in text
    assert "- Sweden" in text
    file = root / "records/prospects/register.yaml"
    file.write_text(file.read_text("utf-8").replace("[web, fair]", "[self]"), "utf-8")
    assert tooling(root, "prospects", "--as", "notice", "--lang", "en") == 0
    text = capsys.readouterr().out
    assert "collected primarily from the data subject." in text
    assert "these sources" not in text


def test_a_contact_point_without_its_own_is_reached_through_the_controller(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "records/controller.yaml"
    lines = [
        line
        for line in file.read_text("utf-8").splitlines()
        if "4568" not in line and "rekisterit@" not in line and "title_in" not in line
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert tooling(root, "customers", "--lang", "fi") == 0
    text = capsys.readouterr().out
    assert text.count("+358 2 123 4567") == 2
    assert "Keeper of the registers" in text


def test_hostile_text_stands_as_typed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "records/controller.yaml"
    hostile = "<script>alert(1)</script> | *a* [b](c)"
    file.write_text(file.read_text("utf-8").replace("Sähkö & Poika Oy", f"'{hostile}'"), "utf-8")
    assert tooling(root, "customers", "--format", "html") == 0
    assert "<script>" not in capsys.readouterr().out
    assert tooling(root, "customers") == 0
    assert r"\<script\>" in capsys.readouterr().out


def test_dates_and_numbers_are_in_the_form_of_the_language() -> None:
    assert [localised.day(TODAY, language) for language in ("fi", "sv", "en")] == [
        "1.6.2025", "1\u00a0juni\u00a02025", "1\u00a0June\u00a02025",
    ]  # fmt: skip
    assert localised.number(12345, "en") == "12,345"
    assert localised.number(12345, "fi") == "12\u00a0345"
    assert localised.period(84, "fi") == "7 vuotta"
    assert localised.period(18, "sv") == "18 månader"
    assert localised.joined(["a", "b", "c"], "fi") == "a, b ja c"
    address = Address(street="Gatan 1", postal_code="111 22", city="Stockholm", country="SE")
    assert localised.postal(address, "sv") == ("Gatan 1", "111 22 Stockholm")
    assert localised.postal(address, "fi") == ("Gatan 1", "111 22 Stockholm", "Ruotsi")
    assert localised.country("ZZ", "en") != ""
    assert localised.telephone("+358405550123") == "+358 40 5550123"
    assert localised.telephone("as typed") == "as typed"
    assert localised.telephone("+358 204 76 21") == "+358 204 76 21", "as published"


def test_the_shipped_pages_are_what_the_register_says() -> None:
    assert shipped.main(["--check"], ROOT) == 0, "run `make docs`"


def test_a_page_that_differs_is_named_and_mended(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped.main(["--check"], root) == 1
    assert "docs/register/customers-notice.sv.html" in capsys.readouterr().err
    assert shipped.main([], root) == 0
    assert shipped.main(["--check"], root) == 0
    page = root / "docs/register/prospects-record.en.md"
    page.write_text("changed")
    (root / "docs/register/old.md").write_text("left over")
    (root / "schema/json/campaign.schema.json").write_text("{}\n")
    (root / "schema/json/request.schema.json").unlink()
    (root / "schema/json/invoice.schema.json").write_text("{}\n")
    assert shipped.main(["--check"], root) == 1
    *told, _ = capsys.readouterr().err.splitlines()
    assert {Path(line.split()[0]).name for line in told} == {
        "prospects-record.en.md",
        "old.md",
        "campaign.schema.json",
        "request.schema.json",
        "invoice.schema.json",
    }
    assert shipped.main([], root) == 0
    assert not (root / "docs/register/old.md").exists()
    assert not (root / "schema/json/invoice.schema.json").exists()
    assert shipped.main(["--check"], root) == 0


def test_an_unknown_option_is_a_usage_error(root: Path) -> None:
    assert shipped.main(["--chek"], root) == 2
    assert not (root / "docs").exists()
