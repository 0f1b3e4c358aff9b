"""What the operator says beside the request itself, and what it makes of each contact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from schema.layout import contact_kind
from schema.models import MODELS
from schema.request import Request
from schema.vocabulary import ObjectionKind, RequestKind, RestrictionGround
from tooling.contacts.field_edits import FieldEdits, changes_for
from tooling.errors import RegisterError
from tooling.requests.rules.rights import objected, restricted, stated
from tooling.rules.protection import weakened
from tooling.store.contacts import HeldContact
from tooling.yaml.editor import with_changes
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class FulfilOptions:
    """What was said on the command line. `on` are the contacts that the fields are of, where the
    request is about several; `output` is the folder that reports go to.
    """

    against: tuple[ObjectionKind, ...] = ()
    also_remove_clicks: bool = False
    ground: RestrictionGround | None = None
    wishes: FieldEdits = field(default_factory=FieldEdits)
    country: str | None = None
    statement: str | None = None
    on: tuple[str, ...] = ()
    output: Path | None = None


Change = Callable[[HeldContact, Request, FulfilOptions, date], RecordTree]


def wanted(held: HeldContact, request: Request, wants: FulfilOptions, today: date) -> RecordTree:
    """Return the tree of the contact `held` as `request` and `wants` make it.

    Raises RegisterError where something is not said that the kind of request needs.
    """
    return _CHANGES[request.kind](held, request, wants, today)


def refuse_what_does_not_fit(request: Request, wants: FulfilOptions) -> None:
    """Raise RegisterError for an option that another kind of request has."""
    fitting = {
        "--against": RequestKind.OBJECTION,
        "--also-remove-clicks": RequestKind.OBJECTION,
        "--ground": RequestKind.RESTRICTION,
    }
    said = {
        "--against": wants.against,
        "--also-remove-clicks": wants.also_remove_clicks,
        "--ground": wants.ground,
    }
    wrong = [option for option, kind in fitting.items() if said[option] and kind != request.kind]
    if request.kind not in _EDITS:
        given = {
            "--set, --add, --unset": wants.wishes,
            "--statement": wants.statement,
            "--on": wants.on,
        }
        wrong += [option for option, value in given.items() if value]
    if request.kind not in HANDS_OUT and wants.output:
        wrong.append("--output")
    if wrong:
        raise RegisterError(
            f"{wrong[0]} has no meaning for a request of the kind {request.kind.value}",
            f"See what it is about: tooling request show {request.id}",
        )


def _objection(
    held: HeldContact, request: Request, wants: FulfilOptions, _today: date
) -> RecordTree:
    return objected(
        dict(held.tree),
        wants.against or tuple(ObjectionKind),
        request.received.isoformat(),
        request.id,
        forget_clicks=wants.also_remove_clicks,
    )


def _restriction(
    held: HeldContact, request: Request, wants: FulfilOptions, _today: date
) -> RecordTree:
    if wants.ground is None:
        raise RegisterError(
            "A restriction needs its ground (GDPR Art. 18(1))",
            f"Say it with --ground: {', '.join(RestrictionGround)}",
        )
    return restricted(dict(held.tree), wants.ground, request.received.isoformat(), request.id)


def _edit(held: HeldContact, request: Request, wants: FulfilOptions, today: date) -> RecordTree:
    if not wants.wishes and wants.statement is None:
        raise RegisterError(
            f"Nothing is said that the {request.kind.value} would change",
            "Say it with --set FIELD=VALUE, --add or --unset, or record the person's own words "
            "beside the data with --statement TEXT.",
        )
    strangers = set(wants.on) - set(request.subjects)
    if strangers:
        raise RegisterError(
            "--on names a contact that the request is not about",
            f"It is about {', '.join(request.subjects)}.",
        )
    if wants.on and held.id not in wants.on:
        return held.tree
    tree: RecordTree = held.tree
    if wants.wishes:
        model = MODELS[contact_kind(held.path)]
        changes = changes_for(held.tree, model, wants.wishes, today, wants.country)
        try:
            after = with_changes(tree, changes.values)
        except KeyError:
            raise RegisterError(
                "Two of the changes contradict each other", "Make them in two requests."
            ) from None
        assert isinstance(after, dict)
        tree = after
    if weakened(held.tree, tree):
        raise RegisterError(
            "This takes protection from the person: an objection, a restriction or a withdrawal",
            "Do that on its own, with its reason: tooling edit ID --unset FIELD --reason TEXT",
        )
    if wants.statement is not None:
        tree = stated(tree, wants.statement, request.received.isoformat(), request.id)
    return tree


def _as_it_is(
    held: HeldContact, _request: Request, _wants: FulfilOptions, _today: date
) -> RecordTree:
    return held.tree


_EDITS = (RequestKind.RECTIFICATION, RequestKind.COMPLETION)

#: The kinds that hand data to the person and change nothing.
HANDS_OUT = (RequestKind.ACCESS, RequestKind.PORTABILITY)

_CHANGES: dict[RequestKind, Change] = {
    RequestKind.OBJECTION: _objection,
    RequestKind.RESTRICTION: _restriction,
    **dict.fromkeys(_EDITS, _edit),
    **dict.fromkeys(HANDS_OUT, _as_it_is),
}
