"""What of a contact the person may take along (GDPR Art. 20). Pure.

Only what the person provided, and only where it is processed on consent or for a contract. Provided
is what the person told us, and what the person did that was recorded as such (WP 242 rev.01, part
III): answers, consents, statements, and the opens and clicks of newsletters. Ours, and so left out:
our contact person, groups, notes on interactions, the sources, sales data and estimates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schema.vocabulary import Basis, SourceKind

#: Consent, and the grounds that stand for a contract with the person's organisation.
BASES = frozenset({Basis.CONSENT, Basis.CUSTOMER_RELATIONSHIP, Basis.PARTNER_RELATIONSHIP})

#: Sources that are not the person: a record that has no other was not provided by the person.
NOT_PROVIDED = frozenset({SourceKind.OWN_ACTIVITY})

PORTABLE = (
    "organisation",
    "given_name",
    "family_name",
    "role",
    "language",
    "emails",
    "phones",
    "address",
    "objections",
    "statements",
    "publications",
    "outlets",
    "surveys",
    "research",
    "newsletters",
    "project_type",
)


def portable(tree: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the part of a contact's tree that its person may take along; None where there is none.

    Of the grounds, the consents go along: the person gave them. Ids of other contacts, who share a
    mailbox, stay.
    """
    grounds = [item for item in tree["lawful_basis"] if not item.get("withdrawn")]
    if not any(item["basis"] in BASES for item in grounds):
        return None
    if all(item["source"] in NOT_PROVIDED for item in tree["sources"]):
        return None
    part = {name: tree[name] for name in PORTABLE if name in tree}
    if "emails" in part:
        part["emails"] = [_without_others(email) for email in part["emails"]]
    consents = [item for item in tree["lawful_basis"] if item["basis"] == Basis.CONSENT]
    return {**part, "consents": consents} if consents else part


def _without_others(email: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in email.items() if key != "shared_with"}
