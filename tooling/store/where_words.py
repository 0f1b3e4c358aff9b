"""The words by which campaigns choose, asked of the cache: no contact is read for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic_core import from_json, to_json

from schema.field_path import dotted
from schema.finding import Finding
from schema.layout import FileKind
from schema.vocabulary import RegisterName
from tooling.rules.where_words import (
    COMPARED,
    KEPT,
    almost,
    guess,
    is_held,
    nobody_has,
    normal_word,
    of_nobody,
    said_under,
    slips,
)
from tooling.store.index import Index
from tooling.store.place_cache import KeptPlaces


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A word of a campaign that no contact of its registers has; `remedy` is what to do, if known.

    `number` counts from 0 in its line `name` under `where`.
    """

    name: str
    number: int
    word: str
    remedy: str | None


def unmatched(index: Index, campaign: Mapping[str, Any]) -> list[Unmatched]:
    """Return the words of a valid campaign's tree that no contact of its registers has.

    None where these registers hold nobody at all: then no word is wrong.
    """
    return _Held(index).unmatched(campaign)


def word_findings(index: Index, places: KeptPlaces) -> Iterator[Finding]:
    """Yield a warning for each word of a campaign that nobody has, and for each contact's slip."""
    held = _Held(index)
    asked: dict[str, set[str]] = {name: set() for name in COMPARED}
    for number, path, campaign in _campaigns(index):
        for name in COMPARED:
            asked[name].update(said_under(campaign.get("where", {}), name))
        for one in held.unmatched(campaign):
            problem = of_nobody(one.name, one.number, one.remedy)
            place = places.of(number, path, problem.field)
            yield Finding.of(problem, path, *place, dotted(problem.field))
    for name in COMPARED:
        for word, other in slips(held.words(tuple(RegisterName), name), asked[name]).items():
            for number, path, position in _with(index, name, word):
                problem = almost(name, position, other)
                place = places.of(number, path, problem.field)
                yield Finding.of(problem, path, *place, dotted(problem.field))


class _Held:
    """How many contacts of each register have each word, read once: there are few words."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        query = "SELECT register, name, word, contacts FROM word WHERE contacts > 0"
        for register, name, word, contacts in index._database.execute(query):
            self._counts[register, name][word] = contacts

    def words(self, registers: Iterable[str], name: str) -> Counter[str]:
        """Return how many contacts of `registers` have each word in the line `name`."""
        return sum((self._counts[register, name] for register in registers), Counter[str]())

    def unmatched(self, campaign: Mapping[str, Any]) -> list[Unmatched]:
        """Return the words of a campaign that no contact of its registers has."""
        registers = campaign["registers"]
        if not self.words(registers, "kind"):
            return []
        found = nobody_has(campaign.get("where", {}), partial(self._has, registers))
        return [
            Unmatched(name, number, word, self._remedy(registers, name, normal_word(name, word)))
            for name, number, word in found
        ]

    def _has(self, registers: Iterable[str], name: str, word: str) -> bool:
        if name in KEPT:
            return is_held(name, word, self.words(registers, name))
        return any(self._stands(register, name, word) for register in registers)

    def _stands(self, register: str, name: str, word: str) -> bool:
        """Whether a contact has a word that is not counted; its text is looked through."""
        query = (
            "SELECT 1 FROM file JOIN tree USING (number)"
            " WHERE register = ? AND instr(data, ?) LIMIT 1"
        )
        written = to_json({name: word})[1:-1]
        return self._index._database.execute(query, (register, written)).fetchone() is not None

    def _remedy(self, registers: Collection[str], name: str, word: str) -> str | None:
        others = [register for register in RegisterName if register not in registers]
        held = self.words(registers, name)
        return guess(name, word, held, self._has(others, name, word))


def _campaigns(index: Index) -> list[tuple[int, str, Mapping[str, Any]]]:
    rows = index._database.execute(
        "SELECT number, path, data FROM file JOIN tree USING (number) WHERE kind = ? AND valid",
        (FileKind.CAMPAIGN.value,),
    )
    return [(number, path, from_json(data)) for number, path, data in rows]


def _with(index: Index, name: str, word: str) -> list[tuple[int, str, int]]:
    """Return number and path of each contact that has `word`, and where in its list it stands."""
    rows = index._database.execute(
        "SELECT number, path, data FROM file JOIN tree USING (number)"
        " WHERE register IS NOT NULL AND instr(data, ?)",
        (to_json(word),),
    )
    told = ((number, path, said_under(from_json(data), name)) for number, path, data in rows)
    return [(number, path, said.index(word)) for number, path, said in told if word in said]
