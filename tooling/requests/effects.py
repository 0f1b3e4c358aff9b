"""What a request, with the options of `request fulfil`, makes of each contact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from schema.layout import contact_kind
from schema.models import MODELS
from schema.request import Request
from schema.vocabulary import ObjectionKind, RequestKind, RestrictionGround
from tooling.contacts.field_edits import FieldEdits, edited
from tooling.errors import RegisterError
from tooling.requests.rules.rights import with_objections, with_restriction, with_statement
from tooling.rules.objections import heeding
from tooling.rules.protection import weakened
from tooling.store.check import Checked, check
from tooling.store.contacts import HeldContact
from tooling.yaml.editor import rewrite
from tooling.yaml.tree import RecordTree

_OBJECTION = (RequestKind.OBJECTION,)
_RESTRICTION = (RequestKind.RESTRICTION,)
_EDITS = (RequestKind.RECTIFICATION, RequestKind.COMPLETION)
_ACCESS = (RequestKind.ACCESS,)
_ANSWERS = (RequestKind.ACCESS, RequestKind.PORTABILITY)


@dataclass(frozen=True, slots=True)
class FulfilOptions:
    """What the operator says beside the request itself, option by option of `request fulfil`.

    `against` is empty for all that can be prohibited. `on` are the contacts that `edits` and the
    `statement` are for, empty for all. `output` is the folder that the person's files go to.

    Access: `who` is what the person gave, to be looked for; `aside` are contacts and places that
    are somebody else's; `none_confirmed`, that these are all details, where nothing is found.
    """

    against: tuple[ObjectionKind, ...] = ()
    also_remove_clicks: bool = False
    ground: RestrictionGround | None = None
    edits: FieldEdits = field(default_factory=FieldEdits)
    country: str | None = None
    statement: str | None = None
    on: tuple[str, ...] = ()
    output: Path | None = None
    who: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    none_confirmed: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of all options, in hexadecimal. In which order they were given does not count."""
        said = asdict(self)
        said |= said.pop("edits") | {"output": self.output and self.output.absolute()}
        texts = {
            name: sorted(value) if isinstance(value, tuple) else str(value)
            for name, value in said.items()
        }
        return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()


def require_fitting(request: Request, options: FulfilOptions) -> None:
    """Raise RegisterError for an option that only other kinds of request have."""
    said = {
        "--against": (options.against, _OBJECTION),
        "--also-remove-clicks": (options.also_remove_clicks, _OBJECTION),
        "--ground": (options.ground, _RESTRICTION),
        "--set, --add, --unset": (options.edits, _EDITS),
        "--statement": (options.statement, _EDITS),
        "--on": (options.on, _EDITS),
        "--output": (options.output, _ANSWERS),
        "--who": (options.who, _ACCESS),
        "--not": (options.aside, _ACCESS),
        "--none-confirmed": (options.none_confirmed, _ACCESS),
    }
    for option, (value, kinds) in said.items():
        if value and request.kind not in kinds:
            raise RegisterError(
                f"{option} has no meaning for a request of the kind {request.kind.value}",
                f"See what it is about: tooling request show {request.id}",
            )


def contact_after(
    held: HeldContact, request: Request, options: FulfilOptions, today: date
) -> RecordTree:
    """Return the tree of the contact `held` as `request` and `options` make it.

    Access and portability change nothing. Raises RegisterError where an option is missing that the
    kind of request needs.
    """
    since = request.received.isoformat()
    if request.kind is RequestKind.OBJECTION:
        return with_objections(
            held.tree,
            options.against or tuple(ObjectionKind),
            since,
            request.id,
            forget_clicks=options.also_remove_clicks,
        )
    if request.kind is RequestKind.RESTRICTION:
        if options.ground is None:
            raise RegisterError(
                "A restriction needs its ground (GDPR Art. 18(1))",
                f"Say it with --ground: {', '.join(RestrictionGround)}",
            )
        return with_restriction(held.tree, options.ground, since, request.id)
    if request.kind in _EDITS:
        return _edited(held, request, options, today)
    return held.tree


def _edited(held: HeldContact, request: Request, options: FulfilOptions, today: date) -> RecordTree:
    if not options.edits and options.statement is None:
        raise RegisterError(
            f"Nothing is said that the {request.kind.value} would change",
            "Say it with --set FIELD=VALUE, --add or --unset, or record the person's own words "
            "beside the data with --statement TEXT.",
        )
    if set(options.on) - set(request.subjects):
        raise RegisterError(
            "--on names a contact that the request is not about",
            f"It is about {', '.join(request.subjects)}.",
        )
    if options.on and held.id not in options.on:
        return held.tree
    model = MODELS[contact_kind(held.path)]
    tree = edited(held.tree, model, options.edits, today, options.country).tree
    if weakened(held.tree, tree):
        raise RegisterError(
            "This takes protection from the person: an objection, a restriction or a withdrawal",
            "Do that on its own, with its reason: tooling edit ID --unset FIELD --reason TEXT",
        )
    tree = heeding(held.tree, tree, today).tree
    if options.statement is None:
        return tree
    return with_statement(tree, options.statement, request.received.isoformat(), request.id)


def changed_contact(before: Checked, after: Callable[[RecordTree], RecordTree]) -> Checked:
    """Return the contact's file `before` as `after` makes its tree.

    Every byte that stays true stays; where all does, it is `before` itself.
    """
    assert before.tree is not None
    tree = after(before.tree)
    if tree == before.tree:
        return before
    return check(before.path, before.kind, rewrite(before.text, MODELS[before.kind], tree))
