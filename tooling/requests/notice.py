"""The notice to a unit that got a list with a person on it (GDPR Art. 19): what it has to do."""

from __future__ import annotations

from datetime import date

from schema.campaign import Campaign
from schema.layout import FileKind, record_path
from schema.localised import Language
from texts.labels import sentence
from tooling.errors import RegisterError
from tooling.formats.document import Document, Facts, Letterhead, Paragraph
from tooling.formats.localised import day, joined, language_in
from tooling.formats.reached import contact_facts
from tooling.store.complete import complete_controller
from tooling.store.recipients import Recipient, recipients
from tooling.store.records import read_record
from tooling.store.register import Register
from tooling.store.request_files import held_request


def recipient_notice(
    register: Register, name: str, unit: str, today: date, language: Language | None = None
) -> Document:
    """Return the notice on the request `name` to `unit`: which lists, which contact, what to do.

    It names the person by id alone: the unit has its lists, and needs no more. In `language`, or
    one of the controller's country. Raises RegisterError while nothing has been carried out, and
    for a unit that got no list with the person.
    """
    request = held_request(register, name).request
    if request.outcome is None and request.erasure is None:
        raise RegisterError(
            f"The request {request.id} has not been carried out, so there is nothing to tell yet",
            f"First: tooling request fulfil {request.id} --apply",
        )
    known = {one.unit: one for one in recipients(register, request)}
    if unit not in known:
        raise RegisterError(
            "This unit got no list with the person on it, so it needs not be told",
            f"Those to be told: {', '.join(known) or 'none'}",
        )
    controller = complete_controller(register)
    chosen = language or language_in(controller.address.country)
    subject = sentence("notice.subject", chosen)
    called = {one.id: one.named(chosen) for one in controller.units}.get(unit, unit)
    blocks = (
        Letterhead((controller.name,), _date(today, chosen), (called,), subject),
        Paragraph(sentence("notice.lists", chosen)),
        _lists(register, known[unit], called, request.subjects, chosen),
        Paragraph(sentence(f"notice.{request.kind}", chosen)),
        Paragraph(sentence("notice.confirm", chosen)),
        contact_facts(controller, chosen),
    )
    return Document(subject, chosen, controller.name, day(today, chosen), (), today, blocks)


def _lists(
    register: Register, told: Recipient, unit: str, subjects: tuple[str, ...], language: Language
) -> Facts:
    titles = tuple(_title(register, campaign) for campaign in told.campaigns)
    rows = {
        "unit": (unit,),
        "ids": subjects,
        "campaigns": titles,
        "dates": (joined([day(one, language) for one in told.dates], language),),
    }
    return Facts(tuple((sentence(f"notice.{key}", language), said) for key, said in rows.items()))


def _title(register: Register, campaign: str) -> str:
    found = read_record(register, record_path(FileKind.CAMPAIGN, campaign))
    return found.title if isinstance(found, Campaign) else campaign


def _date(today: date, language: Language) -> str:
    return sentence("letter.date", language, date=day(today, language))
