"""Which encoding the bytes of somebody's list are in."""

from __future__ import annotations

import codecs

from tooling.errors import RegisterError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people hand in instead of a list, by its first bytes.
_BINARY = (
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_AS_CSV = "save it as “CSV UTF-8” in the spreadsheet program, and import that file"


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of `data` without its byte order mark, and the encoding it was read in.

    `encoding` as asked for; else the byte order mark's, else UTF-8, else Windows-1252, each
    strictly. Raises RegisterError for an empty or a binary file, for bytes the encoding doesn't
    have, for an unknown encoding, and for a file that is UTF-8 with a few other bytes in it: read
    as Windows-1252, every name in it would be mangled.
    """
    for start, what in _BINARY:
        if data.startswith(start):
            raise RegisterError(f"this is {what}, not a text file", _AS_CSV)
    if encoding is None:
        text, encoding = _decode_by_content(data)
    else:
        text = _decode_as(data, encoding)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise RegisterError("the file is empty", "check the export that it came from")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RegisterError(
            f"line {line} has a NUL: this is no text file, or UTF-16 without its mark",
            f"{_AS_CSV}; if it is UTF-16, name the encoding (utf-16-le)",
        )
    return text, encoding


def _decode_by_content(data: bytes) -> tuple[str, str]:
    for beginning, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(beginning):
            return _decode_as(data, encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        line = _line_of(data, error.start)
    lenient = data.decode("utf-8", errors="surrogateescape")
    strange = sum("\udc80" <= character <= "\udcff" for character in lenient)
    beyond_ascii = sum(character > "\x7f" for character in lenient)
    # Windows-1252 text almost never forms a UTF-8 sequence by chance; half of it never does.
    if beyond_ascii - strange >= strange:
        raise RegisterError(
            f"the file is in UTF-8, but line {line} is not",
            "repair that line, or name the file's encoding",
        )
    return _decode_as(data, "cp1252"), "cp1252"


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_of(data, error.start)
        raise RegisterError(
            f"line {line} is not in the encoding {encoding}",
            f"{_AS_CSV}, or name the file's encoding",
        ) from None
    except (LookupError, ValueError):
        raise RegisterError(
            "there is no such text encoding", "take utf-8, utf-16, cp1252 or another of Python's"
        ) from None


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
