"""What people did outside the register for a request: recorded by role and day, never by name."""

from __future__ import annotations

from datetime import date

from schema.vocabulary import ErasureStep, RequestKind
from tooling.errors import RegisterError
from tooling.store.recipients import recipients
from tooling.store.register import Register
from tooling.store.request_files import (
    Noted,
    changed,
    held_request,
    not_later,
    noted,
    open_request_of,
    subjects_left,
    unnamed,
)
from tooling.yaml.tree import Path, Tree


def identify_request(
    register: Register, name: str, how: str, role: str, day: date, today: date
) -> Noted:
    """Record that somebody in `role` made sure on `day`, by the means `how`, who asks (Art. 12(6)).

    Raises RegisterError where the text names the person.
    """
    held = open_request_of(register, name)
    request = held.request
    not_later(day, today, "of the check")
    trees = [one.tree for one in subjects_left(register, request)]
    change = changed(
        held,
        {
            ("identity",): {
                "date": day.isoformat(),
                "how": unnamed(how, "text", trees),
                "role": unnamed(role, "role", trees),
            }
        },
    )
    message = f"Record the check of identity for request {request.id}"
    return noted(register, [change], message, request.id)


def tell_recipient(register: Register, name: str, unit: str, day: date, today: date) -> Noted:
    """Record that `unit`, which got a list with the person, was told on `day` (Art. 19).

    Raises RegisterError for a unit that got none, or that has been told already.
    """
    held = held_request(register, name)
    request = held.request
    not_later(day, today, "on which the unit was told")
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
    place = len(request.told)
    change = changed(held, {("told", place): {"unit": unit, "date": day.isoformat()}})
    return noted(
        register, [change], f"Record that {unit} was told of request {request.id}", request.id
    )


def confirm_step(
    register: Register, name: str, step: ErasureStep, role: str, day: date, today: date
) -> Noted:
    """Record that somebody in `role` confirmed on `day` that `step` of an erasure is done.

    With the last one confirmed, and a scan that found nothing, the request is closed as erased, and
    the keyed hashes that served the scan are removed. Raises RegisterError for a request that has
    no such step.
    """
    held = open_request_of(register, name)
    request = held.request
    not_later(day, today, "of the confirmation")
    erasure = request.erasure
    if request.kind is not RequestKind.ERASURE or erasure is None:
        raise RegisterError(
            f"The request {request.id} has no checklist: nothing has been erased for it",
            f"See what comes next: tooling request show {request.id}",
        )
    places = [n for n, item in enumerate(erasure.checklist) if item.step is step]
    if not places:
        raise RegisterError(f"The checklist of {request.id} has no step {step.value}")
    who = unnamed(role, "role", (one.tree for one in subjects_left(register, request)))
    top: Path = ("erasure", "checklist", places[0])
    changes: dict[Path, Tree | None] = {
        (*top, "confirmed"): day.isoformat(),
        (*top, "role"): who,
    }
    notes: tuple[str, ...] = ()
    if all(item.confirmed for n, item in enumerate(erasure.checklist) if n != places[0]):
        if erasure.hits:
            notes = ("Every step is confirmed, but the scan found traces: the request stays open.",)
        else:
            changes |= {("outcome",): "erased", ("closed",): today.isoformat()}
            if erasure.marks:
                changes[("erasure", "marks")] = None
    message = f"Confirm the step {step.value} of request {request.id}"
    return noted(register, [changed(held, changes)], message, request.id, notes=notes)
