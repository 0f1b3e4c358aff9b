"""Whom a campaign's list of a past state holds: contacts as they were, refusals as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from schema.campaign import Campaign
from tooling.campaigns.past_contacts import differences, each_past
from tooling.campaigns.rules.contactable import Decision
from tooling.campaigns.rules.outline import outline
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.rules.reasons import NO_LONGER_HELD, REFUSALS
from tooling.campaigns.rules.selection import Selection, criteria, judge, merged, select
from tooling.store.contacts import HeldContact, each_slice
from tooling.store.index import Index


@dataclass(slots=True)
class _Present:
    """What the contacts of today's register contribute to a list of a past state.

    `unchanged` is the selection among contacts whose file is the same as then. `refusals` has, by
    id, for each changed one the rule by which it refuses today, or None.
    """

    unchanged: Selection
    refusals: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What contacts are judged by."""

    campaign: Campaign
    today: date
    premises: Premises

    def chosen(self, contacts: Iterable[HeldContact]) -> Iterator[HeldContact]:
        lines = criteria(self.campaign.where)
        for held in contacts:
            asked = held.register in self.campaign.registers
            if asked and all(line.holds(held.tree) for line in lines):
                yield held

    def decision(self, held: HeldContact) -> Decision:
        return judge(outline(held.tree), self.campaign, self.today, self.premises)

    def selection(self, contacts: Iterable[HeldContact]) -> Selection:
        outlines = (outline(held.tree) for held in contacts)
        return select(outlines, self.campaign, self.today, self.premises)


def chosen_at(
    index: Index,
    commit: str,
    campaign: Campaign,
    today: date,
    premises: Premises,
) -> Selection:
    """Return the selection of `campaign` among the contacts as they were in `commit`; rows by id.

    Nothing overrides a refusal: who objects, is restricted or has withdrawn consent now is left
    out, and who is held no more is too (rule `no-longer-held`).
    """
    judged = _Judged(campaign, today, premises)
    found = differences(index.register, commit)
    differing = frozenset(one.path for one in found)
    parts: list[Selection] = []
    refusals: dict[str, str | None] = {}
    look = partial(_look, judged, differing)
    for present in each_slice(index, look, with_errors=True):
        parts.append(present.unchanged)
        refusals.update(present.refusals)
    repository = index.register.require_repository()
    parts.extend(each_past(repository, found, partial(_select_past, judged, refusals)))
    return merged(parts)


def _look(judged: _Judged, differing: Collection[str], contacts: Iterator[HeldContact]) -> _Present:
    same: list[HeldContact] = []
    refusals: dict[str, str | None] = {}
    for held in contacts:
        if held.path not in differing:
            same.append(held)
            continue
        reasons = judged.decision(held).reasons
        refusals[held.id] = next((one.rule.id for one in reasons if one.rule in REFUSALS), None)
    return _Present(judged.selection(judged.chosen(same)), refusals)


def _select_past(
    judged: _Judged, refusals: Mapping[str, str | None], contacts: list[HeldContact]
) -> Selection:
    free: list[HeldContact] = []
    excluded: Counter[str] = Counter()
    for held in judged.chosen(contacts):
        refusal = refusals.get(held.id, NO_LONGER_HELD.id)
        if refusal is None:
            free.append(held)
        else:
            excluded[refusal] += 1
    return merged([Selection((), excluded), judged.selection(free)])
