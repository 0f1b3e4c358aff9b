"""The words by which campaigns choose, asked of the cache: no contact is read for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
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
    registers = campaign["registers"]
    if not any(_any(index, register, "\n") for register in registers):
        return []
    found = nobody_has(
        campaign.get("where", {}),
        lambda name, word: any(_has(index, register, name, word) for register in registers),
    )
    return [
        Unmatched(name, number, word, _remedy(index, registers, name, word))
        for name, number, word in found
    ]


def word_findings(index: Index, places: KeptPlaces) -> Iterator[Finding]:
    """Yield a warning for each word of a campaign that nobody has, and for each contact's slip."""
    asked: dict[str, set[str]] = {name: set() for name in COMPARED}
    for number, path, tree in _campaigns(index):
        for name in COMPARED:
            asked[name].update(_words_of(tree, name))
        for one in unmatched(index, tree):
            problem = of_nobody(one.name, one.number, one.remedy)
            place = places.of(number, path, problem.field)
            yield Finding.of(problem, path, *place, dotted(problem.field))
    held = _held(index, tuple(RegisterName))
    for name in COMPARED:
        for word, other in slips(held[name], asked[name]).items():
            for number, path, position in _with(index, name, word):
                problem = almost(name, position, other)
                place = places.of(number, path, problem.field)
                yield Finding.of(problem, path, *place, dotted(problem.field))


def _words_of(campaign: Mapping[str, Any], name: str) -> list[str]:
    return said_under(campaign.get("where", {}), name)


def _campaigns(index: Index) -> list[tuple[int, str, Mapping[str, Any]]]:
    rows = index._database.execute(
        "SELECT number, path, data FROM file JOIN tree USING (number) WHERE kind = ? AND valid",
        (FileKind.CAMPAIGN.value,),
    )
    return [(number, path, from_json(data)) for number, path, data in rows]


def _has(index: Index, register: str, name: str, word: str) -> bool:
    if name not in KEPT:
        query = (
            "SELECT 1 FROM file JOIN tree USING (number)"
            " WHERE register = ? AND instr(data, ?) LIMIT 1"
        )
        written = to_json({name: word})[1:-1]
        return index._database.execute(query, (register, written)).fetchone() is not None
    whole = _any(index, register, f"\n{name}={word}\n")
    return whole or (name == "language" and _any(index, register, f"\n{name}={word}-"))


def _any(index: Index, register: str, part: str) -> bool:
    query = "SELECT 1 FROM file WHERE register = ? AND instr(words, ?) LIMIT 1"
    return index._database.execute(query, (register, part)).fetchone() is not None


def _remedy(index: Index, registers: Collection[str], name: str, word: str) -> str | None:
    others = [register for register in RegisterName if register not in registers]
    word = normal_word(name, word)
    elsewhere = any(_has(index, register, name, word) for register in others)
    held = _held(index, registers)
    return guess(name, word, held.get(name, ()), elsewhere)


def _held(index: Index, registers: Collection[str]) -> dict[str, Counter[str]]:
    """Return how many contacts of `registers` have each word, line by line."""
    found: dict[str, Counter[str]] = {name: Counter() for name in KEPT}
    among = ", ".join("?" * len(registers))
    query = (
        f"SELECT words, count(*) FROM file WHERE register IN ({among})"  # noqa: S608
        " AND words IS NOT NULL GROUP BY words"
    )
    for words, count in index._database.execute(query, tuple(registers)):
        for line in set(words.split("\n")[1:-1]):
            name, _, word = line.partition("=")
            found[name][word] += count
    return found


def _with(index: Index, name: str, word: str) -> list[tuple[int, str, int]]:
    """Return number and path of each contact that has `word`, and where in its list it stands."""
    rows = index._database.execute(
        "SELECT number, path, data FROM file JOIN tree USING (number)"
        " WHERE register IS NOT NULL AND instr(words, ?)",
        (f"\n{name}={word}\n",),
    )
    return [
        (number, path, said_under(from_json(data), name).index(word)) for number, path, data in rows
    ]
