"""What campaigns ask of a contact, read off a tree that is known to be valid.

Building the whole model of 100,000 contacts takes seconds, and nearly all of that is spent on
questions that were answered when the file was checked. A property test holds an outline to its
model: both get the same decision and the same row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from schema.vocabulary import Basis, Channel, Kind, ObjectionKind, Purpose, Use


class Reach(NamedTuple):
    """An e-mail address."""

    address: str
    use: Use


class Number(NamedTuple):
    """A phone number."""

    number: str
    use: Use


class Postal(NamedTuple):
    """A postal address."""

    street: str | None
    postal_code: str | None
    city: str | None
    country: str


class Ground(NamedTuple):
    """A lawful basis."""

    basis: Basis
    since: date
    purpose: Purpose | None
    channels: tuple[Channel, ...]
    withdrawn: date | None


class Prohibition(NamedTuple):
    """An objection."""

    against: ObjectionKind


class Outline(NamedTuple):
    """A contact, as far as campaigns ask. Names and meanings are those of `schema.contact`.

    Of a restriction only that it is there matters: `restriction` is its tree.
    """

    id: str
    kind: Kind
    organisation: str
    given_name: str | None
    family_name: str | None
    role: str | None
    language: str | None
    emails: tuple[Reach, ...]
    phones: tuple[Number, ...]
    address: Postal | None
    responsible: str
    lawful_basis: tuple[Ground, ...]
    objections: tuple[Prohibition, ...]
    restriction: Mapping[str, Any] | None
    project_type: str | None


_KINDS = {kind.value: kind for kind in Kind}
_USES = {use.value: use for use in Use}
_BASES = {basis.value: basis for basis in Basis}
_PURPOSES = {purpose.value: purpose for purpose in Purpose}
_CHANNELS = {channel.value: channel for channel in Channel}
_OBJECTIONS = {kind.value: kind for kind in ObjectionKind}
_day = lru_cache(maxsize=65536)(date.fromisoformat)


def outline(tree: Mapping[str, Any]) -> Outline:
    """Return the outline of the contact with this tree, which fits its model."""
    get = tree.get
    postal = get("address")
    return Outline(
        tree["id"],
        _KINDS[tree["kind"]],
        tree["organisation"],
        get("given_name"),
        get("family_name"),
        get("role"),
        get("language"),
        tuple([Reach(email["address"], _USES[email["use"]]) for email in get("emails", ())]),
        tuple([Number(phone["number"], _USES[phone["use"]]) for phone in get("phones", ())]),
        postal
        and Postal(
            postal.get("street"), postal.get("postal_code"), postal.get("city"), postal["country"]
        ),
        tree["responsible"],
        tuple([_ground(ground) for ground in tree["lawful_basis"]]),
        tuple([Prohibition(_OBJECTIONS[word["against"]]) for word in get("objections", ())]),
        get("restriction"),
        get("project_type"),
    )


def _ground(tree: Mapping[str, Any]) -> Ground:
    get = tree.get
    purpose, withdrawn = get("purpose"), get("withdrawn")
    return Ground(
        _BASES[tree["basis"]],
        _day(tree["since"]),
        purpose and _PURPOSES[purpose],
        tuple([_CHANNELS[channel] for channel in get("channels", ())]),
        withdrawn and _day(withdrawn),
    )
