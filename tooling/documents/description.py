"""The register description: the nine headings of the *rekisteriseloste*, and the rights."""

from __future__ import annotations

from tooling.documents.described import DescribedRegister
from tooling.documents.parties import (
    beside_controller,
    complaint,
    protection_officer,
)
from tooling.documents.recipients import disclosures, transfers
from tooling.formats.document import Block, Bullets, Document, Heading, Paragraph
from tooling.formats.localised import small
from tooling.formats.reached import contact_facts, controller_facts


def description(register: DescribedRegister) -> Document:
    """Return the register description."""

    def told(*keys: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(register.say(key)) for key in keys)

    manual, it = register.protection()
    return register.document(
        "description",
        {
            "controller": (
                controller_facts(register.controller, register.language),
                *beside_controller(register),
            ),
            "contact": (
                contact_facts(register.controller, register.language),
                *protection_officer(register),
            ),
            "name": (Paragraph(register.name),),
            "purpose": _purposes(register),
            "content": (*data_content(register), *told("suppressions.content", "history")),
            "sources": (
                Bullets(register.sources()),
                Paragraph(register.public_sources()),
            ),
            "disclosures": disclosures(register),
            "transfers": transfers(register),
            "protection": (
                Heading(3, register.say("description.manual")),
                Paragraph(manual),
                Heading(3, register.say("description.it")),
                Paragraph(it),
            ),
            "rights": (
                *told("rights.description", "right.research", "rights.form"),
                *complaint(register),
            ),
        },
    )


def _purposes(register: DescribedRegister) -> tuple[Block, ...]:
    """Return each purpose with its one ground, and what holds for all of them."""
    items = register.description.purposes
    further = (*register.consent_besides(), register.recorded_bases())
    return (
        Bullets(tuple(f"{register.purpose(one)} – {small(register.ground(one))}" for one in items)),
        *map(Paragraph, further),
        Paragraph(register.say("suppressions.ground")),
    )


def data_content(register: DescribedRegister) -> tuple[Block, ...]:
    """Return the data content: what the register is for, then what its upkeep needs."""
    return (
        Bullets(register.content(further=False)),
        Paragraph(register.say("content.further")),
        Bullets(register.content(further=True)),
    )
