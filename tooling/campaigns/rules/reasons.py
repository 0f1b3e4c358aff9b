"""Why a contact is in or out of a campaign: the rules, in words for somebody who is no lawyer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from schema.layout import CONTACT_KINDS
from schema.rule import Group, Rule
from schema.vocabulary import ObjectionKind
from tooling.rules.cross_file import PURPOSE_NOT_DESCRIBED
from tooling.rules.file_checks import PURPOSE_NOT_OF_REGISTER
from tooling.rules.suppression import SUPPRESSED


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a contact is in or out.

    `field` is the dotted path of the field that caused it, and exists in the contact.
    """

    rule: Rule
    field: str | None = None


_reason = partial(Rule, group=Group.CONTACTING, files=CONTACT_KINDS)


PERMITTED = _reason("permitted", "may be contacted; this is the ground that it rests on")
RESTRICTION = _reason(
    "restriction", "the processing of this contact's data is restricted (GDPR Art. 18)"
)
OBJECTIONS: Mapping[ObjectionKind, Rule] = MappingProxyType(
    {
        kind: _reason(
            f"objection-{kind.replace('_', '-')}",
            f"the person has prohibited {kind.removeprefix('other_').replace('_', ' ')}",
        )
        for kind in ObjectionKind
    }
)
CONSENT_WITHDRAWN = _reason("consent-withdrawn", "the person has withdrawn the consent to this")
NO_LAWFUL_BASIS = _reason(
    "no-lawful-basis", "no lawful basis on record fits the campaign's purpose"
)
CONSENT_NEEDED = _reason(
    "consent-needed",
    "electronic marketing to this address needs consent: it could do without only where the "
    "campaign targets work duties, the contact has a role, and the address is at work",
    "ask for consent, and record it with its evidence",
)
NO_ADDRESS = _reason(
    "no-address-for-channel",
    "there is no address that the campaign's channel could use",
    "add one, or choose another channel",
)
BASIS_NOT_DESCRIBED = _reason(
    "basis-not-described",
    "the register's description does not name this ground for the campaign's purpose, so people "
    "were not told of it (GDPR Art. 13(1)(c))",
    "if the ground is right, add it under `purposes:` in the register's `register.yaml`, and "
    "publish the notice anew; otherwise record the ground that holds",
)
SUPPRESSION_UNKNOWN = _reason(
    "suppression-unknown",
    "nobody can tell here whether this contact is kept out: records/suppressions.yaml can't be "
    "asked without its key",
    "put the key in its place: docs/guides/suppression.md says where it is looked for",
)
DESCRIPTION_UNKNOWN = _reason(
    "description-unknown",
    "nobody can tell here what this register is kept for: its `register.yaml` is missing or has "
    "errors",
    "`tooling validate` says what is wrong with it",
)
NO_LONGER_HELD = _reason("no-longer-held", "the contact has been removed from the register since")

#: What the decision about a contact rests on, the weightiest first.
REASONS = (
    PERMITTED,
    PURPOSE_NOT_OF_REGISTER,
    PURPOSE_NOT_DESCRIBED,
    RESTRICTION,
    *OBJECTIONS.values(),
    SUPPRESSED,
    CONSENT_WITHDRAWN,
    BASIS_NOT_DESCRIBED,
    NO_LAWFUL_BASIS,
    CONSENT_NEEDED,
    NO_ADDRESS,
    DESCRIPTION_UNKNOWN,
    SUPPRESSION_UNKNOWN,
)

#: What says that the answer is not known. They come after every reason that is.
UNKNOWN = frozenset({DESCRIPTION_UNKNOWN, SUPPRESSION_UNKNOWN})

#: What the person, or the law on their behalf, has said no to. A list of a past state is held
#: against these as they stand today.
REFUSALS = frozenset({*OBJECTIONS.values(), RESTRICTION, SUPPRESSED, CONSENT_WITHDRAWN})

#: What each line of a campaign's `where` asks about.
CONDITIONS: Mapping[str, str] = MappingProxyType(
    {
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
)

NOT_CHOSEN: Mapping[str, Rule] = MappingProxyType(
    {
        line: _reason(
            f"not-chosen-{line.replace('_', '-')}",
            f"the contact does not meet the campaign's condition on {what}",
            "change the line under `where:` if it is meant",
        )
        for line, what in CONDITIONS.items()
    }
)
NOT_ASKED = _reason(
    "register-not-in-campaign",
    "the campaign does not ask this contact's register",
    "name it under `registers:` if it is meant",
)
INVALID_FILE = _reason(
    "invalid-file", "the file has findings; `tooling validate` names them", "mend them"
)

#: Every rule that `explain` may answer with.
ANSWERS = (*REASONS, NOT_ASKED, *NOT_CHOSEN.values(), INVALID_FILE, NO_LONGER_HELD)
