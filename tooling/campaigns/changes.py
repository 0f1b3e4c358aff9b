"""`changes`: what is different since a commit, in counts only, and for each campaign's list.

Compares the files as they are now with a past state. Contacts whose file is the same are judged
from the cache; only those that differ are read from Git's objects.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from schema.campaign import Campaign
from schema.layout import FOLDERS, FileKind
from schema.vocabulary import RegisterName
from tooling.campaigns.campaign_files import campaign_at, campaign_names, read_campaign
from tooling.campaigns.freshness import behind
from tooling.campaigns.past_contacts import Difference, differences, each_past
from tooling.campaigns.premises import premises_now, premises_then
from tooling.campaigns.readiness import left_out
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.tally import Question, Tally, answers, prepared, tally
from tooling.errors import RegisterError
from tooling.store.contacts import HeldContact, each_slice
from tooling.store.refresh import refreshed

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.refresh import Advance
    from tooling.store.register import Register


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
    """What changed since the commit `since`. `invalid` contact files count as being on no list.

    `doubts` say what could not be asked: where there are any, the lists are at most so long.
    `behind` says what it means where the clone is known to lack commits of its upstream.
    """

    since: str
    registers: tuple[RegisterChanges, ...]
    campaigns: tuple[CampaignChanges, ...]
    invalid: int
    doubts: tuple[str, ...] = ()
    behind: str | None = None


def changes(register: Register, since: str, today: date, advance: Advance | None = None) -> Changes:
    """Return what is different now from the state of the commit `since`.

    Raises RegisterError outside Git and for an unknown commit.
    """
    repository = register.require_repository()
    commit = repository.resolve(since)
    now = premises_now(register)
    questions = _questions(register, repository, commit, now.premises)
    found = differences(register, commit)
    differing = frozenset(difference.path for difference in found)
    whole = Tally()
    with refreshed(register, advance) as index:
        invalid = left_out(index).total()
        work = partial(tally, questions, differing, today)
        for part in each_slice(index, work, with_errors=True):
            whole.add(part)
    before: dict[str, set[str]] = {question.slug: set() for question in questions}
    for answered in each_past(repository, found, partial(_past_answers, questions, today)):
        for slug, id in answered:
            before[slug].add(id)
    return Changes(
        since=commit,
        registers=_by_register(found),
        campaigns=tuple(_campaign(question, whole, before) for question in questions),
        invalid=invalid,
        doubts=now.doubts,
        behind=behind(register, today),
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


def _questions(
    register: Register, repository: Repository, commit: str, now: Premises
) -> tuple[Question, ...]:
    then = premises_then(register, commit)
    folder = f"{register.prefix}{FOLDERS[FileKind.CAMPAIGN]}/"
    listing = repository.start("ls-tree", "--name-only", "-z", commit, "--", folder).finish()
    names = os.fsdecode(listing).split("\0")[:-1]
    past = {
        name.rpartition("/")[2].removesuffix(".yaml") for name in names if name.endswith(".yaml")
    }
    return tuple(
        Question(
            slug,
            _then(register, commit, slug) if slug in past else None,
            _now(register, slug),
            then,
            now,
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


def _by_register(found: Sequence[Difference]) -> tuple[RegisterChanges, ...]:
    gone = {d.id: d for d in found if not d.after}
    come = {d.id: d for d in found if d.before is None}
    moved = set(gone) & set(come)
    return tuple(
        RegisterChanges(
            register=name.value,
            added=sum(d.register == name and d.id not in moved for d in come.values()),
            changed=sum(d.register == name and d.after and d.before is not None for d in found),
            removed=sum(d.register == name and d.id not in moved for d in gone.values()),
            moved=sum(come[id].register == name for id in moved),
        )
        for name in RegisterName
    )


def _past_answers(
    questions: tuple[Question, ...], today: date, contacts: list[HeldContact]
) -> list[tuple[str, str]]:
    """Return campaign and contact for each of `contacts`, as they were, that was on a list."""
    asked = prepared([(question.before, question.then) for question in questions])
    return [
        (question.slug, held.id)
        for held in contacts
        for question, inside in zip(questions, answers(asked, held, today), strict=True)
        if inside
    ]
