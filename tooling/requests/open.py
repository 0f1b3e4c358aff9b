"""Taking a request of a data subject: its file, with the day by which it is answered."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from schema.vocabulary import RequestChannel, RequestKind
from tooling.errors import RegisterError
from tooling.store.change import apply
from tooling.store.contacts import find_one
from tooling.store.namesakes import namesakes
from tooling.store.register import Register
from tooling.store.request_files import (
    TRAILER,
    Fields,
    RecordedRequest,
    held_request,
    new_request,
    record,
    require_open,
    require_past,
    subjects_left,
)

UNSIGNED = (
    "The request is not signed. It is taken all the same (GDPR Art. 12(2)): make sure who asks, "
    "and record it with `tooling request identify` before data is handed out, changed or erased."
)
UNKNOWN = (
    "No contact is known to be of who asks. Look with `tooling find TEXT`, and include those that "
    "are with `tooling request include`; an answer that nothing is held is made all the same."
)
OVERDUE = "The day by which it is answered is over already: answer it at once."


def open_request(
    register: Register,
    kind: RequestKind,
    subjects: Sequence[str],
    received: date,
    channel: RequestChannel,
    today: date,
    rng: random.Random,
    *,
    signed: bool = False,
) -> RecordedRequest:
    """Write the request's file and commit it; raises RegisterError for an unknown contact.

    No `subjects`: nobody is known who asks. Other records of the person are proposed, never added.
    """
    require_past(received, today, "of receipt")
    contacts = [find_one(register, subject).id for subject in dict.fromkeys(subjects)]
    request, change = new_request(register, kind, contacts, received, channel, rng, signed=signed)
    apply(register, [change], f"Open request {request} ({kind.value})", {TRAILER: request})
    opened = held_request(register, request).request
    needs_no_signature = (
        kind is RequestKind.OBJECTION or channel is RequestChannel.OWN_INITIATIVE or signed
    )
    notes = () if needs_no_signature else (UNSIGNED,)
    if not contacts:
        notes = (*notes, UNKNOWN)
    if opened.due < today:
        notes = (*notes, OVERDUE)
    return _with_namesakes(register, RecordedRequest(opened, notes))


def include(register: Register, name: str, subjects: Sequence[str]) -> RecordedRequest:
    """Add contacts of the same person to the open request `name`."""
    held = require_open(register, name)
    request = held.request
    new = [find_one(register, subject).id for subject in dict.fromkeys(subjects)]
    added = [contact for contact in new if contact not in request.subjects]
    if not added:
        raise RegisterError(f"The request {request.id} is about these contacts already")
    fields: Fields = {("subjects",): [*request.subjects, *added]}
    if request.unknown:
        fields = {**fields, ("unknown",): None}
    return _with_namesakes(register, record(register, held, fields, f"Widen request {request.id}"))


def _with_namesakes(register: Register, recorded: RecordedRequest) -> RecordedRequest:
    subjects = subjects_left(register, recorded.request)
    return replace(recorded, namesakes=namesakes(register, subjects))
