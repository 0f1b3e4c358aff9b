"""The controller: who keeps the registers (GDPR Art. 4(7), 13(1)(a))."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from schema.addresses import PHONE, Country, EmailAddress
from schema.base import Record, broken
from schema.contact import Address
from schema.localised import Language, LocalisedLine, LocalisedText
from schema.scalars import Day, Flag, Line, Slug
from schema.vocabulary import SealedSection, TransferSafeguard


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


class PublishedAddress(Address):
    """An address that documents and letters print, with its names in the reader's language."""

    street_in: LocalisedLine | None = None
    """The street in each language of the documents; without it, they say `street`."""
    city_in: LocalisedLine | None = None
    """The city in each language of the documents (Porvoo, Borgå); without it, they say `city`."""

    def street_to(self, language: Language) -> str | None:
        """Return the street as it is called in `language`."""
        return self.street_in.to(language) if self.street_in else self.street

    def city_to(self, language: Language) -> str | None:
        """Return the city as it is called in `language`."""
        return self.city_in.to(language) if self.city_in else self.city


class Transfer(Record):
    """Why data may go to a country outside the EEA (GDPR Art. 13(1)(f), 44-49)."""

    safeguard: TransferSafeguard
    """What allows it."""
    detail: LocalisedLine | None = None
    """What the documents say of it besides: which clauses, since when."""
    copy_at: LocalisedLine | None = None
    """Where a copy of the safeguard can be had; without it, from the contact point."""


class ContactPoint(Record):
    """Whom a person turns to about the registers: a role, not a person."""

    title: Line
    """The role."""
    title_in: LocalisedLine | None = None
    """The role in each language of the documents; without it, they say `title`."""
    address: PublishedAddress | None = None
    """Where letters go; without it, the controller's address."""
    phone: PublishedPhone | None = None
    """Phone number, as published."""
    email: EmailAddress | None = None
    """E-mail address."""

    def titled(self, language: Language) -> str:
        """Return the role as it is called in `language`."""
        return self.title_in.to(language) if self.title_in else self.title


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
    transfer: Transfer | None = None
    """Outside the EEA only: what allows the transfer there."""

    def named(self, language: Language) -> str:
        """Return what the unit is called in `language`."""
        return self.name_in.to(language) if self.name_in else self.name


class DataProtectionOfficer(Record):
    """How to reach the data protection officer (GDPR Art. 37(7), 13(1)(b)); no name is needed."""

    name: Line | None = None
    """A name, of a person or of a firm."""
    phone: PublishedPhone | None = None
    """Phone number, as published."""
    email: EmailAddress
    """E-mail address."""


class Representative(Record):
    """The representative in the Union of a controller outside it (GDPR Art. 27, 13(1)(a))."""

    name: Line
    """Its name."""
    address: PublishedAddress
    """Its postal address, in the EEA."""
    phone: PublishedPhone | None = None
    """Phone number, as published."""
    email: EmailAddress | None = None
    """E-mail address."""


class JointController(Record):
    """Who decides on the purposes and means together with the controller (GDPR Art. 26)."""

    name: Line
    """Its name."""
    country: Country
    """The country in which it is established."""
    email: EmailAddress | None = None
    """E-mail address."""
    arrangement: LocalisedText
    """The essence of the arrangement: who does what for the people (GDPR Art. 26(2))."""
    transfer: Transfer | None = None
    """Outside the EEA only: what allows the transfer there."""


class Processor(Record):
    """Who processes data on behalf of the controller (GDPR Art. 28)."""

    name: Line
    """Its name."""
    task: LocalisedLine
    """What for, such as the hosting of the Git repository."""
    country: Country
    """The country in which it processes the data."""
    transfer: Transfer | None = None
    """Outside the EEA only: what allows the transfer there."""


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
    address: PublishedAddress
    """Its postal address."""
    phone: PublishedPhone | None = None
    """Its phone number, as published."""
    email: EmailAddress | None = None
    """Its e-mail address."""
    contact_point: ContactPoint
    """Whom a person turns to."""
    data_protection_officer: DataProtectionOfficer | None = None
    """Its data protection officer, where it has one."""
    representative: Representative | None = None
    """Its representative in the Union, where it is established outside it."""
    joint_controllers: tuple[JointController, ...] = ()
    """Those who decide with it on purposes and means."""
    processors: tuple[Processor, ...] = ()
    """Those who process data on its behalf; who hosts the repository is one of them."""
    own_systems: Flag = False
    """Whether all that handles the data is the controller's own, so that there is no processor."""
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    """Units that lists may go to."""
    access: tuple[Access, ...] = ()
    """Who may open sealed sections."""
