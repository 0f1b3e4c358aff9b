"""`changes`: what is different since a commit, in counts only, and for each campaign's list.

Compares the files as they are now with a past state. Contacts whose file is the same are judged
from the cache; only those that differ are read from Git's objects.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from pydantic import ValidationError

from schema.campaign import Campaign
from schema.layout import CONTACT_KINDS, FOLDERS, FileKind, kind_of_file
from schema.models import MODELS
from schema.vocabulary import RegisterName
from tooling.commands.campaigns import campaign_at, campaign_names, read_campaign
from tooling.commands.chosen import Entry, each_slice, take_stock
from tooling.commands.tally import Question, Tally, answers, asking, tally
from tooling.errors import RegisterError
from tooling.parallel import spread
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.index import Advance
    from tooling.store.register import Register

BATCH = 500
PARALLEL_FROM = 2000


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """How many contacts of a register differ; `moved` came into it from another place."""

    register: str
    added: int
    changed: int
    removed: int
    moved: int


@dataclass(frozen=True, slots=True)
class CampaignChanges:
    """How a campaign's list differs: its length before and after, who enters and who leaves.

    None stands for a campaign that was not there, or whose file is not valid.
    """

    campaign: str
    before: int | None
    after: int | None
    enter: int
    leave: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the commit `since`. `invalid` contact files count as being on no list."""

    since: str
    registers: tuple[RegisterChanges, ...]
    campaigns: tuple[CampaignChanges, ...]
    invalid: int


@dataclass(frozen=True, slots=True)
class _Difference:
    """A contact file that is not what it was: its object then, and whether it is there now."""

    path: str
    before: str | None
    after: bool

    @property
    def id(self) -> str:
        return self.path.rpartition("/")[2].removesuffix(".yaml")

    @property
    def register(self) -> str:
        return self.path.split("/")[1]


def changes(register: Register, since: str, today: date, advance: Advance | None = None) -> Changes:
    """Return what is different now from the state of the commit `since`.

    Raises RegisterError outside Git and for an unknown commit.
    """
    repository = register.require_repository()
    commit = repository.resolve(since)
    questions = _questions(register, repository, commit)
    differences = _differences(register, repository, commit)
    stock = take_stock(register, advance)

    differing = frozenset(difference.path for difference in differences)
    whole = Tally()
    registers = [name.value for name in RegisterName]
    for part in each_slice(register, stock, registers, partial(tally, questions, differing, today)):
        whole.add(part)
    before: dict[str, set[str]] = {question.slug: set() for question in questions}
    for slug, id in _past_answers(repository, questions, differences, today):
        before[slug].add(id)
    return Changes(
        since=commit,
        registers=_by_register(differences),
        campaigns=tuple(_campaign(question, whole, before) for question in questions),
        invalid=sum(stock.invalid.values()),
    )


def _campaign(question: Question, whole: Tally, before: Mapping[str, set[str]]) -> CampaignChanges:
    slug = question.slug
    then, now = before[slug], whole.differing[slug]
    return CampaignChanges(
        campaign=slug,
        before=None if question.before is None else whole.before[slug] + len(then),
        after=None if question.after is None else whole.after[slug] + len(now),
        enter=whole.enter[slug] + len(now - then),
        leave=whole.leave[slug] + len(then - now),
    )


def _questions(register: Register, repository: Repository, commit: str) -> tuple[Question, ...]:
    folder = f"{register.prefix}{FOLDERS[FileKind.CAMPAIGN]}/"
    listing = repository.start("ls-tree", "--name-only", "-z", commit, "--", folder).finish()
    names = os.fsdecode(listing).split("\0")[:-1]
    past = {
        name.rpartition("/")[2].removesuffix(".yaml") for name in names if name.endswith(".yaml")
    }
    return tuple(
        Question(
            slug, _then(register, commit, slug) if slug in past else None, _now(register, slug)
        )
        for slug in sorted(past | set(campaign_names(register)))
    )


def _then(register: Register, commit: str, slug: str) -> Campaign | None:
    try:
        return campaign_at(register, commit, slug)
    except RegisterError:
        return None


def _now(register: Register, slug: str) -> Campaign | None:
    try:
        return read_campaign(register, slug)[0]
    except RegisterError:
        return None


def _differences(
    register: Register, repository: Repository, commit: str
) -> tuple[_Difference, ...]:
    folders = [f"{register.prefix}records/{name}" for name in RegisterName]
    diff = repository.start(
        "diff",
        "--raw",
        "-z",
        "--no-renames",
        "--no-abbrev",
        "--no-ext-diff",
        commit,
        "--",
        *folders,
    )
    others = repository.start("ls-files", "--others", "-z", "--", *folders)
    words = os.fsdecode(diff.finish()).split("\0")[:-1]
    found: dict[str, _Difference] = {}
    for head, name in zip(words[::2], words[1::2], strict=True):
        old_mode, new_mode, old, _, _ = head[1:].split(" ")
        path = name[len(register.prefix) :]
        before = old if old_mode.startswith("100") else None
        found[path] = _Difference(path, before, new_mode.startswith("100"))
    for name in os.fsdecode(others.finish()).split("\0")[:-1]:
        path = name[len(register.prefix) :]
        # Taken out of the index but still there, it is not gone.
        before = found[path].before if path in found else None
        found[path] = _Difference(path, before, True)
    return tuple(item for item in found.values() if kind_of_file(item.path) in CONTACT_KINDS)


def _by_register(differences: Sequence[_Difference]) -> tuple[RegisterChanges, ...]:
    gone = {d.id: d for d in differences if not d.after}
    come = {d.id: d for d in differences if d.before is None}
    moved = set(gone) & set(come)
    return tuple(
        RegisterChanges(
            register=name.value,
            added=sum(d.register == name and d.id not in moved for d in come.values()),
            changed=sum(
                d.register == name and d.after and d.before is not None for d in differences
            ),
            removed=sum(d.register == name and d.id not in moved for d in gone.values()),
            moved=sum(come[id].register == name for id in moved),
        )
        for name in RegisterName
    )


def _past_answers(
    repository: Repository,
    questions: tuple[Question, ...],
    differences: Sequence[_Difference],
    today: date,
) -> Iterator[tuple[str, str]]:
    """Yield campaign and contact for each of the differing contacts that was on a list."""
    past = [(d, d.before) for d in differences if d.before is not None]
    contents = repository.blobs(oid for _, oid in past)
    pairs = [
        ((d.path, d.id, d.register), data) for (d, _), data in zip(past, contents, strict=True)
    ]
    batches = [pairs[n : n + BATCH] for n in range(0, len(pairs), BATCH)]
    work = partial(_judge_past, questions, today)
    for found in spread(work, batches, parallel=len(pairs) >= PARALLEL_FROM):
        yield from found


def _judge_past(
    questions: tuple[Question, ...],
    today: date,
    batch: Sequence[tuple[tuple[str, str, str], bytes]],
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    asked = asking([question.before for question in questions])
    for (path, id, register), data in batch:
        kind = kind_of_file(path)
        assert kind is not None
        try:
            tree = read(data)
            MODELS[kind].model_validate(tree)
        except (NotationError, ValidationError):
            continue
        entry = Entry(path, id, register, tree)
        inside = answers(asked, entry, today)
        found.extend((q.slug, id) for q, holds in zip(questions, inside, strict=True) if holds)
    return found
