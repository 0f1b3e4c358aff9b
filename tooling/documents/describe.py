"""Describe: the documents on a register, made from the register itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from schema.controller import Controller
from schema.layout import CONTROLLER, register_path
from schema.localised import LANGUAGES, Language
from schema.register import RegisterDescription
from schema.vocabulary import RegisterName
from tooling.documents.described import DescribedRegister
from tooling.documents.description import description
from tooling.documents.notice import notice
from tooling.documents.record import record, record_table
from tooling.errors import RegisterError
from tooling.formats.document import Document
from tooling.store.complete import require_complete
from tooling.store.records import require_record
from tooling.store.register import Register


class Form(StrEnum):
    """The documents: the register description, the notice (Art. 13/14), the record (Art. 30)."""

    DESCRIPTION = "description"
    NOTICE = "notice"
    RECORD = "record"


#: Formats that are tables, not documents: for the record alone.
TABLES = ("csv", "xlsx")


def describe(
    register: Register,
    names: Sequence[RegisterName],
    form: Form,
    format: str,
    language: Language | None = None,
) -> bytes:
    """Return the document `form` on the registers `names` in `format`.

    Without `language`, it is one of the controller's country. Raises RegisterError where
    `controller.yaml` or a `register.yaml` is missing, not valid, or lacks what the document must
    say; and for a document on several registers or a table that there is not.
    """
    described = _described(register, names, language)
    if format in TABLES:
        from tooling.formats import lists

        if form is not Form.RECORD:
            raise RegisterError(
                f"Only the record is a table: there is no {form} in {format}.",
                "Choose --as record, or one of the formats md, html, pdf and json.",
            )
        return lists.render(format, record_table(described), described[0].say("column.register"))
    from tooling.formats import documents

    return documents.render(format, _document(described, form))


def _document(described: Sequence[DescribedRegister], form: Form) -> Document:
    if form is Form.RECORD:
        return record(described)
    if len(described) > 1:
        raise RegisterError(
            f"A {form} is of one register.", "Name it; only --as record takes all of them."
        )
    return notice(described[0]) if form is Form.NOTICE else description(described[0])


def _described(
    register: Register, names: Sequence[RegisterName], language: Language | None
) -> list[DescribedRegister]:
    require_complete(register, names)
    controller = require_record(register, CONTROLLER)
    assert isinstance(controller, Controller)
    chosen = language or _own_language(controller)
    found = []
    for name in names:
        description = require_record(register, register_path(name))
        assert isinstance(description, RegisterDescription)
        found.append(DescribedRegister(controller, description, chosen))
    return found


def _own_language(controller: Controller) -> Language:
    from babel.languages import get_official_languages

    official = get_official_languages(controller.address.country)
    return next((language for language in LANGUAGES if language in official), "en")
