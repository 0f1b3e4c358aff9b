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
from pydantic_core import from_json

from schema.campaign import Campaign
from schema.contact import Customer, Prospect
from schema.layout import contact_path
from schema.vocabulary import RegisterName
from tooling.parallel import no_collector, spread
from tooling.rules.contactable import REFUSALS
from tooling.rules.outline import Outline, outline
from tooling.rules.selection import (
    Selection,
    columns,
    criteria,
    judge,
    merged,
    row,
    select,
)
from tooling.store.cache import opened
from tooling.store.contacts import load_at
from tooling.store.index import Advance, refreshed
from tooling.store.register import Register

if TYPE_CHECKING:
    from tooling.yaml.tree import Tree

R = TypeVar("R")
Slice = tuple[int, int]

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
) -> Iterator[R]:
    """Yield what `work` makes of the contacts of the registers `names`, slice by slice.

    `work` is a function of a module, or a partial of one. Inside a slice the order means nothing.
    Outside Git, where the cache is in memory only, use `tooling.store.contacts.load`.
    """
    task = partial(_work_on_slice, register.root, tuple(names), work)
    yield from spread(task, stock.slices, parallel=stock.many)


def _work_on_slice(
    root: Path, names: tuple[str, ...], work: Callable[[Iterator[Entry]], R], cut: Slice
) -> R:
    with no_collector(), opened(Register(root)) as database:
        rows = database.execute(
            "SELECT path, contact, register, data, valid FROM file JOIN tree USING (number)"
            " WHERE number >= ? AND number < ? AND register IN (?, ?)",
            (*cut, names[0], names[-1]),
        )
        return work(_entries(rows))


def _entries(rows: Iterable[tuple[str, str, str, bytes, int]]) -> Iterator[Entry]:
    for path, id, name, data, valid in rows:
        tree = from_json(data) if valid else _read(path, name, data)
        if tree is not None:
            yield Entry(path, id, name, tree)


def chosen_now(register: Register, stock: Stock, campaign: Campaign, today: date) -> Selection:
    """Return the selection of `campaign` among the contacts as they are now; rows by id."""
    work = partial(_select, campaign, today)
    return merged(each_slice(register, stock, campaign.registers, work))


def _select(campaign: Campaign, today: date, entries: Iterator[Entry]) -> Selection:
    lines = criteria(campaign.where)
    chosen = (e.outline() for e in entries if all(line.holds(e.tree) for line in lines))
    return select(chosen, campaign, today)


def chosen_at(
    register: Register, stock: Stock, commit: str, campaign: Campaign, today: date
) -> Selection:
    """Return the selection of `campaign` among the contacts as they were in `commit`.

    Nothing overrides a refusal: who objects, is restricted or has withdrawn consent now is left
    out, and who is held no more is too (rule `no-longer-held`).
    """
    held: set[str] = set()
    refused: dict[str, str] = {}
    for ids, found in each_slice(
        register, stock, list(RegisterName), partial(_refusals, campaign, today)
    ):
        held.update(ids)
        refused.update(found)
    lines, wanted = criteria(campaign.where), columns(campaign)
    rows: list[tuple[str, ...]] = []
    excluded: Counter[str] = Counter()
    for past in load_at(register, commit):
        if past.register not in campaign.registers or not all(
            line.holds(past.tree) for line in lines
        ):
            continue
        contact = past.contact()
        decision = judge(contact, campaign, today)
        if past.id not in held:
            excluded["no-longer-held"] += 1
        elif past.id in refused:
            excluded[refused[past.id]] += 1
        elif decision.allowed:
            rows.append(row(contact, decision, wanted))
        else:
            excluded[decision.reasons[0].rule] += 1
    return merged([Selection(tuple(rows), dict(excluded))])


def _refusals(
    campaign: Campaign, today: date, entries: Iterator[Entry]
) -> tuple[list[str], dict[str, str]]:
    ids: list[str] = []
    refused: dict[str, str] = {}
    for entry in entries:
        ids.append(entry.id)
        for reason in judge(entry.outline(), campaign, today).reasons:
            if reason.rule in REFUSALS:
                refused.setdefault(entry.id, reason.rule)
    return ids, refused
