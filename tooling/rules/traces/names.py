"""Full names in a text: a given and a family name that belong together.

What belongs together is read from what stands between the two words: see `gaps` and `fields`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tooling.rules.traces import normalise as normal
from tooling.rules.traces.between_names import Pair, Span, adjacent, contiguous, simple
from tooling.rules.traces.fields import columns_or_lines
from tooling.rules.traces.fingerprints import TRACE, Lookup

Ways = tuple[tuple[str, ...], ...]  # for each word, the forms that it may be of

_REACH = 2000  # characters between the two halves of a name in one row


@dataclass(frozen=True, slots=True)
class Name:
    """Where a full name stands: in one piece, or in two."""

    spans: tuple[Span, ...]
    people: tuple[int, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]


def names(
    text: str, lookup: Lookup, addresses: Sequence[Span] = (), *, loosely: bool = False
) -> Iterator[Name]:
    """Yield the full names in `text`, outside the `addresses`, which are in order.

    With `loosely`, two halves with a space or a comma between are one name, even where they may be
    two people's: `Anna-Maija Virtanen` is called Maija Virtanen, too, and in capitals nobody can
    tell whether `MET VIRTANEN, MAIJA THERE` names one or two.
    """
    found = [match.span() for match in normal.word_pattern(text).finditer(text)]
    flagged = {
        index: flags
        for index, (start, end) in enumerate(found)
        if (flags := lookup.word(text[start:end])) and not _inside(start, end, addresses)
    }
    every = 0
    for flags in flagged.values():
        every |= flags
    if not lookup.may_hold_trace(every):
        return
    wanted = lookup.named(every)
    firsts = {shape[0] for shape in lookup.shapes}
    lasts = {shape[1] for shape in lookup.shapes}
    givens: list[tuple[Span, Ways]] = []
    families: list[tuple[Span, Ways]] = []
    for index, flags in flagged.items():
        if flags & TRACE:
            start, end = found[index]
            yield Name((found[index],), lookup.joined(text[start:end]))
        if lookup.givens(flags) & wanted:
            givens += _halves(text, found, index, firsts, inflected=False)
        if lookup.families(flags) & wanted:
            families += _halves(text, found, index, lasts, inflected=True)
    yield from _pairs(text, givens, families, lookup, loosely=loosely)


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether a word stands in one of the spans, which are in order."""
    before = bisect_left(spans, (end, 0)) - 1
    return before >= 0 and spans[before][1] > start


def _halves(
    text: str, found: Sequence[Span], first: int, counts: set[int], *, inflected: bool
) -> Iterator[tuple[Span, Ways]]:
    """Yield what may be the half of a name: the words from number `first` on, in all their forms.

    `counts` says of how many words a half may be; `found` are the words of the text.
    """
    for count in sorted(counts):
        spans = found[first : first + count]
        if len(spans) < count or not contiguous(text, spans):
            break
        ways = [normal.forms(text[start:end]) for start, end in spans]
        if inflected:
            last = ways[-1]
            ways[-1] = (*last, *(lemma for form in last for lemma in normal.lemmas(form)))
        yield (spans[0][0], spans[-1][1]), tuple(ways)


def _pairs(
    text: str,
    givens: Sequence[tuple[Span, Ways]],
    families: Sequence[tuple[Span, Ways]],
    lookup: Lookup,
    *,
    loosely: bool,
) -> Iterator[Name]:
    starts = [span[0] for span, _ in families]
    for given, first in givens:
        low = bisect_left(starts, given[0] - _REACH)
        for family, last in families[low : bisect_left(starts, given[1] + _REACH)]:
            if family[0] < given[1] and given[0] < family[1]:
                continue  # one word can't be both
            people = _called(first, last, lookup)
            if not people:
                continue
            pair = Pair(given, family)
            if adjacent(text, pair) or (loosely and pair.gap(text).strip() in ("", ",")):
                whole = (pair.first[0], pair.second[1])
                yield Name((whole,) if simple(text, pair) else (pair.first, pair.second), people)
            elif columns_or_lines(text, pair):
                yield Name((pair.first, pair.second), people)


def _called(first: Ways, last: Ways, lookup: Lookup) -> tuple[int, ...]:
    """Return who is called so, in any of the forms of the words."""
    for given in product(*first):
        for family in product(*last):
            shape = len(given), len(family)
            if shape in lookup.shapes and (people := lookup.name(given, family)):
                return people
    return ()
