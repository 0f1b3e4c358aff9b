from __future__ import annotations

import pytest

from tests.formats.tables import PEOPLE
from tooling.errors import RegisterError
from tooling.formats.sheet import to_xlsx
from tooling.sources.text_encoding import decode

LINE = "Nimi;Jyväskylä €\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LINE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + LINE.encode(), "utf-8"),
        (b"\xff\xfe" + LINE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), "utf-16-be"),
        (LINE.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_and_named(data: bytes, encoding: str) -> None:
    assert decode(data) == (LINE, encoding)


def test_a_named_encoding_is_taken_without_its_mark() -> None:
    assert decode("Łódź".encode("cp1250"), "cp1250") == ("Łódź", "cp1250")
    assert decode(b"\xef\xbb\xbfa", "utf-8") == ("a", "utf-8")


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"", None, "empty"),
        (b"\xef\xbb\xbf", None, "empty"),
        (b" \r\n", None, "empty"),
        (b"PK\x03\x04", None, "an Excel workbook or a ZIP"),
        (b"PK\x03\x04", "utf-8", "an Excel workbook or a ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", None, "an old Excel workbook"),
        (b"%PDF-1.7", None, "a PDF"),
        (b"\x1f\x8b\x08", None, "a gzip"),
        (b"a,b\nc\0,d\n", None, "line 2 has a NUL"),
        ("a,b\n".encode("utf-16-le"), None, "NUL"),
        ("Jyväskylä\n".encode("cp1252") + b"\x81", None, "line 2 is not in the encoding cp1252"),
        ("a\nä".encode("cp1252"), "utf-8", "line 2 is not in the encoding utf-8"),
        (b"a", "klingon", "no such text encoding"),
        (b"a", "base64", "no such text encoding"),
        (b"a", "\0", "no such text encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(RegisterError, match=message) as error:
        decode(data, encoding)
    assert error.value.hint


def test_a_workbook_given_for_a_list_is_recognised() -> None:
    with pytest.raises(RegisterError, match="an Excel workbook"):
        decode(to_xlsx(PEOPLE, "List"))


def test_utf_8_with_one_strange_byte_is_not_read_as_windows_1252() -> None:
    data = "Jyväskylä\nHämeenlinna\n".encode() + "Töölö\n".encode("cp1252")
    with pytest.raises(RegisterError, match="in UTF-8, but line 3 is not"):
        decode(data)
    assert decode(data, "cp1252")[0].startswith("JyvÃ¤skylÃ¤")


def test_utf_8_that_was_cut_off_is_refused() -> None:
    with pytest.raises(RegisterError, match="line 1"):
        decode("Jyväskylä".encode()[:-1])
