"""Who else is named in a free text: by full name, e-mail address or phone number. Pure.

A report for a person may hold what somebody wrote about another (GDPR Art. 15(4)).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schema.addresses import normal_email
from tooling.rules.folding import UNSPACED, Number, fold, number_in
from tooling.rules.phone_numbers import LEAST_DIGITS

_WORD = re.compile(r"[^\W_]+")
_EMAIL = re.compile(r"[^\s<>()\[\]\"',;:]+@[^\s<>()\[\]\"',;:]+")
_PHONE = re.compile(r"[+(]?[0-9][0-9 ()./\u00a0-]{3,}[0-9]")


# How the texts of a contact stand in its JSON; what is escaped there is looked at in full.
_FAMILY = re.compile(r'"family_name": ?"((?:[^"\\]|\\.)*)"')
_ADDRESS = re.compile(r'"address": ?"([^"]+)"')
_NUMBER = re.compile(r'"number": ?"(\+[0-9]+)"')


@dataclass(frozen=True, slots=True)
class Named:
    """How a contact can be recognised."""

    name: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Free texts, made ready to ask of many contacts whether they name them."""

    words: tuple[tuple[str, ...], ...]
    emails: tuple[frozenset[str], ...]
    numbers: tuple[tuple[Number, ...], ...]
    every_word: frozenset[str] = field(repr=False)
    every_email: frozenset[str] = field(repr=False)
    every_end: frozenset[str] = field(repr=False)
    unspaced: tuple[str, ...] = field(default=(), repr=False)
    """The texts with nothing between words, where a script has no spaces; else nothing of them."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        """Take the texts apart; their order is that of what `naming` returns."""
        words = tuple(tuple(_WORD.findall(fold(text))) for text in texts)
        emails = tuple(
            frozenset(normal_email(found.rstrip(".")) for found in _EMAIL.findall(text))
            for text in texts
        )
        numbers = tuple(
            tuple(
                number
                for found in _PHONE.findall(text)
                if (number := number_in(found.replace("\u00a0", " "))) is not None
            )
            for text in texts
        )
        return cls(
            words,
            emails,
            numbers,
            frozenset(word for found in words for word in found),
            frozenset(address for found in emails for address in found),
            frozenset(number.end for found in numbers for number in found),
            tuple(
                "".join(found) if UNSPACED.search(text) else ""
                for text, found in zip(texts, words, strict=True)
            ),
        )

    def may_name(self, data: str) -> bool:
        """Whether a contact may be named whose JSON is `data`; asked to save time."""
        for family in _FAMILY.findall(data):
            words = _WORD.findall(fold(family))
            if "\\" in family or self.every_word.issuperset(words):
                return True
            if UNSPACED.match(family) and any("".join(words) in text for text in self.unspaced):
                return True
        if self.every_email:
            for address in _ADDRESS.findall(data):
                if normal_email(address) in self.every_email:
                    return True
        return bool(self.every_end) and any(
            number[-LEAST_DIGITS:] in self.every_end for number in _NUMBER.findall(data)
        )

    def naming(self, who: Named) -> list[int]:
        """Return which of the texts name `who`, by their index."""
        given, family = (tuple(_WORD.findall(fold(part))) for part in who.name)
        names = ((*given, *family), (*family, *given)) if given and family else ()
        joined = ["".join(name) for name in names if UNSPACED.match(name[0])]
        emails = {normal_email(address) for address in who.emails}
        return [
            index
            for index, words in enumerate(self.words)
            if any(_holds(words, name) for name in names)
            or any(name in self.unspaced[index] for name in joined)
            or emails & self.emails[index]
            or any(one.ends(phone) for one in self.numbers[index] for phone in who.phones)
        ]


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether `name` stands in `words`, its words one after the other."""
    size = len(name)
    return any(
        words[start : start + size] == name for start, word in enumerate(words) if word == name[0]
    )
