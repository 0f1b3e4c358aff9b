"""Whom a campaign's list of a past state holds: contacts as they were, refusals as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from schema.campaign import Campaign
from schema.vocabulary import RegisterName
from tooling.campaigns.past_contacts import differences, each_past
from tooling.campaigns.rules.contactable import Decision
from tooling.campaigns.rules.reasons import NO_LONGER_HELD, REFUSALS
from tooling.campaigns.rules.selection import Selection, criteria, judge, merged, select
from tooling.campaigns.selection_now import Entry, Stock, each_slice
from tooling.rules.suppression import KeepOut

if TYPE_CHECKING:
    from tooling.store.register import Register


@dataclass(slots=True)
class _Present:
    """What contacts say now: the selection among those that are what they were, and for the
    others, by id, the refusal that stands (None where there is none).
    """

    unchanged: Selection
    refusals: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What contacts are judged by."""

    campaign: Campaign
    today: date
    keep_out: KeepOut | None

    def chosen(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        lines = criteria(self.campaign.where)
        for entry in entries:
            asked = entry.register in self.campaign.registers
            if asked and all(line.holds(entry.tree) for line in lines):
                yield entry

    def decision(self, entry: Entry) -> Decision:
        return judge(entry.outline(), self.campaign, self.today, self.keep_out)

    def selection(self, entries: Iterable[Entry]) -> Selection:
        outlines = (entry.outline() for entry in entries)
        return select(outlines, self.campaign, self.today, self.keep_out)


def chosen_at(
    register: Register,
    stock: Stock,
    commit: str,
    campaign: Campaign,
    today: date,
    keep_out: KeepOut | None = None,
) -> Selection:
    """Return the selection of `campaign` among the contacts as they were in `commit`; rows by id.

    Nothing overrides a refusal: who objects, is restricted or has withdrawn consent now is left
    out, and who is held no more is too (rule `no-longer-held`).
    """
    judged = _Judged(campaign, today, keep_out)
    found = differences(register, commit)
    differing = frozenset(one.path for one in found)
    names = [name.value for name in RegisterName]
    parts: list[Selection] = []
    refusals: dict[str, str | None] = {}
    for present in each_slice(register, stock, names, partial(_look, judged, differing)):
        parts.append(present.unchanged)
        refusals.update(present.refusals)
    repository = register.require_repository()
    parts.extend(each_past(repository, found, partial(_select_past, judged, refusals)))
    return merged(parts)


def _look(judged: _Judged, differing: Collection[str], entries: Iterator[Entry]) -> _Present:
    same: list[Entry] = []
    refusals: dict[str, str | None] = {}
    for entry in entries:
        if entry.path not in differing:
            same.append(entry)
            continue
        reasons = judged.decision(entry).reasons
        refusals[entry.id] = next((one.rule.id for one in reasons if one.rule in REFUSALS), None)
    return _Present(judged.selection(judged.chosen(same)), refusals)


def _select_past(
    judged: _Judged, refusals: Mapping[str, str | None], entries: list[Entry]
) -> Selection:
    free: list[Entry] = []
    excluded: Counter[str] = Counter()
    for entry in judged.chosen(entries):
        refusal = refusals.get(entry.id, NO_LONGER_HELD.id)
        if refusal is None:
            free.append(entry)
        else:
            excluded[refusal] += 1
    return merged([Selection((), excluded), judged.selection(free)])
