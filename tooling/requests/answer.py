"""The files that a request for access or portability is answered with (GDPR Art. 15, 20)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.formats.documents import Rendered, render_whole
from tooling.requests.rules.portability import portable
from tooling.store.contacts import find_one
from tooling.store.outgoing_file import refuse_tracked, reserved
from tooling.store.register import Register

if TYPE_CHECKING:
    from tooling.requests.asking import Asking


def answer_names(request: Request) -> tuple[str, ...]:
    """Return the names of the files that `request` is answered with."""
    endings = {RequestKind.ACCESS: ("pdf", "json"), RequestKind.PORTABILITY: ("json",)}
    return tuple(f"{request.id}.{ending}" for ending in endings.get(request.kind, ()))


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and what should be known of them."""

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def write_answers(
    register: Register,
    requests: Iterable[Request],
    people: Mapping[str, Asking],
    folder: Path,
    today: date,
) -> Written:
    """Write the files that answer `requests` into `folder`, readable by their owner alone.

    `people` are those who asked for access, by request.

    Access: the subject report as PDF, in the person's language and with its letter, and its copy
    for machines. Where no font has a letter of it, the report is HTML. Portability: what
    `requests.rules.portability` takes from each record, as JSON. Raises RegisterError, with
    nothing written, where Git would commit one of them.
    """
    files: dict[Path, bytes] = {}
    notes = []
    for request in requests:
        made_of = (
            _taken_along(register, request, today)
            if request.kind is RequestKind.PORTABILITY
            else _reports(people[request.id])
        )
        names = (folder / name for name in answer_names(request))
        for name, made in zip(names, made_of, strict=True):
            file = made.beside(name)
            files[file] = made.content
            notes += [f"{file.name}: {made.note}"] if made.note else []
    if register.repository is not None:
        for file in files:
            refuse_tracked(register.repository, file)
    for file, content in files.items():
        with reserved(file) as put:
            put(content)
    return Written(tuple(files), tuple(notes))


def _taken_along(register: Register, request: Request, today: date) -> tuple[Rendered, ...]:
    subjects = dict.fromkeys(request.subjects)
    parts = (portable(find_one(register, subject).tree) for subject in subjects)
    data = {
        "request": request.id,
        "made": today.isoformat(),
        "records": [part for part in parts if part],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return (Rendered(text.encode(), "json"),)


def _reports(person: Asking) -> tuple[Rendered, ...]:
    from tooling.subject_report.document import subject_document
    from tooling.subject_report.machine_form import to_json

    letter = render_whole("pdf", subject_document(person.report, with_letter=True))
    return letter, Rendered(to_json(person.report), "json")
