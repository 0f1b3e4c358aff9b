"""The changes in a subject report: one row for each item that a commit changed, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from schema.localised import Language
from texts.labels import sentence
from tooling.formats.document import Block, Heading, Paragraph, Table
from tooling.formats.localised import day, number
from tooling.subject_report.annexes import Annexes
from tooling.subject_report.content import Event, Report
from tooling.subject_report.words import headings, label_of, typed

LATEST = 20
"""As many changes stand in the report itself; where there are more, the annex has them all."""


def changes(report: Report, language: Language, annexes: Annexes) -> list[Block]:
    """Return what has changed in the data, as far as Git knows.

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
    rows = tuple(_row(item, language, named=named) for item in _items(report.events))
    columns = headings(language, "date", "report.what", "report.before", "report.after")
    if named:
        columns += headings(language, "report.handler")
    table = Table(sentence("report.changes", language), columns, rows)
    if len(rows) > LATEST:
        text = sentence(
            "report.latest",
            language,
            count=number(LATEST, language),
            total=number(len(rows), language),
            number=annexes.add(table),
        )
        blocks.append(Paragraph(text))
    return [*blocks, Table(table.caption, columns, rows[:LATEST])]


def _items(events: Sequence[Event]) -> list[list[Event]]:
    """Put together what one commit changed in one item: a newsletter is one row, not four."""
    found: list[list[Event]] = []
    for event in events:
        if found and _item(found[-1][0]) == _item(event) and not _again(found[-1], event):
            found[-1].append(event)
        else:
            found.append([event])
    return found


def _item(event: Event) -> tuple[object, ...]:
    """Return what all events of one commit on one item have in common."""
    names = event.field.split(".")
    item = names[:2] if len(names) > 1 and names[1].isdigit() else names[:1]
    return event.time, event.handler, event.register_, item


def _again(events: Sequence[Event], event: Event) -> bool:
    """Whether the field of `event` changed already: in another commit of the same second.

    The texts of a list are one field too; one commit may add several, or take several away.
    """
    return any(
        one.field == event.field and not (one.before == event.before is None
                                          or one.after == event.after is None)
        for one in events
    )  # fmt: skip


def _row(events: Sequence[Event], language: Language, *, named: bool) -> tuple[str, ...]:
    before: list[str] = []
    after: list[str] = []
    for event in events:
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
    first = events[0]
    row = (
        day(first.time.date(), language),
        label_of(first.register_, first.field, language).outer,
        "\n".join(before),
        "\n".join(after),
    )
    return (*row, first.handler or "") if named else row
