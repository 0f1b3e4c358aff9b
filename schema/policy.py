"""The one table that says who may be contacted for what.

Rows are the purposes of the register description. Objections come from its last paragraph and
GDPR Art. 21(2)-(3); consent for electronic direct marketing from the Finnish Act on Electronic
Communications Services (917/2014), sections 200 and 202. The one function over it is
`tooling.campaigns.rules.contactable.decide`, and nothing else decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from schema.vocabulary import Basis, Channel, ObjectionKind, Purpose, RegisterName


class Counts(StrEnum):
    """What the law sees in a purpose."""

    SERVICE = "service"
    RESEARCH = "research"
    DIRECT_MARKETING = "direct_marketing"
    NECESSARY = "necessary"


@dataclass(frozen=True, slots=True)
class Policy:
    """The conditions of one purpose. A restriction (GDPR Art. 18) blocks every purpose."""

    registers: frozenset[RegisterName]
    counts_as: Counts
    bases: frozenset[Basis]
    blocked_by: Mapping[Channel, frozenset[ObjectionKind]]


_CUSTOMERS = frozenset({RegisterName.CUSTOMERS})
_BOTH = frozenset(RegisterName)

_RELATIONSHIP = frozenset(
    {
        Basis.CONSENT,
        Basis.CUSTOMER_RELATIONSHIP,
        Basis.PARTNER_RELATIONSHIP,
        Basis.LEGITIMATE_INTEREST,
    }
)


def _always(*objections: ObjectionKind) -> Mapping[Channel, frozenset[ObjectionKind]]:
    return MappingProxyType({channel: frozenset(objections) for channel in Channel})


_MARKETING: Mapping[Channel, frozenset[ObjectionKind]] = MappingProxyType(
    {
        channel: frozenset({objection, ObjectionKind.OTHER_DIRECT_MARKETING})
        for channel, objection in {
            Channel.EMAIL: ObjectionKind.DIRECT_ADVERTISING,
            Channel.SMS: ObjectionKind.DIRECT_ADVERTISING,
            Channel.POST: ObjectionKind.DIRECT_ADVERTISING,
            Channel.PHONE: ObjectionKind.DISTANCE_SELLING,
        }.items()
    }
)

#: The European Economic Area: the 27 states of the Union, Iceland, Liechtenstein and Norway. The
#: register descriptions allow no transfer beyond it (GDPR chapter V).
EEA = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        "IS", "LI", "NO",
    }
)  # fmt: skip

#: Territories with a country code of their own that belong to a state of the EEA for the GDPR.
_EEA_TERRITORIES: Mapping[str, str] = MappingProxyType(
    {"AX": "FI", **dict.fromkeys(("GF", "GP", "MF", "MQ", "RE", "YT"), "FR")}
)


def eea_state(country: str) -> str | None:
    """Return the state of the EEA that `country` (ISO 3166-1 alpha-2) is or belongs to, or None."""
    state = _EEA_TERRITORIES.get(country, country)
    return state if state in EEA else None


#: Channels on which direct marketing to a natural person needs prior consent.
ELECTRONIC = frozenset({Channel.EMAIL, Channel.SMS})

POLICY: Mapping[Purpose, Policy] = MappingProxyType(
    {
        Purpose.CUSTOMER_COMMUNICATION: Policy(
            _CUSTOMERS, Counts.SERVICE, _RELATIONSHIP | {Basis.LAW}, _always()
        ),
        Purpose.CUSTOMER_SURVEY: Policy(
            _CUSTOMERS,
            Counts.RESEARCH,
            _RELATIONSHIP,
            _always(ObjectionKind.MARKET_RESEARCH, ObjectionKind.OPINION_RESEARCH),
        ),
        Purpose.MARKETING: Policy(_BOTH, Counts.DIRECT_MARKETING, _RELATIONSHIP, _MARKETING),
        Purpose.EVENT_INVITATION: Policy(_BOTH, Counts.DIRECT_MARKETING, _RELATIONSHIP, _MARKETING),
        Purpose.MARKET_RESEARCH: Policy(
            _BOTH, Counts.RESEARCH, _RELATIONSHIP, _always(ObjectionKind.MARKET_RESEARCH)
        ),
        Purpose.OPINION_RESEARCH: Policy(
            _BOTH, Counts.RESEARCH, _RELATIONSHIP, _always(ObjectionKind.OPINION_RESEARCH)
        ),
        Purpose.CRISIS_COMMUNICATION: Policy(
            _CUSTOMERS, Counts.NECESSARY, _RELATIONSHIP | {Basis.LAW}, _always()
        ),
    }
)
