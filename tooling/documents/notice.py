"""The privacy notice: what a person is told when their data is collected (GDPR Art. 13, 14)."""

from __future__ import annotations

from schema.vocabulary import SourceKind
from tooling.documents.description import content
from tooling.documents.parts import Described
from tooling.formats.document import Block, Bullets, Document, Heading, Paragraph, Table

#: In the order of the law, the right to object in its two forms.
RIGHTS = (
    "access",
    "rectification",
    "erasure",
    "restriction",
    "portability",
    "objection",
    "marketing",
    "withdrawal",
)


def notice(register: Described) -> Document:
    """Return the notice. It has no date: it changes when the register does."""

    def told(key: str) -> Paragraph:
        return Paragraph(register.say(key))

    name = register.description.register_
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("controller", (register.keeper(),)),
        ("contact", (register.contact_point(),)),
        ("people", (told(f"people.{name}"),)),
        ("purposes", (purposes(register),)),
        (
            "interests",
            (told(f"interests.{name}" if register.has_interests else "interests.none"),),
        ),
        ("content", content(register)),
        ("sources", _sources(register)),
        ("recipients", (told("recipients.units"), Bullets(register.units()))),
        ("transfers", (told("transfers"),)),
        ("retention", retention(register)),
        (
            "rights",
            (told("right.intro"), Bullets(tuple(register.say(f"right.{key}") for key in RIGHTS))),
        ),
        ("exercise", (told("exercise"),)),
        ("complaint", (told("complaint"),)),
        ("mandatory", (told("mandatory"),)),
        ("automated", (told("automated"), told("automated.newsletters"))),
        ("protection", tuple(Paragraph(text) for text in register.protection())),
    ]
    blocks: list[Block] = [told("notice.intro")]
    for key, below in parts:
        blocks += [Heading(2, register.say(f"notice.{key}")), *below]
    title = register.say("title.notice", name=register.name)
    return Document(title, register.language, register.controller.name, "", tuple(blocks))


def purposes(register: Described) -> Table:
    """Return the purposes and their grounds (GDPR Art. 13(1)(c))."""
    return Table(
        register.say("caption.purposes"),
        (register.say("column.purpose"), register.say("column.bases")),
        tuple(
            (register.purpose(item), "\n".join(register.bases(item)))
            for item in register.description.purposes
        ),
    )


def _sources(register: Described) -> tuple[Block, ...]:
    """The person first; whatever comes from elsewhere is named (Art. 14(2)(f))."""
    lines = register.sources()
    if SourceKind.SELF not in register.description.sources:
        own: tuple[Block, ...] = ()
    else:
        own, lines = (Paragraph(f"{lines[0]}."),), lines[1:]
    if not lines:
        return own
    return (
        *own,
        Paragraph(register.say("sources.others")),
        Bullets(lines),
        Paragraph(register.say("sources.informed")),
    )


def retention(register: Described) -> tuple[Block, ...]:
    """Return how long the data is kept (GDPR Art. 13(2)(a))."""
    rows = register.retention()
    if not rows:
        return (Paragraph(register.say("retention.unset") + "."),)
    columns = tuple(register.say(f"column.{key}") for key in ("data", "period", "start"))
    return (
        Table(register.say("caption.retention"), columns, rows),
        Paragraph(register.say("retention.end")),
    )
