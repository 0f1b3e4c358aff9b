"""Ending a request without doing what it asks: refused, or taken back by the person."""

from __future__ import annotations

from datetime import date

from schema.authorities import AUTHORITIES, supervised_in
from schema.controller import Controller
from schema.localised import LANGUAGES, Language
from texts.labels import sentence
from tooling.errors import RegisterError
from tooling.rules.deadlines import notice_day
from tooling.store.complete import complete_controller
from tooling.store.register import Register
from tooling.store.request_files import (
    Fields,
    RecordedRequest,
    record,
    require_nameless,
    require_open,
    require_past,
    subjects_left,
)


def refuse_request(
    register: Register,
    name: str,
    reason: str,
    notified: date,
    today: date,
    language: str | None = None,
) -> tuple[RecordedRequest, str]:
    """Refuse the open request `name` for `reason`, of which the person was told on `notified`.

    Return it with what the letter must say on complaint and court remedy, in `language`; without
    it, in that of the person. A refusal after the first month is recorded, with a warning. Raises
    RegisterError where the request is closed, or where its erasure has begun.
    """
    held = require_open(register, name)
    request = held.request
    if request.erasure is not None:
        raise RegisterError(
            f"The erasure of the request {request.id} has been carried out: it can't be refused",
            f"See what is left to confirm: tooling request show {request.id}",
        )
    controller = complete_controller(register)
    require_past(notified, today, "on which the person was told")
    why = require_nameless(register, request, reason, "reason")
    last = notice_day(request.received)
    late = (
        f"The refusal is late: the person had to be told by {last} (GDPR Art. 12(4)). "
        "It is recorded all the same."
    )
    fields: Fields = {
        ("refusal",): {"reason": why, "notified": notified.isoformat(), "remedies": "true"},
        ("outcome",): "refused",
        ("closed",): today.isoformat(),
    }
    message = f"Refuse request {request.id} ({request.kind.value})"
    notes = (late,) if notified > last else ()
    recorded = record(register, held, fields, message, notes=notes)
    subjects = subjects_left(register, request)
    spoken = (str(one.tree["language"]) for one in subjects if "language" in one.tree)
    return recorded, remedies(controller, language or next(spoken, None))


def remedies(controller: Controller, language: str | None) -> str:
    """Return what a refusal must tell (Art. 12(4), 77, 79), in `language` (BCP 47) or English."""
    state = supervised_in(controller)
    assert state is not None, "a letter is written when the controller is complete"
    spoken = (language or "").partition("-")[0]
    chosen: Language = next((one for one in LANGUAGES if one == spoken), "en")
    return sentence("letter.remedies", chosen, authority=AUTHORITIES[state].said_in(chosen))


def withdraw_request(register: Register, name: str, today: date) -> RecordedRequest:
    """Close the open request `name`, which the person has taken back."""
    held = require_open(register, name)
    if held.request.erasure is not None:
        raise RegisterError("The erasure has been carried out: it can't be taken back")
    fields: Fields = {("outcome",): "withdrawn", ("closed",): today.isoformat()}
    return record(register, held, fields, f"Close request {held.request.id}: withdrawn")
