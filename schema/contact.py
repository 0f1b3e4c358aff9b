"""A contact: one person, or an organisation's switchboard, in one of the two registers."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schema.addresses import (
    Country,
    EmailAddress,
    Language,
    PhoneNumber,
    fits_postal_code,
)
from schema.base import Record, broken, items_written_out, written_out
from schema.layout import CONTACT_KINDS, FileKind
from schema.rule import Group, Rule
from schema.scalars import Count, Day, Id, Line, Sealed, Slug, Text
from schema.vocabulary import (
    Basis,
    Channel,
    DocumentKind,
    HoldReason,
    InteractionChannel,
    Kind,
    ObjectionKind,
    Purpose,
    RestrictionGround,
    SourceKind,
    Use,
)

POSTAL_CODE = Rule(
    "postal-code", "the postal code does not have the form that its country uses",
    "correct the code or the country", group=Group.VALUES,
    files=(*CONTACT_KINDS, FileKind.CONTROLLER),
)  # fmt: skip
CONSENT_INCOMPLETE = Rule(
    "consent-incomplete", "a consent names its purpose, channels and evidence (GDPR Art. 7(1))",
    "add what is missing", files=CONTACT_KINDS,
)  # fmt: skip
CONSENT_ONLY = Rule(
    "consent-only",
    "purpose, channels, evidence and withdrawn belong to a consent, not to this basis",
    "remove them from this basis", files=CONTACT_KINDS,
)  # fmt: skip
MEDIA_ONLY = Rule(
    "media-only", "only a contact of kind media has outlets", "remove them, or correct the kind",
    files=(FileKind.CUSTOMER,),
)  # fmt: skip

_OBJECTION = (
    "an objection is begun here, and does not say against what: write "
    "`- against: direct_advertising` and below it `since: 2024-03-14`"
)
_RESTRICTION = (
    "a restriction is begun here, and does not say why: write `ground: accuracy_contested` and "
    "`since: 2024-03-14` below `restriction:`"
)
_WITHDRAWAL = (
    "the withdrawal of a consent is begun here, without its day: write `withdrawn: 2024-03-14`"
)


class Email(Record):
    """An e-mail address of the contact."""

    address: EmailAddress
    """The address."""
    use: Use
    """Whether it is the address at work or a personal one."""
    shared_with: tuple[Id, ...] = ()
    """The other contacts who read this mailbox; without it, one address on two contacts is an
    error."""


class Phone(Record):
    """A phone number of the contact."""

    number: PhoneNumber
    """The number in E.164."""
    use: Use
    """Whether it is the number at work or a personal one."""


class Address(Record):
    """A postal address."""

    street: Line | None = None
    """Street or post box, as it stands on an envelope."""
    postal_code: Line | None = None
    """Postal code, in the form of its country."""
    city: Line | None = None
    """Post office or city."""
    country: Country
    """Country."""

    @model_validator(mode="after")
    def _postal_code_fits(self) -> Self:
        if self.postal_code and not fits_postal_code(self.postal_code, self.country):
            raise broken(POSTAL_CODE)
        return self


class LawfulBasis(Record):
    """A ground on which the data is kept (GDPR Art. 6(1))."""

    basis: Basis
    """Which ground."""
    since: Day
    """The day from which it holds."""
    purpose: Purpose | None = None
    """Consent only: what the person agreed to."""
    channels: tuple[Channel, ...] = ()
    """Consent only: by which channels."""
    evidence: Line | None = None
    """Consent only: how it can be shown that consent was given (GDPR Art. 7(1))."""
    withdrawn: Annotated[Day | None, written_out(_WITHDRAWAL)] = None
    """Consent only: the day on which it was withdrawn (GDPR Art. 7(3))."""

    @model_validator(mode="after")
    def _consent_is_specific(self) -> Self:
        if self.basis is Basis.CONSENT:
            if not (self.purpose and self.channels and self.evidence):
                raise broken(CONSENT_INCOMPLETE)
        elif self.purpose or self.channels or self.evidence or self.withdrawn:
            raise broken(CONSENT_ONLY)
        return self


class Objection(Record):
    """A prohibition by the person (GDPR Art. 21). Nothing overrides it."""

    against: Annotated[ObjectionKind, written_out(_OBJECTION)]
    """What the person prohibited."""
    since: Day
    """The day on which the objection was received."""
    request: Id | None = None
    """The request that recorded it."""


class Restriction(Record):
    """Restriction of processing (GDPR Art. 18): the contact is on no list while it stands."""

    ground: Annotated[RestrictionGround, written_out(_RESTRICTION)]
    """Which of the four grounds."""
    since: Day
    """The day from which it holds."""
    request: Id | None = None
    """The request that recorded it."""


class Hold(Record):
    """A reason to keep the data although its time is over (GDPR Art. 17(3)), and its end."""

    reason: HoldReason
    """Which reason."""
    until: Day
    """The last day on which it holds."""
    note: Line | None = None
    """Which claim, or which law; nothing that the person need not read."""


class Statement(Record):
    """A statement by the person that supplements the data (GDPR Art. 16)."""

    date: Day
    """The day on which it was received."""
    text: Text
    """What the person states."""
    request: Id | None = None
    """The request that it came with."""


class Interaction(Record):
    """One contact between us and the person."""

    date: Day
    """The day."""
    channel: InteractionChannel
    """How."""
    summary: Text
    """What it was about."""
    by: EmailAddress | None = None
    """Our person."""


class SurveyAnswer(Record):
    """The person's answer to a survey or to market or opinion research."""

    survey: Slug
    """Which survey."""
    answered: Day
    """The day."""
    results: Annotated[dict[Line, Line], Field(max_length=200)] = Field(default={})
    """Question and answer."""


class NewsletterSent(Record):
    """An issue of a newsletter that was sent to the person."""

    issue: Slug
    """Which issue."""
    sent: Day
    """The day."""
    opens: Count | None = None
    """How often it was opened."""
    clicks: Count | None = None
    """How often a link in it was followed."""


class Source(Record):
    """Where data of the contact came from (GDPR Art. 14(2)(f))."""

    source: SourceKind
    """Which kind of source."""
    detail: Line | None = None
    """Which one: the fair, the form, the list."""
    mapping: Slug | None = None
    """The mapping by which a list brought it, `records/sources/<slug>.yaml`. The key is one of that
    mapping: two lists of one kind of source count from 1 both."""
    key: Line | None = None
    """The source's own identifier of the contact, so that a second import finds it."""
    date: Day
    """The day on which the data was had from it."""


class PaperDocument(Record):
    """A paper original."""

    kind: DocumentKind
    """What it is."""
    location: Line
    """Where it is kept."""
    date: Day
    """Its date."""


class _Person(Record):
    """What contacts of both registers have, in the order of the file."""

    id: Id
    """The contact's id; the file's name says the same."""
    kind: Kind
    """What the contact is to us."""
    organisation: Line
    """The organisation's name."""
    given_name: Line | None = None
    """Given name."""
    family_name: Line | None = None
    """Family name."""
    role: Line | None = None
    """Duties at work."""
    language: Language | None = None
    """The language of letters to this person."""
    emails: tuple[Email, ...] = ()
    """E-mail addresses."""
    phones: tuple[Phone, ...] = ()
    """Phone numbers."""
    address: Address | None = None
    """Postal address."""
    responsible: EmailAddress
    """Our own contact person."""
    lawful_basis: Annotated[tuple[LawfulBasis, ...], Field(min_length=1)]
    """On which grounds the data is kept; at least one."""
    objections: Annotated[
        tuple[Annotated[Objection, written_out(_OBJECTION)], ...], items_written_out(_OBJECTION)
    ] = ()
    """What the person has prohibited."""
    restriction: Annotated[Restriction | None, written_out(_RESTRICTION)] = None
    """Restriction of processing."""
    holds: tuple[Hold, ...] = ()
    """Why the data is kept although its time is over, and until when."""
    informed: Day | None = None
    """The day on which the person was given the privacy notice."""
    statements: tuple[Statement, ...] = ()
    """What the person states beside the data."""
    segments: tuple[Slug, ...] = ()
    """The groups by which campaigns choose."""
    publications: tuple[Slug, ...] = ()
    """Our publications that the person receives."""


class Customer(_Person):
    """A customer, a partner or a member of the media."""

    kind: Literal[Kind.CUSTOMER, Kind.PARTNER, Kind.MEDIA]
    """What the contact is to us: customer, partner or media."""
    outlets: tuple[Line, ...] = ()
    """Media only: where the person publishes."""
    interactions: tuple[Interaction, ...] = ()
    """Contacts between us and the person."""
    surveys: tuple[SurveyAnswer, ...] = ()
    """Answers to customer surveys."""
    newsletters: tuple[NewsletterSent, ...] = ()
    """Newsletters sent, with opens and clicks."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Where the data came from; at least one."""
    documents: tuple[PaperDocument, ...] = ()
    """Paper originals: what, and where they are kept."""
    sales: Sealed | None = None
    """Sales data, sealed."""

    @model_validator(mode="after")
    def _outlets_are_of_media(self) -> Self:
        if self.outlets and self.kind is not Kind.MEDIA:
            raise broken(MEDIA_ONLY)
        return self


class Prospect(_Person):
    """A potential customer."""

    kind: Literal[Kind.PROSPECT]
    """What the contact is to us: prospect."""
    interactions: tuple[Interaction, ...] = ()
    """Contacts between us and the person."""
    research: tuple[SurveyAnswer, ...] = ()
    """Results of market and opinion research."""
    newsletters: tuple[NewsletterSent, ...] = ()
    """Newsletters sent, with opens and clicks."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Where the contact details came from; at least one."""
    project_type: Line | None = None
    """What kind of project the person plans."""
    estimated_sales: Sealed | None = None
    """Estimated sales, sealed."""


Contact = Customer | Prospect
"""A contact of either register."""
