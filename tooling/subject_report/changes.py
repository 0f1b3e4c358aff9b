"""The changes in a subject report: a line for a creation, a row for a change, sums by year."""

from __future__ import annotations

from collections.abc import Sequence

from schema.localised import Language
from texts.labels import sentence, word_label
from tooling.formats.document import Block, Heading, Paragraph, Table
from tooling.formats.localised import day, number
from tooling.subject_report.content import Report
from tooling.subject_report.rules.condensed import Row, Sum, condensed, leaves
from tooling.subject_report.terms import Terms
from tooling.subject_report.words import headings, label_of, typed


def changes(report: Report, language: Language, terms: Terms) -> list[Block]:
    """Return what has changed in the data, as far as Git knows, with names instead of codes.

    Without the names of who changed it (CJEU C-579/21), unless the report has them.
    """
    blocks: list[Block] = [Heading(2, sentence("report.history", language))]
    if not report.has_history:
        return [*blocks, Paragraph(sentence("report.no_history", language))]
    if not report.events:
        return [*blocks, Paragraph(sentence("report.unchanged", language))]
    named = any(event.handler for event in report.events)
    if not named:
        blocks.append(Paragraph(sentence("report.unnamed", language)))
    values = {record.id: frozenset(leaves(record.data)) for record in report.records}
    gone = frozenset(record.id for record in report.records if not record.in_use)
    found = condensed(report.events, values, gone)
    columns = headings(language, "date", "report.what", "report.before", "report.after")
    if named:
        columns += headings(language, "report.handler")
    rows = tuple(_row(row, report, terms, named=named) for row in found.rows)
    if rows:
        blocks.append(Table(sentence("report.changes", language), columns, rows))
    if found.sums:
        sums = _sums(found.sums, report, language)
        blocks += [Paragraph(sentence("search.each", language)), sums]
    return blocks


def _sums(sums: Sequence[Sum], report: Report, language: Language) -> Table:
    register = report.events[0].register_
    keys = ("year", "report.what", "search.added", "search.changed", "search.taken_away")
    return Table(
        sentence("report.by_year", language, name=sentence("report.history", language)),
        headings(language, *keys),
        tuple(
            (
                str(one.year),
                label_of(register, one.name, language).outer,
                *(number(n, language) if n else "" for n in (one.added, one.changed, one.removed)),
            )
            for one in sums
        ),
    )


def _row(row: Row, report: Report, terms: Terms, *, named: bool) -> tuple[str, ...]:
    language = terms.language
    if row.kind == "created":
        # Where older changes are cut off, nobody can tell a creation from the first that is left
        cut = any(one.reason in ("shallow", "grafted") for one in report.search.not_looked)
        what = sentence("search.first_here" if cut else "search.created", language)
        cells = (what, "", _creation(row, language))
    elif row.kind == "removed":
        cells = (sentence("search.removed", language), "", "")
    else:
        cells = _change(row, terms)
    first = row.first
    return (day(first.time.date(), language), *cells, *([first.handler or ""] if named else ()))


def _creation(row: Row, language: Language) -> str:
    """Return from which sources a record was entered, and with which fields; their values are data.

    A value that is not there any more stands before a later change.
    """
    sources = [
        word_label(event.after, language)
        for item in row.items
        for event in item
        if event.after and event.field.startswith("sources.") and event.field.endswith(".source")
    ]
    fields = dict.fromkeys(
        label_of(item[0].register_, item[0].field.partition(".")[0], language).outer
        for item in row.items
        if item[0].field != "id" and not item[0].field.startswith("sources.")
    )
    lines = [sentence("search.created_with", language, fields=", ".join(fields))]
    if sources:
        said = ", ".join(dict.fromkeys(sources))
        lines.insert(0, sentence("search.created_from", language, source=said))
    return "\n".join(lines)


def _change(row: Row, terms: Terms) -> tuple[str, str, str]:
    language = terms.language
    before: list[str] = []
    after: list[str] = []
    (item,) = row.items
    for event in map(terms.event, item):
        label = label_of(event.register_, event.field, language)
        inner = f"{label.inner}: " if label.inner else ""
        for text, lines in ((event.before, before), (event.after, after)):
            if text is None:
                continue
            if (event.field, text) == ("file", "unreadable"):
                lines.append(sentence("report.unreadable", language))
            else:
                name = event.field.rpartition(".")[2]
                lines.append(inner + typed(text, label.type, name, language))
    what = label_of(row.first.register_, row.first.field, language).outer
    return what, "\n".join(before), "\n".join(after)
