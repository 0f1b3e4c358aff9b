"""The privacy notice: what a person is told when their data is collected (GDPR Art. 13, 14)."""

from __future__ import annotations

from schema.vocabulary import SourceKind
from tooling.documents.described import DescribedRegister
from tooling.documents.description import data_content
from tooling.formats.document import Block, Bullets, Document, Paragraph, Table

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


def notice(register: DescribedRegister) -> Document:
    """Return the notice."""
    intro = Paragraph(register.say("notice.intro"))
    return register.document("notice", notice_parts(register), (intro,))


def notice_parts(register: DescribedRegister) -> dict[str, tuple[Block, ...]]:
    """Return the parts of the notice in their order, by the key of their heading."""

    def told(*keys: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(register.say(key)) for key in keys)

    name = register.description.register_
    rights = Bullets(tuple(register.say(f"right.{key}") for key in RIGHTS))
    return {
        "controller": (register.controller_facts(),),
        "contact": (register.contact_facts(),),
        "people": told(f"people.{name}"),
        "purposes": (_purposes(register),),
        "interests": told(f"interests.{name}" if register.has_interests else "interests.none"),
        "content": data_content(register),
        "sources": _sources(register),
        "recipients": (*told("recipients.units"), Bullets(register.units())),
        "transfers": told("transfers"),
        "retention": _retention(register),
        "rights": (*told("right.intro"), rights),
        "exercise": told("exercise"),
        "complaint": told("complaint"),
        "mandatory": told("mandatory"),
        "automated": told("automated", "automated.newsletters"),
        "protection": tuple(Paragraph(text) for text in register.protection()),
    }


def _purposes(register: DescribedRegister) -> Table:
    """Return the purposes and their grounds (GDPR Art. 13(1)(c))."""
    return Table(
        register.say("caption.purposes"),
        (register.say("column.purpose"), register.say("column.bases")),
        tuple(
            (register.purpose(item), "\n".join(register.bases(item)))
            for item in register.description.purposes
        ),
    )


def _sources(register: DescribedRegister) -> tuple[Block, ...]:
    """Return the person first; whatever comes from elsewhere is named (GDPR Art. 14(2)(f))."""
    lines = register.sources()
    own: tuple[Block, ...] = ()
    if SourceKind.SELF in register.description.sources:
        own, lines = (Paragraph(f"{lines[0]}."),), lines[1:]
    if not lines:
        return own
    return (
        *own,
        Paragraph(register.say("sources.others")),
        Bullets(lines),
        Paragraph(register.say("sources.informed")),
    )


def _retention(register: DescribedRegister) -> tuple[Block, ...]:
    """Return how long the data is kept (GDPR Art. 13(2)(a))."""
    rows = register.retention()
    if not rows:
        return (Paragraph(register.say("retention.unset") + "."),)
    columns = tuple(register.say(f"column.{key}") for key in ("data", "period", "start"))
    return (
        Table(register.say("caption.retention"), columns, rows),
        Paragraph(register.say("retention.end")),
    )
