"""What one file says that other files must agree with."""

from __future__ import annotations

from typing import Any, NamedTuple

from schema.addresses import normal_email, normal_key
from schema.base import Record
from schema.campaign import Campaign
from schema.contact import Customer, Prospect
from schema.controller import Controller
from schema.disclosure import Disclosure
from schema.field_path import FieldPath
from schema.policy import POLICY
from schema.register import RegisterDescription
from schema.request import Request
from schema.vocabulary import SourceKind
from tooling.yaml.tree import mappings_in


class Fact(NamedTuple):
    """A claim to a name that only one file may have, or a mention of a name in another file.

    `kind` is the name's realm (`email`, `request`); `field` is where the file says it.
    """

    kind: str
    name: str
    field: FieldPath


class Facts(NamedTuple):
    """All that a file claims and mentions."""

    claims: tuple[Fact, ...] = ()
    mentions: tuple[Fact, ...] = ()


def facts_of(record: Record) -> Facts:
    """Return what `record` claims and mentions."""
    if isinstance(record, (Customer, Prospect)):
        return _contact(record)
    if isinstance(record, Campaign):
        return _campaign(record)
    if isinstance(record, Request):
        mentions = tuple(
            Fact("contact", subject, ("subjects", n))
            for n, subject in enumerate(record.subjects)
            if record.outcome is None and record.erasure is None
        )
        told = (Fact("unit", item.unit, ("told", n, "unit")) for n, item in enumerate(record.told))
        return Facts((Fact("request", record.id, ("id",)),), (*mentions, *told))
    if isinstance(record, Controller):
        return Facts(
            tuple(Fact("unit", unit.id, ("units", n, "id")) for n, unit in enumerate(record.units))
        )
    if isinstance(record, RegisterDescription):
        return _description(record)
    if isinstance(record, Disclosure):
        return Facts((Fact("disclosure", record.id, ("id",)),),
                     (Fact("unit", record.unit, ("unit",)),
                      Fact("campaign", record.campaign, ("campaign",))))  # fmt: skip
    return Facts()


def _campaign(campaign: Campaign) -> Facts:
    """Return the campaign's name, and its purpose in each register that may have it."""
    allowed = POLICY[campaign.purpose].registers
    return Facts(
        (Fact("campaign", campaign.id, ("id",)),),
        tuple(
            Fact("purpose", f"{register}/{campaign.purpose}", ("registers", n))
            for n, register in enumerate(campaign.registers)
            if register in allowed
        ),
    )


def _description(description: RegisterDescription) -> Facts:
    """Return the purposes and sources that it claims: its own activity includes the web and fairs.

    So says the register description ("own activity (web, fairs)"): a contact may be precise where
    the description is general.
    """
    claims = [
        Fact("source", f"{description.register_}/{source}", ("sources", n))
        for n, source in enumerate(description.sources)
    ]
    if SourceKind.OWN_ACTIVITY in description.sources:
        own = description.sources.index(SourceKind.OWN_ACTIVITY)
        claims.extend(
            Fact("source", f"{description.register_}/{source}", ("sources", own))
            for source in (SourceKind.WEB, SourceKind.FAIR)
            if source not in description.sources
        )
    claims.extend(
        Fact("purpose", f"{description.register_}/{item.purpose}", ("purposes", n))
        for n, item in enumerate(description.purposes)
    )
    return Facts(tuple(claims))


def _contact(contact: Customer | Prospect) -> Facts:
    register = "customers" if isinstance(contact, Customer) else "prospects"
    claims = [Fact("contact", contact.id, ("id",))]
    mentions: list[Fact] = []
    for n, email in enumerate(contact.emails):
        claims.append(Fact("email", normal_email(email.address), ("emails", n, "address")))
        mentions.extend(
            Fact("contact", other, ("emails", n, "shared_with", m))
            for m, other in enumerate(email.shared_with)
        )
    for n, source in enumerate(contact.sources):
        if source.key:
            name = _source_key(source.mapping, source.source, source.detail, source.key)
            claims.append(Fact("source-key", name, ("sources", n, "key")))
        mentions.append(Fact("source", f"{register}/{source.source}", ("sources", n, "source")))
    for n, objection in enumerate(contact.objections):
        if objection.request:
            mentions.append(Fact("request", objection.request, ("objections", n, "request")))
    for n, statement in enumerate(contact.statements):
        if statement.request:
            mentions.append(Fact("request", statement.request, ("statements", n, "request")))
    if contact.restriction and contact.restriction.request:
        mentions.append(Fact("request", contact.restriction.request, ("restriction", "request")))
    return Facts(tuple(claims), tuple(mentions))


def facts_of_invalid(tree: dict[str, Any]) -> Facts:
    """Return the addresses and keys that a contact claims whose file has errors elsewhere.

    So that a clash is found at once, and not only when the last other error is mended.
    """
    claims: list[Fact] = []
    for n, email in enumerate(mappings_in(tree, "emails")):
        address = email.get("address")
        if isinstance(address, str) and address.count("@") == 1:
            claims.append(Fact("email", normal_email(address), ("emails", n, "address")))
    for n, source in enumerate(mappings_in(tree, "sources")):
        parts = [source.get(part, "") for part in ("mapping", "source", "detail", "key")]
        if parts[1] and parts[3] and all(isinstance(part, str) for part in parts):
            claims.append(Fact("source-key", _source_key(*parts), ("sources", n, "key")))
    return Facts(tuple(claims))


def _source_key(mapping: str | None, source: str, detail: str | None, key: str) -> str:
    """Return a source's key as an import sees it: badge 7 of one fair is not that of another, and
    number 7 of one list is not that of another list of the same kind.
    """
    space = f"mapping {mapping}" if mapping else source
    return "\t".join((space, detail or "", normal_key(key)))
