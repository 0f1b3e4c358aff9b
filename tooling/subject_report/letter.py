"""The letter that goes with a subject report: to whom, what is enclosed, whom to turn to."""

from __future__ import annotations

from collections.abc import Sequence

from schema.person_name import name_of
from schema.vocabulary import RequestChannel, RequestKind
from tooling.documents.described import DescribedRegister
from tooling.formats.document import Block, Bullets, Paragraph
from tooling.formats.letterhead import address_of, letterhead, written_to
from tooling.formats.localised import day
from tooling.formats.reached import contact_facts
from tooling.subject_report.content import Report, RequestSeen

#: Whoever asked this way is answered this way (Art. 15(3)): a file can be enclosed.
_ELECTRONIC = frozenset({RequestChannel.EMAIL, RequestChannel.WEB})


def letter(
    report: Report, register: DescribedRegister, to: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Return the letter. `register`, any of the report's, says its language and the controller.

    `to` are the lines of the address field; without them they come from the person's records, or
    are the name that was searched for.
    """
    trees = [record.data for record in report.records]
    searched = [term.text for term in report.search.terms if term.kind == "name"][:1]
    name = name_of(written_to(trees)) if trees else "".join(searched)
    head = letterhead(
        report.controller,
        register.language,
        report.made,
        register.say("letter.subject"),
        trees,
        to or (() if trees else searched),
    )
    electronic = _is_electronic(report)
    enclosed = [register.say("letter.report", title=register.say("report.title"))]
    if report.holds_data and electronic:
        enclosed.append(register.say("letter.copy"))
    blocks: list[Block] = [
        head,
        *([Paragraph(register.say("letter.greeting", name=name))] if name else []),
        Paragraph(_answer(report, register)),
        Paragraph(register.say("letter.enclosed")),
        Bullets(tuple(enclosed)),
    ]
    if report.holds_data and not electronic:
        blocks.append(Paragraph(register.say("letter.copy_on_request")))
    return (
        *blocks,
        Paragraph(register.say("letter.ask" if report.holds_data else "letter.ask_none")),
        contact_facts(register.controller, register.language),
        Paragraph(register.say("letter.closing")),
        Paragraph(report.controller.name),
    )


def lacks_address(report: Report) -> bool:
    """Whether no record has an address that a letter can be posted to."""
    return not any(address_of(record.data) for record in report.records)


def _answer(report: Report, register: DescribedRegister) -> str:
    asked = _request(report)
    if asked is None:
        said = register.say("letter.general")
    else:
        dates = {key: day(getattr(asked, key), register.language) for key in ("received", "due")}
        said = register.say("letter.request", **dates)
    return said if report.holds_data else f"{said} {register.say('letter.none')}"


def _request(report: Report) -> RequestSeen | None:
    """Return the open request for access that the letter answers: the oldest."""
    found = [
        item for item in report.requests if item.kind == RequestKind.ACCESS and not item.outcome
    ]
    return min(found, key=lambda item: item.due, default=None)


def _is_electronic(report: Report) -> bool:
    asked = _request(report)
    return asked is not None and asked.channel in _ELECTRONIC
