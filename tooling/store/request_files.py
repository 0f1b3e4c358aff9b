"""The file of a request: found, changed, checked and committed. No personal value goes into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schema.layout import FileKind, record_path
from schema.request import Request
from tooling.errors import RegisterError
from tooling.phrases import did_you_mean
from tooling.rules.anonymous import names_person
from tooling.store.change import FileChange, apply
from tooling.store.check import check
from tooling.store.contacts import HeldContact, find_one, records, require_record
from tooling.store.register import Register
from tooling.yaml.editor import edit
from tooling.yaml.tree import Path, Tree

#: The Git trailer that names the request which a commit carries out.
TRAILER = "Register-Request"


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """A valid request as the register holds it: its file, its bytes and its model."""

    path: str
    data: bytes
    request: Request


@dataclass(frozen=True, slots=True)
class Noted:
    """A request that was written: as it stands now, the commit, and what a person must know."""

    request: Request
    commit: str | None
    notes: tuple[str, ...] = ()


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
    record = require_record(register, path)
    assert isinstance(record, Request)
    return HeldRequest(path, register.file(path).read_bytes(), record)


def open_request_of(register: Register, name: str) -> HeldRequest:
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


def subjects_of(register: Register, request: Request) -> list[HeldContact]:
    """Return the contacts that `request` is about; RegisterError where one is gone or invalid."""
    return [find_one(register, subject) for subject in request.subjects]


def subjects_left(register: Register, request: Request) -> list[HeldContact]:
    """Return the contacts of `request` that are there and valid: after an erasure, none is."""
    found = []
    for subject in request.subjects:
        try:
            found.append(find_one(register, subject))
        except RegisterError:
            continue
    return found


def unnamed(text: str, what: str, trees: Iterable[Mapping[str, Tree]]) -> str:
    """Return `text`, on one line; RegisterError where it names one of the people in `trees`."""
    if names_person(text, *trees):
        raise RegisterError(
            f"The {what} names the person, and what stands in the history can't be corrected",
            "Say it without name, address or number.",
        )
    return " ".join(text.split())


def not_later(day: date, today: date, what: str) -> None:
    """Raise RegisterError where `day`, on which something is said to have happened, is to come."""
    if day > today:
        raise RegisterError(f"The day {what} is in the future", f"Today is {today}.")


def changed(held: HeldRequest, changes: Mapping[Path, Tree | None]) -> FileChange:
    """Return the change that makes the request's file say `changes`; every other byte stays.

    Raises RegisterError where the file would have errors.
    """
    after = edit(held.data, Request, changes)
    return checked(FileChange(held.path, held.data, after))


def checked(change: FileChange) -> FileChange:
    """Return `change`, of a request's file; RegisterError where it would have errors."""
    assert change.after is not None
    for finding in check(change.path, FileKind.REQUEST, change.after).findings:
        if finding.severity == "error":
            place = f" ({finding.field})" if finding.field else ""
            raise RegisterError(
                f"This can't be recorded: {finding.message}{place} [{finding.rule}]", finding.fix
            )
    return change


def noted(
    register: Register,
    changes: Sequence[FileChange],
    message: str,
    request: str,
    *,
    trailers: Mapping[str, str] | None = None,
    notes: tuple[str, ...] = (),
) -> Noted:
    """Commit `changes` for `request` and return it as it stands now."""
    made = apply(register, changes, message, {TRAILER: request, **(trailers or {})})
    return Noted(held_request(register, request).request, made, notes)
