"""The history in a subject report: one row for each item that changed, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from schema.localised import Language
from tooling.formats.document import Block, Heading, Paragraph, Table
from tooling.formats.localised import day, number
from tooling.subject_report.content import Event, Report
from tooling.subject_report.data import Annexes
from tooling.subject_report.words import place, typed
from tooling.texts.labels import field_label, sentence

#: As many changes stand in the report itself; the annex has them all.
LATEST = 20


def changes(report: Report, language: Language, annexes: Annexes) -> list[Block]:
    """Return what has changed in the data, as far as Git knows (C-579/21: without names)."""
    blocks: list[Block] = [Heading(2, sentence("report.history", language))]
    if not report.has_history:
        return [*blocks, Paragraph(sentence("report.no_history", language))]
    if not report.events:
        return [*blocks, Paragraph(sentence("report.unchanged", language))]
    named = any(event.handler for event in report.events)
    if not named:
        blocks.append(Paragraph(sentence("report.unnamed", language)))
    rows = [_row(item, language, named=named) for item in _items(report.events)]
    keys = ("what", "before", "after", *(["handler"] if named else []))
    columns = (
        field_label("date", language),
        *(sentence(f"report.{key}", language) for key in keys),
    )
    table = Table(sentence("report.changes", language), columns, tuple(rows))
    if len(rows) > LATEST:
        shown = annexes.add(table)
        text = sentence(
            "report.latest",
            language,
            count=number(LATEST, language),
            total=number(len(rows), language),
            number=shown,
        )
        blocks.append(Paragraph(text))
    return [*blocks, Table(table.caption, columns, table.rows[:LATEST])]


def _items(events: Sequence[Event]) -> list[list[Event]]:
    """Put together what one commit changed in one item: a newsletter is one row, not four."""
    found: list[list[Event]] = []
    for event in events:
        if found and _item(found[-1][0]) == _item(event) and not _again(found[-1], event):
            found[-1].append(event)
        else:
            found.append([event])
    return found


def _again(events: Sequence[Event], event: Event) -> bool:
    """Whether the field of `event` changed already: in another commit of the same second.

    The texts of a list are one field too; one commit may add several, or take several away.
    """
    return any(
        one.field == event.field and not (one.before == event.before is None
                                          or one.after == event.after is None)
        for one in events
    )  # fmt: skip


def _item(event: Event) -> tuple[object, ...]:
    steps = event.field.split(".")
    top = steps[:2] if len(steps) > 1 and steps[1].isdigit() else steps[:1]
    return event.time, event.handler, event.register_, top


def _row(events: Sequence[Event], language: Language, *, named: bool) -> tuple[str, ...]:
    before: list[str] = []
    after: list[str] = []
    what = ""
    for event in events:
        what, inner, kind = place(event.register_, event.field, language)
        name = event.field.rpartition(".")[2]
        label = f"{inner}: " if inner else ""
        for text, lines in ((event.before, before), (event.after, after)):
            if text is not None:
                said = _said(text, event.field, language) or typed(text, kind, name, language)
                lines.append(label + said)
    first = events[0]
    row = (day(first.time.date(), language), what, "\n".join(before), "\n".join(after))
    return (*row, first.handler or "") if named else row


def _said(text: str, field: str, language: Language) -> str:
    return (
        sentence("report.unreadable", language) if (field, text) == ("file", "unreadable") else ""
    )
