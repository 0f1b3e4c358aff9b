"""What an operator typed to say who is meant: addresses, numbers and names. Pure.

Each is meant as a whole. A part of one, or one with a wrong letter, is near to it at the most.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from schema.addresses import is_email, normal_email
from tooling.rules.folding import UNSPACED, Number, fold, number_in
from tooling.rules.suppression import normal_form
from tooling.rules.traces import Person
from tooling.rules.traces.normalise import words
from tooling.yaml.tree import texts_in

Kind = Literal["email", "phone", "name"]
Way = tuple[str, ...]

_NUMBER_SIGNS = frozenset("0123456789+()/.- ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz'-"  # OBrien, Annamaija
_ADDRESS_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789.-_"
_LEAST_NAME = 3  # letters of a name that is one word; of two, each has two at least


@dataclass(frozen=True)
class Term:
    """One address, number or name, as it was typed but for spaces at its ends."""

    kind: Kind
    text: str

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is long and whole enough to mean few people: less would find everybody."""
        if self.kind == "email":
            return is_email(self.text)
        if self.kind == "phone":
            return self.number is not None
        parts = ["".join(way) for part in self.text.split() for way in words(part)[:1]]
        least = _LEAST_NAME if len(parts) == 1 else 2  # O'Brien is one part, an initial is short
        return bool(parts) and all(len(one) >= least or not one.isascii() for one in parts)

    @cached_property
    def number(self) -> Number | None:
        """The number that it is; None where it is none."""
        return number_in(self.text) if self.kind == "phone" else None

    @cached_property
    def names(self) -> tuple[Way, ...]:
        """The words of the name, folded, in each way in which they are spelled."""
        return tuple(_ways(self.text)) or ((),)

    def matches(self, tree: Mapping[str, Any]) -> bool:
        """Whether the contact `tree` has just this address, number or name now."""
        if self.kind == "email":
            held = texts_in(tree, "emails", "address")
            return any(normal_email(one) == normal_email(self.text) for one in held)
        if self.kind == "phone":
            found = texts_in(tree, "phones", "number")
            return self.number is not None and any(map(self.number.ends, found))
        return not {*self.names}.isdisjoint(names_of(tree))

    def may_match(self, text: str) -> bool:
        """Return False only where no contact whose values all stand in `text`, as JSON, `matches`.

        It is quick, and spares most contacts the exact question.
        """
        if self.number is not None:
            return self.number.end in text
        folded = fold(text)
        if "\\" in folded:
            return True
        if self.kind == "email":
            # Outside of ASCII an address can be written in several ways
            return not self.text.isascii() or self.text.lower() in folded
        ways = [(*way[0],) if UNSPACED.match(way[0]) else way for way in self.names if way]
        return not ways or any(all(part in folded for part in way) for way in ways)


def _ways(text: str) -> list[Way]:
    """Return the words of a name, folded; where its script has no spaces, as one word, too.

    Which of them is the family name, and comes first or last, nobody can tell.
    """
    found = words(text)
    if found and UNSPACED.match(found[0][0]):
        several = [way for way in found if len(way) > 1]
        found += [("".join(order),) for way in several for order in (way, way[::-1])]
    return found


def names_of(tree: Mapping[str, Any]) -> set[Way]:
    """Return what a contact is called, folded: given and family name in both orders.

    A contact without a person's name is called as its organisation is.
    """
    given, family = (str(tree.get(key, "")) for key in ("given_name", "family_name"))
    whole = [f"{given} {family}", f"{family} {given}"]
    if not given and not family:
        whole = [str(tree.get("organisation", ""))]
    return {way for text in whole for way in _ways(text)}


def terms_in(arguments: Sequence[str]) -> tuple[Term, ...]:
    """Return the terms that a command line's `arguments` say, each once.

    An argument with an @ is an address. Arguments of digits that follow each other are one number,
    and words that do are one name; what stands in quotation marks is whole already.
    """
    found: dict[Term, None] = {}
    run: list[str] = []
    kind: Kind = "name"

    def end() -> None:
        if text := " ".join(run).strip():
            found[Term(kind, text)] = None
        run.clear()

    for argument in map(_tidied, arguments):
        if "@" in argument:
            end()
            found[Term("email", argument.removeprefix("mailto:").strip("<>\"'"))] = None
            continue
        now: Kind = "phone" if _is_number(argument) else "name"
        if run and (now != kind or " " in argument or " " in run[-1]):
            end()
        kind = now
        if argument:
            run.append(argument)
    end()
    return tuple(found)


def _tidied(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_number(text: str) -> bool:
    bare = text.lower().removeprefix("tel:")
    return _NUMBER_SIGNS.issuperset(bare) and any(sign.isdigit() for sign in bare)


def person_of(terms: Sequence[Term], country: str | None) -> Person:
    """Return whom the whole ones of `terms` mean, to be looked for in texts.

    A number in national form is looked for as one of `country` (ISO 3166-1), and as that of every
    other country where it may be one.
    """
    whole = [term for term in terms if term.is_whole]
    names = [term for term in whole if term.kind == "name"]
    return Person(
        emails=tuple(normal_email(term.text) for term in whole if term.kind == "email"),
        phones=tuple(
            dict.fromkeys(
                number for term in whole if term.number for number in _numbers(term, country)
            )
        ),
        names=tuple(dict.fromkeys(pair for term in names for pair in _pairs(term))),
        words=tuple(term.text for term in names if len(term.names[0]) == 1),
    )


def _numbers(term: Term, country: str | None) -> Iterator[str]:
    import phonenumbers

    assert term.number is not None
    if term.number.whole:
        yield "+" + term.number.digits
        return
    for region in (country, *sorted(phonenumbers.SUPPORTED_REGIONS)):
        if form := normal_form(term.text, region):
            yield form


def _pairs(term: Term) -> Iterator[tuple[str, str]]:
    """Yield given and family name in each way in which the words of a name can be the two.

    A word of a script without spaces may be both: `\u738b\u5c0f\u660e` is \u738b, and \u5c0f\u660e.
    """
    said, between = term.text.replace(",", " ").split(), " "
    if len(said) == 1 and UNSPACED.match(said[0]):
        said, between = [*said[0]], ""
    for at in range(1, len(said)):
        first, last = between.join(said[:at]), between.join(said[at:])
        yield first, last
        yield last, first


def near_to(terms: Sequence[Term]) -> Person:
    """Return who is called nearly as `terms` say: a letter more, less, wrong, or in a wrong place.

    Somebody called as an address says, `maija.virtanen@…`, is near to the address.
    """
    names: dict[tuple[str, str], None] = {}
    single: dict[str, None] = {}
    emails: dict[str, None] = {}
    for term in terms:
        if term.kind == "email":
            local, _, domain = fold(term.text).rpartition("@")
            emails.update(
                dict.fromkeys(f"{one}@{domain}" for one in _mistyped(local, _ADDRESS_SIGNS))
            )
            emails.update(
                dict.fromkeys(f"{local}@{one}" for one in _mistyped(domain, _ADDRESS_SIGNS))
            )
            said = [word for way in words(local)[:1] for word in way if len(word) > 1]
            if len(said) == 2:
                names[said[0], said[1]] = names[said[1], said[0]] = None
        elif term.kind == "name":
            way = term.names[0]
            if len(way) == 1:
                single.update(dict.fromkeys(_mistyped(way[0], _letters(way[0]))))
            for pair in _pairs(Term("name", " ".join(way))):
                first, last = (tuple(_mistyped(part, _letters(part))) for part in pair)
                names.update(dict.fromkeys((one, pair[1]) for one in first))
                names.update(dict.fromkeys((pair[0], one) for one in last))
    addresses = tuple(one for one in emails if is_email(one))
    return Person(emails=addresses, names=tuple(names), words=tuple(single))


def _letters(word: str) -> str:
    """Return what may be mistyped for a letter of `word`.

    That is nothing in the scripts without spaces: one Latin letter would be half of a name, and in
    every text.
    """
    return "" if UNSPACED.match(word) else _LETTERS


def _mistyped(text: str, signs: str) -> Iterator[str]:
    """Yield `text` with one sign left out, put in or wrong, or two in the wrong order."""
    for at in range(len(text) + 1):
        head, tail = text[:at], text[at:]
        if len(text) > _LEAST_NAME:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for sign in signs:
            yield head + sign + tail
            if tail:
                yield head + sign + tail[1:]
