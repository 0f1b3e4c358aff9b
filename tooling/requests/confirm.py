"""What people did outside the register for a request: recorded by role and day, never by name."""

from __future__ import annotations

from datetime import date

from schema.field_path import FieldPath
from schema.vocabulary import ErasureStep, RequestKind
from tooling.errors import RegisterError
from tooling.store.recipients import recipients
from tooling.store.register import Register
from tooling.store.request_files import (
    Fields,
    RecordedRequest,
    held_request,
    record,
    require_nameless,
    require_open,
    require_past,
)
from tooling.yaml.tree import Tree


def identify_request(
    register: Register, name: str, how: str, role: str, day: date, today: date
) -> RecordedRequest:
    """Record that somebody in `role` made sure on `day`, by the means `how`, who asks (Art. 12(6)).

    Raises RegisterError where the text names the person.
    """
    held = require_open(register, name)
    request = held.request
    require_past(day, today, "of the check")
    fields: Fields = {
        ("identity",): {
            "date": day.isoformat(),
            "how": require_nameless(register, request, how, "text"),
            "role": require_nameless(register, request, role, "role"),
        }
    }
    return record(register, held, fields, f"Record the check of identity for request {request.id}")


def tell_recipient(
    register: Register, name: str, unit: str, day: date, today: date
) -> RecordedRequest:
    """Record that `unit`, which got a list with the person, was told on `day` (Art. 19).

    Raises RegisterError for a unit that got none, or that has been told already.
    """
    held = held_request(register, name)
    request = held.request
    require_past(day, today, "on which the unit was told")
    if request.outcome is None and request.erasure is None:
        raise RegisterError(
            f"The request {request.id} has not been carried out, so there is nothing to tell yet",
            f"First: tooling request fulfil {request.id} --apply",
        )
    known = {receiver.unit: receiver for receiver in recipients(register, request)}
    if unit not in known:
        raise RegisterError(
            "This unit got no list with the person on it, so it needs not be told",
            f"Those to be told: {', '.join(known) or 'none'}",
        )
    if known[unit].told:
        raise RegisterError(f"The unit {unit} was told on {known[unit].told}")
    fields: Fields = {("told", len(request.told)): {"unit": unit, "date": day.isoformat()}}
    return record(register, held, fields, f"Record that {unit} was told of request {request.id}")


def confirm_step(
    register: Register, name: str, step: ErasureStep, role: str, day: date, today: date
) -> RecordedRequest:
    """Record that somebody in `role` confirmed on `day` that `step` of an erasure is done.

    With the last one confirmed, and a scan that found nothing, the request is closed as erased, and
    the keyed hashes that served the scan are removed. Raises RegisterError for a request that has
    no such step.
    """
    held = require_open(register, name)
    request = held.request
    require_past(day, today, "of the confirmation")
    erasure = request.erasure
    if request.kind is not RequestKind.ERASURE or erasure is None:
        raise RegisterError(
            f"The request {request.id} has no checklist: nothing has been erased for it",
            f"See what comes next: tooling request show {request.id}",
        )
    steps = [item.step for item in erasure.checklist]
    if step not in steps:
        raise RegisterError(f"The checklist of {request.id} has no step {step.value}")
    index = steps.index(step)
    top: FieldPath = ("erasure", "checklist", index)
    fields: dict[FieldPath, Tree | None] = {
        (*top, "confirmed"): day.isoformat(),
        (*top, "role"): require_nameless(register, request, role, "role"),
    }
    notes: tuple[str, ...] = ()
    if all(item.confirmed for n, item in enumerate(erasure.checklist) if n != index):
        if erasure.hits:
            notes = ("Every step is confirmed, but the scan found traces: the request stays open.",)
        else:
            fields |= {("outcome",): "erased", ("closed",): today.isoformat()}
            if erasure.marks:
                fields["erasure", "marks"] = None
    message = f"Confirm the step {step.value} of request {request.id}"
    return record(register, held, fields, message, notes=notes)
