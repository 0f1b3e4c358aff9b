"""May this contact be contacted, for this purpose, by this channel? The one answer to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.contact import Contact, Email, LawfulBasis, Objection, Phone
from schema.policy import ELECTRONIC, POLICY, Counts, Policy
from schema.vocabulary import Basis, Channel, Kind, Purpose, RegisterName, Use
from tooling.campaigns.rules.mobile import is_mobile
from tooling.campaigns.rules.outline import Ground, Number, Outline, Prohibition, Reach
from tooling.campaigns.rules.reasons import (
    CONSENT_NEEDED,
    CONSENT_WITHDRAWN,
    NO_ADDRESS,
    NO_LAWFUL_BASIS,
    OBJECTIONS,
    PERMITTED,
    RESTRICTION,
    Reason,
)
from tooling.rules.file_checks import PURPOSE_NOT_OF_REGISTER
from tooling.rules.suppression import SUPPRESSED, KeepOut


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
    contact: Contact | Outline,
    purpose: Purpose,
    channel: Channel,
    today: date,
    *,
    targets_work_duties: bool = False,
    keep_out: KeepOut | None = None,
) -> Decision:
    """Decide whether `contact` may be contacted for `purpose` by `channel` on `today`.

    `targets_work_duties` is what the campaign says of its message; `keep_out` are the suppressions,
    None where there are none. Every reason against is given, the weightiest first: register,
    restriction, objections, suppression, permission, address. An objection counts from the day it
    is recorded, whatever date it carries, and beats every ground. A withdrawn consent is no
    consent; and for direct marketing by its channel no other ground takes its place, since the
    person has said no to just that (GDPR Art. 7(3), 21(3)).

    A contact read from a file that is known to be valid may come as its outline.
    """
    policy = POLICY[purpose]
    against = _prohibitions(contact, policy, channel)
    address, field, at_work = _reach(contact, channel, work_first=targets_work_duties)
    if keep_out is not None and (barred := keep_out.bars(contact, purpose, field)):
        against.append(Reason(SUPPRESSED, barred))
    to_duties = at_work and targets_work_duties and contact.role is not None
    consent, withdrawn = _consent(contact, purpose, channel, today)
    ground = consent if consent is not None else _other_ground(contact, policy.bases, today)
    permission: str | None = None
    direct = policy.counts_as is Counts.DIRECT_MARKETING
    if withdrawn is not None and (direct or ground is None):
        against.append(Reason(CONSENT_WITHDRAWN, f"lawful_basis.{withdrawn}"))
    elif ground is None:
        against.append(Reason(NO_LAWFUL_BASIS, "lawful_basis"))
    elif consent is not None or not (direct and channel in ELECTRONIC):
        permission = contact.lawful_basis[ground].basis.value
    elif to_duties:
        permission = "opt_out"
    elif address is not None:
        against.append(Reason(CONSENT_NEEDED, field))

    if address is None:
        against.append(Reason(NO_ADDRESS, field))
    if against:
        return Decision(False, tuple(against))
    return Decision(
        True,
        (Reason(PERMITTED, f"lawful_basis.{ground}"),),
        address,
        permission,
        "work_duties" if to_duties else "natural_person",
    )


def _prohibitions(contact: Contact | Outline, policy: Policy, channel: Channel) -> list[Reason]:
    """Return what no ground overcomes: the register's purposes, a restriction, objections."""
    against: list[Reason] = []
    register = RegisterName.PROSPECTS if contact.kind is Kind.PROSPECT else RegisterName.CUSTOMERS
    if register not in policy.registers:
        against.append(Reason(PURPOSE_NOT_OF_REGISTER, "kind"))
    if contact.restriction is not None:
        against.append(Reason(RESTRICTION, "restriction"))
    objections: tuple[Objection | Prohibition, ...] = contact.objections
    if objections:
        blocked_by = policy.blocked_by[channel]
        for n, objection in enumerate(objections):
            if objection.against in blocked_by:
                against.append(Reason(OBJECTIONS[objection.against], f"objections.{n}"))
    return against


def _reach(
    contact: Contact | Outline, channel: Channel, *, work_first: bool
) -> tuple[str | None, str | None, bool]:
    """Return the address that `channel` uses, its field, and whether it is the one at work.

    The first usable address stands, but a message aimed at work duties goes to the first one at
    work. Without an address, the field is what is there and does not serve: a postal address
    without street, or with neither city nor postal code; numbers none of which is mobile. A postal
    address is taken to be the organisation's.
    """
    if channel is Channel.POST:
        postal = contact.address
        if postal is None:
            return None, None, False
        if not (postal.street and (postal.city or postal.postal_code)):
            return None, "address", False
        return postal.street, "address", True
    if channel is Channel.EMAIL:
        name, leaf = "emails", "address"
        emails: tuple[Email | Reach, ...] = contact.emails
        found = [(n, email.address, email.use) for n, email in enumerate(emails)]
    else:
        name, leaf = "phones", "number"
        phones: tuple[Phone | Number, ...] = contact.phones
        found = [(n, phone.number, phone.use) for n, phone in enumerate(phones)]
    chosen: tuple[str, str, bool] | None = None
    for n, value, use in found:
        at_work = use is Use.WORK
        if chosen is not None and not at_work:
            continue
        if channel is Channel.SMS and not is_mobile(value):
            continue
        chosen = value, f"{name}.{n}.{leaf}", at_work
        if at_work or not work_first:
            break
    if chosen is not None:
        return chosen
    return None, name if found else None, False


def _consent(
    contact: Contact | Outline, purpose: Purpose, channel: Channel, today: date
) -> tuple[int | None, int | None]:
    """Return where the consent for `purpose` by `channel` stands, and where its withdrawal does.

    At most one of the two is given. A withdrawal ends every consent to the same that was given
    before it, however many records there are; one given on that day or later stands.
    """
    standing: int | None = None
    withdrawn: int | None = None
    given = ended = date.min
    grounds: tuple[LawfulBasis | Ground, ...] = contact.lawful_basis
    for n, ground in enumerate(grounds):
        if (
            ground.basis is not Basis.CONSENT
            or ground.purpose is not purpose
            or channel not in ground.channels
        ):
            continue
        if ground.withdrawn is not None:
            if withdrawn is None or ground.withdrawn > ended:
                withdrawn, ended = n, ground.withdrawn
        elif ground.since <= today and (standing is None or ground.since > given):
            standing, given = n, ground.since
    if standing is not None and (withdrawn is None or given >= ended):
        return standing, None
    return None, withdrawn


def _other_ground(contact: Contact | Outline, bases: frozenset[Basis], today: date) -> int | None:
    """Return where the first ground other than consent stands that is one of `bases`."""
    grounds: tuple[LawfulBasis | Ground, ...] = contact.lawful_basis
    for n, ground in enumerate(grounds):
        if ground.basis is not Basis.CONSENT and ground.basis in bases and ground.since <= today:
            return n
    return None
