from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.encodings import encoding_named
from tests.formats.tables import PEOPLE
from tests.sources.lists import EACH, FINNISH
from tooling.errors import RegisterError
from tooling.formats.sheet import to_xlsx
from tooling.sources.text_encoding import Decoded, decode, known_encoding

LINE = "Nimi;Jyväskylä €\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LINE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + LINE.encode(), "utf-8"),
        (b"\xff\xfe" + LINE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + LINE.encode("utf-32-le"), "utf-32-le"),
        (b"\0\0\xfe\xff" + LINE.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_an_encoding_that_the_file_says_is_sure(data: bytes, encoding: str) -> None:
    assert decode(data) == (Decoded(LINE, encoding),)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LINE.encode("cp1252"), "cp1252"),
        (LINE.encode("utf-16-le"), "utf-16-le"),
        (LINE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_any_other_is_a_guess(data: bytes, encoding: str) -> None:
    assert decode(data)[0] == Decoded(LINE, encoding, is_sure=False)


@pytest.mark.parametrize(("names", "encoding"), EACH)
def test_each_encoding_can_be_named(names: str, encoding: str) -> None:
    assert decode(names.encode(encoding), encoding) == (Decoded(names, encoding),)
    assert decode(names.encode("utf-16"), "UTF-16")[0].text == names


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("windows-1257", "cp1257"), ("CP1257", "cp1257"), ("ISO-8859-13", "iso-8859-13"),
        ("latin7", "iso-8859-13"), ("latin1", "iso-8859-1"), ("koi8_r", "koi8-r"),
        ("macintosh", "mac-roman"), ("utf8", "utf-8"), ("utf-8-sig", "utf-8"),
        ("utf_16", "utf-16"), ("big5", "big5"), ("ibm775", "cp775"),
    ],
)  # fmt: skip
def test_an_encoding_has_many_names_and_one_of_ours(name: str, found: str) -> None:
    assert encoding_named(name) == found == known_encoding(name)


@pytest.mark.parametrize(
    "name",
    ["rot13", "hex", "base64", "zlib", "bz2", "uu", "quopri", "idna", "punycode", "utf-7",
     "unicode_escape", "raw_unicode_escape", "charmap", "undefined", "klingon", "", "\0", "a b"],
)  # fmt: skip
def test_what_is_no_encoding_of_text_is_refused(name: str) -> None:
    assert encoding_named(name) is None
    with pytest.raises(RegisterError, match="no text encoding of that name") as error:
        decode(b"a", name)
    assert error.value.hint


@pytest.mark.parametrize(
    ("name", "meant"),
    [("uft-8", "utf-8"), ("windwos-1257", "windows-1257"), ("iso-8859-131", "iso-8859-13")],
)
def test_a_slip_in_a_name_is_told_what_was_meant(name: str, meant: str) -> None:
    with pytest.raises(RegisterError) as error:
        known_encoding(name)
    assert error.value.hint == f"Did you mean {meant}?"


@given(st.text(max_size=20))
def test_any_text_is_an_encoding_or_is_refused(name: str) -> None:
    if encoding_named(name) is None:
        with pytest.raises(RegisterError):
            known_encoding(name)


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
        (b"a,b\nc\0,d\n", "cp1252", "line 2 has a NUL"),
        ("a,b\n".encode("utf-16-le")[:-1], None, "NUL"),
        (b"\xff\xfea", None, "line 1 has a byte that the encoding utf-16-le lacks"),
        ("Jyväskylä\n".encode("cp1252") + b"\x81", "cp1252", "line 2 .* the encoding cp1252"),
        ("a\nä".encode("cp1252"), "utf-8", "line 2 .* the encoding utf-8"),
        ("张伟;王芳;李娜".encode("gbk"), None, "in no encoding that is known"),
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
    with pytest.raises(RegisterError, match=r"line 3 .* utf-8 lacks") as error:
        decode(data)
    assert "the rest of the file is in UTF-8" in str(error.value.hint)
    assert decode(data, "cp1252")[0].text.startswith("JyvÃ¤skylÃ¤")


@pytest.mark.parametrize("encoding", ["cp1252", "cp1257", "mac-roman", "koi8-r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_not_read_as_what_the_mapping_of_an_older_list_says(
    encoding: str, mark: bytes
) -> None:
    with pytest.raises(RegisterError, match="the file is in UTF-8, and would be mangled") as error:
        decode(mark + FINNISH.encode(), encoding)
    assert "mapping" in str(error.value.hint)
    assert decode(b"only ASCII", encoding) == (Decoded("only ASCII", encoding),)


def test_utf_8_that_was_cut_off_is_refused() -> None:
    with pytest.raises(RegisterError, match="line 1"):
        decode("Jyväskylä".encode()[:-1])
