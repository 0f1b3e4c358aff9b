"""May this contact be contacted, for this purpose, by this channel? The one answer to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.contact import Contact, Objection
from schema.policy import ELECTRONIC, POLICY, Counts, Policy
from schema.vocabulary import Channel, Kind, Purpose, RegisterName
from tooling.campaigns.rules.addressing import reach
from tooling.campaigns.rules.grounds import Grounds, grounds_for
from tooling.campaigns.rules.outline import Outline, Prohibition
from tooling.campaigns.rules.premises import Described, Premises
from tooling.campaigns.rules.reasons import (
    BASIS_NOT_DESCRIBED,
    CONSENT_NEEDED,
    CONSENT_WITHDRAWN,
    DESCRIPTION_UNKNOWN,
    NO_ADDRESS,
    NO_LAWFUL_BASIS,
    OBJECTIONS,
    PERMITTED,
    RESTRICTION,
    SUPPRESSION_UNKNOWN,
    UNKNOWN,
    Reason,
)
from tooling.rules.cross_file import PURPOSE_NOT_DESCRIBED
from tooling.rules.file_checks import PURPOSE_NOT_OF_REGISTER
from tooling.rules.suppression import SUPPRESSED


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer: whether, why, and on what the contact would rest.

    `address` is the e-mail address, number or street the channel would use; `permission_basis`
    is the lawful basis, or `opt_out`; `recipient_class` is `work_duties` or `natural_person`.
    They are None where the answer is no, and where it is not known.
    """

    allowed: bool
    reasons: tuple[Reason, ...]
    address: str | None = None
    permission_basis: str | None = None
    recipient_class: str | None = None

    @property
    def unsure(self) -> bool:
        """Whether nothing speaks against but that something could not be asked."""
        return not self.allowed and all(reason.rule in UNKNOWN for reason in self.reasons)


def decide(
    contact: Contact | Outline,
    purpose: Purpose,
    channel: Channel,
    today: date,
    premises: Premises,
    *,
    targets_work_duties: bool = False,
) -> Decision:
    """Decide whether `contact` may be contacted for `purpose` by `channel` on `today`.

    `premises` are who is kept out and what the registers are kept for; `targets_work_duties` is
    what the campaign says of its message. Every reason against is given, the weightiest first:
    register, restriction, objections, suppression, permission, address; what could not be asked
    comes last, and is never taken for a yes. An objection counts from the day it is recorded,
    whatever date it carries, and beats every ground. A withdrawn consent is no consent; and for
    direct marketing by its channel no other ground takes its place, since the person has said no to
    just that (GDPR Art. 7(3), 21(3)). A ground counts only where the register's description names
    it for this purpose: people were told of no other (GDPR Art. 13(1)(c)).

    A contact read from a file that is known to be valid may come as its outline.
    """
    policy = POLICY[purpose]
    home = RegisterName.PROSPECTS if contact.kind is Kind.PROSPECT else RegisterName.CUSTOMERS
    described = premises.described.get(home)
    found = grounds_for(contact, purpose, policy, channel, today, described)
    reached = reach(contact, purpose, channel, premises.keep_out, work_first=targets_work_duties)
    to_duties = reached.at_work and targets_work_duties and contact.role is not None

    against = _of_register(home, purpose, policy, described)
    against += _prohibitions(contact, policy, channel)
    if premises.keep_out is not None:
        barred = premises.keep_out.bars(contact, purpose)
        if barred is not None or reached.bounced:
            against.append(Reason(SUPPRESSED, barred or reached.field))
    permission: str | None = None
    direct = policy.counts_as is Counts.DIRECT_MARKETING
    if found.withdrawn is not None and (direct or found.ground is None):
        against.append(Reason(CONSENT_WITHDRAWN, f"lawful_basis.{found.withdrawn}"))
    elif found.ground is None:
        against.append(_no_ground(found))
    elif found.by_consent or not (direct and channel in ELECTRONIC):
        permission = contact.lawful_basis[found.ground].basis.value
    elif to_duties:
        permission = "opt_out"
    elif reached.address is not None:
        against.append(Reason(CONSENT_NEEDED, reached.field))

    if reached.address is None:
        against.append(Reason(NO_ADDRESS, reached.field))
    against += _not_known(contact, premises, described)
    if against:
        return Decision(False, tuple(against))
    return Decision(
        True,
        (Reason(PERMITTED, f"lawful_basis.{found.ground}"),),
        reached.address,
        permission,
        "work_duties" if to_duties else "natural_person",
    )


def _of_register(
    home: RegisterName, purpose: Purpose, policy: Policy, described: Described | None
) -> list[Reason]:
    """Return whether the register is not kept for `purpose`, by law or by its own description."""
    if home not in policy.registers:
        return [Reason(PURPOSE_NOT_OF_REGISTER, "kind")]
    if described is not None and purpose not in described:
        return [Reason(PURPOSE_NOT_DESCRIBED, "kind")]
    return []


def _prohibitions(contact: Contact | Outline, policy: Policy, channel: Channel) -> list[Reason]:
    """Return what no ground overcomes: a restriction, and objections."""
    against: list[Reason] = []
    if contact.restriction is not None:
        against.append(Reason(RESTRICTION, "restriction"))
    objections: tuple[Objection | Prohibition, ...] = contact.objections
    if objections:
        blocked_by = policy.blocked_by[channel]
        for n, objection in enumerate(objections):
            if objection.against in blocked_by:
                against.append(Reason(OBJECTIONS[objection.against], f"objections.{n}"))
    return against


def _no_ground(found: Grounds) -> Reason:
    if found.untold is not None:
        return Reason(BASIS_NOT_DESCRIBED, f"lawful_basis.{found.untold}")
    return Reason(NO_LAWFUL_BASIS, "lawful_basis")


def _not_known(
    contact: Contact | Outline, premises: Premises, described: Described | None
) -> list[Reason]:
    """Return what could not be asked. Who has no address that is hashed can't be kept out."""
    unknown: list[Reason] = []
    if described is None:
        unknown.append(Reason(DESCRIPTION_UNKNOWN, "kind"))
    if premises.unasked and (contact.emails or contact.phones):
        first = "emails.0.address" if contact.emails else "phones.0.number"
        unknown.append(Reason(SUPPRESSION_UNKNOWN, first))
    return unknown
