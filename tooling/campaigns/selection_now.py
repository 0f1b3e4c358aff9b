"""Whom a campaign's list holds: the cached contacts, judged a slice at a time on every core."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from schema.campaign import Campaign
from schema.contact import Customer, Prospect
from schema.layout import contact_path
from schema.vocabulary import RegisterName
from tooling.campaigns.rules.outline import Outline, outline
from tooling.campaigns.rules.selection import (
    Selection,
    criteria,
    merged,
    select,
)
from tooling.parallel import no_collector, spread
from tooling.rules.suppression import KeepOut
from tooling.store.cache import opened
from tooling.store.index import Advance, refreshed
from tooling.store.register import Register

if TYPE_CHECKING:
    from tooling.yaml.tree import Tree

R = TypeVar("R")
Slice = tuple[int, int]
Words = tuple[tuple[bytes, ...], ...]

SLICE = 2500
PARALLEL_FROM = 4000
FOLDERS = tuple(f"records/{name}/" for name in RegisterName)


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact file of the cache; its tree is known to fit its model."""

    path: str
    id: str
    register: str
    tree: dict[str, Tree]

    def outline(self) -> Outline:
        """Return what campaigns ask of the contact."""
        return outline(self.tree)


@dataclass(frozen=True, slots=True)
class Stock:
    """The contact files at this moment: how many differ from HEAD, and in which numbers of the
    cache they stand. `invalid` counts by register those of which no list can be made."""

    uncommitted: int
    invalid: dict[str, int]
    slices: tuple[Slice, ...]

    @property
    def many(self) -> bool:
        """Whether there are enough for a second process."""
        return len(self.slices) * SLICE >= PARALLEL_FROM


def take_stock(register: Register, advance: Advance | None = None) -> Stock:
    """Bring the cache up to date and return what is in it."""
    repository = register.repository
    staged = None
    if repository is not None and repository.head() is not None:
        staged = repository.start(
            "diff-index", "--cached", "--name-only", "-z", "HEAD", "--",
            *(register.prefix + folder for folder in FOLDERS),
        )  # fmt: skip
    with refreshed(register, advance) as index:
        last = index.database.execute("SELECT max(number) FROM file").fetchone()[0] or 0
        faulty = index.database.execute(
            "SELECT path, register, data FROM file LEFT JOIN tree USING (number)"
            " WHERE register IS NOT NULL AND NOT valid"
        )
        invalid = Counter(name for path, name, data in faulty if _read(path, name, data) is None)
        odd = {finding.path for finding in index.state.findings}
        invalid.update(path.split("/")[1] for path in odd if _holds_contact(path))
        differ = {
            path for path in index.state.loose | index.state.missing if _holds_contact(path)
        } - odd
    if staged is not None:
        names = os.fsdecode(staged.finish()).split("\0")[:-1]
        paths = (name[len(register.prefix) :] for name in names)
        differ |= {path for path in paths if _holds_contact(path)}
    slices = tuple((n, n + SLICE) for n in range(0, last + 1, SLICE))
    return Stock(len(differ), dict(invalid), slices)


def _holds_contact(path: str) -> bool:
    return path.startswith(FOLDERS) and not path.endswith("/register.yaml")


@dataclass(frozen=True, slots=True)
class Seen:
    """A contact file of the cache, whatever its state; without a tree it can't be relied on."""

    id: str
    register: str
    tree: dict[str, Tree] | None


def every_entry(
    register: Register, names: Sequence[str], advance: Advance | None = None
) -> Iterator[Seen]:
    """Yield every contact file of the registers `names`, by id, as it is now."""
    with refreshed(register, advance) as index:
        rows = index.database.execute(
            "SELECT path, contact, register, data, valid FROM file LEFT JOIN tree USING (number)"
            " WHERE register IN (?, ?) ORDER BY contact, path",
            (names[0], names[-1]),
        )
        for path, id, name, data, valid in rows:
            known = id or path.rpartition("/")[2].removesuffix(".yaml")
            yield Seen(known, name, from_json(data) if valid else _read(path, name, data))


def _read(path: str, name: str, data: bytes | None) -> dict[str, Tree] | None:
    """Return the tree of a file that has errors, if it can be relied on all the same.

    It can where it fits its model and lies where its id says: then the errors are of a kind that
    the decision takes care of, such as a consent that contradicts an objection.
    """
    if data is None:
        return None
    tree: dict[str, Tree] = from_json(data)
    model = Prospect if name == RegisterName.PROSPECTS else Customer
    try:
        contact = model.model_validate(tree)
    except ValidationError:
        return None
    return tree if contact_path(name, contact.id) == path else None


def each_slice(
    register: Register,
    stock: Stock,
    names: Sequence[str],
    work: Callable[[Iterator[Entry]], R],
    words: Words = (),
) -> Iterator[R]:
    """Yield what `work` makes of the contacts of the registers `names`, slice by slice.

    `work` is a function of a module, or a partial of one. Of `words`, each contact has one of
    every group in its text; others need not be taken apart. Inside a slice the order means nothing.
    Outside Git, where the cache is in memory only, use `tooling.store.contacts.load`.
    """
    task = partial(_work_on_slice, register.root, tuple(names), work, words)
    yield from spread(task, stock.slices, parallel=stock.many)


def _work_on_slice(
    root: Path,
    names: tuple[str, ...],
    work: Callable[[Iterator[Entry]], R],
    words: Words,
    cut: Slice,
) -> R:
    with no_collector(), opened(Register(root)) as database:
        rows = database.execute(
            "SELECT path, contact, register, data, valid FROM file JOIN tree USING (number)"
            " WHERE number >= ? AND number < ? AND register IN (?, ?)",
            (*cut, names[0], names[-1]),
        )
        return work(_entries(rows, words))


def _entries(rows: Iterable[tuple[str, str, str, bytes, int]], words: Words) -> Iterator[Entry]:
    for path, id, name, data, valid in rows:
        if words and not _speaks(data, words):
            continue
        tree = from_json(data) if valid else _read(path, name, data)
        if tree is not None:
            yield Entry(path, id, name, tree)


def _speaks(data: bytes, words: Words) -> bool:
    """Whether one word of each group stands in the text; plain loops, as it is asked most often."""
    for group in words:
        for word in group:
            if word in data:
                break
        else:
            return False
    return True


def words_of(campaign: Campaign) -> Words:
    """Return what the text of every contact that `campaign` chooses has in it."""
    groups = (line.exact for line in criteria(campaign.where))
    return tuple(tuple(to_json(word) for word in group) for group in groups if group)


def chosen_now(
    register: Register,
    stock: Stock,
    campaign: Campaign,
    today: date,
    keep_out: KeepOut | None = None,
) -> Selection:
    """Return the selection of `campaign` among the contacts as they are now; rows by id."""
    work = partial(_select, campaign, today, keep_out)
    return merged(each_slice(register, stock, campaign.registers, work, words_of(campaign)))


def _select(
    campaign: Campaign, today: date, keep_out: KeepOut | None, entries: Iterator[Entry]
) -> Selection:
    lines = criteria(campaign.where)
    chosen = (e.outline() for e in entries if all(line.holds(e.tree) for line in lines))
    return select(chosen, campaign, today, keep_out)
