"""The ways to read bytes as text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
#: Tables of one byte a letter that names in Europe were, and are, written in.
_SINGLE = ("cp1252", "cp1250", "cp850", "mac_roman")


@dataclass(frozen=True, slots=True)
class Reading:
    """Bytes read as text. `encoding` and `errors` give the same bytes back."""

    text: str
    encoding: str
    errors: str = "strict"
    #: One character is one byte: what is found can be cut out of the bytes themselves.
    single: bool = False
    #: What is left out in front, for UTF-16 inside a binary file.
    offset: int = 0


def readings(data: bytes) -> Iterator[Reading]:
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
        yield Reading(text, "utf-8")
        if "\0" not in text:
            return
    if b"\0" not in data or not data.isascii():
        yield Reading(data.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape")
        for table in _SINGLE:
            yield Reading(data.decode(table, "replace"), table, single=True)
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for offset in (0, 1):
                text = data[offset:].decode(encoding, "replace")
                yield Reading(text, encoding, offset=offset)


def is_text(data: bytes) -> bool:
    """Whether a part of `data` can be replaced without breaking the rest."""
    return b"\0" not in data or _wide(data) is not None


def _wide(data: bytes) -> Reading | None:
    """UTF-16 or UTF-32, by its mark, or by every other byte being empty."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
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


def _strict(data: bytes, encoding: str) -> Reading | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Reading(text, encoding)
