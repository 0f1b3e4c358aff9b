"""What a change may not do without a stated reason: take a person's protection away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tooling.yaml.tree import RecordTree

#: The share of the contacts that one change may touch without a reason.
MASS_CHANGE = 0.30

#: The Git trailer that states the reason.
REASON = "Register-Reason"


@dataclass(frozen=True, slots=True)
class Weakening:
    """A protection that `before` gives and `after` does not; `field` is its place in `before`."""

    rule: str
    message: str
    field: tuple[str | int, ...]


def weakened(before: RecordTree | None, after: RecordTree | None) -> list[Weakening]:
    """Return the objections, restriction and withdrawals of consent that are gone or later.

    The two are trees of one contact, None where it does not exist: removing a contact removes its
    protections too, since an import could bring the person back without them.
    """
    if before is None:
        return []
    now: RecordTree = after or {}
    return [*_objections(before, now), *_restriction(before, now), *_withdrawals(before, now)]


def _objections(before: RecordTree, now: RecordTree) -> list[Weakening]:
    found = []
    standing = {item.get("against"): item for item in _items(now, "objections")}
    for place, item in enumerate(_items(before, "objections")):
        kept = standing.get(item.get("against"))
        if kept is None:
            found.append(
                Weakening("objection-removed", "an objection was removed", ("objections", place))
            )
        elif str(kept.get("since", "")) > str(item.get("since", "")):
            found.append(
                Weakening("objection-removed", "an objection was moved to a later day",
                          ("objections", place, "since"))
            )  # fmt: skip
    return found


def _restriction(before: RecordTree, now: RecordTree) -> list[Weakening]:
    if before.get("restriction") and not now.get("restriction"):
        return [Weakening("restriction-removed", "a restriction was removed", ("restriction",))]
    return []


def _withdrawals(before: RecordTree, now: RecordTree) -> list[Weakening]:
    """Find withdrawn consents that are gone or stand as given again.

    A consent given anew later, in an entry of its own, is no weakening.
    """
    found = []
    left = [_consent(item) for item in _items(now, "lawful_basis") if item.get("withdrawn")]
    for place, item in enumerate(_items(before, "lawful_basis")):
        if item.get("basis") != "consent" or not item.get("withdrawn"):
            continue
        if _consent(item) in left:
            left.remove(_consent(item))
        else:
            found.append(
                Weakening("withdrawal-removed", "the withdrawal of a consent was removed",
                          ("lawful_basis", place))
            )  # fmt: skip
    return found


def _consent(item: RecordTree) -> tuple[Any, ...]:
    return item.get("purpose"), item.get("since")


def _items(tree: RecordTree, name: str) -> list[RecordTree]:
    items = tree.get(name)
    if not isinstance(items, list):
        return []
    return [item for item in items if isinstance(item, dict)]
