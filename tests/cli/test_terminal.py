"""On a terminal results are tables, long work shows how far it is, and questions are asked."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from tests.desk import IDS, Desk
from tests.people import customer
from tooling.cli import output


def test_a_table_has_headings_and_no_tabs(desk: Desk) -> None:
    told = desk.tooling("find", "virtanen", terminal=True)
    assert told.code == 0
    plain = re.sub(r"\x1b\[[0-9;]*m", "", told.out)
    heading, *rows = plain.strip().splitlines()
    assert heading.split() == ["id", "register", "kind", "name", "organisation", "email"]
    assert "\t" not in told.out
    assert [id for row in rows for id in IDS if f" {id} " in f" {row} "] == IDS


def test_a_finding_has_the_colour_of_its_weight(desk: Desk) -> None:
    desk.put(customer(IDS[0], language="x y"))
    told = desk.tooling("validate", terminal=True)
    assert "\x1b[31m[language]\x1b[0m" in told.out
    assert "\x1b" not in desk.tooling("validate").out


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter(range(10))
    monkeypatch.setattr(time, "monotonic", lambda: 3600.0 * next(hours))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    shown: list[str] = []
    monkeypatch.setattr("rich.progress.Progress.start", lambda _: shown.append("start"))
    monkeypatch.setattr("rich.progress.Progress.stop", lambda _: shown.append("stop"))
    monkeypatch.setattr(
        "rich.progress.Progress.update", lambda _, __, completed: shown.append(str(completed))
    )
    with output.progress("Reading", 3) as advance:
        advance(1)
        advance(2)
    assert shown == ["start", "1", "3", "stop"]


def test_a_pdf_is_not_poured_onto_a_terminal(desk: Desk) -> None:
    told = desk.tooling("describe", "customers", "--format", "pdf", terminal=True)
    assert (told.code, told.out) == (2, "")
    assert "--output" in told.err


def test_a_new_register_asks_for_its_controller(tmp_path: Path) -> None:
    given = "Bygg & El AB\nStorgatan 1\n111 22\nStockholm\nSE\n" + "\n" * 12
    told = Desk(tmp_path).tooling("init", str(tmp_path / "new"), given=given, terminal=True)
    assert told.code == 0, told.err
    text = Desk(tmp_path / "new").text("records/controller.yaml")
    for answer in ("Bygg & El AB", "Storgatan 1", "Stockholm", "country: SE", "Privacy officer"):
        assert answer in text
    assert "Still to be filled in" in told.err


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ('=HYPERLINK("//x.example","Oy")', '\'=HYPERLINK("//x.example","Oy")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("a;=1+1", "a;'=1+1"),
        ("A - B Oy", "A - B Oy"),
        ("+2", "+2"),
        ("-3", "-3"),
        ("-3+cmd", "'-3+cmd"),
    ],
)
def test_a_table_in_a_file_runs_no_formula_in_a_spreadsheet(
    desk: Desk, name: str, written: str
) -> None:
    desk.put(customer(IDS[0], organisation=name))
    told = desk.tooling("find", "maija")
    row = next(line.split("\t") for line in told.out.splitlines() if line.startswith(IDS[0]))
    assert row[4] == written
    hits = json.loads(desk.tooling("find", "maija", "--json").out)
    assert name in [hit["organisation"] for hit in hits]
