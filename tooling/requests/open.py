"""Taking a request of a data subject: its file, with the day by which it is answered."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schema.ids import new_id
from schema.layout import FileKind, record_path
from schema.request import Request
from schema.vocabulary import RequestChannel, RequestKind
from tooling.errors import RegisterError
from tooling.rules.deadlines import due_day
from tooling.store.change import FileChange
from tooling.store.contacts import find_one
from tooling.store.namesakes import Namesake, namesakes
from tooling.store.register import Register
from tooling.store.request_files import (
    Noted,
    changed,
    checked,
    not_later,
    noted,
    open_request_of,
    subjects_of,
)
from tooling.yaml.emitter import emit
from tooling.yaml.tree import Tree

UNSIGNED = (
    "The request is not signed. It is taken all the same (GDPR Art. 12(2)): make sure who asks, "
    "and record it with `tooling request identify` before data is handed out, changed or erased."
)
OVERDUE = "The day by which it is answered is over already: answer it at once."


@dataclass(frozen=True, slots=True)
class Opened:
    """A request that was taken, and the contacts that it may be about, too."""

    noted: Noted
    namesakes: tuple[Namesake, ...]


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
) -> Opened:
    """Write the request's file and commit it; raises RegisterError for an unknown contact.

    Due one calendar month after receipt. Other records of the person are proposed, never added.
    """
    not_later(received, today, "of receipt")
    held = [find_one(register, subject) for subject in dict.fromkeys(subjects)]
    request, path = _place(register, rng)
    due = due_day(received)
    tree: dict[str, Tree] = {
        "id": request,
        "kind": kind.value,
        "subjects": [contact.id for contact in held],
        "received": received.isoformat(),
        "channel": channel.value,
        "signed": "true" if signed else "false",
        "due": due.isoformat(),
    }
    change = checked(FileChange(path, None, emit(tree, Request)))
    needs_no_signature = (
        kind is RequestKind.OBJECTION or channel is RequestChannel.OWN_INITIATIVE or signed
    )
    notes = [] if needs_no_signature else [UNSIGNED]
    if due < today:
        notes.append(OVERDUE)
    message = f"Open request {request} ({kind.value})"
    done = noted(register, [change], message, request, notes=tuple(notes))
    return Opened(done, namesakes(register, held))


def include(register: Register, name: str, subjects: Sequence[str]) -> Opened:
    """Add contacts of the same person to the open request `name`."""
    held = open_request_of(register, name)
    request = held.request
    new = [find_one(register, subject).id for subject in dict.fromkeys(subjects)]
    added = [contact for contact in new if contact not in request.subjects]
    if not added:
        raise RegisterError(f"The request {request.id} is about these contacts already")
    whole: list[Tree] = [*request.subjects, *added]
    change = changed(held, {("subjects",): whole})
    done = noted(register, [change], f"Widen request {request.id}", request.id)
    return Opened(done, namesakes(register, subjects_of(register, done.request)))


def _place(register: Register, rng: random.Random) -> tuple[str, str]:
    """A fresh id of a request, which begins with `rq`, and the path of its file."""
    while True:
        request = "rq" + new_id(rng)[2:]
        path = record_path(FileKind.REQUEST, request)
        if not register.file(path).exists():
            return request, path
