"""Marks: what is known of a person, each item in its normal form, in the clear or as keyed hashes.

Whoever holds the key can look for a person with nothing but the hashes: each word, address and
number of a text is brought into its normal form, hashed, and looked up. So a request can keep what
proves an erasure without keeping what was erased (GDPR Art. 17, 4(5)).

A mark is 64 hexadecimal digits: one byte for its kind, two for what the kind counts (the digits of
a number, the words of a given and of a family name), an empty one, and 28 bytes of hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tooling.erasure.rules import normalise as normal
from tooling.erasure.rules.person import Person

HOT = 1
"""The flag of what is a trace by itself."""
_SEEN = 1_000_000  # words remembered before they are forgotten again, about 100 MB
_KINDS = "epgfnj"  # e-mail, phone, first word of given and of family name, name, name as one word
_HASH = 28

Digest = Callable[[str, str], str]
Words = tuple[str, ...]


class Mark(NamedTuple):
    """One thing known of a person: its kind, what the kind counts, and the value or its hash."""

    kind: str
    first: int
    second: int
    value: str

    def __str__(self) -> str:
        return f"{_KINDS.index(self.kind):02x}{self.first:02x}{self.second:02x}00{self.value}"

    @classmethod
    def parse(cls, text: str) -> Mark | None:
        """Return the mark that `text` writes; None where it is none."""
        try:
            kind, first, second, _ = bytes.fromhex(text[:8])
            return cls(_KINDS[kind], first, second, text[8:])
        except (ValueError, IndexError):
            return None


def plain(_kind: str, value: str) -> str:
    """Return `value`: marks in the clear, for an erasure whose terms are at hand."""
    return value


def keyed(key: bytes) -> Digest:
    """Return the keyed hash (BLAKE2b, RFC 7693) of a kind and a value; `key` is 32 bytes."""
    key = hashlib.blake2b(key, person=b"register traces ").digest()
    new = hashlib.blake2b

    def digest(kind: str, value: str) -> str:
        return new(f"{kind}:{value}".encode(), key=key, digest_size=_HASH).hexdigest()

    return digest


def marks(person: Person, key: bytes) -> list[str]:
    """Return the keyed marks of `person`, sorted: no order tells which belong together."""
    return sorted(map(str, marks_by(person, keyed(key))))


def marks_by(person: Person, digest: Digest) -> set[Mark]:
    """Return the marks of `person`, hashed by `digest`."""
    found: set[Mark] = set()
    for address in person.emails:
        local, _, domain = address.rpartition("@")
        if local:
            found.add(Mark("e", 0, 0, digest("e", normal.email(local, domain))))
    for number in person.phones:
        for digits in normal.phone(number):
            found.add(Mark("p", len(digits), 0, digest("p", digits)))
    for given, family in person.names:
        for first in _givens(given):
            for last in normal.words(family):
                found |= _name_marks(first, last, digest)
    return found


def _givens(given: str) -> list[Words]:
    """The given name, and of several the first: most people are called by it."""
    ways = normal.words(given)
    if " " in given.strip():
        ways += normal.words(given.split()[0])
    return ways


def _name_marks(given: Words, family: Words, digest: Digest) -> set[Mark]:
    first, last = "".join(given), "".join(family)
    name = f"{' '.join(given)}|{' '.join(family)}"
    return {
        Mark("g", 0, 0, digest("g", given[0])),
        Mark("f", 0, 0, digest("f", family[0])),
        Mark("n", len(given), len(family), digest("n", name)),
        Mark("j", 0, 0, digest("j", first + last)),
        Mark("j", 0, 0, digest("j", last + first)),
    }


class Table:
    """The marks of several people, to be asked about words, names, addresses and numbers.

    Answers are the numbers of the people, in the order of `people`; () for nobody.
    """

    def __init__(self, people: Sequence[Iterable[Mark]], digest: Digest) -> None:
        self._digest = digest
        self._people: dict[str, tuple[int, ...]] = {}
        self._words: dict[str, int] = {}
        self._everybody = (1 << len(people)) - 1
        self._shift = 1 + len(people)
        self.shapes: set[tuple[int, int]] = set()
        self.lengths: set[int] = set()
        for number, held in enumerate(people):
            for mark in held:
                if mark.kind == "n":
                    self.shapes.add((mark.first, mark.second))
                elif mark.kind == "p":
                    self.lengths.add(mark.first)
                name = mark.kind + mark.value
                self._people[name] = (*self._people.get(name, ()), number)

    def email(self, local: str, domain: str) -> tuple[int, ...]:
        """Who has this address."""
        return self._ask("e", normal.email(local, domain))

    def phone(self, digits: str) -> tuple[int, ...]:
        """Who has the number that is written with these digits, `00` in front of it or not."""
        found: tuple[int, ...] = ()
        if len(digits) in self.lengths:
            found = self._ask("p", digits)
        if not found and digits[:2] == "00" and len(digits) - 2 in self.lengths:
            found = self._ask("p", digits[2:])
        return found

    def name(self, given: Words, family: Words) -> tuple[int, ...]:
        """Who is called so; the words are folded."""
        return self._ask("n", f"{' '.join(given)}|{' '.join(family)}")

    def joined(self, word: str) -> tuple[int, ...]:
        """Whose whole name, written as one word, this is."""
        return next(filter(None, (self._ask("j", form) for form in normal.forms(word))), ())

    def word(self, word: str) -> int:
        """Flags: HOT for a whole name as one word; in `givens` and `families` whose half it is."""
        flags = self._words.get(word)
        if flags is None:
            if len(self._words) > _SEEN:
                self._words.clear()
            flags = self._words[word] = self._flags(word)
        return flags

    def givens(self, flags: int) -> int:
        """Of `flags` those that say whose given name begins, a bit for each person."""
        return flags >> 1 & self._everybody

    def families(self, flags: int) -> int:
        """Of `flags` those that say whose family name begins, inflected or not."""
        return flags >> self._shift

    def is_hot(self, flags: int) -> bool:
        """Whether flags, put together from all words of a text, hold somebody's whole name."""
        return bool(flags & HOT or self.givens(flags) & self.families(flags))

    def touches(self, part: int, flags: int) -> bool:
        """Whether `part` of the `flags` has a half of a name that they have both halves of."""
        whole = self.givens(flags) & self.families(flags)
        return bool((flags & HOT) or (self.givens(part) | self.families(part)) & whole)

    def _flags(self, word: str) -> int:
        flags = 0
        for form in normal.forms(word):
            flags |= HOT if self._ask("j", form) else 0
            flags |= sum(1 << 1 + person for person in self._ask("g", form))
            for base in (form, *normal.lemmas(form)):
                for person in self._ask("f", base):
                    flags |= 1 << self._shift + person
        return flags

    def _ask(self, kind: str, value: str) -> tuple[int, ...]:
        return self._people.get(kind + self._digest(kind, value), ())
