"""`explain`: why each contact is in or out of a campaign; for one contact, line by line.

Looks at the files as they are, edits that are not committed yet included, also outside Git.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from schema.campaign import Campaign
from schema.field_path import undotted
from schema.rule import RuleId
from tooling.campaigns.campaign_files import read_campaign
from tooling.campaigns.rules.outline import outline
from tooling.campaigns.rules.reasons import (
    ANSWERS,
    CONDITIONS,
    INVALID_FILE,
    NOT_ASKED,
    PERMITTED,
    Reason,
)
from tooling.campaigns.rules.selection import criteria, judge
from tooling.campaigns.selection_now import every_entry
from tooling.errors import RegisterError
from tooling.phrases import did_you_mean
from tooling.rules.suppression import KeepOut
from tooling.store.contacts import find_one
from tooling.store.suppressions import KeyMissingError, kept_out
from tooling.yaml.node import locate
from tooling.yaml.precise import parse
from tooling.yaml.tree import at

if TYPE_CHECKING:
    from tooling.store.index import Advance
    from tooling.store.register import Register
    from tooling.yaml.node import Mapping as Root


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a contact is in, and every reason, the weightiest first."""

    id: str
    register: str
    inside: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """How a campaign's registers stand to it.

    `counts` has each contact once, under its weightiest reason, most frequent first. `standings`
    are by id; where `only` was asked for, those that it names.
    """

    campaign: str
    contacts: int
    inside: int
    counts: Mapping[str, int]
    standings: tuple[Standing, ...]


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
    """Why one contact is in or out: the campaign's conditions, then the decision's reasons."""

    campaign: str
    id: str
    path: str
    inside: bool
    lines: tuple[Line, ...]
    reasons: tuple[Point, ...]


def explain(
    register: Register,
    slug: str,
    today: date,
    *,
    only: str | None = None,
    advance: Advance | None = None,
) -> Overview:
    """Return how each contact of the campaign's registers stands on `today`.

    `only` keeps the standings that are `in`, or `out`, or have the rule of that id. Raises
    RegisterError for an unknown campaign or rule.
    """
    ids = [rule.id for rule in ANSWERS]
    if only not in (None, "in", "out", *ids):
        others = f"There is: {', '.join(ids)}."
        hint = did_you_mean(only or "", ["in", "out", *ids], others)
        raise RegisterError("There is no rule of that id", hint)
    campaign, _ = read_campaign(register, slug)
    keep_out = kept_out(register, needed=False)
    counts: Counter[str] = Counter()
    kept: list[Standing] = []
    for standing in _standings(register, campaign, today, keep_out, advance):
        counts[standing.reasons[0].rule.id] += 1
        if _asked(standing, only):
            kept.append(standing)
    return Overview(
        campaign=campaign.id,
        contacts=sum(counts.values()),
        inside=counts[PERMITTED.id],
        counts=dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        standings=tuple(kept),
    )


def suppressions_unasked(register: Register) -> bool:
    """Whether there are suppressions, and no key to ask them with: then some who are in are out."""
    try:
        kept_out(register)
    except KeyMissingError:
        return True
    return False


def _asked(standing: Standing, only: str | None) -> bool:
    if only in ("in", "out"):
        return standing.inside == (only == "in")
    return only is None or any(reason.rule.id == only for reason in standing.reasons)


def _standings(
    register: Register,
    campaign: Campaign,
    today: date,
    keep_out: KeepOut | None,
    advance: Advance | None,
) -> Iterator[Standing]:
    lines = criteria(campaign.where)
    for entry in every_entry(register, campaign.registers, advance):
        if entry.tree is None:
            yield Standing(entry.id, entry.register, False, (Reason(INVALID_FILE),))
            continue
        missed = tuple(
            Reason(line.rule, line.field if _there(entry.tree, line.field) else None)
            for line in lines
            if not line.holds(entry.tree)
        )
        if missed:
            yield Standing(entry.id, entry.register, False, missed)
        else:
            decision = judge(outline(entry.tree), campaign, today, keep_out)
            yield Standing(entry.id, entry.register, decision.allowed, decision.reasons)


def explain_one(register: Register, slug: str, contact: str, today: date) -> Explanation:
    """Return why the contact with this id is in or out on `today`, every reason with its place.

    Raises RegisterError for an unknown campaign or contact, or a file with errors.
    """
    campaign, _ = read_campaign(register, slug)
    held = find_one(register, contact)
    root = parse(register.file(held.path).read_bytes())
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
            points.append(_point(root, Reason(line.rule, field)))
    decision = judge(held.contact(), campaign, today, kept_out(register, needed=False))
    inside = decision.allowed and not points
    if inside or not decision.allowed:
        points.extend(_point(root, reason) for reason in decision.reasons)
    return Explanation(campaign.id, held.id, held.path, inside, tuple(lines), tuple(points))


def _point(root: Root, reason: Reason) -> Point:
    rule = reason.rule
    if reason.field is None:
        return Point(rule.id, rule.message)
    line, column = locate(root, undotted(reason.field))
    return Point(rule.id, rule.message, reason.field, line, column)


def _there(tree: Mapping[str, Any], field: str) -> bool:
    return at(dict(tree), undotted(field)) is not None
