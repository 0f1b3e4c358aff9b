"""The head of a letter to a person, from what the register holds of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from schema.contact import Address
from schema.controller import Controller
from schema.localised import Language
from schema.person_name import name_of
from texts.labels import sentence
from tooling.formats.document import Letterhead
from tooling.formats.localised import day, envelope, sender

Tree = Mapping[str, Any]
"""The fields of a contact, as they stand in its file."""


def letterhead(
    controller: Controller,
    language: Language,
    made: date,
    subject: str,
    trees: Sequence[Tree],
    to: Sequence[str] = (),
) -> Letterhead:
    """Return the head of a letter to the person whose contacts `trees` are, on the day `made`.

    `to` are the lines of the address field; without them, they come from the first contact that
    has an address, or else the first.
    """
    tree = written_to(trees)
    address = None if to else address_of(tree)
    lines: Sequence[str] = to
    if not to:
        names = (name_of(tree), str(tree.get("organisation", "")))
        home = controller.address.country
        where = envelope(address, language, home) if address else ()
        lines = (*(name for name in names if name), *where)
    destination = address.country if address else controller.address.country
    return Letterhead(
        (controller.name, *sender(controller.address, language, destination)),
        sentence("letter.date", language, date=day(made, language)),
        tuple(lines),
        subject,
    )


def written_to(trees: Sequence[Tree]) -> Tree:
    """Return the contact that a letter goes to: the first that has an address, or the first."""
    return next((tree for tree in trees if address_of(tree)), next(iter(trees), {}))


def address_of(tree: Tree) -> Address | None:
    """Return the address that a letter can be posted to."""
    address = Address.model_validate(tree["address"]) if tree.get("address") else None
    return address if address and (address.street or address.city) else None
