"""What stands between a given and a family name that are side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tooling.rules.traces.normalise import WORD

Span = tuple[int, int]

# Words that name a field, a title or a cell, and may stand between the halves of one name
_LABELS = (
    "given first fore second middle last family sur maiden name names firstname forename lastname"
    " surname familyname givenname fname lname fn gn sn n cn nimi etunimi sukunimi etunimet nimet"
    " förnamn efternamn tillnamn namn fornavn etternavn efternavn vorname nachname familienname"
    " prénom nom mr mrs ms dr td th div span b i em strong li p br nbsp amp quot"
    " value key field string"
)
LABELS = frozenset(_LABELS.split())
NEWLINE = re.compile(r"\r\n?|\n")
#: Between two records: what is on one side has nothing to do with the other.
BOUNDARY = re.compile(
    r"\}\s*,?\s*\{|\]\s*,\s*\[|\)\s*,\s*\(|(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)"
    r"|(?:\r\n?|\n)(?:---|\.\.\.)|END:VCARD|</(?:tr|row|record|person|contact|item|entry|customer)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[\r\n][ \t]*[-*] ")
_SENTENCE_END = re.compile(r"[.!?]\s")
_MIDDLE = re.compile(
    r"(?: (?:[^\W\d_a-z]\w*(?:-\w+)*\.?|von|van|de|af|av|der|den|la|le|di|da|zu)){1,2} "
)
_INNER = re.compile(r"[ \t\u00a0\-‐‑_.+]{1,3}|\s{1,2}|['’‘ʼʻ`´]")
_SIMPLE = re.compile(r"[ \t\u00a0]*[,.\-_+/]?[ \t\u00a0]*")
_SLUG = re.compile(r"[-‐‑_.+/]+")
_SEPARATED = re.compile(r"[,;|\t/&\r\n]")
_DIGIT = re.compile(r"\d")
_TIES = ("-", "‐", "‑")
_LONGEST_GAP = 100
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Where a given and a family name stand."""

    given: Span
    family: Span

    @property
    def first(self) -> Span:
        """The one that stands first."""
        return min(self.given, self.family)

    @property
    def second(self) -> Span:
        """The other."""
        return max(self.given, self.family)

    def gap(self, text: str) -> str:
        """What stands between the two."""
        return text[self.first[1] : self.second[0]]


def contiguous(text: str, spans: Sequence[Span]) -> bool:
    """Whether words stand next to each other, as those of one name: `Maija-Liisa`, `von Hero`."""
    return all(
        _INNER.fullmatch(text, before[1], after[0]) is not None for before, after in pairwise(spans)
    )


def simple(text: str, pair: Pair) -> bool:
    """Whether the name is in one piece, as in running text."""
    gap = pair.gap(text)
    return _SIMPLE.fullmatch(gap) is not None or _MIDDLE.fullmatch(gap) is not None


def adjacent(text: str, pair: Pair) -> bool:
    """Whether the two are one full name, side by side, in either order."""
    gap = pair.gap(text)
    if len(gap) > _LONGEST_GAP or BOUNDARY.search(gap) or _ITEM.search(gap):
        return False
    words = WORD.findall(gap)
    if any(word.lower() not in LABELS for word in words):
        forward = pair.first == pair.given
        return forward and _MIDDLE.fullmatch(gap) is not None and not _doubled(text, pair)
    if _SLUG.fullmatch(gap):
        return True
    lines = len(NEWLINE.findall(gap))
    if _DIGIT.search(gap) or lines > _MOST_LINES or _doubled(text, pair):
        return False
    if words:
        return not _two_people(text, pair, both=True)
    return lines < 2 and _unlabelled(text, pair, gap, wrapped=lines == 1)


def _unlabelled(text: str, pair: Pair, gap: str, *, wrapped: bool) -> bool:
    forward = pair.first == pair.given
    if wrapped and (not forward or _in_row(text, pair)):
        return False
    if _SENTENCE_END.search(gap) and pair.first[1] - pair.first[0] > 1:
        return False
    if not _SEPARATED.search(gap):
        return True
    # `Hello Maija, Virtanen Ltd is …`: a comma after the given name parts two people
    return not _two_people(text, pair, both=wrapped or not (forward and ", " in gap))


def _two_people(text: str, pair: Pair, *, both: bool) -> bool:
    """Whether each half is rather one of two people's, as in `Antti Virtanen, Maija Korhonen`."""
    before, after = _tied_before(text, pair.first[0]), _tied_after(text, pair.second[1])
    return (before and after) if both else (before or after)


def _tied_before(text: str, start: int) -> bool:
    """Whether a word with a capital stands right before, a space between."""
    if start < 2 or text[start - 1] != " " or not text[start - 2].isalpha():
        return False
    begin = start - 2
    while begin > 0 and text[begin - 1].isalpha():
        begin -= 1
    return text[begin].isupper()


def _tied_after(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _in_row(text: str, pair: Pair) -> bool:
    """Whether a wrapped pair stands in two rows of columns."""
    delimiters = (",", ";", "|", "\t")
    before = text[: pair.first[0]][-2:].strip(" \"'")
    after = text[pair.second[1] : pair.second[1] + 2].strip(" \"'")
    return before.endswith(delimiters) or after.startswith(delimiters)


def _doubled(text: str, pair: Pair) -> bool:
    """Whether one is a part of a double name: Anna-Maija Virtanen is not Maija Virtanen."""
    start, end = pair.first[0], pair.second[1]
    return (text[max(0, start - 1) : start] in _TIES and text[max(0, start - 2)].isalpha()) or (
        text[end : end + 1] in _TIES and text[end + 1 : end + 2].isalpha()
    )
