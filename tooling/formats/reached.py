"""Who keeps the registers, whom a person turns to, and how both are reached: in any document."""

from __future__ import annotations

from schema.controller import Controller, PublishedAddress
from schema.localised import Language
from texts.labels import sentence
from tooling.formats.document import Facts
from tooling.formats.localised import postal, telephone

Row = tuple[str, tuple[str, ...]]
"""A label, and the lines beside it."""


def controller_facts(controller: Controller, language: Language) -> Facts:
    """Return who keeps the registers, and how to reach them (GDPR Art. 13(1)(a))."""
    name = (sentence("label.name", language), (controller.name,))
    reach = reached(language, controller.address, controller.phone, controller.email)
    return Facts((name, *reach))


def contact_facts(controller: Controller, language: Language) -> Facts:
    """Return whom to turn to: a role. What it lacks of its own is the controller's."""
    point = controller.contact_point
    has_own = bool(point.phone or point.email)
    return Facts(
        (
            (sentence("label.role", language), (point.titled(language),)),
            *reached(
                language,
                point.address or controller.address,
                point.phone if has_own else controller.phone,
                point.email if has_own else controller.email,
            ),
        )
    )


def reached(
    language: Language, address: PublishedAddress, phone: str | None, email: str | None
) -> tuple[Row, ...]:
    """Return how somebody is reached: a row for each way that there is."""
    values = {
        "label.address": postal(address, language),
        "label.phone": (telephone(phone),) if phone else (),
        "label.email": (email,) if email else (),
    }
    return tuple((sentence(key, language), lines) for key, lines in values.items() if lines)
