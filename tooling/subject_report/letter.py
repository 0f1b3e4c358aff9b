"""The letter that goes with a subject report: to whom, what is enclosed, whom to turn to."""

from __future__ import annotations

from collections.abc import Sequence

from schema.contact import Address
from schema.vocabulary import RequestChannel, RequestKind
from texts.labels import sentence
from tooling.documents.described import DescribedRegister
from tooling.documents.parties import contact_facts
from tooling.formats.document import Block, Bullets, Letterhead, Paragraph
from tooling.formats.localised import day, envelope, sender
from tooling.subject_report.content import HeldRecord, Report, RequestSeen

#: Whoever asked this way is answered this way (Art. 15(3)): a file can be enclosed.
_ELECTRONIC = frozenset({RequestChannel.EMAIL, RequestChannel.WEB})


def letter(
    report: Report, register: DescribedRegister, to: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Return the letter. `register`, any of the report's, says its language and the controller.

    `to` are the lines of the address field; without them they come from the person's records, or
    are the name that was searched for.
    """
    name = _name(report)
    electronic = _is_electronic(report)
    blocks: list[Block] = [
        _head(report, register, to),
        *([Paragraph(register.say("letter.greeting", name=name))] if name else []),
        Paragraph(_answer(report, register)),
        Paragraph(register.say("letter.enclosed")),
    ]
    enclosed = [register.say("letter.report", title=register.say("report.title"))]
    if report.holds_data and electronic:
        enclosed.append(register.say("letter.copy"))
    blocks.append(Bullets(tuple(enclosed)))
    if report.holds_data and not electronic:
        blocks.append(Paragraph(register.say("letter.copy_on_request")))
    return (
        *blocks,
        Paragraph(register.say("letter.ask" if report.holds_data else "letter.ask_none")),
        contact_facts(register),
        Paragraph(register.say("letter.closing")),
        Paragraph(report.controller.name),
    )


def lacks_address(report: Report) -> bool:
    """Whether no record has an address that a letter can be posted to."""
    return not any(_address(record) for record in report.records)


def _answer(report: Report, register: DescribedRegister) -> str:
    asked = _request(report)
    parts = []
    if asked is not None:
        dates = {key: day(getattr(asked, key), register.language) for key in ("received", "due")}
        parts.append(register.say("letter.request", **dates))
    else:
        parts.append(register.say("letter.general"))
    if not report.holds_data:
        parts.append(register.say("letter.none"))
    return " ".join(parts)


def _request(report: Report) -> RequestSeen | None:
    """Return the open request for access that the letter answers: the oldest."""
    found = [
        item for item in report.requests if item.kind == RequestKind.ACCESS and not item.outcome
    ]
    return min(found, key=lambda item: item.due, default=None)


def _is_electronic(report: Report) -> bool:
    asked = _request(report)
    return asked is not None and asked.channel in _ELECTRONIC


def _head(report: Report, register: DescribedRegister, to: Sequence[str]) -> Letterhead:
    language, controller = register.language, report.controller
    own = controller.address
    record = _addressed(report)
    address = _address(record) if record and not to else None
    if to:
        lines: tuple[str, ...] = tuple(to)
    elif record:
        names = (_name(report), str(record.data.get("organisation", "")))
        where = envelope(address, language, own.country) if address else ()
        lines = (*(line for line in names if line), *where)
    else:
        lines = (_name(report),) if _name(report) else ()
    destination = address.country if address else own.country
    return Letterhead(
        (controller.name, *sender(own, language, destination)),
        sentence("letter.date", language, date=day(report.made, language)),
        lines,
        register.say("letter.subject"),
    )


def _addressed(report: Report) -> HeldRecord | None:
    """Return the record whose address the letter goes to: the first that has one, or the first."""
    ordered = sorted(report.records, key=lambda record: _address(record) is None)
    return ordered[0] if ordered else None


def _name(report: Report) -> str:
    """Return the person's name: of the record, or what was searched for; empty where none is."""
    record = _addressed(report)
    if record is None:
        return next((term.text for term in report.search.terms if term.kind == "name"), "")
    names = (record.data.get(key) for key in ("given_name", "family_name"))
    return " ".join(str(name) for name in names if name)


def _address(record: HeldRecord) -> Address | None:
    tree = record.data.get("address")
    address = Address.model_validate(tree) if tree else None
    return address if address and (address.street or address.city) else None
