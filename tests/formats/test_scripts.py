"""A name in any script: in the PDF where a font has it, and never a box or nothing in its place."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.formats.test_documents import document, squeezed
from tooling.errors import RegisterError
from tooling.formats.documents import render, render_whole

#: A name or a greeting in each script that people write to us in.
SCRIPTS = {
    "Chinese": "王小明 張偉",
    "Japanese": "山田太郎 やまだ タロウ ㈱",
    "Korean": "김민수 홍길동",
    "Thai": "สมชาย ใจดี",
    "Lao": "ສົມຊາຍ",
    "Khmer": "សុខា",
    "Burmese": "အောင်ဆန်း",
    "Devanagari": "अमित कुमार",
    "Bengali": "অমিত",
    "Punjabi": "ਅਮਿਤ",
    "Gujarati": "અમિત",
    "Odia": "ଅମିତ",
    "Tamil": "அமித்",
    "Telugu": "అమిత్",
    "Kannada": "ಅಮಿತ್",
    "Malayalam": "അമിത്",
    "Sinhala": "අමිත්",
    "Tibetan": "བསྟན་འཛིན",
    "Amharic": "አበበ",
    "Arabic": "محمد علي",
    "Persian": "پریسا گلچین",
    "Hebrew": "יוסי כהן",
    "Armenian": "Արամ",
    "Georgian": "გიორგი",
    "Cyrillic": "Оксана Ґалаґан Ђорђе",
    "Greek": "Γιώργος",
    "Vietnamese": "Nguyễn Thị Phượng",
    "Sami": "Ánneš Čáhcelaš Ŋuoŧŧu",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Cherokee": "ᏣᎳᎩ",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ",
    "Tifinagh": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "emoji": "👍🎉❤️🇫🇮👩‍💻",
    "letters of a social network": "𝗠𝗮𝗶𝗷𝗮 𝓥𝓲𝓻𝓽𝓪𝓷𝓮𝓷",
}
#: No font here has them: a rare Chinese letter, one that means nothing, one for private use.
UNDRAWN = ["𠮷野家", "a\u0378b", "\ue000"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_any_script_stands_in_the_pdf(script: str) -> None:
    text = SCRIPTS[script]
    rendered = render_whole("pdf", document(text))
    assert (rendered.format, rendered.note) == ("pdf", "")
    reader = PdfReader(io.BytesIO(rendered.content))
    shown = squeezed("".join(page.extract_text() for page in reader.pages))
    if script in ("Chinese", "Japanese", "Korean", "Greek", "Cyrillic", "Armenian", "Georgian"):
        assert shown.count(squeezed(text)) >= 6


@pytest.mark.parametrize("text", UNDRAWN)
def test_where_no_font_has_a_letter_the_document_is_html_and_says_so(text: str) -> None:
    with pytest.raises(RegisterError) as refused:
        render("pdf", document(text))
    assert "no font" in refused.value.message
    assert text not in refused.value.message + (refused.value.hint or "")
    rendered = render_whole("pdf", document(text))
    assert rendered.format == "html"
    assert "HTML instead" in rendered.note
    assert rendered.content.decode().count(text) >= 8


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_other_formats_show_every_letter_themselves(format: str) -> None:
    rendered = render_whole(format, document(*UNDRAWN))
    assert (rendered.format, rendered.note) == (format, "")


def test_a_fault_of_another_kind_is_not_blamed_on_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    from tooling.formats import document_pdf

    monkeypatch.setattr(document_pdf, "content_of", lambda _: "{}")
    with pytest.raises(RegisterError, match="could not be set"):
        render("pdf", document("x"))
