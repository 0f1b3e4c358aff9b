"""Ending a restriction of processing, of which the person is told before (GDPR Art. 18(3))."""

from __future__ import annotations

from datetime import date
from functools import partial

from schema.request import Request
from schema.vocabulary import Outcome, RequestKind
from tooling.errors import RegisterError
from tooling.requests.effects import changed_contact
from tooling.requests.rules.rights import without_restriction
from tooling.rules.protection import REASON
from tooling.store.change import FileChange
from tooling.store.contacts import find_file
from tooling.store.register import Register
from tooling.store.request_files import (
    Fields,
    RecordedRequest,
    held_request,
    record,
    requests,
    require_nameless,
    require_past,
    subjects_left,
)


def lift_restriction(
    register: Register, name: str, reason: str, notified: date, today: date
) -> RecordedRequest:
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
    require_past(notified, today, "on which the person was told")
    why = require_nameless(register, request, reason, "reason")
    fields: Fields = {
        ("lifted",): {"date": today.isoformat(), "reason": why, "notified": notified.isoformat()}
    }
    changes, kept = [], []
    for contact in subjects_left(register, request):
        successor = _successor(register, request, contact.id)
        kept += [contact.id] if successor else []
        after = partial(without_restriction, request=request.id, successor=successor)
        file = find_file(register, contact.id)
        changes.append(FileChange.of(file, changed_contact(file, after)))
    note = f"Still restricted, because another request asks for it: {', '.join(kept)}."
    return record(
        register,
        held,
        fields,
        f"Lift the restriction of request {request.id}",
        contacts=changes,
        trailers={REASON: why},
        notes=(note,) if kept else (),
    )


def _successor(register: Register, lifted: Request, contact: str) -> dict[str, str] | None:
    """Return the restriction that another fulfilled request of the contact asks for still."""
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
