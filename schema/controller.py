"""The controller: who keeps the registers (GDPR Art. 4(7), 13(1)(a))."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from schema.addresses import PHONE, Country, EmailAddress
from schema.base import Record, broken
from schema.contact import Address
from schema.localised import LocalisedLine
from schema.scalars import Day, Line, Slug
from schema.vocabulary import SealedSection


def _published_phone(value: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        raise broken(PHONE, "expected a phone number with + and its country code, as published")
    return value


PublishedPhone = Annotated[str, AfterValidator(_published_phone)]
"""A phone number in any notation that parses, such as `+358 204 76 21`."""


class ContactPoint(Record):
    """Whom a person turns to about the registers: a role, not a person."""

    title: Line
    """The role."""
    title_in: LocalisedLine | None = None
    """The role in each language of the documents; without it, they say `title`."""
    address: Address | None = None
    """Where letters go; without it, the controller's address."""
    phone: PublishedPhone | None = None
    """Phone number, as published."""
    email: EmailAddress | None = None
    """E-mail address."""


class Unit(Record):
    """A unit inside the company that may receive data."""

    id: Slug
    """What `export --to` calls it."""
    name: Line
    """Its name."""
    name_in: LocalisedLine | None = None
    """Its name in each language of the documents; without it, they say `name`."""
    country: Country
    """The country in which it works."""


class Access(Record):
    """Somebody who may open sealed sections."""

    section: SealedSection
    """Which section."""
    role: Line
    """Whose key it is: a role."""
    key: Annotated[str, Field(pattern="^age1[02-9ac-hj-np-z]{58}$")]
    """The age public key."""
    since: Day
    """The first day."""
    until: Day | None = None
    """The last day."""


class Controller(Record):
    """`records/controller.yaml`."""

    name: Line
    """The company's name."""
    address: Address
    """Its postal address."""
    phone: PublishedPhone | None = None
    """Its phone number, as published."""
    email: EmailAddress | None = None
    """Its e-mail address."""
    contact_point: ContactPoint
    """Whom a person turns to."""
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    """Units that lists may go to."""
    access: tuple[Access, ...] = ()
    """Who may open sealed sections."""
