"""Counting who is on many campaigns' lists, before and after their campaigns changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from schema.campaign import Campaign
from tooling.campaigns.rules.outline import Outline, outline
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.rules.selection import Criterion, criteria, judge
from tooling.store.contacts import HeldContact

Asked = tuple[Campaign, tuple[Criterion, ...], Premises] | None


@dataclass(frozen=True, slots=True)
class Question:
    """A campaign as it was and as it is; None where it was, or is, not there or not valid.

    `then` and `now` are the premises that its decisions were, and are, asked with.
    """

    slug: str
    before: Campaign | None
    after: Campaign | None
    then: Premises
    now: Premises

    @property
    def same(self) -> bool:
        """Whether a contact that did not change must get the answer that it got before."""
        return self.before == self.after and self.then == self.now


@dataclass(slots=True)
class Tally:
    """Counts by campaign. Contacts that differ themselves are kept by id, to be compared."""

    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    enter: Counter[str] = field(default_factory=Counter)
    leave: Counter[str] = field(default_factory=Counter)
    differing: defaultdict[str, set[str]] = field(default_factory=partial(defaultdict, set))

    def add(self, part: Tally) -> None:
        """Take the counts of another group of contacts in."""
        self.before.update(part.before)
        self.after.update(part.after)
        self.enter.update(part.enter)
        self.leave.update(part.leave)
        for slug, ids in part.differing.items():
            self.differing[slug] |= ids


def tally(
    questions: Sequence[Question],
    differing: Collection[str],
    today: date,
    contacts: Iterator[HeldContact],
) -> Tally:
    """Return the counts of `contacts`, as they are now.

    Those whose path is in `differing` are asked about the present campaign only; all others are
    what they were, and answer for the past one too.
    """
    count = Tally()
    past = prepared([(None if q.same else q.before, q.then) for q in questions])
    present = prepared([(q.after, q.now) for q in questions])
    for held in contacts:
        now = answers(present, held, today)
        if held.path in differing:
            for question, inside in zip(questions, now, strict=True):
                if inside:
                    count.differing[question.slug].add(held.id)
            continue
        for question, inside, inside_then in zip(
            questions, now, answers(past, held, today), strict=True
        ):
            was = inside if question.same else inside_then
            slug = question.slug
            count.before[slug] += was
            count.after[slug] += inside
            count.enter[slug] += inside and not was
            count.leave[slug] += was and not inside
    return count


def prepared(campaigns: Sequence[tuple[Campaign | None, Premises]]) -> tuple[Asked, ...]:
    """Return the campaigns with the lines of their `where` made ready."""
    return tuple(
        None if campaign is None else (campaign, criteria(campaign.where), premises)
        for campaign, premises in campaigns
    )


def answers(asked: Sequence[Asked], held: HeldContact, today: date) -> list[bool]:
    """Return for each campaign whether the contact is on its list; False where it is None.

    Where something can't be asked here, who may be on it counts: nobody is said to have left
    because a key is missing.
    """
    seen: Outline | None = None
    found = []
    for one in asked:
        inside = False
        if one is not None:
            campaign, lines, premises = one
            if held.register in campaign.registers and all(line.holds(held.tree) for line in lines):
                seen = seen or outline(held.tree)
                decision = judge(seen, campaign, today, premises)
                inside = decision.allowed or decision.unsure
        found.append(inside)
    return found
