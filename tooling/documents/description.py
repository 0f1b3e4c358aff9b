"""The register description: the nine headings of the *rekisteriseloste*, and the rights."""

from __future__ import annotations

from tooling.documents.parts import Described
from tooling.formats.document import Block, Bullets, Document, Heading, Paragraph


def description(register: Described) -> Document:
    """Return the register description. It has no date: it changes when the register does."""
    manual, it = register.protection()
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("controller", (register.keeper(),)),
        ("contact", (register.contact_point(),)),
        ("name", (Paragraph(register.name),)),
        (
            "purpose",
            (
                Bullets(register.purposes()),
                Paragraph(register.say("purpose.bases")),
                Bullets(register.bases()),
            ),
        ),
        ("content", content(register)),
        ("sources", (Bullets(register.sources()),)),
        ("disclosures", (Paragraph(register.say("disclosures")),)),
        ("transfers", (Paragraph(register.say("transfers")),)),
        (
            "protection",
            (
                Heading(3, register.say("description.manual")),
                Paragraph(manual),
                Heading(3, register.say("description.it")),
                Paragraph(it),
            ),
        ),
        (
            "rights",
            (
                Paragraph(register.say("rights.description")),
                Paragraph(register.say("rights.form")),
            ),
        ),
    ]
    blocks: list[Block] = []
    for key, below in parts:
        blocks += [Heading(2, register.say(f"description.{key}")), *below]
    title = register.say("title.description", name=register.name)
    return Document(title, register.language, register.controller.name, "", tuple(blocks))


def content(register: Described) -> tuple[Block, ...]:
    """Return the data content: what the register is for, then what its upkeep needs."""
    return (
        Bullets(register.content(further=False)),
        Paragraph(register.say("content.further")),
        Bullets(register.content(further=True)),
    )
