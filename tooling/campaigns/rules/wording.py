"""What each rule about contacting people means, in words for somebody who is no lawyer.

Used by `explain`, by the summary of `export` and by the guide. None of the texts carries a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from schema.campaign import Where

_LINES = {
    "kind": "kind of contact",
    "country": "country of the postal address",
    "language": "language",
    "segments": "segments",
    "publications": "publications",
    "outlets": "outlets",
    "responsible": "our responsible person",
    "organisation": "organisation",
    "project_type": "project type",
}

#: Why a contact may, or may not, be contacted; the order is that of `excluded`, weightiest first.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "permitted": "may be contacted; this is the ground that it rests on",
        "purpose-not-of-register": "this register is not kept for the campaign's purpose",
        "restriction": "the processing of this contact's data is restricted (GDPR Art. 18)",
        "objection-direct-advertising": "the person has prohibited direct advertising",
        "objection-distance-selling": "the person has prohibited distance selling",
        "objection-other-direct-marketing": "the person has prohibited direct marketing",
        "objection-market-research": "the person has prohibited market research",
        "objection-opinion-research": "the person has prohibited opinion research",
        "suppressed": "the address is suppressed: the person said no, or it does not work",
        "consent-withdrawn": "the person has withdrawn the consent to this",
        "no-lawful-basis": "no lawful basis on record fits the campaign's purpose",
        "consent-needed": (
            "electronic marketing to this address needs consent: it could do without only where "
            "the campaign targets work duties, the contact has a role, and the address is at work"
        ),
        "no-address-for-channel": "there is no address that the campaign's channel could use",
    }
)

#: Why a contact is not looked at by that decision.
ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "register-not-in-campaign": "the campaign does not ask this contact's register",
        **{
            f"not-chosen-{name.replace('_', '-')}": (
                f"the contact does not meet the campaign's condition on {_LINES[name]}"
            )
            for name in Where.model_fields
        },
        "invalid-file": "the file has findings; `tooling validate` names them",
        "no-longer-held": "the contact has been removed from the register since",
    }
)

WORDING: Mapping[str, str] = MappingProxyType({**REASONS, **ELSEWHERE})


def line_in_words(name: str) -> str:
    """Return what the line `name` of a campaign's `where` asks about."""
    return _LINES[name]
