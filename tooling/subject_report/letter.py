"""The letter that goes with a subject report: to whom, what is enclosed, whom to turn to."""

from __future__ import annotations

from schema.contact import Address
from schema.vocabulary import RequestKind
from tooling.documents.described import DescribedRegister
from tooling.documents.parties import contact_facts
from tooling.formats.document import Block, Bullets, Paragraph
from tooling.formats.localised import country, day, postal
from tooling.subject_report.content import HeldRecord, Report, RequestSeen


def letter(report: Report, register: DescribedRegister) -> tuple[Block, ...]:
    """Return the letter. `register`, any of the report's, says its language and the controller."""
    language, controller = register.language, report.controller
    sender = (controller.name, *postal(controller.address, language))
    asked = _request(report)
    if asked is None:
        answer = register.say("letter.general")
    else:
        received, due = day(asked.received, language), day(asked.due, language)
        answer = register.say("letter.request", received=received, due=due)
    enclosed = [register.say("letter.report", title=register.say("report.title"))]
    if report.holds_data:
        enclosed.append(register.say("letter.copy"))
    return (
        Paragraph("\n".join(sender)),
        Paragraph(day(report.made, language)),
        *(Paragraph("\n".join(lines)) for lines in [_recipient(report, register)] if lines),
        Paragraph(register.say("letter.subject")),
        Paragraph(answer),
        Paragraph(register.say("letter.enclosed")),
        Bullets(tuple(enclosed)),
        Paragraph(register.say("letter.ask")),
        contact_facts(register),
        Paragraph(register.say("letter.closing")),
        Paragraph(controller.name),
    )


def lacks_address(report: Report) -> bool:
    """Whether no record has an address that a letter can be posted to."""
    return not any(_address(record) for record in report.records)


def _request(report: Report) -> RequestSeen | None:
    """Return the open request for access that the letter answers: the oldest."""
    found = [
        item for item in report.requests if item.kind == RequestKind.ACCESS and not item.outcome
    ]
    return min(found, key=lambda item: item.due, default=None)


def _recipient(report: Report, register: DescribedRegister) -> tuple[str, ...]:
    """Return the lines of the envelope: of the first record that has an address, or a name."""
    records = sorted(report.records, key=lambda record: _address(record) is None)
    if not records:
        return ()
    data = records[0].data
    name = " ".join(str(data[key]) for key in ("given_name", "family_name") if key in data)
    lines = tuple(line for line in (name, str(data["organisation"])) if line)
    address = _address(records[0])
    return lines if address is None else (*lines, *_lines(address, register))


def _address(record: HeldRecord) -> Address | None:
    tree = record.data.get("address")
    address = Address.model_validate(tree) if tree else None
    return address if address and (address.street or address.city) else None


def _lines(address: Address, register: DescribedRegister) -> tuple[str, ...]:
    """The country stands last, in capitals, where the letter crosses a border (UPU)."""
    home = register.controller.address.country
    name = country(address.country, register.language).upper()
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    lines = (address.street, town, None if address.country == home else name)
    return tuple(line for line in lines if line)
