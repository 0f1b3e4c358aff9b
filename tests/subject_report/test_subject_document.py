"""The report as a document: in three languages, complete, readable when long, whatever is in it.

`pytest tests/subject_report --renew-golden` writes the golden files anew; read the difference.
"""

from __future__ import annotations

import html
import io
import json
import re
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from schema.localised import LANGUAGES, Language
from tests.desk import Desk
from tests.formats.test_documents import HOSTILE, pages, squeezed
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, FULL, POTENTIAL, PROSPECT, long_life, report_on
from tests.subject_report.structure import outline
from tests.subject_report.test_machine_form import MACHINE_REPORTS
from texts.labels import field_label, word_label
from tooling.formats.document import Document, Facts, Heading, Paragraph, Table
from tooling.formats.documents import render
from tooling.subject_report.content import Event, HeldRecord
from tooling.subject_report.document import language_of, subject_document
from tooling.subject_report.machine_form import to_json
from tooling.subject_report.terms import CODES
from tooling.subject_report.words import own_code

COMMITS = count()
GOLDEN = Path(__file__).parent / "golden"
CASES = [(format, language) for format in ("md", "html") for language in LANGUAGES]


def shown(document: Document, format: str) -> str:
    """What a reader of the format sees."""
    content = render(format, document)
    if format == "pdf":
        foot = re.compile(re.escape(document.title) + r"\s*[0-9]+ / [0-9]+\s*\Z")
        reader = PdfReader(io.BytesIO(content))
        return "".join(foot.sub("", page.extract_text()) for page in reader.pages)
    text = content.decode()
    if format == "html":
        return html.unescape(re.sub(r"<[^>]*>", " ", text.split("<main>")[1]))
    return re.sub(r"\\(.)", r"\1", text.replace("<br>", "\n"))


def tables(document: Document) -> dict[str, Table]:
    return {block.caption: block for block in document.blocks if isinstance(block, Table)}


@pytest.mark.parametrize(("format", "language"), CASES)
def test_a_report_is_as_it_was_found_good(
    format: str, language: Language, person: Desk, renew_golden: bool
) -> None:
    report = report_on(person, CUSTOMER, PROSPECT)
    content = render(format, subject_document(report, language, with_letter=True))
    file = GOLDEN / f"person.{language}.{format}"
    if renew_golden:
        GOLDEN.mkdir(exist_ok=True)
        file.write_bytes(content)
    assert content == file.read_bytes(), "read the difference; --renew-golden if it is meant"


def test_no_golden_file_is_left_over() -> None:
    documents = {f"person.{language}.{format}" for format, language in CASES}
    machine_forms = {name for name, _, _ in MACHINE_REPORTS}
    assert {file.name for file in GOLDEN.iterdir()} == documents | machine_forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_says_what_the_html_says(language: Language, person: Desk) -> None:
    document = subject_document(report_on(person, CUSTOMER, PROSPECT), language, with_letter=True)
    pdf = squeezed(shown(document, "pdf"))
    for block in (*document.letter, *document.blocks):
        match block:
            case Heading(_, text) | Paragraph(text):
                assert squeezed(text) in pdf
            case Facts(rows):
                assert all(squeezed(value) in pdf for _, values in rows for value in values)
            case Table(_, columns, rows):
                cells = (cell for row in (columns, *rows) for cell in row)
                assert all(squeezed(line) in pdf for cell in cells for line in cell.split("\n"))
    for image in pages(document):
        assert image.getextrema() != (255, 255)
        right = image.crop((int(image.width * 0.925), 0, image.width, image.height))
        assert right.getextrema() == (255, 255)


def leaves(tree: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(tree, dict):
        return [leaf for key, value in tree.items() for leaf in leaves(value, key)]
    if isinstance(tree, list):
        return [leaf for value in tree for leaf in leaves(value, path)]
    return [(path, tree)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["md", "html", "pdf"])
def test_every_field_is_there_in_plain_words(format: str, language: Language, person: Desk) -> None:
    report = report_on(person, CUSTOMER, PROSPECT)
    text = squeezed(shown(subject_document(report, language), format))
    for tree in (FULL, POTENTIAL):
        for name, value in tree.items():
            if name not in ("sales", "estimated_sales"):
                assert squeezed(field_label(name, language)) in text
            for field, leaf in leaves(value, name):
                if re.fullmatch(r"\d{4}-\d\d-\d\d", leaf) or leaf in ("fi", "FI"):
                    continue  # said in the form of the language: see the golden files
                if field in ("sales", "estimated_sales", "by"):
                    assert squeezed(leaf) not in text
                else:
                    said = word_label(leaf, language)
                    if field in CODES:
                        said = own_code(leaf, language)
                    assert squeezed(said) in text or squeezed(leaf) in text, (field, leaf)
    for code in ("legitimate_interest", "electrical-contractor", "newsletter-fi", "own_activity"):
        assert code not in text
    assert "electronic" not in text


def test_the_language_is_the_one_nearest_to_the_persons(person: Desk) -> None:
    report = report_on(person, CUSTOMER, PROSPECT)
    assert language_of(report) == "fi"
    assert language_of(report_on(person, PROSPECT)) == "en"
    assert language_of(report_on(person)) == "en"
    for tag, expected in {"sv-FI": "sv", "en-US": "en", "de": "en", "pt-BR": "en"}.items():
        person.put(customer(CUSTOMER, **{**FULL, "language": tag}))
        assert language_of(report_on(person, CUSTOMER)) == expected
    assert subject_document(report, "sv").language == "sv"


def test_employees_are_named_only_for_internal_use(person: Desk) -> None:
    for format in ("md", "html", "pdf"):
        for handlers in (False, True):
            report = report_on(person, CUSTOMER, with_handlers=handlers)
            text = shown(subject_document(report), format)
            assert ("Aino Tester" in text) is handlers
            assert ("Edustajamme" in text) is handlers
            assert "liisa.korhonen@ensto.example" in text, "the responsible person is data"


def test_a_long_life_is_summed_with_every_detail_in_an_annex(person: Desk) -> None:
    person.put(customer(CUSTOMER, **long_life()))
    person.commit("Ten years")
    document = subject_document(report_on(person, CUSTOMER), "en")
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    annexes = [text for text in headings if text.startswith("Annex")]
    assert annexes == ["Annex 1: Contacts with us"]
    found = tables(document)
    letters, contacts = found["Newsletters by year"], found["Contacts with us by year"]
    assert letters.rows[0][0] == "2024"
    assert letters.rows[-1] == ("Total", "520", "346", "260")
    assert contacts.columns == ("Year", "E-mail", "Phone", "Meeting", "Fair", "Total")
    assert contacts.rows[-1] == ("Total", "50", "50", "50", "50", "200")
    assert "Newsletters" not in found
    assert found["Contacts with us"].rows[0][2] == "Call 199"
    sums = found["Changes to your data by year"]
    assert sums.columns == ("Year", "What", "Added", "Changed", "Taken away")
    assert sums.rows == (
        ("2025", "Contacts with us", "201", "", ""), ("2025", "Newsletters", "521", "", "1"),
    )  # fmt: skip
    assert len(found["Changes, newest first"].rows) < 30
    report = json.loads(to_json(report_on(person, CUSTOMER)))
    assert len(report["records"][0]["data"]["newsletters"]) == 520
    assert len(report["events"]) > 2000, "the copy for machines has every change"
    main = document.blocks[: document.blocks.index(next(
        block for block in document.blocks if isinstance(block, Heading)
        and block.text.startswith("Annex")))]  # fmt: skip
    assert sum(len(block.rows) for block in main if isinstance(block, Table)) < 80


def test_one_commit_on_one_item_is_one_row(person: Desk) -> None:
    rows = tables(subject_document(report_on(person, CUSTOMER), "en"))["Changes, newest first"].rows
    first = ("2\u00a0January\u00a02025", "Duties at work", "Hankinta|päällikkö *", "Johtaja")
    assert rows[0] == first
    added = next(row for row in rows if row[1] == "Newsletters 1")
    said = "Issue: “2024-10 fi”\nSent: 4\u00a0October\u00a02024\nOpens: 2\nClicks: 1"
    assert added[2:] == ("", said)
    survey = next(row for row in rows if row[1] == "Answers to customer surveys 1")
    assert "Answers, Q1. Why?: 9" in survey[3]


def event(field: str, before: str | None, after: str | None) -> Event:
    time = datetime(2025, 1, 2, tzinfo=UTC)
    return Event(
        time=time,
        commit=f"{next(COMMITS):040}",
        register="customers",
        id=CUSTOMER,
        field=field,
        before=before,
        after=after,
    )


def test_history_that_the_schema_does_not_know_stands_as_it_is(person: Desk) -> None:
    report = report_on(person, CUSTOMER)
    events = (
        event("register", "prospects", "customers"),
        event("file", "unreadable", None),
        event("shoe_size", None, "42"),
        event("informed", "soon", "2024-02-30"),
        event("kind", "pal", "partner"),
        event("newsletters.0.opens", "many", "12345"),
        event("segments", "installer", None),
    )
    changed = report.model_copy(update={"events": events})
    rows = tables(subject_document(changed, "en"))["Changes, newest first"].rows
    assert [row[1:] for row in rows] == [
        ("Register", "register of potential customers",
         "customer and partner register, media register"),
        ("File", "could not be read", ""),
        ("“shoe size”", "", "42"),
        ("Date of the privacy notice", "soon", "2024-02-30"),
        ("Category", "pal", "partner"),
        ("Newsletters 1", "Opens: many", "Opens: 12,345"),
        ("Groups", "“installer”", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("format", ["md", "html", "pdf"])
@pytest.mark.parametrize("text", [*HOSTILE, "W" * 499, "-----", "1. x", "| a |"])
def test_any_text_in_any_field_is_shown_as_typed(format: str, text: str, person: Desk) -> None:
    tree = {
        **customer(CUSTOMER, **FULL),
        "organisation": text, "given_name": text, "family_name": text, "role": text,
        "outlets": [text],
        "address": {"street": text, "city": text, "country": "FI"},
        "holds": [{"reason": "other", "until": "2030-01-01", "note": text}],
        "statements": [{"date": "2024-03-01", "text": text}],
        "interactions": [{"date": "2024-03-01", "channel": "phone", "summary": text}],
        "surveys": [{"survey": "s", "answered": "2024-03-01", "results": {text: text}}],
        "documents": [{"kind": "other", "location": text, "date": "2024-03-01"}],
        "sources": [{"source": "web", "detail": text, "key": text, "date": "2024-03-01"}],
    }  # fmt: skip
    tree.pop("sales")
    report = report_on(person, CUSTOMER)
    events = tuple(event(field, text, text) for field in ("role", f"surveys.0.results.{text}"))
    record = HeldRecord(register="customers", id=CUSTOMER, data=tree, sealed=())
    hostile = report.model_copy(update={"records": (record,), "events": events})
    found = squeezed(shown(subject_document(hostile, "en", with_letter=True), format))
    if text.isascii() or format != "pdf":
        assert found.count(squeezed(text)) >= 18
    else:  # extraction orders what runs from right to left in its own way
        assert set(squeezed(text)) <= set(found)
    assert "<script" not in render("html", subject_document(hostile, "en")).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_has_the_structure_that_a_screen_reader_needs(
    language: Language, person: Desk
) -> None:
    document = subject_document(report_on(person, CUSTOMER, PROSPECT), language, with_letter=True)
    page = outline(render("html", document).decode())
    assert page.language == language
    assert page.title == document.title
    assert page.headings.count(1) == 1
    pairs = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in pairs)
    assert page.tables
    assert all(table.caption and table.columns and table.scoped for table in page.tables)
    labels = [label for _, label in page.regions]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert page.landmarks.count("main") == 1
    assert len(set(page.ids)) == len(page.ids)
