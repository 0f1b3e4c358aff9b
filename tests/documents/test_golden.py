"""Each document, language and text format, as it was read and found good.

`pytest tests/documents/test_golden.py --renew-golden` writes them anew; read the difference.
"""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from schema.localised import LANGUAGES, Language
from schema.vocabulary import RegisterName
from tests.documents.conftest import GOLDEN
from tooling.documents.describe import Form, describe
from tooling.store.register import Register

NAMES = {"customers": [RegisterName.CUSTOMERS], "prospects": [RegisterName.PROSPECTS]}
ALL = {"all": list(RegisterName)}

CASES = [
    *(
        (name, form, format, language)
        for name in NAMES
        for form in Form
        for format in ("md", "html", "json")
        for language in LANGUAGES
    ),
    *(("all", Form.RECORD, format, language) for format in ("md", "csv") for language in LANGUAGES),
]


@pytest.mark.parametrize(("name", "form", "format", "language"), CASES)
def test_a_document_is_as_it_was_found_good(
    name: str, form: Form, format: str, language: Language, root: Path, renew_golden: bool
) -> None:
    names = (NAMES | ALL)[name]
    content = describe(Register(root), names, form, format, language)
    file = GOLDEN / f"{name}-{form}.{language}.{format}"
    if renew_golden:
        GOLDEN.mkdir(exist_ok=True)
        file.write_bytes(content)
    assert content == file.read_bytes(), "read the difference; --renew-golden if it is meant"


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}-{form}.{language}.{format}" for name, form, format, language in CASES}
    assert {file.name for file in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize("form", Form)
def test_a_pdf_says_what_the_markdown_says(form: Form, root: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    content = describe(Register(root), [RegisterName.CUSTOMERS], form, "pdf", "fi")
    reader = pypdf.PdfReader(io.BytesIO(content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Sähkö & Poika Oy", "Rekisterivastaava", "Rantakatu 1"):
        assert words in text
    assert "Asiakasrekisteri" in reader.metadata.title


def test_the_record_as_a_sheet_has_a_row_for_each_purpose(root: Path) -> None:
    content = describe(Register(root), list(RegisterName), Form.RECORD, "xlsx", "sv")
    assert ZipFile(io.BytesIO(content)).testzip() is None
    rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert [(row[0], row[2]) for row in rows[1:]] == [
        ("Kundregister", "Att skapa, upprätthålla och utveckla kund- och partnerrelationer"),
        ("Kundregister", "Att marknadsföra produkter och tjänster till kunder och partner"),
        ("Kundregister", "Kriskommunikation: att ta kontakt vid en eventuell kris"),
        ("Potentiella kunder", "Att marknadsföra produkter och tjänster till potentiella kunder"),
    ]
    assert all(cell for row in rows for cell in row)
