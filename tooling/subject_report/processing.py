"""What a subject report says on the processing itself (GDPR Art. 15(1)(a)-(h), (2))."""

from __future__ import annotations

from tooling.documents.description import content
from tooling.documents.notice import RIGHTS, purposes, retention
from tooling.documents.parts import Described
from tooling.formats.document import Block, Bullets, Heading, Paragraph


def processing(register: Described) -> list[Block]:
    """Return what is done with the data of one register, with the texts of its notice."""
    interests = f"interests.{register.description.register_}"
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("purposes", (purposes(register),)),
        (
            "interests",
            (Paragraph(register.say(interests if register.has_interests else "interests.none")),),
        ),
        ("content", content(register)),
        ("sources", (Bullets(register.sources()),)),
        (
            "recipients",
            (Paragraph(register.say("recipients.units")), Bullets(register.units())),
        ),
        ("transfers", (Paragraph(register.say("transfers")),)),
        ("retention", retention(register)),
        (
            "automated",
            tuple(Paragraph(register.say(key)) for key in ("automated", "automated.newsletters")),
        ),
    ]
    blocks: list[Block] = [Heading(2, register.say("report.processing", name=register.name))]
    for key, below in parts:
        blocks += [Heading(3, heading(register, key)), *below]
    return blocks


def rights(register: Described) -> list[Block]:
    """Return the rights, how to use them, and where to complain (Art. 15(1)(e), (f)).

    They are the same for every register; `register` says the language.
    """
    return [
        Heading(2, heading(register, "rights")),
        Paragraph(register.say("right.intro")),
        Bullets(tuple(register.say(f"right.{key}") for key in RIGHTS)),
        Paragraph(register.say("report.exercise")),
        Heading(2, heading(register, "complaint")),
        Paragraph(register.say("complaint")),
    ]


def heading(register: Described, key: str) -> str:
    """Return a heading of the notice without its number."""
    return register.say(f"notice.{key}").partition(". ")[2]
