"""Normal forms: what two spellings of one name, address or number have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tooling.rules.folding import fold
from tooling.rules.phone_numbers import LEAST_DIGITS

WORD = re.compile(r"[^\W\d_]+")
_FIRST_MARK, _LAST_MARK = 0x0300, 0x1AFF  # from the accents to the scripts of Asia
#: Characters inside words that are no letters: accents of their own (NFD), the vowels and tones of
#: Hindi, Thai and others, the points of Hebrew and Arabic; and what can't be seen.
_LOOSE = "".join(
    (
        "[",
        *(
            sign
            for sign in map(chr, range(_FIRST_MARK, _LAST_MARK))
            if unicodedata.category(sign) in ("Mn", "Mc")
        ),
        "\u00ad\u200b-\u200d\u2060]",
    )
)
_LOOSE_SIGN = re.compile(_LOOSE)
_LOOSE_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|{_LOOSE})*")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
# What people write who lack the key, beside the bare letter that `fold` gives
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Ø": "Oe", "Å": "Aa"}
)  # fmt: skip
_APOSTROPHE = re.compile("['’‘ʼʻ`´]")

# Finnish case endings after the stem of a name (Virtanen: Virtase-), and the Nordic genitive
_ENDING = re.compile(r"(?:lle|lta|lla|ssa|sta|lt[aä]|na|ksi|ta|en|in|an|on|un|yn|n|a|s)$")
_NEN = re.compile(r"(.{2,})s(?:e(?:n|lle|lta|lla|ssa|sta|en|na|ksi)|ta)$")


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of the words in `text`: the quicker one, where accents are in letters."""
    return _LOOSE_WORD if not text.isascii() and _LOOSE_SIGN.search(text) else WORD


def forms(word: str) -> tuple[str, ...]:
    """Return the folded forms of one word: `Sørensen` is sorensen and soerensen.

    A word that ends in a vowel sign is without it, too: so fingerprints were made once.
    """
    if word.isascii():
        return (word.lower(),)
    word = unicodedata.normalize("NFC", word.translate(_INVISIBLE))
    found = [fold(word), fold(word.translate(_SPELLED))]
    if not word.isalpha() and len(bare := WORD.findall(word)) == 1:
        found.append(fold(bare[0]))
    return tuple(dict.fromkeys(found))


def words(text: str) -> list[tuple[str, ...]]:
    """Return the words of a name, folded: in each of the ways in which the name is spelled."""
    found: dict[tuple[str, ...], None] = {}
    for whole in (text, _APOSTROPHE.sub("", text)):
        parts = [forms(word) for word in _LOOSE_WORD.findall(whole)]
        for spelling in range(2):
            found[tuple(part[min(spelling, len(part) - 1)] for part in parts)] = None
    return [way for way in found if way]


def lemmas(folded: str) -> Iterator[str]:
    """Yield the words that `folded` may be an inflected form of: virtaselle is virtanen's.

    Too many rather than too few: only one beside the right given name counts.
    """
    if nen := _NEN.match(folded):
        yield nen[1] + "nen"
    ending = _ENDING.search(folded)
    if ending is None or ending.start() < 3:
        return
    stem = folded[: ending.start()]
    yield stem
    if stem.endswith("e"):
        yield stem[:-1] + "i"  # Niemelle: Niemi
    if stem[-1] in "ei":
        yield stem[:-1]  # Laineelle: Laine; Smithille: Smith


def phone(number: str) -> tuple[str, ...]:
    """Return the digits that a number in E.164 is written with, from abroad and at home."""
    import phonenumbers

    digits = re.sub(r"\D", "", number)
    try:
        parsed = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return (digits,) if len(digits) >= LEAST_DIGITS else ()
    code = parsed.country_code or 0
    region = phonenumbers.region_code_for_country_code(code)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
    bare = digits.removeprefix(str(code))
    found = [digits, trunk + bare, f"{code}{trunk}{bare}", bare]
    return tuple(dict.fromkeys(form for form in found if len(form) >= LEAST_DIGITS))
