"""The privacy notice: what a person is told when their data is collected (GDPR Art. 13, 14)."""

from __future__ import annotations

from collections.abc import Sequence

from schema.vocabulary import Ground, SourceKind
from tooling.documents.described import DescribedRegister
from tooling.documents.description import data_content
from tooling.documents.parties import (
    beside_controller,
    complaint,
    protection_officer,
)
from tooling.documents.recipients import recipients, transfers
from tooling.formats.document import Block, Bullets, Document, Notice, Paragraph, Table
from tooling.formats.reached import contact_facts, controller_facts

#: In the order of the law.
RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "withdrawal")

#: The right to object in its two forms, told apart from everything else (GDPR Art. 21(4)).
OBJECTIONS = ("objection", "marketing")


def notice(register: DescribedRegister) -> Document:
    """Return the notice."""
    intro = Paragraph(register.say("notice.intro"))
    return register.document("notice", notice_parts(register), (intro,))


def notice_parts(register: DescribedRegister) -> dict[str, tuple[Block, ...]]:
    """Return the parts of the notice in their order, by the key of their heading."""

    def told(*keys: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(register.say(key)) for key in keys)

    name = register.description.register_
    return {
        "controller": (
            controller_facts(register.controller, register.language),
            *beside_controller(register),
        ),
        "contact": (
            contact_facts(register.controller, register.language),
            *protection_officer(register),
        ),
        "people": told(f"people.{name}"),
        "purposes": (_purposes(register), *map(Paragraph, register.consent_besides())),
        "interests": _interests(register),
        "content": data_content(register),
        "sources": _sources(register),
        "recipients": recipients(register),
        "transfers": transfers(register),
        "retention": _retention(register),
        "suppressions": told("suppressions.content", "suppressions.ground", "suppressions.time"),
        "rights": rights_told([register]),
        "exercise": told("exercise"),
        "complaint": complaint(register),
        "mandatory": told(
            "mandatory.contract" if register.has_ground(Ground.CONTRACT) else "mandatory"
        ),
        "automated": told("automated", "automated.newsletters"),
        "protection": tuple(Paragraph(text) for text in register.protection()),
    }


def rights_told(registers: Sequence[DescribedRegister]) -> tuple[Block, ...]:
    """Return the rights of a person in one or more of `registers`, which are in one language."""
    say = registers[0].say
    return (
        Paragraph(say("right.intro")),
        Bullets(rights(registers, RIGHTS)),
        *map(Notice, rights(registers, OBJECTIONS)),
        Paragraph(say("right.research")),
    )


def rights(registers: Sequence[DescribedRegister], keys: Sequence[str]) -> tuple[str, ...]:
    """Return those of the rights `keys` that the person has in one of `registers`.

    Only where anything is done on consent can one be withdrawn (Art. 7(3)). Something can always be
    objected to for one's own situation (Art. 21(1)): the suppression list rests on legitimate
    interest in part.
    """
    asks_consent = any(register.asks_consent for register in registers)
    by_contract = any(register.has_ground(Ground.CONTRACT) for register in registers)
    has = {"withdrawal": asks_consent, "portability": asks_consent or by_contract}
    return tuple(registers[0].say(f"right.{key}") for key in keys if has.get(key, True))


def _purposes(register: DescribedRegister) -> Table:
    """Return the purposes, each with its one ground (GDPR Art. 13(1)(c))."""
    return Table(
        register.say("caption.purposes"),
        (register.say("column.purpose"), register.say("column.bases")),
        tuple(
            (register.purpose(item), register.ground(item))
            for item in register.description.purposes
        ),
    )


def _interests(register: DescribedRegister) -> tuple[Block, ...]:
    """Return the legitimate interests that are pursued (GDPR Art. 13(1)(d))."""
    interests = register.interests()
    if not interests:
        return (Paragraph(register.say("interests.none")),)
    return (Paragraph(register.say("interests.intro")), Bullets(interests))


def _sources(register: DescribedRegister) -> tuple[Block, ...]:
    """Return the person first; whatever comes from elsewhere is named (GDPR Art. 14(2)(f))."""
    lines, public = register.sources(), Paragraph(register.public_sources())
    own: tuple[Block, ...] = ()
    if SourceKind.SELF in register.description.sources:
        own, lines = (Paragraph(f"{lines[0]}."),), lines[1:]
    if not lines:
        return (*own, public)
    return (
        *own,
        Paragraph(register.say("sources.others")),
        Bullets(lines),
        public,
        Paragraph(register.say("sources.informed")),
    )


def _retention(register: DescribedRegister) -> tuple[Block, ...]:
    """Return how long the data is kept (GDPR Art. 13(2)(a))."""
    rows = register.retention()
    further = (Paragraph(register.say("history")),)
    if not rows:
        return (Paragraph(register.say("retention.unset") + "."), *further)
    columns = tuple(register.say(f"column.{key}") for key in ("data", "period", "start"))
    return (
        Table(register.say("caption.retention"), columns, rows),
        *(Paragraph(f"{line}.") for line in register.rest_kept()),
        Paragraph(register.say("retention.end")),
        *further,
    )
