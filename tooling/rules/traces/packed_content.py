"""What is inside: base64 in a text, and files packed in files."""

from __future__ import annotations

import base64
import bz2
import lzma
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tooling.rules.traces.decodings import is_text
from tooling.rules.traces.office_documents import texts

# RFC 4648, both alphabets, in lines as MIME and PEM break them
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{16,}(?:\r?\n[ \t]?[A-Za-z0-9+/_-]{4,})*"
    r"(?:={1,2}|\r?\n[ \t]?[A-Za-z0-9+/_-]{2,3}={1,2})?"
)
_LINE = re.compile(r"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{16,}")
_LEAST = 16
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_MIXED = re.compile(r"[a-z0-9][A-Z]")
_URL_SAFE = str.maketrans("-_", "+/")

_SEALED = b"age-encryption.org/"
_BEGIN = b"-----BEGIN "
# With a line of what is encrypted: a schema or a guide names the first line alone
_ARMOUR = re.compile(
    rb"-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----(?:\s*\n\s*|\\n\s*)[A-Za-z0-9+/=]{4}"
)

_ZIP = b"PK\x03\x04"
_ZIP_HEADER = 30
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_MOST_STREAMS = 2000


@dataclass(slots=True)
class Budget:
    """How much of one object may still be unpacked, and what was noticed on the way.

    `cut`: something was left unread. `namesakes`: the name stands there as somebody else's.
    """

    left: int = 256 * 1024 * 1024
    cut: bool = False
    namesakes: bool = False


class _Unpacker(Protocol):
    """What zlib, bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes | memoryview, max_length: int, /) -> bytes: ...


def has_runs(line: str) -> bool:
    """Whether base64 may begin in `line`."""
    return any(_looks_encoded(run) for run in _LINE.findall(line))


def _looks_encoded(run: str) -> bool:
    """Whether one line is rather base64 than a path, words with hyphens or a hash."""
    return _MIXED.search(run) is not None and not _HEX.fullmatch(run)


def runs(text: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield where something in base64 stands in `text`, and its bytes."""
    for found in _BASE64.finditer(text):
        start = found.start()
        for line in found[0].splitlines(keepends=True):
            if len(line) >= _LEAST and _looks_encoded(line):
                break
            start += len(line)
        else:
            continue
        data = re.sub(r"\s", "", text[start : found.end()]).rstrip("=").translate(_URL_SAFE)
        data = data[: len(data) - (len(data) % 4 == 1)]
        yield start, found.end(), base64.b64decode(data + "=" * (-len(data) % 4))


def is_container(data: bytes) -> bool:
    """Whether `data` has to be unpacked before it can be read."""
    return (
        data[:2] == b"\x1f\x8b"
        or data[:3] == b"BZh"
        or data[:6] == b"\xfd7zXZ\0"
        or data[:5] == b"%PDF-"
        or _ZIP in data
        or (b"\0" in data and _ZLIB.search(data) is not None)
    )


def is_opaque(data: bytes) -> bool:
    """Whether `data` may say what nobody reads in it: encrypted, a picture, a PDF's own letters."""
    if data.startswith(_SEALED) or (_BEGIN in data and _ARMOUR.search(data)):
        return True
    if data.startswith(b"%PDF-"):
        return True
    return b"\0" in data and not is_text(data) and not is_container(data)


def parts(data: bytes, budget: Budget) -> Iterator[bytes]:
    """Yield what `data` holds packed: the members of a zip file and their names, streams."""
    if data[:2] == b"\x1f\x8b":
        yield _unpacked(zlib.decompressobj(31), data, budget)
    elif data[:3] == b"BZh":
        yield _unpacked(bz2.BZ2Decompressor(), data, budget)
    elif data[:6] == b"\xfd7zXZ\0":
        yield _unpacked(lzma.LZMADecompressor(), data, budget)
    elif _ZIP in data:
        yield from texts(list(_members(data, budget)))
    else:
        view = memoryview(data)
        for count, found in enumerate(_ZLIB.finditer(data)):
            if count == _MOST_STREAMS:
                budget.cut = True
                return
            yield _unpacked(zlib.decompressobj(), view[found.start() :], budget)


def _unpacked(unpacker: _Unpacker, data: bytes | memoryview, budget: Budget) -> bytes:
    """What `data` unpacks to, as far as it is whole and the budget lasts."""
    try:
        content = unpacker.decompress(data, max(1, budget.left))
    except (zlib.error, OSError, lzma.LZMAError):
        return b""  # it only looked like one
    budget.left -= len(content)
    budget.cut = budget.cut or (budget.left <= 0 and not unpacker.eof)
    return content


def _members(data: bytes, budget: Budget) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each member, by the local headers: a directory can be torn."""
    view, at = memoryview(data), data.find(_ZIP)
    while at >= 0 and at + _ZIP_HEADER <= len(data):
        flags, method = _number(data, at + 6, 2), _number(data, at + 8, 2)
        size = _number(data, at + 18, 4)
        begin = at + _ZIP_HEADER + _number(data, at + 26, 2)
        name = data[at + _ZIP_HEADER : begin]
        begin += _number(data, at + 28, 2)
        if flags & 1 or method not in (0, 8):
            budget.cut = True  # encrypted, or packed by what few can unpack
            yield name, b""
        elif method == 0:
            yield name, data[begin : begin + size]
        else:
            yield name, _unpacked(zlib.decompressobj(-15), view[begin:], budget)
        at = data.find(_ZIP, max(begin, at + 4))


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")
