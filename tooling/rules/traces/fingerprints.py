"""Fingerprints: what is known of a person, item by item, in the clear or as keyed hashes.

Whoever holds the key can look for a person with nothing but the hashes: each word, address and
number of a text is brought into its normal form, hashed, and looked up. So a request can keep what
proves an erasure without keeping what was erased (GDPR Art. 17, 4(5)).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from schema.addresses import normal_email
from tooling.rules.traces import normalise as normal
from tooling.rules.traces.person import Person

TRACE = 1
"""The flag of a word that is a trace by itself."""
_SEEN = 1_000_000  # words remembered before they are forgotten again, about 100 MB
_KINDS = "epgfnj"  # e-mail, phone, first word of given and of family name, name, name as one word
_HASH = 28  # bytes

Digest = Callable[[str, str], str]
"""What a kind and a value become in a fingerprint: the value itself, or its keyed hash."""
Words = tuple[str, ...]


class Fingerprint(NamedTuple):
    """One thing known of a person: its kind, two counts, and the value in normal form or its hash.

    The counts are the digits of a number, or the words of a given and of a family name.
    """

    kind: str
    first: int
    second: int
    value: str

    def __str__(self) -> str:
        """Return 64 hexadecimal digits: kind, both counts and an empty byte, then the hash."""
        return f"{_KINDS.index(self.kind):02x}{self.first:02x}{self.second:02x}00{self.value}"

    @classmethod
    def parse(cls, text: str) -> Fingerprint | None:
        """Return the fingerprint that `text` writes; None where it is none."""
        try:
            kind, first, second, _ = bytes.fromhex(text[:8])
            return cls(_KINDS[kind], first, second, text[8:])
        except (ValueError, IndexError):
            return None


def in_the_clear(_kind: str, value: str) -> str:
    """Return `value`: for an erasure whose terms are at hand."""
    return value


def hashed(key: bytes) -> Digest:
    """Return the hash of a kind and a value under `key`, 32 bytes (keyed BLAKE2b, RFC 7693)."""
    key = hashlib.blake2b(key, person=b"register traces ").digest()
    new = hashlib.blake2b

    def digest(kind: str, value: str) -> str:
        return new(f"{kind}:{value}".encode(), key=key, digest_size=_HASH).hexdigest()

    return digest


def keyed_fingerprints(person: Person, key: bytes) -> list[str]:
    """Return the keyed hashes of `person`, sorted: no order tells which belong together."""
    return sorted(map(str, fingerprints(person, hashed(key))))


def fingerprints(person: Person, digest: Digest) -> set[Fingerprint]:
    """Return what is known of `person`."""
    found: set[Fingerprint] = set()
    for address in person.emails:
        if address.rpartition("@")[0]:
            found.add(Fingerprint("e", 0, 0, digest("e", normal_email(address))))
    for number in person.phones:
        for digits in normal.phone(number):
            found.add(Fingerprint("p", len(digits), 0, digest("p", digits)))
    for name in person.words:
        for way in normal.words(name):
            found.add(Fingerprint("j", 0, 0, digest("j", "".join(way))))
    for given, family in person.names:
        for first in _givens(given):
            for last in normal.words(family):
                found |= _of_name(first, last, digest)
    return found


def _givens(given: str) -> list[Words]:
    """Return the given name, and of several the first: most people are called by it."""
    ways = normal.words(given)
    if " " in given.strip():
        ways += normal.words(given.split()[0])
    return ways


def _of_name(given: Words, family: Words, digest: Digest) -> set[Fingerprint]:
    first, last = "".join(given), "".join(family)
    return {
        Fingerprint("g", 0, 0, digest("g", given[0])),
        Fingerprint("f", 0, 0, digest("f", family[0])),
        Fingerprint("n", len(given), len(family), digest("n", _name(given, family))),
        Fingerprint("j", 0, 0, digest("j", first + last)),
        Fingerprint("j", 0, 0, digest("j", last + first)),
    }


def _name(given: Words, family: Words) -> str:
    return f"{' '.join(given)}|{' '.join(family)}"


class Lookup:
    """The fingerprints of several people, to be asked whose a word, name, address or number is.

    People are known by their number, in the order of `people`; () is nobody.

    A word has flags, the bits of an int. Bit 0 is TRACE: the word alone is a full name. Then comes
    a bit for each person whose given name begins with the word, then a bit for each person whose
    family name begins with it, inflected or not. The flags of a text are those of its words (`|`).
    """

    def __init__(self, people: Sequence[Iterable[Fingerprint]], digest: Digest) -> None:
        self._digest = digest
        self._people: dict[str, tuple[int, ...]] = {}
        self._words: dict[str, int] = {}
        self._everybody = (1 << len(people)) - 1
        self._shift = 1 + len(people)
        #: How many words given and family names have, and how many digits numbers have.
        self.shapes: set[tuple[int, int]] = set()
        self.lengths: set[int] = set()
        for number, held in enumerate(people):
            for one in held:
                if one.kind == "n":
                    self.shapes.add((one.first, one.second))
                elif one.kind == "p":
                    self.lengths.add(one.first)
                name = one.kind + one.value
                self._people[name] = (*self._people.get(name, ()), number)

    def email(self, local: str, domain: str) -> tuple[int, ...]:
        """Return who has this address."""
        return self._ask("e", normal_email(f"{local}@{domain}"))

    def phone(self, digits: str) -> tuple[int, ...]:
        """Return who has the number that is written with these digits, maybe behind `00`."""
        found: tuple[int, ...] = ()
        if len(digits) in self.lengths:
            found = self._ask("p", digits)
        if not found and digits[:2] == "00" and len(digits) - 2 in self.lengths:
            found = self._ask("p", digits[2:])
        return found

    def name(self, given: Words, family: Words) -> tuple[int, ...]:
        """Return who is called so; the words are folded."""
        return self._ask("n", _name(given, family))

    def joined(self, word: str) -> tuple[int, ...]:
        """Return whose whole name, written as one word, this is."""
        return next(filter(None, (self._ask("j", form) for form in normal.forms(word))), ())

    def word(self, word: str) -> int:
        """Return the flags of a word."""
        flags = self._words.get(word)
        if flags is None:
            if len(self._words) > _SEEN:
                self._words.clear()
            flags = self._words[word] = self._flags(word)
        return flags

    def givens(self, flags: int) -> int:
        """Return a bit for each person of whose given name the flags tell."""
        return flags >> 1 & self._everybody

    def families(self, flags: int) -> int:
        """Return a bit for each person of whose family name the flags tell."""
        return flags >> self._shift

    def named(self, flags: int) -> int:
        """Return a bit for each person whose given and family name are both in the flags."""
        return self.givens(flags) & self.families(flags)

    def may_hold_trace(self, flags: int) -> bool:
        """Whether a text with these flags has a trace, or both names of one person."""
        return bool(flags & TRACE or self.named(flags))

    def may_hold_part(self, lines: int, text: int) -> bool:
        """Whether lines with the flags `lines` may hold a trace, or one half of a full name.

        `text` are the flags of the whole text that the lines are from. True if the text holds a
        trace in a single word, or if the lines hold the given or the family name of a person whose
        given and family name are both in the text.
        """
        halves = self.givens(lines) | self.families(lines)
        return bool(text & TRACE or halves & self.named(text))

    def _flags(self, word: str) -> int:
        flags = 0
        for form in normal.forms(word):
            flags |= TRACE if self._ask("j", form) else 0
            flags |= sum(1 << 1 + person for person in self._ask("g", form))
            for base in (form, *normal.lemmas(form)):
                for person in self._ask("f", base):
                    flags |= 1 << self._shift + person
        return flags

    def _ask(self, kind: str, value: str) -> tuple[int, ...]:
        return self._people.get(kind + self._digest(kind, value), ())
