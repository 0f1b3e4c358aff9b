"""A campaign: who gets what, for which purpose, by which channel."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from schema.addresses import Country, Language
from schema.base import Record
from schema.scalars import Flag, Line, Slug
from schema.vocabulary import Channel, Kind, Purpose, RegisterName


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Kinds = Annotated[tuple[Kind, ...], BeforeValidator(_one_or_many)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(_one_or_many)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(_one_or_many)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_many)]

Column = Literal[
    "kind",
    "organisation",
    "given_name",
    "family_name",
    "role",
    "responsible",
    "project_type",
    "street",
    "postal_code",
    "city",
    "country",
]


class Where(Record):
    """The conditions of a campaign: every line must hold, a list means any of its words."""

    kind: Kinds = ()
    """Kinds of contact."""
    country: Countries = ()
    """Country of the postal address."""
    language: Languages = ()
    """Language of letters."""
    segments: Slugs = ()
    """Segments."""
    publications: Slugs = ()
    """Publications that the person receives."""
    outlets: Lines = ()
    """Outlets that the person publishes in."""
    responsible: Lines = ()
    """Our own contact person."""
    organisation: Lines = ()
    """Organisation."""
    project_type: Lines = ()
    """Project type, of prospects."""


class Campaign(Record):
    """`records/campaigns/<slug>.yaml`."""

    id: Slug
    """The campaign's name; the file's name says the same."""
    title: Line
    """Its title."""
    purpose: Purpose
    """What the contact is for."""
    channel: Channel
    """By which channel."""
    registers: Annotated[tuple[RegisterName, ...], Field(min_length=1)]
    """From which registers."""
    targets_work_duties: Flag = False
    """Whether the message is aimed at the recipients' duties at work."""
    where: Where = Where()
    """Who is chosen."""
    columns: tuple[Column, ...] = ()
    """Columns of the list beside id, address, language and permission: no more than is needed."""
