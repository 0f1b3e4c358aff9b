"""Letters that were mangled before a list came here: UTF-8 that somebody's program took for another
encoding, and letters that it had no byte for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tooling.rules.alphabets import languages_of
from tooling.sources.list_reader import Row

# What programs take UTF-8 for: the encodings of Windows that a register's neighbours have.
_TAKEN_FOR = ("cp1252", "cp1257", "cp1250", "cp1251", "mac-roman")
# A letter beyond ASCII has two bytes or more in UTF-8, each a sign of its own where it is mangled
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_LOST = "\ufffd"
_QUOTES = "“”„’‘«»‹›–—"
_ALONE = ("Ä", "Å")  # `Ã` ends no word
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Mangled:
    """Of so many `rows`, the lines on which letters are mangled, and those on which they are lost
    (U+FFFD).

    `samples` are cells, as they read and as they were meant: for eyes only, not for a log.
    """

    rows: int = 0
    lines: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    samples: tuple[tuple[str, str], ...] = ()


def mangled_in(rows: Iterable[Row]) -> Mangled:
    """Where the letters of `rows` are mangled: `Ã¤` for an ä."""
    number = 0
    lines: list[int] = []
    lost: list[int] = []
    samples: dict[str, str] = {}
    for row in rows:
        number += 1
        cells = [cell for cell in row.cells.values() if not cell.isascii()]
        meant = {cell: text for cell in cells if (text := unmangled(cell)) != cell}
        if meant:
            lines.append(row.line_number)
            samples.update(meant if len(samples) < _SAMPLES else {})
        if any(_LOST in cell for cell in cells):
            lost.append(row.line_number)
    return Mangled(number, tuple(lines), tuple(lost), tuple(samples.items())[:_SAMPLES])


def unmangled(text: str) -> str:
    """`text` as it was before somebody took its UTF-8 for another encoding; else as it is."""
    return _BEYOND_ASCII.sub(
        lambda found: found[0] if _ends_in_a_quote(found) else _meant(found[0]), text
    )


def _ends_in_a_quote(found: re.Match[str]) -> bool:
    """Whether it is a letter with a quote or a dash behind it, and the end of a word: `“YÅ”`, whose
    bytes would be UTF-8.
    """
    bare = found[0].strip(_QUOTES)
    behind = found.string[found.end() : found.end() + 1]
    return bare != found[0] and bare in _ALONE and not behind.isalpha()


@lru_cache(maxsize=4096)
def _meant(run: str) -> str:
    """The letters that `run`, all beyond ASCII, was meant to be; itself where it makes sense."""
    for encoding in _TAKEN_FOR:
        try:
            meant = b"".join(_bytes_of(letter, encoding) for letter in run).decode("utf-8")
        except UnicodeError:
            continue
        if languages_of(meant) and not languages_of(run):
            return meant
    return run


def _bytes_of(letter: str, encoding: str) -> bytes:
    """The byte of `letter`. Windows takes the few bytes that a code page lacks for controls."""
    return bytes([ord(letter)]) if "\x80" <= letter < "\xa0" else letter.encode(encoding)
