"""A subject report as a document: confirmation, the data, the processing (GDPR Art. 15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schema.localised import Language
from schema.request import Request
from texts.labels import field_label, sentence, word_label
from tooling.documents.described import DescribedRegister
from tooling.formats.document import Block, Document, Facts, Heading, Paragraph, Table
from tooling.formats.localised import capital, day, joined, nearest_language, number, small
from tooling.formats.reached import contact_facts, controller_facts
from tooling.subject_report.annexes import Annexes
from tooling.subject_report.changes import changes
from tooling.subject_report.content import Report
from tooling.subject_report.data import data
from tooling.subject_report.letter import letter
from tooling.subject_report.processing import processing, processing_of_suppressions, rights
from tooling.subject_report.searched import answer, elsewhere, searched, standing
from tooling.subject_report.terms import Terms
from tooling.subject_report.words import headings


def subject_document(
    report: Report,
    language: Language | None = None,
    *,
    with_letter: bool = False,
    to: Sequence[str] = (),
) -> Document:
    """Return `report` as a document in `language`, or in the person's own where none is given.

    `with_letter` puts a letter for posting it before the first page; `to` are the lines of its
    address field, where they are not to come from the person's records.
    """
    chosen = language or language_of(report)
    annexes, terms = Annexes(chosen), Terms(report, chosen)
    registers = [DescribedRegister(report.controller, item, chosen) for item in report.processing]
    names = {register.description.register_.value: register.name for register in registers}
    blocks = _summary(report, registers)
    for record in report.records:
        heading, *held = data(record, names[record.register_], chosen, annexes, terms)
        blocks += [heading, *standing(record, chosen), *held]
    lists = _handovers(report, chosen, annexes, terms) if report.holds_data else []
    history = changes(report, chosen, terms) if report.holds_data else []
    if terms.unnamed:
        blocks.append(Paragraph(sentence("report.own_codes", chosen)))
    blocks += lists
    blocks += _requests(report, chosen)
    blocks += _kept_out(report, chosen)
    blocks += elsewhere(report, chosen)
    blocks += searched(report, chosen)
    if report.holds_data:
        blocks += history
    if report.holds_data or report.elsewhere:
        for register in registers:
            blocks += processing(register)
    elif report.kept_out:
        blocks += processing_of_suppressions(registers[0])
    blocks += rights(registers)
    blocks += annexes.blocks()
    return Document(
        sentence("report.title", chosen),
        chosen,
        report.controller.name,
        day(report.made, chosen),
        tuple(blocks),
        report.made,
        letter(report, registers[0], to) if with_letter else (),
    )


def language_of(report: Report) -> Language:
    """Return the document language that is nearest to the person's own; English where none is."""
    return nearest_language([record.data for record in report.records])


def _summary(report: Report, registers: list[DescribedRegister]) -> list[Block]:
    first = registers[0]
    blocks: list[Block] = [Heading(2, first.say("report.summary"))]
    blocks += answer(report, first.language)
    facts: list[tuple[str, tuple[str, ...]]] = [
        (first.say("report.date"), (day(report.made, first.language),))
    ]
    if report.holds_data:
        names = tuple(register.name for register in registers)
        facts.append((first.say("report.registers"), names))
    return [
        *blocks,
        Facts(tuple(facts)),
        Heading(3, first.say("column.controller")),
        controller_facts(first.controller, first.language),
        Heading(3, first.say("report.contact")),
        contact_facts(first.controller, first.language),
    ]


def _handovers(report: Report, language: Language, annexes: Annexes, terms: Terms) -> list[Block]:
    """Return the lists that the person was on: date, purpose, recipient (Art. 15(1)(c))."""
    title = sentence("report.disclosures", language)
    blocks: list[Block] = [Heading(2, title)]
    if not report.handovers:
        return [*blocks, Paragraph(sentence("report.undisclosed", language))]
    blocks.append(Paragraph(sentence("report.disclosed", language)))
    units = {unit.name: unit.named(language) for unit in report.controller.units}
    units |= {
        item.recipient: terms.name(item.recipient)  # a unit that is no longer there
        for item in report.handovers
        if item.recipient not in units
    }
    rows = tuple(
        (
            day(item.date, language),
            # A campaign that is no longer there has no title
            terms.name(item.campaign) if item.title == item.campaign else item.title,
            word_label(item.purpose, language),
            word_label(item.channel, language),
            units[item.recipient],
            joined([small(field_label(name, language)) for name in item.columns], language),
        )
        for item in reversed(report.handovers)
    )
    keys = ("date", "report.campaign", "purpose", "channel", "report.recipient", "report.columns")
    columns = headings(language, *keys)

    def by_year() -> Table:
        count = Counter((item.date.year, item.purpose, item.recipient) for item in report.handovers)
        lists = sentence("report.lists", language)
        return Table(
            sentence("report.by_year", language, name=lists),
            headings(language, "year", "purpose", "report.recipient", "report.lists"),
            tuple(
                (
                    str(year),
                    word_label(purpose, language),
                    units[unit],
                    number(times, language),
                )
                for (year, purpose, unit), times in sorted(count.items(), reverse=True)
            ),
        )

    return [*blocks, *annexes.shown(Table(title, columns, rows), by_year)]


def _requests(report: Report, language: Language) -> list[Block]:
    if not report.requests:
        return []
    title = sentence("report.requests", language)
    rows = tuple(
        (
            item.id,
            word_label(item.kind, language),
            day(item.received, language),
            "" if item.outcome else day(item.due, language),
            word_label(item.outcome, language)
            if item.outcome
            else sentence("report.open", language),
        )
        for item in report.requests
    )
    columns = headings(language, "report.about", "report.received", "report.due", "report.outcome")
    return [
        Heading(2, title),
        Table(title, (field_label("id", language, Request), *columns), rows),
    ]


def _kept_out(report: Report, language: Language) -> list[Block]:
    """Return what keeps an address of the person out of lists: it is held outside the contacts."""
    title = sentence("report.kept_out", language)
    if report.kept_out is None:
        return [Heading(2, title), Paragraph(sentence("report.unknown", language))]
    if not report.kept_out:
        return []
    rows = tuple(
        (
            day(item.since, language),
            word_label(item.reason, language),
            joined([word_label(one, language) for one in item.purposes], language)
            or sentence("report.every", language),
        )
        for item in report.kept_out
    )
    columns = tuple(map(capital, headings(language, "since", "reason", "purpose")))
    return [
        Heading(2, title),
        Paragraph(sentence("report.hashed", language)),
        Table(title, columns, rows),
    ]
