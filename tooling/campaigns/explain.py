"""`explain`: why each contact is in or out of a campaign; for one contact, line by line.

Looks at the files as they are, edits that are not committed yet included, also outside Git.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from schema.campaign import Campaign
from schema.field_path import undotted
from schema.ids import is_id
from schema.rule import RuleId
from schema.vocabulary import RegisterName
from tooling.campaigns.campaign_files import read_campaign
from tooling.campaigns.freshness import behind
from tooling.campaigns.premises import premises_now
from tooling.campaigns.rules.contactable import Decision
from tooling.campaigns.rules.outline import outline
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.rules.reasons import (
    ANSWERS,
    CONDITIONS,
    INVALID_FILE,
    NOT_ASKED,
    PERMITTED,
    UNKNOWN,
    Reason,
)
from tooling.campaigns.rules.selection import criteria, judge
from tooling.campaigns.unmatched import unmatched_words
from tooling.errors import RegisterError
from tooling.phrases import did_you_mean
from tooling.store.contacts import HeldContact, each_slice, find_file, held_in, unusable
from tooling.store.refresh import refreshed
from tooling.yaml.place import place_in
from tooling.yaml.tree import Tree, at

if TYPE_CHECKING:
    from tooling.store.refresh import Advance
    from tooling.store.register import Register
    from tooling.yaml.reader import YamlText


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a contact is in, and every reason, the weightiest first.

    `inside` is None where nothing speaks against but that something could not be asked.
    """

    id: str
    register: str
    inside: bool | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """How a campaign's registers stand to it.

    `counts` has each contact once, under its weightiest reason, most frequent first. `standings`
    are by id; where `only` was asked for, those that it names. `doubts` say what could not be
    asked, and `unsure` how many contacts hang on it; `behind`, where the clone is known to lack
    commits of its upstream, what that means; `unmatched`, which words of the campaign nobody has.
    """

    campaign: str
    contacts: int
    inside: int
    unsure: int
    counts: Mapping[str, int]
    standings: tuple[Standing, ...]
    doubts: tuple[str, ...] = ()
    behind: str | None = None
    unmatched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A reason in words, with the place in the contact's file where a field caused it.

    `line` and `column` count from 1.
    """

    rule: RuleId
    text: str
    field: str | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One condition of the campaign, and whether the contact meets it."""

    name: str
    wanted: tuple[str, ...]
    holds: bool
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one contact is in or out: the campaign's conditions, then the decision's reasons.

    `inside` is None, and `doubts` say why, where the answer is not known.
    """

    campaign: str
    id: str
    path: str
    inside: bool | None
    lines: tuple[Line, ...]
    reasons: tuple[Point, ...]
    doubts: tuple[str, ...] = ()
    behind: str | None = None


def explain(
    register: Register,
    slug: str,
    today: date,
    *,
    only: str | None = None,
    advance: Advance | None = None,
) -> Overview:
    """Return how each contact of the campaign's registers stands on `today`.

    `only` keeps the standings that are surely `in`, or `out`, or have the rule of that id. Raises
    RegisterError for an unknown campaign or rule.
    """
    ids = [rule.id for rule in ANSWERS]
    if only not in (None, "in", "out", *ids):
        others = f"There is: {', '.join(ids)}."
        hint = did_you_mean(only or "", ["in", "out", *ids], others)
        raise RegisterError("There is no rule of that id", hint)
    campaign, _ = read_campaign(register, slug)
    known = premises_now(register, campaign.registers)
    work = partial(_look, campaign, today, known.premises, only)
    whole = _Part()
    with refreshed(register, advance) as index:
        for part in each_slice(index, work, registers=campaign.registers, with_errors=True):
            whole.add(part)
        for path, name, where in unusable(index):
            if where in campaign.registers:
                reasons = (Reason(INVALID_FILE),)
                whole.take(path, Standing(name, where, False, reasons), only)
        nobody = unmatched_words(index, campaign)
    return Overview(
        campaign=campaign.id,
        contacts=whole.counts.total(),
        inside=whole.counts[PERMITTED.id],
        unsure=sum(whole.counts[rule.id] for rule in UNKNOWN),
        counts=dict(sorted(whole.counts.items(), key=lambda item: (-item[1], item[0]))),
        standings=tuple(standing for _, standing in sorted(whole.kept, key=_by_id)),
        doubts=known.doubts,
        behind=behind(register, today),
        unmatched=nobody,
    )


def _asked(standing: Standing, only: str | None) -> bool:
    if only in ("in", "out"):
        return standing.inside is (only == "in")
    return only is None or any(reason.rule.id == only for reason in standing.reasons)


@dataclass(slots=True)
class _Part:
    """What is said of some contacts: counts by rule, and the standings asked for, by path."""

    counts: Counter[str] = field(default_factory=Counter)
    kept: list[tuple[str, Standing]] = field(default_factory=list)

    def take(self, path: str, standing: Standing, only: str | None) -> None:
        self.counts[standing.reasons[0].rule.id] += 1
        if _asked(standing, only):
            self.kept.append((path, standing))

    def add(self, part: _Part) -> None:
        self.counts.update(part.counts)
        self.kept.extend(part.kept)


def _look(
    campaign: Campaign,
    today: date,
    premises: Premises,
    only: str | None,
    contacts: Iterator[HeldContact],
) -> _Part:
    part = _Part()
    lines = criteria(campaign.where)
    for held in contacts:
        missed = tuple(
            Reason(line.rule, line.field if _there(held.tree, line.field) else None)
            for line in lines
            if not line.holds(held.tree)
        )
        if missed:
            standing = Standing(held.id, held.register, False, missed)
        else:
            decision = judge(outline(held.tree), campaign, today, premises)
            standing = Standing(held.id, held.register, _inside(decision), decision.reasons)
        part.take(held.path, standing, only)
    return part


def _inside(decision: Decision) -> bool | None:
    return None if decision.unsure else decision.allowed


def _by_id(kept: tuple[str, Standing]) -> tuple[str, str]:
    """Return what standings are sorted by: those whose file is not named by an id come first."""
    path, standing = kept
    return standing.id if is_id(standing.id) else "", path


def explain_one(register: Register, slug: str, contact: str, today: date) -> Explanation:
    """Return why the contact with this id is in or out on `today`, every reason with its place.

    Raises RegisterError for an unknown campaign or contact, or a file with errors.
    """
    campaign, _ = read_campaign(register, slug)
    file = find_file(register, contact)
    held, text = held_in(file), file.text
    lines = [
        Line(
            "registers",
            tuple(campaign.registers),
            held.register in campaign.registers,
            "register that holds the contact",
        )
    ]
    points = [] if lines[0].holds else [Point(NOT_ASKED.id, NOT_ASKED.message)]
    for line in criteria(campaign.where):
        holds = line.holds(held.tree)
        lines.append(Line(line.name, line.wanted, holds, CONDITIONS[line.name]))
        if not holds:
            field = line.field if _there(held.tree, line.field) else None
            points.append(_point(text, Reason(line.rule, field)))
    known = premises_now(register, [RegisterName(held.register)])
    decision = judge(held.contact(), campaign, today, known.premises)
    inside = False if points else _inside(decision)
    if inside or not decision.allowed:
        points.extend(_point(text, reason) for reason in decision.reasons)
    doubts = known.doubts if inside is None else ()
    return Explanation(
        campaign.id,
        held.id,
        held.path,
        inside,
        tuple(lines),
        tuple(points),
        doubts,
        behind(register, today),
    )


def _point(text: YamlText, reason: Reason) -> Point:
    rule = reason.rule
    if reason.field is None:
        return Point(rule.id, rule.message)
    line, column = place_in(text, undotted(reason.field))
    return Point(rule.id, rule.message, reason.field, line, column)


def _there(tree: dict[str, Tree], path: str) -> bool:
    return at(tree, undotted(path)) is not None
