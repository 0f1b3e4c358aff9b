"""A document looks the same in every format: any text as typed, and nothing breaks it."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from tooling.errors import RegisterError
from tooling.formats import document_pdf
from tooling.formats.document import (
    Break,
    Bullets,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Table,
)
from tooling.formats.documents import FORMATS, render

HOSTILE = [
    '<b>*x*</b> "q" #let x=1 $y$ [z] \\ @a `c` ~ _e_ {{ x }} {% y %} & &amp; | || //no',
    "</style></script><script>alert(1)</script>",
    "שלום עליכם",
    "مرحبا بالعالم",
    "Ελλάδα Български Հայ ქართული",
    "þæðøłżščāēģųßñç ÅÄÖ",
    "👍",
    "#panic(1)",
    "= heading + item - item / term: x",
]


def document(*texts: str) -> Document:
    """A document with each of `texts` in every block that holds text."""
    return Document(
        title="Asiakirja",
        language="fi",
        author="Ensto Oy",
        date="22.11.2026",
        day=date(2026, 11, 22),
        blocks=(
            *(Heading(2, text) for text in texts),
            *(Paragraph(text) for text in texts),
            *(Notice(text) for text in texts),
            Bullets(texts),
            Facts(tuple((text, (text, text)) for text in texts)),
            Table("Taulukko", ("A", "B"), tuple((text, "loppu") for text in texts)),
            Break(),
            Heading(2, "Liite"),
            Heading(3, "Loppu"),
        ),
    )


def pages(content: Document, ppi: float = 36.0) -> list[Image.Image]:
    """The pages of the PDF as pictures, set by the same template."""
    images: list[bytes] | bytes = typst.compile(
        str(document_pdf.TEMPLATE),
        format="png",
        ppi=ppi,
        font_paths=[str(document_pdf.FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": document_pdf.content_of(content)},
    )
    return [
        Image.open(io.BytesIO(page)).convert("L")
        for page in (images if isinstance(images, list) else [images])
    ]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_what_was_typed(text: str) -> None:
    page = render("html", document(text)).decode()
    assert "<script" not in page
    body = page.split("<main>")[1]
    shown = html.unescape(re.sub(r"<[^>]*>", " ", body))
    assert squeezed(shown).count(squeezed(text)) >= 8


@pytest.mark.parametrize("text", HOSTILE)
def test_pdf_shows_what_was_typed(text: str) -> None:
    reader = PdfReader(io.BytesIO(render("pdf", document(text))))
    shown = squeezed("".join(page.extract_text() for page in reader.pages))
    if text.isascii():
        assert shown.count(squeezed(text)) >= 6
    else:  # extraction orders what runs from right to left in its own way
        assert set(squeezed(text)) <= set(shown)


def test_pdf_is_tagged_named_and_says_its_language() -> None:
    reader = PdfReader(io.BytesIO(render("pdf", document("x"))))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fi"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Asiakirja"
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_pdf_has_the_same_bytes_each_time() -> None:
    assert render("pdf", document("x")) == render("pdf", document("x"))


@pytest.mark.parametrize("text", ["W" * 10_000, "ä" * 3000, "x@" + "y" * 300 + ".example"])
def test_no_page_is_empty_and_no_text_leaves_it(text: str) -> None:
    images = pages(document(text))
    assert len(images) >= 2
    for image in images:
        assert image.getextrema() != (255, 255)
        right = image.crop((int(image.width * 0.925), 0, image.width, image.height))
        assert right.getextrema() == (255, 255)


def test_no_word_of_a_usual_table_is_broken() -> None:
    """A break is a character that a copy of the text keeps and a screen reader stumbles on."""
    table = Table(
        "Luettelot, joissa tietonne ovat olleet",
        ("Päivämäärä", "Kampanja", "Käsittelyn tarkoitus", "Yhteydenottotapa", "Vastaanottaja",
         "Luovutetut tiedot"),
        (("22.11.2026", "Kevät", "markkinointi", "sähköposti", "Markkinointi",
          "tunniste, sähköpostiosoite, asiointikieli, yhteydenoton peruste"),),
    )  # fmt: skip
    content = replace(document("x"), blocks=(table,))
    reader = PdfReader(io.BytesIO(render("pdf", content)))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "\u200b" not in text
    for word in ("Yhteydenottotapa", "sähköpostiosoite", "22.11.2026"):
        assert word in text


def test_a_table_says_its_title_and_columns_on_each_page() -> None:
    rows = tuple((f"rivi {number}", "x") for number in range(200))
    content = replace(document("x"), blocks=(Table("Muutokset", ("Päivä", "Tieto"), rows),))
    reader = PdfReader(io.BytesIO(render("pdf", content)))
    assert len(reader.pages) > 3
    for page in reader.pages:
        text = page.extract_text()
        assert text.count("Muutokset") == 1
        assert text.count("Päivä") == 1


def test_the_parts_are_bookmarks() -> None:
    outline: Any = PdfReader(io.BytesIO(render("pdf", document("Osa")))).outline
    titles = [entry.title for entry in outline[1] if not isinstance(entry, list)]
    assert outline[0].title == "Asiakirja"
    assert titles == ["Osa", "Liite"]


UNBROKEN_TEXTS = ["2024-06-03", "3.6.2024", "3\u00a0June\u00a02024", "12\u00a0345",
                  "+358 40 555 0123", "+358405550123"]  # fmt: skip


@pytest.mark.parametrize("text", UNBROKEN_TEXTS)
def test_no_line_is_broken_inside_a_day_or_a_number(text: str) -> None:
    said = f"<{text}> on {text}"
    page = render("html", document(said)).decode()
    assert page.count(f'&lt;<span class="whole">{text}</span>&gt; on ') >= 8
    assert ".whole { white-space: nowrap" in page
    long = document(*("sana " * length + text for length in range(12, 24)))
    shown = "".join(one.extract_text() for one in PdfReader(io.BytesIO(render("pdf", long))).pages)
    assert shown.replace("\u00a0", " ").count(text.replace("\u00a0", " ")) >= 12 * 5


def test_every_page_has_its_number() -> None:
    reader = PdfReader(io.BytesIO(render("pdf", document(*["x"] * 200))))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, 1):
        assert f"{number} / {count}" in page.extract_text()


def test_html_is_one_file_without_a_script() -> None:
    page = render("html", document("x")).decode()
    assert '<html lang="fi">' in page
    assert "<title>Asiakirja</title>" in page
    assert '</span>, <span class="whole">22.11.2026</span></p>' in page, "on one line"
    assert not re.search(r"(?:src|href)=|@import|url\(", page)


def test_line_breaks_stay_in_every_format() -> None:
    content = document("one\ntwo")
    assert "one<br>two" in render("md", content).decode()
    assert ">one\ntwo<" in render("html", content).decode()
    text = PdfReader(io.BytesIO(render("pdf", content))).pages[0].extract_text()
    assert re.search(r"one\s*\n\s*two", text)


def test_json_has_the_parts_in_order() -> None:
    content = json.loads(render("json", document("x")))
    kinds = [block["kind"] for block in content["blocks"]]
    assert kinds == ["heading", "paragraph", "notice", "bullets", "facts", "table", "break",
                     "heading", "heading"]  # fmt: skip
    assert content["blocks"][4] == {"kind": "facts", "rows": [["x", ["x", "x"]]]}


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(RegisterError):
        render("docx", document("x"))
    for name in FORMATS:
        assert render(name, document("x"))
