"""The files that a request for access or portability is answered with (GDPR Art. 15, 20)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.errors import RegisterError
from tooling.requests.rules.portability import portable
from tooling.store.contacts import HeldContact
from tooling.store.private import refuse_tracked, reserved
from tooling.store.register import Register


@dataclass(frozen=True, slots=True)
class Answer:
    """A file for the person: its place and its bytes, which no one else is shown."""

    file: Path
    content: bytes = field(repr=False)


def names_of(request: Request) -> tuple[str, ...]:
    """Return the names of the files that `request` is answered with."""
    if request.kind is RequestKind.ACCESS:
        return (f"{request.id}.pdf", f"{request.id}.json")
    return (f"{request.id}.json",) if request.kind is RequestKind.PORTABILITY else ()


def answers(
    register: Register, request: Request, subjects: Sequence[HeldContact], folder: Path, today: date
) -> list[Answer]:
    """Return the files that answer `request`, to be written into `folder`.

    Access: the subject report as PDF, in the person's language and with its letter, and its copy
    for machines. Portability: what `requests.rules.portability` takes from each record, as JSON.
    """
    if request.kind is RequestKind.PORTABILITY:
        parts = {held.id: portable(held.tree) for held in subjects}
        data = {
            "request": request.id,
            "made": today.isoformat(),
            "records": [part for part in parts.values() if part],
        }
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        return [Answer(folder / f"{request.id}.json", text.encode())]
    from tooling.formats import documents
    from tooling.subject_report.document import subject_document
    from tooling.subject_report.machine_form import to_json
    from tooling.subject_report.report import subject_report

    report = subject_report(register, request.subjects, today)
    return [
        Answer(
            folder / f"{request.id}.pdf",
            documents.render("pdf", subject_document(report, with_letter=True)),
        ),
        Answer(folder / f"{request.id}.json", to_json(report)),
    ]


def write(register: Register, files: Sequence[Answer]) -> None:
    """Write the files, readable by their owner alone; RegisterError where Git would commit one."""
    for answer in files:
        if register.repository is not None:
            refuse_tracked(register.repository, answer.file)
    for answer in files:
        with reserved(answer.file) as put:
            put(answer.content)


def require_folder(folder: Path | None) -> Path:
    """Return `folder`; RegisterError where nobody said which."""
    if folder is None:
        raise RegisterError(
            "Nobody said where the files for the person go", "Name a folder with --output DIR."
        )
    return folder
