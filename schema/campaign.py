"""A campaign: who gets what, for which purpose, by which channel."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from schema.addresses import Country, Language
from schema.base import Record, broken
from schema.refusals import UNFINISHED_CONDITION, says_nothing
from schema.scalars import Flag, Line, Slug
from schema.vocabulary import Channel, Kind, Purpose, RegisterName


def _one_or_many(value: object) -> object:
    if says_nothing(value):
        raise broken(UNFINISHED_CONDITION)
    return [value] if isinstance(value, str) else value


_AT_LEAST_ONE = Field(min_length=1)  # for editors: `_one_or_many` says it better

Kinds = Annotated[tuple[Kind, ...], _AT_LEAST_ONE, BeforeValidator(_one_or_many)]
Countries = Annotated[tuple[Country, ...], _AT_LEAST_ONE, BeforeValidator(_one_or_many)]
Languages = Annotated[tuple[Language, ...], _AT_LEAST_ONE, BeforeValidator(_one_or_many)]
Slugs = Annotated[tuple[Slug, ...], _AT_LEAST_ONE, BeforeValidator(_one_or_many)]
Lines = Annotated[tuple[Line, ...], _AT_LEAST_ONE, BeforeValidator(_one_or_many)]

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


def _begun(value: object) -> object:
    """Refuse `where:` with nothing after it; `{}` is a plain none, and so is no key."""
    if isinstance(value, str) and says_nothing(value):
        raise broken(UNFINISHED_CONDITION)
    return value


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
    where: Annotated[Where, BeforeValidator(_begun)] = Where()
    """Who is chosen."""
    columns: tuple[Column, ...] = ()
    """Columns of the list beside id, address, language and permission: no more than is needed."""
