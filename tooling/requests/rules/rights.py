"""What a request does to a contact: the tree before in, the tree after out. Pure.

Trees are those of `tooling.yaml`: every scalar is the text that was typed, so days are compared as
text (`year-month-day`).
"""

from __future__ import annotations

from collections.abc import Collection

from schema.vocabulary import ObjectionKind, RestrictionGround
from tooling.rules.objections import (
    ENDS_TRACKING,
    untracked,
    without_consent,
    without_tracking,
)
from tooling.yaml.tree import RecordTree


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
        for part in without_consent(ground, dict.fromkeys(against, since))
    ]
    if "newsletters" in tree and forget_clicks:
        after["newsletters"] = [without_tracking(item) for item in _items(tree, "newsletters")]
    elif "newsletters" in tree and ENDS_TRACKING & set(against):
        days = {ObjectionKind(item["against"]): item["since"] for item in after["objections"]}
        after["newsletters"] = untracked(_items(tree, "newsletters"), days)
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
