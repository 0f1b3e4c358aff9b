"""The words by which campaigns choose, and those that nobody has: slips of the pen, most likely."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from schema.layout import CONTACT_KINDS, FileKind
from schema.rule import Group, Problem, Rule
from tooling.phrases import nearest

WORD_OF_NOBODY = Rule(
    "word-of-nobody", "no contact in the campaign's registers has this, so it chooses nobody",
    "correct it, or add it to the contacts that are meant",
    group=Group.WARNINGS, files=(FileKind.CAMPAIGN,),
)  # fmt: skip
_FEW, _MANY, _LONG = 2, 20, 5

ALMOST_A_WORD = Rule(
    "almost-a-word", "hardly any contact has this, and many have nearly the same",
    "correct it, if it is a slip of the pen", group=Group.WARNINGS, files=CONTACT_KINDS,
    note="of segments and publications: a letter too many, too few, another or in another order, "
    f"in a word that at most {_FEW} contacts have, where at least {_MANY} have the other",
)  # fmt: skip

#: The lines of `where` whose words are kept with each contact, to be asked without reading it.
#: Not the organisation's name: nearly each contact has one of its own.
KEPT = (
    "kind", "country", "language", "segments", "publications", "outlets", "responsible",
    "project_type",
)  # fmt: skip
#: The lines of `where` whose words are nobody's name: these may be told.
TELLABLE = frozenset({"kind", "country", "language", "segments", "publications"})
#: Whose words are compared with each other, to find slips in contacts.
COMPARED = ("segments", "publications")
#: Whose words the schema knows.
_KNOWN = ("kind", "country", "language")


def said_under(tree: Mapping[str, Any], name: str) -> list[str]:
    """Return what the contact with this tree says under a line of a campaign's `where`."""
    if name == "country":
        postal = tree.get("address")
        found = postal.get("country") if isinstance(postal, dict) else None
    else:
        found = tree.get(name)
    if isinstance(found, str):
        return [found]
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []


def normal_word(name: str, word: str) -> str:
    """Return `word` as it is compared: language tags and addresses without regard to case."""
    return word.casefold() if name in ("language", "responsible") else word


def kept_words(tree: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return line and word of what the contact with this tree says, as it is compared."""
    return {(name, normal_word(name, word)) for name in KEPT for word in said_under(tree, name)}


def is_held(name: str, word: str, held: Collection[str]) -> bool:
    """Whether one of the words `held` is what is wanted by `word`, all as they are compared.

    A language wanted as `pt` also means `pt-BR` (basic filtering, RFC 4647 section 3.3.1).
    """
    if word in held:
        return True
    return name == "language" and any(other.startswith(word + "-") for other in held)


def nobody_has(
    where: Mapping[str, Any], has: Callable[[str, str], bool]
) -> Iterator[tuple[str, int, str]]:
    """Yield line, number and word of each word in `where` that no contact has, by what `has` says.

    `where` is the campaign's tree: a line may be one word or a list. A country, a language or a
    kind is a word that the schema knows: there may be nobody yet, unless nobody meets the line.
    """
    for name, said in where.items():
        words = [said] if isinstance(said, str) else said
        missing = [
            (name, number, word)
            for number, word in enumerate(words)
            if not has(name, normal_word(name, word))
        ]
        if name not in _KNOWN or len(missing) == len(words):
            yield from missing


def guess(name: str, word: str, held: Iterable[str], elsewhere: bool) -> str | None:
    """Return what to do about a `word` that nobody has; None where nothing better is known.

    `held` are the words that contacts have; `elsewhere` is whether contacts of another register
    have this one.
    """
    if elsewhere:
        return "contacts of the other register have it: name that under `registers:` if it is meant"
    close = nearest(word, held, cutoff=0.7) if name in TELLABLE else None
    return f"did you mean {close}?" if close else None


def slips(counts: Mapping[str, int], meant: Iterable[str]) -> dict[str, str]:
    """Return the words that are most likely slips of the pen, each with the word that was meant.

    `counts` says how many contacts have each word; what a campaign asks for is `meant` as it is.
    """
    many = [word for word, count in counts.items() if count >= _MANY]
    few = [word for word, count in counts.items() if count <= _FEW and len(word) >= _LONG]
    known = set(meant)
    found = {}
    for word in few:
        other = next((other for other in many if one_slip(word, other)), None)
        if other is not None and word not in known:
            found[word] = other
    return found


def one_slip(word: str, other: str) -> bool:
    """Whether one letter makes the difference, or the order of two that stand side by side.

    Digits tell things apart, and a letter at the end may: neither is a slip.
    """
    if _digits(word) != _digits(other) or word[:-1] == other or other[:-1] == word:
        return False
    if len(word) == len(other):
        differ = [n for n in range(len(word)) if word[n] != other[n]]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            first, second = differ
            return word[first] == other[second] and word[second] == other[first]
        return differ in ([n] for n in range(len(word) - 1))
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def almost(name: str, number: int, other: str) -> Problem:
    """Return the problem of a contact's word that is most likely meant to be `other`."""
    return Problem(ALMOST_A_WORD, (name, number), remedy=f"did you mean {other}?")


def of_nobody(name: str, number: int, remedy: str | None) -> Problem:
    """Return the problem of a campaign's word that no contact has."""
    return Problem(WORD_OF_NOBODY, ("where", name, number), remedy=remedy)


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
