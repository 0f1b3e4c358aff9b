"""The one ground of each purpose (GDPR Art. 6(1)), and which lawful bases of contacts fit it. Pure.

Documents say the ground; lists rest on the bases of `register.yaml`. A rule holds the two together,
so that no list rests on what the privacy notice does not say:

- A relationship with a customer or partner, section 8 of the former Personal Data Act, is today a
  contract (Art. 6(1)(b)) or a legitimate interest (Art. 6(1)(f), recital 47).
- Direct marketing rests on consent or on legitimate interest (recital 47), never on a contract or
  a legal obligation.
- Consent stands alone, with one exception: for direct marketing by e-mail and text message the Act
  on Electronic Communications Services (917/2014, section 200) asks for consent besides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from schema.policy import POLICY, Counts
from schema.register import PurposeWithBases
from schema.vocabulary import Basis, Ground, ProcessingPurpose

_RELATIONSHIP = frozenset({Ground.CONTRACT, Ground.LEGITIMATE_INTEREST})

#: What a basis other than consent can be under Art. 6(1).
_FITS: Mapping[Basis, frozenset[Ground]] = MappingProxyType(
    {
        Basis.CUSTOMER_RELATIONSHIP: _RELATIONSHIP,
        Basis.PARTNER_RELATIONSHIP: _RELATIONSHIP,
        Basis.LAW: frozenset({Ground.LEGAL_OBLIGATION}),
        Basis.LEGITIMATE_INTEREST: frozenset({Ground.LEGITIMATE_INTEREST}),
    }
)

#: The purposes that the law sees as direct marketing.
DIRECT_MARKETING = frozenset(
    ProcessingPurpose(purpose.value)
    for purpose, policy in POLICY.items()
    if policy.counts_as is Counts.DIRECT_MARKETING
)


def fitting(purpose: ProcessingPurpose, bases: Collection[Basis]) -> frozenset[Ground]:
    """Return the grounds that `purpose` can have where lists for it rest on `bases`."""
    others = set(bases) - {Basis.CONSENT}
    if not others:
        return frozenset({Ground.CONSENT})
    grounds = frozenset.intersection(*(_FITS[basis] for basis in others))
    if purpose in DIRECT_MARKETING:
        return grounds & {Ground.LEGITIMATE_INTEREST}
    return grounds if Basis.CONSENT not in bases else frozenset()


def ground_of(item: PurposeWithBases) -> Ground | None:
    """Return the ground of a purpose: the one that is stated, or the only one that its bases allow.

    None where the bases allow several or none, and nobody has said which.
    """
    if item.ground is not None:
        return item.ground
    grounds = fitting(item.purpose, item.bases)
    return next(iter(grounds)) if len(grounds) == 1 else None


def needs_consent_besides(item: PurposeWithBases) -> bool:
    """Whether the purpose rests on legitimate interest, with consent for e-mail and SMS besides."""
    return Basis.CONSENT in item.bases and ground_of(item) is Ground.LEGITIMATE_INTEREST
