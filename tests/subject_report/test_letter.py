"""The letter that goes before a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schema.localised import LANGUAGES, Language
from tests.desk import Desk
from tests.formats.test_documents import pages
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, FULL, PROSPECT, report_on
from tooling.formats.document import Bullets, Document, Letterhead, Paragraph
from tooling.formats.documents import render
from tooling.subject_report.document import subject_document


def lines(desk: Desk, *contacts: str, language: Language | None = None) -> list[str]:
    document = subject_document(report_on(desk, *contacts), language, with_letter=True)
    return [block.text for block in document.letter if isinstance(block, Paragraph)]


def head(desk: Desk, *contacts: str, language: Language | None = None, **said: Any) -> Letterhead:
    report = report_on(desk, *contacts)
    block = subject_document(report, language, with_letter=True, **said).letter[0]
    assert isinstance(block, Letterhead)
    return block


def test_it_says_to_whom_when_and_by_when(person: Desk) -> None:
    assert head(person, CUSTOMER) == Letterhead(
        ("Sähkö & Poika Oy", "Rantakatu 1", "20100 Turku"),
        "1.6.2025",
        ("Maija Virtanen", "Porvoon Sähköasennus Oy", "Katu 1", "06100 Porvoo"),
        "Asia: pyyntönne saada pääsy henkilötietoihinne",
    )
    letter = lines(person, CUSTOMER)
    assert letter[0] == "Hyvä Maija Virtanen"
    assert "saapui meille 20.5.2025" in letter[1]
    assert "viimeistään 20.6.2025" in letter[1]


def test_days_are_written_as_in_the_readers_language(person: Desk) -> None:
    dates = [head(person, CUSTOMER, language=language).date for language in LANGUAGES]
    assert dates == ["1.6.2025", "den 1\u00a0juni\u00a02025", "1\u00a0June\u00a02025"]
    assert "den 20\u00a0maj\u00a02025" in lines(person, CUSTOMER, language="sv")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_request_it_says_the_rule(language: Language, person: Desk) -> None:
    asked, general = (lines(person, who, language=language)[1] for who in (CUSTOMER, PROSPECT))
    assert "2016/679" in general
    assert "2016/679" not in asked


#: The country of the person, the lines of the town, and the country in the letter's language.
ABROAD = [
    ("SE", "111 22", "Stockholm", "sv", ("111 22 Stockholm", "SVERIGE")),
    ("DE", "10115", "Berlin", "fi", ("10115 Berlin", "SAKSA")),
    ("GB", "SW1A 2AA", "London", "en", ("London", "SW1A 2AA", "UNITED KINGDOM")),
    ("US", "62701", "Springfield, IL", "en", ("Springfield, IL 62701", "UNITED STATES")),
]


@pytest.mark.parametrize(("country", "code", "city", "language", "expected"), ABROAD)
def test_a_letter_abroad_names_the_country_it_goes_to_and_ours_with_the_sender(
    country: str, code: str, city: str, language: Language, expected: tuple[str, ...], person: Desk
) -> None:
    address = {"street": "Gatan 1", "postal_code": code, "city": city, "country": country}
    person.put(customer(CUSTOMER, **{**FULL, "address": address}))
    found = head(person, CUSTOMER, language=language)
    assert found.recipient[2:] == ("Gatan 1", *expected)
    assert found.sender[-1] == "FINLAND"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_within_the_country_names_none(language: Language, person: Desk) -> None:
    found = head(person, CUSTOMER, language=language)
    assert found.recipient[-1] == "06100 Porvoo"
    assert found.sender[-1] == f"20100 {'Åbo' if language == 'sv' else 'Turku'}"


def test_a_letter_in_a_language_that_its_post_does_not_read_names_the_country_in_english(
    person: Desk,
) -> None:
    file = person.root / "records/controller.yaml"
    file.write_text(
        file.read_text("utf-8").replace('"20100"', '"10115"').replace("country: FI", "country: DE")
    )
    assert head(person, CUSTOMER, language="fi").recipient[-1] == "FINLAND"
    assert head(person, CUSTOMER, language="fi").sender[-1] == "GERMANY"


def test_our_town_is_called_as_in_the_language_of_the_letter(person: Desk) -> None:
    assert head(person, CUSTOMER, language="sv").sender[-1] == "20100 Åbo"
    assert head(person, CUSTOMER, language="fi").sender[-1] == "20100 Turku"


def test_the_record_with_an_address_is_written_to(person: Desk) -> None:
    assert "Katu 1" in head(person, PROSPECT, CUSTOMER).recipient
    assert head(person, PROSPECT).recipient == ("Maija Virtanen", "Porvoon Sähköasennus Oy")


def test_the_operator_can_say_to_whom_it_goes(person: Desk) -> None:
    to = ("Maija Virtanen", "Kotikuja 2", "00100 Helsinki")
    assert head(person, CUSTOMER, to=to).recipient == to


def test_who_is_not_in_the_register_is_written_to_all_the_same(person: Desk) -> None:
    ask = ("subject-report", "Nobody Known", "--none-confirmed", "--letter", "--lang", "en")
    answer = person.tooling(*ask)
    assert "\nNobody Known\n" in answer.out
    assert "--to" in answer.err
    lines = ("Nobody Known", "Katu 1", "00100 Helsinki")
    answer = person.tooling(*ask, *(word for line in lines for word in ("--to", line)))
    assert "Nobody Known<br>Katu 1<br>00100 Helsinki\n" in answer.out
    assert "--to" not in answer.err
    assert (
        person.tooling("subject-report", "nobody@known.example", "--letter").out.count("@known")
        == 0
    )
    assert person.tooling(*ask[:3], "--to", "A").code == 2


def test_only_an_electronic_answer_encloses_the_file(person: Desk) -> None:
    def enclosed(*contacts: str) -> tuple[int, str]:
        letter = subject_document(report_on(person, *contacts), "en", with_letter=True).letter
        (found,) = (block for block in letter if isinstance(block, Bullets))
        return len(found.items), " ".join(lines(person, *contacts, language="en"))

    count, text = enclosed(CUSTOMER)
    assert count == 1, "a letter came by post, and paper encloses no file"
    assert "On request" in text
    file = person.root / "records/requests/rqb3k4mz.yaml"
    file.write_text(file.read_text().replace("channel: letter", "channel: email"))
    count, text = enclosed(CUSTOMER)
    assert count == 2
    assert "On request" not in text
    count, text = enclosed()
    assert count == 1, "there is no data to enclose"
    assert "JSON" not in text
    assert "look through the data" not in text


@pytest.mark.parametrize(
    "recipient",
    [("Maija Virtanen", "Porvoon Sähköasennus Oy", "Katu 1", "06100 Porvoo", "FINLAND"),
     ("Maija-Liisa Kristiina von Virtanen-Esimerkki-Pitkänen", "Suomen Sähköasennus ja "
      "Kunnossapitopalvelut Osakeyhtiö, Itä-Uudenmaan aluetoimisto", "Pitkänlinjankatu 123 B 45",
      "06100 Porvoo", "FINLAND")],
)  # fmt: skip
def test_the_address_stands_where_the_window_of_an_envelope_is(recipient: tuple[str, ...]) -> None:
    head = Letterhead(
        ("Ensto Oy", "Katu 2", "06100 Porvoo", "FINLAND"), "1.6.2025", recipient, "Asia"
    )
    page = pages(Document("T", "fi", "A", "", (), letter=(head, Paragraph("Asia"))), 144.0)[0]
    mm = 144 / 25.4

    def ink(left: float, top: float, right: float, bottom: float) -> bool:
        part = page.crop((int(left * mm), int(top * mm), int(right * mm), int(bottom * mm)))
        return part.getextrema() != (255, 255)

    assert ink(20, 45, 110, 71)
    assert not ink(0, 35, 210, 45), "nothing but the address shows, if the paper slips"
    assert not ink(0, 71.5, 210, 85)
    assert not ink(0, 45, 19.5, 72)
    assert not ink(110, 45, 210, 72)


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
