"""The register description: the nine headings of the *rekisteriseloste*, and the rights."""

from __future__ import annotations

from tooling.documents.described import DescribedRegister
from tooling.formats.document import Block, Bullets, Document, Heading, Paragraph


def description(register: DescribedRegister) -> Document:
    """Return the register description."""

    def told(key: str) -> Paragraph:
        return Paragraph(register.say(key))

    manual, it = register.protection()
    return register.document(
        "description",
        {
            "controller": (register.controller_facts(),),
            "contact": (register.contact_facts(),),
            "name": (Paragraph(register.name),),
            "purpose": (
                Bullets(register.purposes()),
                told("purpose.bases"),
                Bullets(register.bases()),
            ),
            "content": data_content(register),
            "sources": (Bullets(register.sources()),),
            "disclosures": (told("disclosures"),),
            "transfers": (told("transfers"),),
            "protection": (
                Heading(3, register.say("description.manual")),
                Paragraph(manual),
                Heading(3, register.say("description.it")),
                Paragraph(it),
            ),
            "rights": (told("rights.description"), told("rights.form")),
        },
    )


def data_content(register: DescribedRegister) -> tuple[Block, ...]:
    """Return the data content: what the register is for, then what its upkeep needs."""
    return (
        Bullets(register.content(further=False)),
        Paragraph(register.say("content.further")),
        Bullets(register.content(further=True)),
    )
