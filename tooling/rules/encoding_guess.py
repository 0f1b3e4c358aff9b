"""Which encoding somebody's bytes may be in, judged by the words that they make.

No encoding says its own name, and a short list fits several: these are guesses, for a person to
look at. A general detector in its place was tried: charset-normalizer 3.5 reads running text well,
but of 13 lists of ten names (Finnish to Turkish, the usual encodings) it read 4 right, all of them
Cyrillic but one; this reads the 13 right.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tooling.rules.alphabets import AROUND, BETWEEN, languages_of

# After how often lists come in them, here: the first of two that read alike is named. Windows, then
# ISO, DOS and old Macintosh.
ENCODINGS = (
    "cp1252", "cp1257", "cp1250", "cp1251", "cp1254", "cp1253",
    "iso-8859-15", "iso-8859-13", "iso-8859-4", "iso-8859-10", "iso-8859-2", "iso-8859-16",
    "iso-8859-5", "koi8-r", "koi8-u", "iso-8859-9", "iso-8859-7",
    "cp850", "cp775", "cp852", "cp866", "cp857", "cp737",
    "mac-roman", "mac-latin2", "mac-cyrillic", "mac-turkish", "mac-greek", "mac-iceland",
)  # fmt: skip

# Runs of letters, as far as bytes tell: what is not ASCII may be one.
_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 5000  # more tell nothing new
_HALF = 0.5  # of the words; where fewer make sense, it is another encoding
_NEAR = 0.25  # as good as the best, within this much of 2


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding that the bytes may be in; `score` is from 0 to 2, and says nothing by itself."""

    encoding: str
    score: float


def guesses(data: bytes) -> tuple[Guess, ...]:
    """The encodings that `data` may be in, the likeliest first; none where no word makes sense.

    Of those that read every word alike, only the first of ENCODINGS is named. Those that make
    clearly less of the words than the best are left out.
    """
    words = list(dict.fromkeys(_WORD.findall(data)))
    found: list[Guess] = []
    read: set[tuple[str, ...]] = set()
    for encoding in ENCODINGS:
        try:
            decoded = tuple(word.decode(encoding) for word in words)
        except UnicodeDecodeError:
            continue
        if decoded not in read and not any(map(_has_control, decoded)):
            read.add(decoded)
            found.append(Guess(encoding, _score(decoded[:_MOST_WORDS])))
    best = max((guess.score for guess in found), default=0.0)
    near = (guess for guess in found if guess.score > 0 and guess.score >= best - _NEAR)
    return tuple(sorted(near, key=lambda guess: -guess.score))


def _score(words: tuple[str, ...]) -> float:
    """How well `words` read: the share that is of any language, and that of the best language.

    A list has names of many languages, most of them of one. Names begin with a capital: that
    decides between Cyrillic encodings which have small and capital letters the other way round.
    """
    parts = [part for word in words for part in _parts(word)]
    if not parts:  # nothing but quotes, dashes and the like: what else would they be
        return 2.0 if words else 0.0
    fitting = [languages for part in parts if (languages := languages_of(part))]
    share = len(fitting) / len(parts)
    if share < _HALF:
        return 0.0
    most = Counter(language for languages in fitting for language in languages)
    capitals = sum(part[0].isupper() for part in parts)
    return share * 0.9 + most.most_common(1)[0][1] / len(parts) + 0.1 * capitals / len(parts)


def _has_control(word: str) -> bool:
    """Whether `word` has a control character of ISO 6429 (C1), which no list has."""
    return any("\x7f" <= letter < "\xa0" for letter in word)


def _parts(word: str) -> list[str]:
    """The parts of `word` that tell something, without the quotes, dashes and hard spaces around.

    A quote in the middle stays: no word has one, and it was a letter in another encoding.
    """
    parts = [word]
    for sign in BETWEEN:
        parts = [piece for part in parts for piece in _split(part, sign)]
    return [bare for part in parts if not (bare := part.strip(AROUND)).isascii()]


def _split(part: str, sign: str) -> list[str]:
    """The parts of `part` between `sign`, where what follows begins as a word or a number does."""
    pieces = part.split(sign)
    is_between = all(not piece or not piece[0].islower() for piece in pieces[1:])
    return pieces if is_between else [part]
