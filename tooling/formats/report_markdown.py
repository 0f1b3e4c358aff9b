"""A subject report for people, in Markdown."""

from __future__ import annotations

from typing import Any

from schema.labels import field_label, word_label
from tooling.formats.markdown import bullet, heading, table, text
from tooling.formats.report import Report

_RIGHTS = (
    "You may have this data corrected, completed or erased, restrict or object to its use, "
    "receive it in a form for machines, and withdraw a consent at any time. You may prohibit "
    "direct advertising, distance selling and other direct marketing, market research and opinion "
    "research; we then stop. Turn to the contact point above. You may also complain to the data "
    "protection authority; in Finland that is the Data Protection Ombudsman."
)

# Fields whose text is a word of a closed vocabulary; any other text is shown as it was typed.
_WORDS = {
    "kind", "use", "basis", "purpose", "channels", "against", "ground", "channel", "source",
}  # fmt: skip


def to_markdown(report: Report) -> bytes:
    """Return a subject report as Markdown in UTF-8."""
    parts = [heading(1, "What we hold on you"), _head(report)]
    if not report.records:
        parts.append("\nWe hold no personal data on you in these registers.\n")
    for record in report.records:
        parts.append("\n" + heading(2, f"Your data in the {word_label(record.register)}") + "\n")
        parts.extend(_field(name, value, 0) for name, value in record.data.items())
        for name in record.sealed:
            parts.append(bullet(field_label(name), "kept encrypted; held, and not shown here"))
    parts.append(_handovers(report))
    parts.append(_requests(report))
    parts.append(_kept_out(report))
    parts.append(_events(report))
    parts.append(_processing(report))
    return "".join(parts).encode()


def _head(report: Report) -> str:
    controller, point = report.controller, report.controller.contact_point
    lines = ["\n", bullet("Date", report.made.isoformat()), bullet("Controller", controller.name)]
    address = point.address or controller.address
    parts = [address.street, address.postal_code, address.city, address.country]
    reach = [point.title, ", ".join(part for part in parts if part), point.phone, point.email]
    lines.append(bullet("Contact point", "; ".join(part for part in reach if part)))
    return "".join(lines)


def _field(name: str, value: Any, depth: int) -> str:
    label = field_label(name)
    if isinstance(value, str):
        return bullet(label, word_label(value) if name in _WORDS else value, depth)
    if isinstance(value, dict):
        inner = (
            [bullet(key, str(answer), depth + 1) for key, answer in value.items()]
            if name == "results"
            else [_field(key, item, depth + 1) for key, item in value.items()]
        )
        return f"{'  ' * depth}- **{text(label)}**\n" + "".join(inner)
    if all(isinstance(item, str) for item in value):
        words = (word_label(item) if name in _WORDS else item for item in value)
        return bullet(label, ", ".join(words), depth)
    lines = [f"{'  ' * depth}- **{text(label)}**\n"]
    for place, item in enumerate(value, 1):
        lines.append(f"{'  ' * (depth + 1)}- {place} of {len(value)}\n")
        lines.extend(_field(key, part, depth + 2) for key, part in item.items())
    return "".join(lines)


def _handovers(report: Report) -> str:
    head = "\n" + heading(2, "Lists that you were on") + "\n"
    if not report.handovers:
        return head + "You have been on no list.\n"
    rows = [
        [
            item.date.isoformat(), item.campaign, word_label(item.purpose),
            word_label(item.channel), item.recipient, ", ".join(map(_column, item.columns)),
        ]
        for item in report.handovers
    ]  # fmt: skip
    return head + table(
        ["Date", "Campaign", "Purpose", "By", "Given to our unit", "What the list said"], rows
    )


def _column(name: str) -> str:
    return field_label(name).lower()


def _requests(report: Report) -> str:
    if not report.requests:
        return ""
    rows = [
        [
            item.id, word_label(item.kind), item.received.isoformat(),
            "" if item.outcome else item.due.isoformat(),
            (item.outcome or "open").replace("_", " "),
        ]
        for item in report.requests
    ]  # fmt: skip
    return (
        "\n"
        + heading(2, "Your requests")
        + "\n"
        + table(["Request", "About", "Received", "Answer due", "Outcome"], rows)
    )


_REASONS = {
    "objection": "you objected",
    "unsubscribe": "you unsubscribed",
    "bounce": "the address did not work",
    "manual": "we decided so",
}


def _kept_out(report: Report) -> str:
    if report.kept_out is not None and not report.kept_out:
        return ""
    head = "\n" + heading(2, "Addresses that we keep out") + "\n"
    if report.kept_out is None:
        return head + "This could not be looked up: the key was not at hand.\n"
    rows = [
        [
            item.since.isoformat(), _REASONS[item.reason],
            ", ".join(map(word_label, item.purposes)) or "every purpose",
        ]
        for item in report.kept_out
    ]  # fmt: skip
    said = (
        "So that you do not come back by a list, we keep a keyed hash of your address. It can't be "
        "turned back into the address.\n\n"
    )
    return head + said + table(["Since", "Because", "For"], rows)


def _events(report: Report) -> str:
    if not report.records:
        return ""
    head = "\n" + heading(2, "History") + "\n"
    if not report.has_history:
        return head + "This copy of the register has no history.\n"
    columns = ["Date", "Field", "Before", "After"]
    handlers = any(event.handler for event in report.events)
    rows = [
        [
            event.time.date().isoformat(), _place(event.field), event.before or "",
            event.after or "", *([event.handler or ""] if handlers else []),
        ]
        for event in report.events
    ]  # fmt: skip
    return head + table([*columns, *(["Handled by"] if handlers else [])], rows)


def _place(field: str) -> str:
    """Return `emails.0.address` as `E-mail addresses 1, address`."""
    words: list[str] = []
    for step in field.split("."):
        if step.isdigit() and words:
            words[-1] += f" {int(step) + 1}"
        else:
            words.append(field_label(step))
    return ", ".join([words[0], *(word.lower() for word in words[1:])])


def _processing(report: Report) -> str:
    parts = ["\n" + heading(2, "How we process it")]
    for item in report.processing:
        parts.append("\n" + heading(3, item.name) + "\n")
        rows = [
            [word_label(purpose), ", ".join(map(word_label, bases))]
            for purpose, bases in item.purposes
        ]
        parts.append(table(["Purpose", "Ground"], rows) + "\n")
        parts.append(bullet("Regular sources", ", ".join(map(word_label, item.sources))))
        parts.append(bullet("Recipients", "units of the company only"))
        parts.append(bullet("Outside the EU and EEA", "nothing is transferred"))
        parts.append(bullet("Automated decisions", "none are made"))
        for category, months, after in item.retention:
            parts.append(
                bullet(f"Kept: {word_label(category)}", f"{months} months {word_label(after)}")
            )
    parts.append("\n" + heading(2, "Your rights") + "\n" + _RIGHTS + "\n")
    return "".join(parts)
