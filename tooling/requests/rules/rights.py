"""What a request does to a contact: the tree before in, the tree after out. Pure.

Trees are those of `tooling.yaml`: every scalar is the text that was typed, so days are compared as
text (`year-month-day`).
"""

from __future__ import annotations

from collections.abc import Collection

from schema.policy import POLICY
from schema.vocabulary import Channel, ObjectionKind, Purpose, RestrictionGround
from tooling.yaml.tree import RecordTree

#: An objection to one of these is one to direct marketing by e-mail, and to profiling for it.
ENDS_TRACKING = POLICY[Purpose.MARKETING].blocked_by[Channel.EMAIL]

_TRACKED = ("opens", "clicks")


def with_objections(
    tree: RecordTree,
    against: Collection[ObjectionKind],
    since: str,
    request: str,
    *,
    forget_clicks: bool = False,
) -> RecordTree:
    """Return `tree` with the objections `against` in it since the day `since` (GDPR Art. 21).

    An objection that stood earlier keeps its day. Consents that contradict one of `against` are
    withdrawn on that day, for the channels that it rules out. Opens and clicks of newsletters sent
    after an objection to direct marketing by e-mail are removed; with `forget_clicks`, all.
    """
    after = dict(tree)
    after["objections"] = _objections(_items(tree, "objections"), against, since, request)
    after["lawful_basis"] = [
        part
        for ground in _items(tree, "lawful_basis")
        for part in _without_consent(ground, against, since)
    ]
    if "newsletters" in tree and (forget_clicks or ENDS_TRACKING & set(against)):
        ends = "" if forget_clicks else _tracking_ends(after["objections"])
        after["newsletters"] = [
            _untracked(item) if item["sent"] > ends else item
            for item in _items(tree, "newsletters")
        ]
    return after


def _objections(
    held: list[RecordTree], against: Collection[ObjectionKind], since: str, request: str
) -> list[RecordTree]:
    kept = []
    for item in held:
        moved = item["against"] in against and item["since"] > since
        kept.append({**item, "since": since, "request": request} if moved else item)
    there = {item["against"] for item in held}
    new = [kind.value for kind in ObjectionKind if kind in against and kind not in there]
    return [*kept, *({"against": kind, "since": since, "request": request} for kind in new)]


def _without_consent(
    ground: RecordTree, against: Collection[ObjectionKind], since: str
) -> list[RecordTree]:
    """Return a lawful basis as it stands after the objections `against`.

    A consent that they contradict is withdrawn; in two parts where only some channels are barred.
    """
    if ground["basis"] != "consent" or "withdrawn" in ground:
        return [ground]
    blocked_by = POLICY[Purpose(ground["purpose"])].blocked_by
    barred = [one for one in ground["channels"] if blocked_by[Channel(one)] & set(against)]
    if not barred:
        return [ground]
    withdrawn = {**ground, "channels": barred, "withdrawn": max(since, ground["since"])}
    left = [one for one in ground["channels"] if one not in barred]
    return [withdrawn, {**ground, "channels": left}] if left else [withdrawn]


def _tracking_ends(objections: list[RecordTree]) -> str:
    return min(str(item["since"]) for item in objections if item["against"] in ENDS_TRACKING)


def _untracked(newsletter: RecordTree) -> RecordTree:
    return {key: value for key, value in newsletter.items() if key not in _TRACKED}


def with_restriction(
    tree: RecordTree, ground: RestrictionGround, since: str, request: str
) -> RecordTree:
    """Return `tree` with its processing restricted (GDPR Art. 18); an earlier restriction stays."""
    if tree.get("restriction"):
        return tree
    return {**tree, "restriction": {"ground": ground.value, "since": since, "request": request}}


def without_restriction(
    tree: RecordTree, request: str, successor: RecordTree | None = None
) -> RecordTree:
    """Return `tree` without the restriction that `request` set; one that somebody else set stays.

    `successor` is the restriction that takes its place, where another request asks for one still.
    """
    restriction = tree.get("restriction")
    if not restriction or restriction.get("request") != request:
        return tree
    after = {key: value for key, value in tree.items() if key != "restriction"}
    return {**after, "restriction": successor} if successor else after


def with_statement(tree: RecordTree, text: str, day: str, request: str) -> RecordTree:
    """Return `tree` with the person's supplementary statement (GDPR Art. 16)."""
    held = _items(tree, "statements")
    return {**tree, "statements": [*held, {"date": day, "text": text, "request": request}]}


def _items(tree: RecordTree, name: str) -> list[RecordTree]:
    return list(tree.get(name, ()))
