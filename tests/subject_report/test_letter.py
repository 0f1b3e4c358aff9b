"""The letter that goes before a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schema.localised import LANGUAGES, Language
from tests.desk import Desk
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, FULL, PROSPECT, report_on
from tooling.formats.document import Bullets, Paragraph
from tooling.formats.documents import render
from tooling.subject_report.document import subject_document


def lines(desk: Desk, *contacts: str, language: Language | None = None) -> list[str]:
    document = subject_document(report_on(desk, *contacts), language, with_letter=True)
    return [block.text for block in document.letter if isinstance(block, Paragraph)]


def test_it_says_to_whom_when_and_by_when(person: Desk) -> None:
    letter = lines(person, CUSTOMER)
    assert letter[:4] == [
        "Sähkö & Poika Oy\nRantakatu 1\n20100 Turku",
        "1.6.2025",
        "Maija Virtanen\nPorvoon Sähköasennus Oy\nKatu 1\n06100 Porvoo",
        "Asia: pyyntönne saada pääsy henkilötietoihinne",
    ]
    assert "saapui meille 20.5.2025" in letter[4]
    assert "viimeistään 20.6.2025" in letter[4]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_request_it_says_the_rule(language: Language, person: Desk) -> None:
    asked, general = (lines(person, who, language=language)[4] for who in (CUSTOMER, PROSPECT))
    assert "2016/679" in general
    assert "2016/679" not in asked


def test_the_country_stands_last_where_a_border_is_crossed(person: Desk) -> None:
    address = {"street": "Gatan 1", "postal_code": "111 22", "city": "Stockholm", "country": "SE"}
    person.put(customer(CUSTOMER, **{**FULL, "language": "sv", "address": address}))
    assert lines(person, CUSTOMER)[2].split("\n")[2:] == ["Gatan 1", "111 22 Stockholm", "SVERIGE"]


def test_the_record_with_an_address_is_written_to(person: Desk) -> None:
    assert "Katu 1" in lines(person, PROSPECT, CUSTOMER)[2]
    assert lines(person, PROSPECT)[2] == "Maija Virtanen\nPorvoon Sähköasennus Oy"


def test_what_is_enclosed(person: Desk) -> None:
    for contacts, count in (((CUSTOMER,), 2), ((), 1)):
        document = subject_document(report_on(person, *contacts), "en", with_letter=True)
        (enclosed,) = (block for block in document.letter if isinstance(block, Bullets))
        assert len(enclosed.items) == count


def test_it_is_the_first_page_and_only_on_request(person: Desk) -> None:
    report = report_on(person, CUSTOMER)
    for form, start in (("md", "# Teitä"), ("html", "<h1")):
        with_letter, without = (
            render(form, subject_document(report, with_letter=letter)).decode()
            for letter in (True, False)
        )
        title = with_letter.index(start)
        assert with_letter.index("Kunnioittavasti") < title
        assert "Kunnioittavasti" not in without
    assert b'"letter"' in render("json", subject_document(report, with_letter=True))
    assert b'"letter"' not in render("json", subject_document(report))


def test_on_the_command_line(person: Desk, tmp_path: Path) -> None:
    def said(*arguments: Any) -> tuple[int, str]:
        answer = person.tooling("subject-report", *arguments, "--letter")
        return answer.code, answer.err

    file = str(tmp_path / "r.pdf")
    assert said(CUSTOMER, "--format", "pdf", "--output", file)[0] == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert "no postal address" in said(PROSPECT)[1]
    assert said(CUSTOMER, "--json")[0] == 2
