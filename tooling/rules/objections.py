"""What an objection does to a contact: it ends what it contradicts (GDPR Art. 21). Pure.

Whoever records an objection is never told to mend a consent first: the objection counts, and the
consent ends with it. Trees are those of `tooling.yaml`, so days are compared as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from schema.policy import POLICY
from schema.vocabulary import Basis, Channel, ObjectionKind, Purpose
from tooling.yaml.tree import RecordTree, mappings_in

#: An objection to one of these is one to direct marketing by e-mail, and to profiling for it.
ENDS_TRACKING = POLICY[Purpose.MARKETING].blocked_by[Channel.EMAIL]

_TRACKED = ("opens", "clicks")
_KINDS = frozenset(kind.value for kind in ObjectionKind)


class Heeded(NamedTuple):
    """A contact's tree in which new objections count.

    `ended` are the consents that ended with them, as they were: purpose, channels and day.
    `forgotten` counts the newsletters whose opens and clicks are gone.
    """

    tree: RecordTree
    ended: tuple[RecordTree, ...] = ()
    forgotten: int = 0


def heeding(before: Mapping[str, Any] | None, after: RecordTree, today: date) -> Heeded:
    """Return `after` as it must be where it has objections that `before` (None: nothing) has not.

    Consents that an objection contradicts are withdrawn since its day, which is `today` at the
    latest, for the channels that it rules out. Opens and clicks of newsletters that were sent
    after it are removed. An objection that stood already keeps the earlier of its days. Without a
    new objection nothing changes: a consent against one that stands is not taken silently.
    """
    there, held = (mappings_in(tree or {}, "objections") for tree in (before, after))
    known, days = _days(there), _days(held)
    stood = all(known.get(kind, "~") <= day for kind, day in days.items())
    if stood and len(held) - len(days) <= len(there) - len(known):
        return Heeded(after)
    tree = dict(after)
    tree["objections"] = list(_each_once(held, days))
    ended = []
    grounds = []
    for ground in mappings_in(after, "lawful_basis"):
        parts = without_consent(ground, days, today.isoformat())
        if parts != [ground]:
            ended.append(parts[0])
        grounds += parts
    if ended:
        tree["lawful_basis"] = grounds
    newsletters = mappings_in(after, "newsletters")
    kept = untracked(newsletters, days)
    forgotten = sum(one is not other for one, other in zip(newsletters, kept, strict=True))
    if forgotten:
        tree["newsletters"] = kept
    return Heeded(tree, tuple(ended), forgotten)


def _days(objections: Iterable[RecordTree]) -> dict[ObjectionKind, str]:
    """Return since when each kind of use is objected to: by the earliest of several."""
    days: dict[ObjectionKind, str] = {}
    for item in objections:
        if item.get("against") in _KINDS and isinstance(item.get("since"), str):
            kind = ObjectionKind(item["against"])
            days[kind] = min(days.get(kind, item["since"]), item["since"])
    return days


def _each_once(
    objections: Iterable[RecordTree], days: Mapping[ObjectionKind, str]
) -> Iterator[RecordTree]:
    """Yield the objections, those of one kind as one: the first, since the earliest day."""
    seen = set()
    for item in objections:
        kind = item.get("against")
        if kind not in _KINDS or kind not in days:
            yield item
        elif kind not in seen:
            seen.add(kind)
            yield {**item, "since": days[ObjectionKind(kind)]}


def without_consent(
    ground: RecordTree, days: Mapping[ObjectionKind, str], today: str = "9999-12-31"
) -> list[RecordTree]:
    """Return a lawful basis as it stands after objections, each of them since its day of `days`.

    A consent that they contradict is withdrawn since the earliest of those days, but not before it
    was given, and `today` at the latest; in two parts, the withdrawn one first, where only some
    channels are barred. What is no standing consent, or none that can be understood, stays.
    """
    channels = ground.get("channels")
    if ground.get("basis") != Basis.CONSENT or "withdrawn" in ground or not channels:
        return [ground]
    try:
        blocked_by = POLICY[Purpose(ground["purpose"])].blocked_by
        against = {one: blocked_by[Channel(one)] & days.keys() for one in channels}
    except (KeyError, ValueError):
        return [ground]
    barred = [one for one, kinds in against.items() if kinds]
    if not barred:
        return [ground]
    since = min(days[kind] for one in barred for kind in against[one])
    withdrawn = {
        **ground,
        "channels": barred,
        "withdrawn": max(min(since, today), ground.get("since", "")),
    }
    left = [one for one in channels if one not in barred]
    return [withdrawn, {**ground, "channels": left}] if left else [withdrawn]


def untracked(
    newsletters: Iterable[RecordTree], days: Mapping[ObjectionKind, str]
) -> list[RecordTree]:
    """Return `newsletters`, without opens and clicks of those sent after an objection to it."""
    ends = [day for kind, day in days.items() if kind in ENDS_TRACKING]
    return [
        without_tracking(item) if ends and item.get("sent", "") > min(ends) else item
        for item in newsletters
    ]


def without_tracking(newsletter: RecordTree) -> RecordTree:
    """Return what is recorded of a newsletter, without whether it was opened."""
    if not any(key in newsletter for key in _TRACKED):
        return newsletter
    return {key: value for key, value in newsletter.items() if key not in _TRACKED}
