"""The files of data subjects' requests: found, made, changed and committed.

No personal data goes into them beyond the ids of the contacts that a request is about.
"""

from __future__ import annotations

import random
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from schema.field_path import FieldPath
from schema.ids import new_id
from schema.layout import FileKind, record_path
from schema.request import Request
from schema.vocabulary import RequestChannel, RequestKind
from tooling.errors import RegisterError
from tooling.phrases import did_you_mean
from tooling.rules.anonymity import names_person
from tooling.rules.deadlines import due_day
from tooling.rules.request_checks import lacks_identity
from tooling.store.change import FileChange, apply
from tooling.store.check import check
from tooling.store.contacts import HeldContact, find_one
from tooling.store.namesakes import Namesake
from tooling.store.records import invalid_file, record_in, records
from tooling.store.register import Register
from tooling.yaml.canonical_writer import emit
from tooling.yaml.editor import edit
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import Tree

#: The Git trailer that names the request which a commit carries out.
TRAILER = "Register-Request"

Fields: TypeAlias = "Mapping[FieldPath, Tree | None]"
"""What some fields of a file shall say; None removes the field."""


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """A valid request as the register holds it: its file, what stands there, and its model."""

    path: str
    text: YamlText
    request: Request


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as it stands after a commit, and what whoever made the commit should know.

    `namesakes` are contacts that it may be about, too.
    """

    request: Request
    notes: tuple[str, ...] = ()
    namesakes: tuple[Namesake, ...] = ()


def held_request(register: Register, name: str) -> HeldRequest:
    """Return the request `name` (its id, or a path to it); RegisterError where there is none."""
    wanted = name.rpartition("/")[2].removesuffix(".yaml")
    path = record_path(FileKind.REQUEST, wanted)
    if not register.file(path).is_file():
        known = [request.id for request in requests(register)]
        raise RegisterError(
            "There is no request with this id.",
            did_you_mean(wanted, known, "See them with `tooling request list`."),
        )
    text = YamlText(register.read(path))
    record = record_in(path, text)
    if not isinstance(record, Request):
        raise invalid_file(path)
    return HeldRequest(path, text, record)


def require_open(register: Register, name: str) -> HeldRequest:
    """Return the request `name`, which is still open; RegisterError where it is closed."""
    held = held_request(register, name)
    if held.request.outcome is not None:
        raise RegisterError(
            f"The request {held.request.id} is closed: {held.request.outcome.replace('_', ' ')}.",
            "A new wish of the person is a new request: `tooling request open`.",
        )
    return held


def requests(register: Register) -> Iterator[Request]:
    """Yield every valid request, by id."""
    for _, record in records(register, FileKind.REQUEST):
        assert isinstance(record, Request)
        yield record


def subjects_left(register: Register, request: Request) -> list[HeldContact]:
    """Return the contacts of `request` that are there and valid: after an erasure, none is."""
    found = []
    for subject in request.subjects:
        try:
            found.append(find_one(register, subject))
        except RegisterError:
            continue
    return found


def require_identity(request: Request) -> None:
    """Raise RegisterError where it must be made sure first who asks (GDPR Art. 12(6))."""
    if lacks_identity(request):
        raise RegisterError(
            f"Nobody has verified yet who made the request {request.id} (GDPR Art. 12(6))",
            f"First: tooling request identify {request.id} --how TEXT --role ROLE",
        )


def require_nameless(register: Register, request: Request, text: str, what: str) -> str:
    """Return `text` on one line; RegisterError where it names a subject of `request`.

    `what` is what the text is called in the message, as in `reason`.
    """
    if names_person(text, *(held.tree for held in subjects_left(register, request))):
        raise RegisterError(
            f"The {what} names the person, and what stands in the history can't be corrected",
            "Say it without name, address or number.",
        )
    return " ".join(text.split())


def require_past(day: date, today: date, what: str) -> None:
    """Raise RegisterError where `day`, on which something is said to have happened, is to come.

    `what` follows "the day" in the message, as in `of receipt`.
    """
    if day > today:
        raise RegisterError(f"The day {what} is in the future", f"Today is {today}.")


def new_request(
    register: Register,
    kind: RequestKind,
    subjects: Sequence[str],
    received: date,
    channel: RequestChannel,
    rng: random.Random,
    *,
    signed: bool | None = None,
    taken: Container[str] = (),
) -> tuple[str, FileChange]:
    """Return a fresh id, which begins with `rq`, and the change that makes the request's file.

    Without `subjects` it says that nobody is known. It is due one calendar month after receipt.
    `taken` are ids that were drawn and have no file yet. Raises RegisterError where the file would
    have errors.
    """
    while True:
        request = "rq" + new_id(rng)[2:]
        path = record_path(FileKind.REQUEST, request)
        if request not in taken and not register.file(path).exists():
            break
    tree: dict[str, Tree] = {
        "id": request,
        "kind": kind.value,
        "received": received.isoformat(),
        "channel": channel.value,
        "due": due_day(received).isoformat(),
    }
    tree |= {"subjects": [*subjects]} if subjects else {"unknown": "true"}
    if signed is not None:
        tree["signed"] = str(signed).lower()
    return request, _require_valid(FileChange(path, None, emit(tree, Request)))


def request_change(held: HeldRequest, fields: Fields) -> FileChange:
    """Return the change that makes the request's file say `fields`; every other byte of it stays.

    Raises RegisterError where the file would have errors.
    """
    after = edit(held.text, Request, fields)
    return _require_valid(FileChange(held.path, held.text.data, after))


def _require_valid(change: FileChange) -> FileChange:
    assert change.after is not None
    for finding in check(change.path, FileKind.REQUEST, change.after).findings:
        if finding.severity == "error":
            field = f" ({finding.field})" if finding.field else ""
            raise RegisterError(
                f"This can't be recorded: {finding.message}{field} [{finding.rule}]", finding.fix
            )
    return change


def record(
    register: Register,
    held: HeldRequest,
    fields: Fields,
    message: str,
    *,
    contacts: Iterable[FileChange] = (),
    trailers: Mapping[str, str] | None = None,
    notes: tuple[str, ...] = (),
) -> RecordedRequest:
    """Commit `fields` of the request's file (see `request_change`) and the changes of `contacts`.

    The commit names the request; `trailers` are others that it has.
    """
    request = held.request.id
    changes = [request_change(held, fields), *contacts]
    apply(register, changes, message, {TRAILER: request, **(trailers or {})})
    return RecordedRequest(held_request(register, request).request, notes)
