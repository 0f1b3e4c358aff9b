"""What a change may not do without a stated reason: take a person's protection away."""

from __future__ import annotations

from functools import partial
from typing import Any

from schema.layout import CONTACT_KINDS
from schema.rule import Group, Problem, Rule
from tooling.yaml.tree import RecordTree, mappings_in

#: The share of the contacts that one change may touch without a reason.
LARGE_SHARE = 0.30

#: So many contacts are a few, whatever their share: a register begins with one.
FEW = 10

#: The Git trailer that states the reason.
REASON = "Register-Reason"


_REASONED = f"say why in the commit's message: `{REASON}: …` on its last lines"
_PUT_BACK = f"put it back; if it is meant, {_REASONED}"

_rule = partial(Rule, group=Group.CHANGES, files=CONTACT_KINDS)

OBJECTION_REMOVED = _rule(
    "objection-removed",
    "an objection was removed",
    _PUT_BACK,
    note="one that is moved to a later day counts as removed",
)
RESTRICTION_REMOVED = _rule("restriction-removed", "a restriction was removed", _PUT_BACK)
WITHDRAWAL_REMOVED = _rule(
    "withdrawal-removed", "the withdrawal of a consent was removed", _PUT_BACK
)
MASS_CHANGE = _rule(
    "mass-change", f"a change touches more than {100 * LARGE_SHARE:.0f} % of the contacts",
    f"if it is meant, {_REASONED}",
    note=f"changed or removed ones; up to {FEW} contacts are never too many",
)  # fmt: skip


def is_mass_change(touched: int, total: int) -> bool:
    """Whether a change that alters or removes `touched` of `total` contacts needs a reason."""
    return touched > FEW and touched > LARGE_SHARE * total


def weakened(before: RecordTree | None, after: RecordTree | None) -> list[Problem]:
    """Return the objections, restriction and withdrawals of consent that are gone or later.

    The two are trees of one contact, None where it does not exist: removing a contact removes its
    protections too, since an import could bring the person back without them. A problem's field is
    that in `before`.
    """
    if before is None:
        return []
    now: RecordTree = after or {}
    return [*_objections(before, now), *_restriction(before, now), *_withdrawals(before, now)]


def _objections(before: RecordTree, now: RecordTree) -> list[Problem]:
    found = []
    standing = {item.get("against"): item for item in mappings_in(now, "objections") if item}
    held = [(n, item) for n, item in enumerate(mappings_in(before, "objections")) if item]
    for n, item in held:
        kept = standing.get(item.get("against"))
        if kept is None:
            found.append(Problem(OBJECTION_REMOVED, ("objections", n)))
        elif str(kept.get("since", "")) > str(item.get("since", "")):
            said = "an objection was moved to a later day"
            found.append(Problem(OBJECTION_REMOVED, ("objections", n, "since"), said))
    return found


def _restriction(before: RecordTree, now: RecordTree) -> list[Problem]:
    if before.get("restriction") and not now.get("restriction"):
        return [Problem(RESTRICTION_REMOVED, ("restriction",))]
    return []


def _withdrawals(before: RecordTree, now: RecordTree) -> list[Problem]:
    """Find withdrawn consents that are gone or stand as given again.

    A consent that is given anew later, as a ground of its own, takes no withdrawal away.
    """
    found = []
    left = [_consent(item) for item in mappings_in(now, "lawful_basis") if item.get("withdrawn")]
    for n, item in enumerate(mappings_in(before, "lawful_basis")):
        if item.get("basis") != "consent" or not item.get("withdrawn"):
            continue
        if _consent(item) in left:
            left.remove(_consent(item))
        else:
            found.append(Problem(WITHDRAWAL_REMOVED, ("lawful_basis", n)))
    return found


def _consent(item: RecordTree) -> tuple[Any, ...]:
    return item.get("purpose"), item.get("since")
