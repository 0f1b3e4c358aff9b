"""May this contact be contacted, for this purpose, by this channel? The one answer to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.contact import Contact, LawfulBasis
from schema.policy import ELECTRONIC, POLICY, Counts, Policy
from schema.vocabulary import Basis, Channel, Kind, Purpose, RegisterName, Use


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a contact may, or may not, be contacted.

    `rule` is a permanent kebab-case id; `field` is the dotted path of the field that caused it.
    """

    rule: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer: whether, why, and on what the contact would rest.

    `address` is the e-mail address, number or street the channel would use; `permission_basis`
    is the lawful basis, or `opt_out`; `recipient_class` is `work_duties` or `natural_person`.
    They are None where the answer is no.
    """

    allowed: bool
    reasons: tuple[Reason, ...]
    address: str | None = None
    permission_basis: str | None = None
    recipient_class: str | None = None


def decide(
    contact: Contact,
    purpose: Purpose,
    channel: Channel,
    today: date,
    *,
    targets_work_duties: bool = False,
) -> Decision:
    """Decide whether `contact` may be contacted for `purpose` by `channel` on `today`.

    `targets_work_duties` is what the campaign says of its message. Every reason against is
    given, not only the first. An objection counts from the day it is recorded, whatever date it
    carries, and beats every ground; a withdrawn consent is no consent, and for direct marketing
    by the same channel no other ground takes its place (GDPR Art. 7(3), 21(3)).
    """
    policy = POLICY[purpose]
    against = _prohibitions(contact, policy, channel)
    address, field, work = _address(contact, channel, prefer_work=targets_work_duties)
    if address is None:
        against.append(Reason("no-address-for-channel"))
    permission, recipient = None, "natural_person"
    basis = _fitting_basis(contact, policy, purpose, channel, today)
    if policy.counts_as is Counts.DIRECT_MARKETING and channel in ELECTRONIC:
        at_work = work and targets_work_duties and contact.role is not None
        if at_work:
            recipient = "work_duties"
        withdrawn = _withdrawn(contact, purpose, channel)
        if _consent(contact, purpose, channel, today) is not None:
            permission = "consent"
        elif withdrawn is not None:
            against.append(Reason("consent-withdrawn", f"lawful_basis.{withdrawn}"))
        elif basis is None:
            against.append(Reason("no-lawful-basis", "lawful_basis"))
        elif at_work:
            permission = "opt_out"
        elif address is not None:
            against.append(Reason("consent-needed", field))
    elif basis is None:
        against.append(Reason("no-lawful-basis", "lawful_basis"))
    else:
        permission = contact.lawful_basis[basis].basis.value
        if work and targets_work_duties and contact.role is not None:
            recipient = "work_duties"
    if against or permission is None:
        return Decision(False, tuple(against))
    return Decision(True, (Reason("permitted"),), address, permission, recipient)


def prohibitions(contact: Contact, purpose: Purpose, channel: Channel) -> tuple[Reason, ...]:
    """Return the objections and the restriction that stand against `purpose` by `channel`.

    This is the part of the decision that no ground overrides; it is asked again of the present
    state when a list of a past state is made.
    """
    return tuple(_prohibitions(contact, POLICY[purpose], channel))


def _prohibitions(contact: Contact, policy: Policy, channel: Channel) -> list[Reason]:
    found: list[Reason] = []
    register = RegisterName.PROSPECTS if contact.kind is Kind.PROSPECT else RegisterName.CUSTOMERS
    if register not in policy.registers:
        found.append(Reason("purpose-not-of-register", "kind"))
    if contact.restriction is not None:
        found.append(Reason("restriction", "restriction"))
    blocked_by = policy.blocked_by[channel]
    for place, objection in enumerate(contact.objections):
        if objection.against in blocked_by:
            rule = "objection-" + objection.against.value.replace("_", "-")
            found.append(Reason(rule, f"objections.{place}"))
    return found


def _address(
    contact: Contact, channel: Channel, *, prefer_work: bool
) -> tuple[str | None, str | None, bool]:
    """Return the address that `channel` uses, its field, and whether it is the one at work.

    The first address stands, but a message aimed at work duties goes to the first one at work.
    """
    if channel is Channel.POST:
        postal = contact.address
        if postal is None or not (postal.street and postal.city):
            return None, None, False
        return postal.street, "address", True
    if channel is Channel.EMAIL:
        found = [(e.address, e.use) for e in contact.emails]
        name, leaf = "emails", "address"
    else:
        found = [(p.number, p.use) for p in contact.phones]
        name, leaf = "phones", "number"
    if not found:
        return None, None, False
    place = 0
    if prefer_work:
        place = next((n for n, (_, use) in enumerate(found) if use is Use.WORK), 0)
    value, use = found[place]
    return value, f"{name}.{place}.{leaf}", use is Use.WORK


def _covers(ground: LawfulBasis, purpose: Purpose, channel: Channel) -> bool:
    return (
        ground.basis is Basis.CONSENT
        and ground.purpose is purpose
        and channel in ground.channels
    )


def _consent(contact: Contact, purpose: Purpose, channel: Channel, today: date) -> int | None:
    for place, ground in enumerate(contact.lawful_basis):
        if _covers(ground, purpose, channel) and not ground.withdrawn and ground.since <= today:
            return place
    return None


def _withdrawn(contact: Contact, purpose: Purpose, channel: Channel) -> int | None:
    for place, ground in enumerate(contact.lawful_basis):
        if _covers(ground, purpose, channel) and ground.withdrawn:
            return place
    return None


def _fitting_basis(
    contact: Contact, policy: Policy, purpose: Purpose, channel: Channel, today: date
) -> int | None:
    consent = _consent(contact, purpose, channel, today)
    if consent is not None:
        return consent
    for place, ground in enumerate(contact.lawful_basis):
        if (
            ground.basis in policy.bases
            and ground.basis is not Basis.CONSENT
            and ground.since <= today
        ):
            return place
    return None
