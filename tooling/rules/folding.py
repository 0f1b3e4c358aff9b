"""Text folded for search: what is left of a name when case and diacritics don't matter.

`Ø`, `Đ` and `Ł` are letters of their own to Unicode, not an O, a D and an L with a stroke: a table
folds them, to what people type who lack the key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tooling.rules.phone_numbers import LEAST_DIGITS

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n", "ĸ": "k",
        "ə": "e", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss",
        "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "`": None, "´": None,
        "–": "-", "‐": "-", "‑": "-",
    }
)  # fmt: skip

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ASCII = str.maketrans({"'": None, "`": None})

#: Scripts in which a given and a family name are written as one word: Thai, Lao, Burmese, Khmer,
#: kana, Han, Hangul (also taken apart, as `fold` leaves it).
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)

_NOT_DIGIT = re.compile(r"[^0-9]")
# What a phone number is written with. An extension is no part of a number in E.164.
_NUMBER = re.compile(r"(?:tel:)?[+(]?[0-9][0-9\s()./+-]*", re.IGNORECASE)

#: National prefixes that are dialled inside a country and are no part of the number in E.164,
#: with the calling codes for which it is so (ITU-T E.164 and the national plans); '0' elsewhere.
TRUNKS = {"8": ("370", "375", "7"), "06": ("36",), "1": ("1",)}


def fold(text: str) -> str:
    """Return `text` in small letters without diacritics, ligatures and apostrophes."""
    if not text.isascii():
        text = _FOREIGN.sub(_folded_letter, text)
    return text.lower().translate(_ASCII)


def _folded_letter(found: re.Match[str]) -> str:
    return _letter(found[0])


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """Return one letter, folded; a letter that was only a diacritic is nothing."""
    parts = unicodedata.normalize("NFKD", letter.casefold().translate(_LETTERS))
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare.casefold().translate(_LETTERS)


def may_stand(word: str, folded: str) -> bool:
    """Whether a folded `word` may stand in folded JSON, which escapes some characters."""
    return word in folded or '"' in word or "\\" in word


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: every word must be found, or the number."""

    words: tuple[str, ...]
    number: Number | None

    def may_match(self, text: str) -> bool:
        """Return False only where no contact whose values all stand in `text`, as JSON, `matches`.

        It is quick, and spares most contacts the exact question.
        """
        if self.number is not None and self.number.end in text:
            return True
        folded = fold(text)
        return all(may_stand(word, folded) for word in self.words)

    def matches(self, texts: Iterable[str], numbers: Iterable[str], contact: str) -> bool:
        """Whether a contact with these names and addresses, numbers (E.164) and id is meant."""
        if self.number is not None and any(self.number.ends(number) for number in numbers):
            return True
        haystack = fold("\n".join(texts))
        return all(
            word in haystack or (len(word) >= 4 and contact.startswith(word)) for word in self.words
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number in any notation. `whole` is whether it begins with its country's code."""

    digits: str
    whole: bool

    @property
    def end(self) -> str:
        """The last digits: every number that is meant ends with them."""
        return self.digits[-LEAST_DIGITS:]

    def ends(self, number: str) -> bool:
        """Whether `number`, in E.164, is the one that is meant, or ends like it."""
        held = number[1:]
        if self.whole:
            return held == self.digits
        if held.endswith(self.digits.lstrip("0") or "-"):
            return True
        return any(
            self.digits.startswith(trunk)
            and len(self.digits) > LEAST_DIGITS + len(trunk)
            and any(held == code + self.digits.removeprefix(trunk) for code in codes)
            for trunk, codes in TRUNKS.items()
        )


def number_in(text: str) -> Number | None:
    """Return the phone number that `text` is, in whatever notation, or None."""
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        return None
    national = stripped.replace("(0)", "")  # +358 (0)40 …: dialled only inside the country
    digits = _NOT_DIGIT.sub("", national)
    if len(digits.lstrip("0")) < LEAST_DIGITS:
        return None
    if "+" in national:
        return Number(digits, True)
    if digits.startswith("00"):
        return Number(digits[2:], True)
    return Number(digits, False)


def query(text: str) -> Query:
    """Return what `text`, as somebody typed it, looks for."""
    return Query(tuple(fold(text).split()), number_in(text))
