from __future__ import annotations

import io
import tempfile
import time
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given

from tests.formats.tables import PEOPLE, tables
from tooling.errors import RegisterError
from tooling.formats import sheet
from tooling.formats.sheet import to_xlsx
from tooling.formats.table import Table


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def values(data: bytes) -> list[tuple[str, ...]]:
    rows = opened(data).iter_rows(values_only=True)
    return [tuple(cell or "" for cell in row) for row in rows]


def one_cell(text: str) -> Any:
    return opened(to_xlsx(Table(("organisation",), ((text,),)), "List"))["A2"]


def test_people_come_back_letter_for_letter() -> None:
    assert values(to_xlsx(PEOPLE, "Uutiskirje")) == [PEOPLE.columns, *PEOPLE.rows]


@pytest.mark.parametrize(
    "text",
    ["+358405550123", "06100", "=1+1", "#N/A", "@SUM(A1)", "1e5", "2024-10-01", "TRUE", "<r></r>"],
)
def test_every_cell_is_text_and_stays_text(text: str) -> None:
    cell = one_cell(text)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_there_is_no_formula_in_the_file() -> None:
    data = to_xlsx(Table(("=1+1",), (("=1+1",),)), "=1+1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_looks_like_excels_escape_is_escaped() -> None:
    data = to_xlsx(Table(("organisation",), (("_x0041_",),)), "List")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<t>_x005F_x0041_</t>" in archive.read("xl/sharedStrings.xml")


def test_the_header_is_bold_frozen_and_filtered() -> None:
    found = opened(to_xlsx(PEOPLE, "Uutiskirje"))
    assert all(cell.font.b for cell in found[1])
    assert not any(cell.font.b for cell in found[2])
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:N3"


def test_a_column_is_as_wide_as_its_content_within_reason() -> None:
    table = Table(("id", "city", "role"), (("k7m2qd4x", "Kirkkonummi", "x" * 500),))
    columns = opened(to_xlsx(table, "List")).column_dimensions
    # The file counts the room at the edges in, as Excel does: 0.71 of a character
    assert [round(columns[letter].width - 0.71, 2) for letter in "ABC"] == [9, 12, 60]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kevään uutiskirje", "Kevään uutiskirje"),
        ("Q1/Q2: [a]*?\\b", "Q1 Q2 a b"),
        ("x" * 40, "x" * 31),
        ("'quoted'", "quoted"),
        ("", "List"),
        ("History", "List"),
        ("\x00?", "\ufffd"),
        ("\U0001f4e8" * 20, "\U0001f4e8" * 15),
    ],
)
def test_the_sheet_has_the_title_as_far_as_excel_allows(title: str, name: str) -> None:
    assert opened(to_xlsx(PEOPLE, title)).title == name


def test_the_same_list_is_the_same_file_at_any_time() -> None:
    first = to_xlsx(PEOPLE, "Uutiskirje")
    time.sleep(2.1)  # a ZIP file counts in steps of two seconds, a document in whole ones
    assert to_xlsx(PEOPLE, "Uutiskirje") == first


def test_no_date_user_or_platform_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx(PEOPLE, "Uutiskirje"))) as archive:
        entries = archive.infolist()
        core = archive.read("docProps/core.xml").decode()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert core.count("1980-01-01T00:00:00Z") == 2
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core


def test_nothing_is_written_outside_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a temporary file would hold the whole list")

    for maker in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, maker, refuse)
    assert to_xlsx(PEOPLE, "Uutiskirje")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\x00b\x0b\x1f", "a\ufffdb\ufffd\ufffd"),
        ("a\ufffe\ud800", "a\ufffd\ufffd"),
        ("<&>]]>", "<&>]]>"),
        ("  a  ", "  a  "),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\U0001f600", "\U0001f600"),
        ("_x0041_", "_x0041_"),  # Excel would read "A" if this were not escaped
        ("<r><t>=1+1</t></r>", "<r><t>=1+1</t></r>"),
        ("<r></r>", "<r></r>"),
    ],
)
def test_what_xml_or_excel_would_not_carry(text: str, held: str) -> None:
    assert one_cell(text).value == held


def test_a_cell_that_excel_would_cut_is_refused() -> None:
    assert one_cell("ä" * sheet.MAX_CELL).value == "ä" * sheet.MAX_CELL
    for text in (
        "ä" * (sheet.MAX_CELL + 1),
        "\U0001f600" * (sheet.MAX_CELL // 2 + 1),
        f"<r>{'ä' * sheet.MAX_CELL}</r>",
    ):
        with pytest.raises(RegisterError, match="row 2, column 1"):
            one_cell(text)


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_ROWS", 3)
    assert len(values(to_xlsx(Table(("id",), (("a",),) * 2), "List"))) == 3
    with pytest.raises(RegisterError, match="3 rows, and a sheet takes 2"):
        to_xlsx(Table(("id",), (("a",),) * 3), "List")


@given(tables())
def test_any_text_makes_a_workbook_of_text(table: Table) -> None:
    found = opened(to_xlsx(table, "List"))
    assert found.max_row == len(table.rows) + 1
    assert {cell.data_type for row in found for cell in row if cell.value} <= {"s"}
