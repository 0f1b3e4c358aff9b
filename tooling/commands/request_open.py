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
from tooling.commands.request_file import (
    Noted,
    changed,
    checked,
    not_later,
    noted,
    open_request_of,
    subjects_of,
)
from tooling.errors import RegisterError
from tooling.rules.deadlines import due_day
from tooling.rules.likeness import marks_of
from tooling.store.change import FileChange
from tooling.store.contacts import Held, find_one
from tooling.store.register import Register
from tooling.store.search import search
from tooling.yaml.emitter import emit
from tooling.yaml.tree import Tree

UNSIGNED = (
    "The request is not signed. It is taken all the same (GDPR Art. 12(2)): make sure who asks, "
    "and record it with `tooling request identify` before data is handed out, changed or erased."
)
OVERDUE = "The day by which it is answered is over already: answer it at once."


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another contact that may be the same person: its id and register, and what is the same."""

    id: str
    register: str
    same: tuple[str, ...]


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


def namesakes(register: Register, subjects: Sequence[Held]) -> tuple[Namesake, ...]:
    """Return the other contacts, in both registers, that may be the person of `subjects`, by id.

    They have an e-mail address, a phone number or a full name in common.
    """
    marks = marks_of(*(held.tree for held in subjects))
    maybe, _ = search(register, marks.may_match)
    found = (
        Namesake(held.id, held.register, same)
        for held in maybe
        if held.id not in marks.ids and (same := marks.in_common(held.tree))
    )
    return tuple(sorted(found, key=lambda one: one.id))


def _place(register: Register, rng: random.Random) -> tuple[str, str]:
    """A fresh id of a request, which begins with `rq`, and the path of its file."""
    while True:
        request = "rq" + new_id(rng)[2:]
        path = record_path(FileKind.REQUEST, request)
        if not register.file(path).exists():
            return request, path
