"""Which encoding the bytes of somebody's list are in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache
from pkgutil import iter_modules

from schema.encodings import encoding_named
from tooling.errors import RegisterError
from tooling.phrases import nearest
from tooling.rules.encoding_guess import ENCODINGS, guesses

# The longer first: that of UTF-32 begins as that of UTF-16 does.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
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
_LIKE_A_USUAL_ONE = 0.8
_LIKE_ENOUGH = 0.7  # what Windows calls ANSI is not ASCII
# One zero in so many bytes at least: a list of names in any script has that many line ends, blanks
# and delimiters.
_ZEROS = 50
_AS_CSV = "save it as “CSV UTF-8” in the spreadsheet program, and import that file"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte order mark, and the encoding that it was read in.

    `is_sure` unless the encoding was guessed.
    """

    text: str
    encoding: str
    is_sure: bool = True


class UndecodableError(RegisterError):
    """Bytes that the encoding does not have, on `line` of the file. `before` is the text up to
    there, so that somebody who knows the delimiter can say in which cell.
    """

    def __init__(self, data: bytes, encoding: str, position: int, hint: str) -> None:
        self.before = data[:position].decode(encoding, errors="replace").removeprefix("\ufeff")
        self.line = self.before.count("\n") + 1
        self.encoding = encoding
        super().__init__(f"line {self.line} has a byte that the encoding {encoding} lacks", hint)


def known_encoding(name: str) -> str:
    """The one name of the encoding `name`; RegisterError, with the nearest, if it is none."""
    encoding = encoding_named(name)
    if encoding is None:
        typed = name.lower().replace("_", "-")
        usual = nearest(typed, ("utf-8", "utf-16", *ENCODINGS), cutoff=_LIKE_A_USUAL_ONE)
        close = usual or nearest(typed, _names(), cutoff=_LIKE_ENOUGH)
        raise RegisterError(
            "there is no text encoding of that name",
            f"Did you mean {close}?" if close else
            "take one such as utf-8, utf-16, cp1252, cp1257, iso-8859-15 or koi8-r",
        )  # fmt: skip
    return encoding


@cache
def _names() -> tuple[str, ...]:
    """The names of all text encodings, those that people call them by among them."""
    import encodings
    from encodings.aliases import aliases

    modules = (module.name for module in iter_modules(encodings.__path__))
    names = dict.fromkeys(name.replace("_", "-") for name in (*aliases, *modules))
    return tuple(name for name in names if encoding_named(name) is not None)


def decode(data: bytes, encoding: str | None = None) -> tuple[Decoded, ...]:
    """What `data` says in the encoding that was asked for; else in that of its byte order mark,
    else in UTF-8. Else in each of those that it may be in, the likeliest first: none of these is
    sure, and somebody has to say.

    Raises RegisterError for an empty or a binary file, for an unknown encoding, for bytes that the
    encoding doesn't have, for UTF-8 that was asked to be read as something else, and for a file
    that is UTF-8 with a few other bytes in it: every name in it would be mangled.
    """
    for start, what in _BINARY:
        if data.startswith(start):
            raise RegisterError(f"this is {what}, not a text file", _AS_CSV)
    if encoding is not None:
        return (_as_text(_decoded_as(data, known_encoding(encoding))),)
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return (_as_text(Decoded(_strictly(data, marked, _AS_CSV), marked)),)
    if unmarked := _utf_16_without_mark(data):
        return (unmarked,)
    try:
        return (_as_text(Decoded(data.decode("utf-8"), "utf-8")),)
    except UnicodeDecodeError as error:
        position = error.start
    if _is_mostly_utf_8(data):
        raise UndecodableError(
            data, "utf-8", position,
            "the rest of the file is in UTF-8: repair that cell, or name the encoding with "
            "--encoding",
        )  # fmt: skip
    found = [Decoded(data.decode(guess.encoding), guess.encoding, False) for guess in guesses(data)]
    if not found:
        raise RegisterError(
            "the file is not in UTF-8, and in no encoding that is known here do its letters make "
            "words",
            f"name its encoding, as in --encoding cp1252; or {_AS_CSV}",
        )
    return tuple(map(_as_text, found))


def _utf_16_without_mark(data: bytes) -> Decoded | None:
    """What `data` says if it is UTF-16: the half of a line end and of a comma that is zero always
    stands on the same side. A guess, too.
    """
    zeros = (data[::2].count(0), data[1::2].count(0))
    if min(zeros) or max(zeros) * _ZEROS < len(data):
        return None
    encoding = "utf-16-be" if zeros[0] else "utf-16-le"
    try:
        return _as_text(Decoded(data.decode(encoding), encoding, is_sure=False))
    except UnicodeDecodeError:
        return None


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether more of what is not ASCII is UTF-8 than is not.

    Text in an encoding of one byte a letter almost never forms a letter of UTF-8 by chance, and
    half of it never does.
    """
    lenient = data.decode("utf-8", errors="surrogateescape")
    strange = sum("\udc80" <= character <= "\udcff" for character in lenient)
    return sum(character > "\x7f" for character in lenient) - strange >= strange


def _decoded_as(data: bytes, encoding: str) -> Decoded:
    """`data` in the encoding that somebody named."""
    if not data.isascii() and is_byte_a_letter(encoding) and _is_utf_8(data):
        raise RegisterError(
            f"the file is in UTF-8, and would be mangled if it were read as {encoding}",
            "leave the encoding out: in the command, or `encoding:` in the mapping",
        )
    hint = f"name the encoding that the file is in; or {_AS_CSV}"
    return Decoded(_strictly(data, encoding, hint), encoding)


def is_byte_a_letter(encoding: str) -> bool:
    """Whether the encoding has one byte for each character, any byte being one or none."""
    return len(bytes(range(128, 256)).decode(encoding, errors="replace")) == 128 and (
        not encoding.startswith("utf")
    )


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, encoding: str, hint: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(data, encoding, error.start, hint) from None


def _as_text(decoded: Decoded) -> Decoded:
    """`decoded` without its mark; RegisterError where it is empty or no text."""
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip():
        raise RegisterError("the file is empty", "check the export that it came from")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RegisterError(
            f"line {line} has a NUL: this is no text file, or UTF-16 without its mark",
            f"{_AS_CSV}; if it is UTF-16, name the encoding: --encoding utf-16-le",
        )
    return Decoded(text, decoded.encoding, decoded.is_sure)
