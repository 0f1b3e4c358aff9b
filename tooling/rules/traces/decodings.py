"""The ways to read bytes as text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

_BYTE_ORDER = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
#: Tables of one byte a letter that names in Europe were, and are, written in.
_ONE_BYTE = ("cp1252", "cp1250", "cp850", "mac_roman")


@dataclass(frozen=True, slots=True)
class Decoding:
    """Bytes read as text. `encoding` and `errors` give the same bytes back."""

    text: str
    encoding: str
    errors: str = "strict"
    #: One character is one byte: what is found can be cut out of the bytes themselves.
    one_byte: bool = False


def decodings(data: bytes) -> Iterator[Decoding]:
    """Yield `data` in every way that it may be meant; text in one, what is no text in several."""
    wide = _wide(data)
    if wide is not None:
        yield wide
        return
    try:
        text = data.decode()
    except UnicodeDecodeError:
        pass
    else:
        yield Decoding(text, "utf-8")
        if "\0" not in text:
            return
    if b"\0" not in data or not data.isascii():
        yield Decoding(data.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape")
        for table in _ONE_BYTE:
            yield Decoding(data.decode(table, "replace"), table, one_byte=True)
    if b"\0" in data:
        # UTF-16 inside a binary file may begin at an even or an odd byte
        for encoding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield Decoding(data[start:].decode(encoding, "replace"), encoding)


def is_text(data: bytes) -> bool:
    """Whether a part of `data` can be replaced without breaking the rest."""
    return b"\0" not in data or _wide(data) is not None


def _wide(data: bytes) -> Decoding | None:
    """Read UTF-16 or UTF-32, known by its byte order mark, or by every other byte being empty."""
    for start, encoding in _BYTE_ORDER:
        if data.startswith(start):
            return _strict(data, encoding)
    sample = data[:_SAMPLE]
    if len(data) % 2 == 0 and b"\0" in sample:
        low, high = sample[0::2].count(0), sample[1::2].count(0)
        half = len(sample) // 2
        if high * 10 > half * 4 and low * 20 < half:
            return _strict(data, "utf-16-le")
        if low * 10 > half * 4 and high * 20 < half:
            return _strict(data, "utf-16-be")
    return None


def _strict(data: bytes, encoding: str) -> Decoding | None:
    try:
        return Decoding(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None
