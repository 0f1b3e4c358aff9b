"""Ending a restriction of processing, of which the person is told before (GDPR Art. 18(3))."""

from __future__ import annotations

from datetime import date

from schema.layout import contact_kind
from schema.models import MODELS
from schema.request import Request
from schema.vocabulary import Outcome, RequestKind
from tooling.errors import RegisterError
from tooling.requests.rules.rights import unrestricted
from tooling.rules.protection import REASON
from tooling.store.change import FileChange
from tooling.store.contacts import HeldContact
from tooling.store.register import Register
from tooling.store.request_files import (
    Noted,
    changed,
    held_request,
    not_later,
    noted,
    requests,
    subjects_left,
    unnamed,
)
from tooling.yaml.editor import rewrite
from tooling.yaml.reader import read


def lift_restriction(
    register: Register, name: str, reason: str, notified: date, today: date
) -> Noted:
    """Take the restriction of the request `name` off every record of the person.

    Where another request of the person asks for a restriction still, that one takes its place.
    Raises RegisterError where there is nothing to lift, or where the person is not told yet.
    """
    held = held_request(register, name)
    request = held.request
    if request.kind is not RequestKind.RESTRICTION or request.outcome is not Outcome.FULFILLED:
        raise RegisterError(
            f"The request {request.id} has restricted nothing",
            "A restriction that no request set is lifted with tooling edit ID --unset restriction.",
        )
    if request.lifted is not None:
        raise RegisterError(f"The restriction was lifted on {request.lifted.date}")
    not_later(notified, today, "on which the person was told")
    subjects = subjects_left(register, request)
    why = unnamed(reason, "reason", (one.tree for one in subjects))
    heirs = {one.id: _heir(register, request, one.id) for one in subjects}
    changes = [_lifted(register, one, request.id, heirs[one.id]) for one in subjects]
    kept = [one for one, heir in heirs.items() if heir]
    note = (
        f"Still restricted, because another request asks for it: {', '.join(kept)}.",
    )  # fmt: skip
    lifting = {"date": today.isoformat(), "reason": why, "notified": notified.isoformat()}
    return noted(
        register,
        [changed(held, {("lifted",): dict(lifting)}), *changes],
        f"Lift the restriction of request {request.id}",
        request.id,
        trailers={REASON: why},
        notes=note if kept else (),
    )


def _heir(register: Register, lifted: Request, contact: str) -> dict[str, str] | None:
    """The restriction that another fulfilled request of the contact asks for still, or None."""
    for other in sorted(requests(register), key=lambda one: one.received):
        if (
            other.id != lifted.id
            and contact in other.subjects
            and other.outcome is Outcome.FULFILLED
            and other.lifted is None
            and other.ground is not None
        ):
            since = other.received.isoformat()
            return {"ground": other.ground.value, "since": since, "request": other.id}
    return None


def _lifted(
    register: Register, held: HeldContact, request: str, heir: dict[str, str] | None
) -> FileChange:
    before = register.file(held.path).read_bytes()
    after = unrestricted(read(before), request, heir)
    return FileChange(held.path, before, rewrite(before, MODELS[contact_kind(held.path)], after))
