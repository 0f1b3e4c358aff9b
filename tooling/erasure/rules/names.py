"""Full names in a text: a given and a family name that belong together.

What belongs together is read from what stands between the two words: see `adjacent` and `fields`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tooling.erasure.rules import normalise as normal
from tooling.erasure.rules.fields import columns_or_lines
from tooling.erasure.rules.fingerprints import HOT, Table
from tooling.erasure.rules.gaps import Pair, Span, adjacent, contiguous, simple

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


def names(text: str, table: Table, masked: Sequence[Span] = ()) -> Iterator[Name]:
    """Yield the full names in `text`, outside the `masked` spans (e-mail addresses), in order."""
    pattern = normal.MARKED_WORD if normal.MARK.search(text) else normal.WORD
    found = [match.span() for match in pattern.finditer(text)]
    flagged = {
        index: flags
        for index, (start, end) in enumerate(found)
        if (flags := table.word(text[start:end])) and not _inside(start, end, masked)
    }
    both = 0
    for flags in flagged.values():
        both |= flags
    if not table.is_hot(both):
        return
    wanted = table.givens(both) & table.families(both)
    firsts = {shape[0] for shape in table.shapes}
    lasts = {shape[1] for shape in table.shapes}
    givens: list[tuple[Span, Ways]] = []
    families: list[tuple[Span, Ways]] = []
    for index, flags in flagged.items():
        if flags & HOT:
            start, end = found[index]
            yield Name((found[index],), table.joined(text[start:end]))
        if table.givens(flags) & wanted:
            givens += _pieces(text, found, index, firsts, inflected=False)
        if table.families(flags) & wanted:
            families += _pieces(text, found, index, lasts, inflected=True)
    yield from _pairs(text, givens, families, table)


def _inside(start: int, end: int, masked: Sequence[Span]) -> bool:
    """Whether a word stands in one of the spans, which are in order."""
    before = bisect_left(masked, (end, 0)) - 1
    return before >= 0 and masked[before][1] > start


def _pieces(
    text: str, found: Sequence[Span], first: int, counts: set[int], *, inflected: bool
) -> Iterator[tuple[Span, Ways]]:
    """The words from number `first` on, as many as a name may have, in all their forms."""
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
    table: Table,
) -> Iterator[Name]:
    starts = [span[0] for span, _ in families]
    for given, first in givens:
        low = bisect_left(starts, given[0] - _REACH)
        for family, last in families[low : bisect_left(starts, given[1] + _REACH)]:
            if family[0] < given[1] and given[0] < family[1]:
                continue
            people = _called(first, last, table)
            if not people:
                continue
            pair = Pair(given, family)
            if adjacent(text, pair):
                both = (pair.first[0], pair.second[1])
                yield Name((both,) if simple(text, pair) else (pair.first, pair.second), people)
            elif columns_or_lines(text, pair):
                yield Name((pair.first, pair.second), people)


def _called(first: Ways, last: Ways, table: Table) -> tuple[int, ...]:
    for given in product(*first):
        for family in product(*last):
            if (len(given), len(family)) in table.shapes and (people := table.name(given, family)):
                return people
    return ()
