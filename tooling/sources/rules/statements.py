"""What a source has said of a contact before, read off the commits by which it said it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from schema.rule import Group, Rule
from tooling.sources.rules.rows import ADDRESS, identity
from tooling.yaml.tree import RecordTree

_Word = TypeVar("_Word")

TEXTS = (
    "kind",
    "organisation",
    "given_name",
    "family_name",
    "role",
    "language",
    "responsible",
    "project_type",
)
ITEMS = ("emails", "phones", "objections", "segments", "publications", "outlets")


UNDONE = Rule(
    "import-undone", "the import that made this contact was reverted",
    "leave the row out at the source, or take it anew with --again", group=Group.ROWS,
)  # fmt: skip


class Statement(NamedTuple):
    """A contact's tree before and after one commit of the source; None where it was not there.

    `commit` and `day` (ISO) say which one. A commit that `undoes` others (a revert of the source's,
    by their ids) is no word of the source: it is people's, on that word.
    """

    before: RecordTree | None
    after: RecordTree | None
    commit: str = ""
    day: str = ""
    undoes: frozenset[str] = frozenset()


class Undone(NamedTuple):
    """The commit that undid a word of the source, its day (ISO), and the text that it took away
    (empty for an item or a whole contact).
    """

    commit: str
    day: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class LastWord:
    """The last word of a source on each field of a contact, without what was undone.

    `texts` goes by dotted field; None where the source took the text back, and a field that it
    never wrote is not in it. `items` are the identities of a list's items that the source put there
    and has not taken back. `undone_texts` and `undone_items` (by list, then by identity) are what
    a revert took from the source's word and nobody has said since; `gone` is the revert that took
    the whole contact.
    """

    texts: Mapping[str, str | None]
    items: Mapping[str, frozenset[str]]
    undone_texts: Mapping[str, Undone] = field(default_factory=dict)
    undone_items: Mapping[str, Mapping[str, Undone]] = field(default_factory=dict)
    gone: Undone | None = None


def last_word(statements: Iterable[Statement]) -> LastWord:
    """The last word of a source that made `statements` about one contact, the oldest first."""
    memory = _Memory()
    for statement in statements:
        (memory.undo if statement.undoes else memory.say)(statement)
    return memory.last_word()


class _Memory:
    """The words of a source, field by field, each on top of the one before: a revert of the last
    one brings the one before back to light.
    """

    def __init__(self) -> None:
        self._texts: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        self._items: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self._undone_texts: dict[str, Undone] = {}
        self._undone_items: dict[str, dict[str, Undone]] = defaultdict(dict)
        self._gone: Undone | None = None

    def say(self, said: Statement) -> None:
        """The source says something."""
        for name, _, text in _changed_texts(said):
            self._texts[name].append((said.commit, text))
            self._undone_texts.pop(name, None)
        for name, had, has in _changed_items(said):
            known = self._known(name)
            self._items[name].append((said.commit, (known | (has - had)) - (had - has)))
            for item in had ^ has:
                self._undone_items[name].pop(item, None)
        self._gone = None

    def undo(self, revert: Statement) -> None:
        """People take back what the source said in the commits that `revert` undoes."""
        for name, was, _ in _changed_texts(revert):
            if taken := _taken(self._texts[name], revert.undoes):
                _, text = taken[0]
                if text is not None and text == was:
                    self._undone_texts[name] = Undone(revert.commit, revert.day, text)
        for name, had, has in _changed_items(revert):
            if _taken(self._items[name], revert.undoes):
                for item in had ^ has:
                    self._undone_items[name][item] = Undone(revert.commit, revert.day)
        if revert.after is None:
            self._gone = Undone(revert.commit, revert.day)

    def last_word(self) -> LastWord:
        return LastWord(
            {name: words[-1][1] for name, words in self._texts.items() if words},
            {name: self._known(name) for name in ITEMS},
            self._undone_texts,
            self._undone_items,
            self._gone,
        )

    def _known(self, name: str) -> frozenset[str]:
        words = self._items[name]
        return words[-1][1] if words else frozenset()


def _taken(words: list[tuple[str, _Word]], undone: frozenset[str]) -> list[tuple[str, _Word]]:
    """Take the words of the commits `undone` off the top, the last one first."""
    taken = []
    while words and words[-1][0] in undone:
        taken.append(words.pop())
    return taken


def _changed_texts(made: Statement) -> Iterator[tuple[str, str | None, str | None]]:
    """Each text that a commit changed: its dotted field, and what it was before and after."""
    was, is_now = _texts(made.before or {}), _texts(made.after or {})
    for name in was.keys() | is_now.keys():
        if was.get(name) != is_now.get(name):
            yield name, was.get(name), is_now.get(name)


def _changed_items(made: Statement) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Each list that a commit changed: its name, and the identities in it before and after."""
    for name in ITEMS:
        had, has = identities(name, made.before or {}), identities(name, made.after or {})
        if had != has:
            yield name, had, has


def identities(name: str, tree: RecordTree) -> frozenset[str]:
    """The identities of the items of the list `name` of a contact."""
    items = tree.get(name)
    if not isinstance(items, list):
        return frozenset()
    return frozenset(identity(name, item) for item in items)


def _texts(tree: RecordTree) -> dict[str, str]:
    """The texts of a contact by dotted field. A version in Git's history need not be valid."""
    address = tree.get("address")
    found = {name: tree.get(name) for name in (*TEXTS, "informed")}
    if isinstance(address, dict):
        found |= {f"address.{name}": address.get(name) for name in ADDRESS}
    return {name: text for name, text in found.items() if isinstance(text, str)}
