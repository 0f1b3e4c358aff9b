"""On which of the grounds on record a contact would rest."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from schema.contact import Contact, LawfulBasis
from schema.policy import Policy
from schema.vocabulary import Basis, Channel, Purpose
from tooling.campaigns.rules.outline import Ground, Outline
from tooling.campaigns.rules.premises import Described


class Grounds(NamedTuple):
    """Where in the contact's `lawful_basis` things stand, each None where there is none.

    `ground` is what the contact rests on, `by_consent` whether that is a consent. `withdrawn` is a
    consent to just this that was taken back, `untold` a ground that would do if the register's
    description named it.
    """

    ground: int | None
    by_consent: bool
    withdrawn: int | None
    untold: int | None


def grounds_for(
    contact: Contact | Outline,
    purpose: Purpose,
    policy: Policy,
    channel: Channel,
    today: date,
    described: Described | None,
) -> Grounds:
    """Return on what `contact` would rest for `purpose` by `channel` on `today`.

    A ground counts where `policy` takes it and the register's description names it for this
    purpose (`described`; where it names no such purpose, that is said elsewhere).
    """
    bases = policy.bases
    if described is not None and purpose in described:
        bases = bases & described[purpose]
    consent, withdrawn = _consent(contact, purpose, channel, today)
    if consent is not None and Basis.CONSENT in bases:
        return Grounds(consent, True, withdrawn, None)
    other = _other_ground(contact, bases, today)
    untold = None
    if other is None:
        untold = consent if consent is not None else _other_ground(contact, policy.bases, today)
    return Grounds(other, False, withdrawn, untold)


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
