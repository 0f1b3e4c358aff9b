"""What a subject report says of the search: what was looked for, where, and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from schema.localised import Language
from texts.labels import sentence
from tooling.formats.document import Block, Facts, Heading, Paragraph, Table
from tooling.formats.localised import day, number, telephone
from tooling.subject_report.content import HeldRecord, Report, Search
from tooling.subject_report.words import headings


def answer(report: Report, language: Language) -> list[Block]:
    """Return what stands first: that data is held; or what alone is; or that nothing was found."""
    if report.holds_data:
        said = ["report.held"]
        if not any(record.in_use for record in report.records):
            said.append("report.gone")
        said.append("report.copy")
    elif report.kept_out:
        said = ["search.only_blocked"]
        if report.elsewhere:
            said.append("search.only_elsewhere")
    elif report.elsewhere:
        said = ["search.only_elsewhere"]
    elif report.requests and report.is_sure:
        said = ["search.only_requests"]
    else:
        said = ["search.none" if report.is_none else "search.unsure"]
    return [Paragraph(sentence(key, language)) for key in said]


def searched(report: Report, language: Language) -> list[Block]:
    """Return the terms that were looked for, what was looked through, and what was not."""
    search = report.search
    terms = tuple(
        (telephone(term.text) if term.kind == "phone" else term.text)
        if term.looked_for
        else sentence("search.too_short", language, text=term.text)
        for term in search.terms
    )
    facts = [
        (sentence("search.terms", language), terms),
        (sentence("search.where", language), (_where(search, language),)),
    ]
    if search.not_looked:
        blind = tuple(_blind(search, language))
        facts.append((sentence("search.not_looked", language), blind))
    return [Heading(2, sentence("search.title", language)), Facts(tuple(facts))]


def _where(search: Search, language: Language) -> str:
    if not search.everywhere:
        return sentence("search.records", language)
    files = number(search.files, language)
    if search.since is None:
        return sentence("search.files", language, files=files)
    return sentence(
        "search.everywhere",
        language,
        files=files,
        objects=number(search.objects, language),
        commits=number(search.commits, language),
        since=day(search.since, language),
    )


def _blind(search: Search, language: Language) -> Iterator[str]:
    for one in search.not_looked:
        counted = {} if one.count is None else {"count": number(one.count, language)}
        yield sentence(f"search.blind.{one.reason}", language, **counted)


def elsewhere(report: Report, language: Language) -> list[Block]:
    """Return how many places outside the person's own records hold a detail of theirs."""
    if not report.elsewhere:
        return []
    title = sentence("search.elsewhere", language)
    columns = headings(language, "search.place", "search.in_use", "search.in_history")
    count: dict[str, dict[bool, int]] = {}
    for one in report.elsewhere:
        count.setdefault(one.kind, {})[one.in_use] = one.count
    rows = tuple(
        (
            sentence(f"search.place.{kind}", language),
            *(
                number(places[in_use], language) if in_use in places else ""
                for in_use in (True, False)
            ),
        )
        for kind, places in count.items()
    )
    return [
        Heading(2, title),
        Paragraph(sentence("search.elsewhere_text", language)),
        Table(title, columns, rows),
    ]


def standing(record: HeldRecord, language: Language) -> list[Block]:
    """Return that a record is in the change history alone; and which mailboxes others read, too."""
    blocks: list[Block] = []
    if not record.in_use and record.removed is not None:
        date = day(record.removed, language)
        blocks.append(Paragraph(sentence("search.gone_on", language, date=date)))
    elif not record.in_use:
        blocks.append(Paragraph(sentence("search.gone", language)))
    if record.shared_mailboxes:
        label = sentence("search.shared", language)
        blocks.append(Facts(((label, record.shared_mailboxes),)))
    return blocks
