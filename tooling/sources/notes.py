"""What a person should know of an import beside its plan."""

from __future__ import annotations

from collections.abc import Iterator

from schema.vocabulary import Basis, RegisterName
from tooling.rules.protection import is_mass_change
from tooling.sources.rules.terms import Reconciliation, Terms
from tooling.sources.source_commits import SourceHistory


def notes_on(
    result: Reconciliation,
    terms: Terms,
    history: SourceHistory,
    contacts: int,
    reason: str | None,
) -> Iterator[str]:
    """Yield a sentence for each; there are `contacts` contacts, and `reason` was given."""
    basis = terms.mapping.basis
    if not result.rows:
        yield "The list has a heading and no rows."
    if terms.into is RegisterName.PROSPECTS and basis is Basis.CUSTOMER_RELATIONSHIP:
        yield (
            f"The mapping gives these prospects the basis {basis}, which a prospect does not have "
            "yet."
        )
    if history.register.repository is None:
        yield (
            "This register is not in Git: what was edited since the last import can't be told "
            "from what changed in the source, and the list's value is taken."
        )
    elif history.register.repository.is_shallow:
        yield (
            "This clone is shallow: where the import that wrote a field is not in it, the list's "
            "value is taken, and an import that was reverted before is made again. "
            "git fetch --unshallow gets the rest."
        )
    for name in history.strangers({item.id for item in result.changed}):
        mapping = terms.mapping.id
        yield (
            f"Contacts that this changes came by the mapping {name}, which is not there any more. "
            f"If {mapping} was called so, first add `formerly: [{name}]` to "
            f"records/sources/{mapping}.yaml: what was edited since can't be told otherwise, and "
            "the list's value is taken."
        )
    if is_mass_change(len(result.changed), contacts) and not reason:
        yield (
            f"This changes {len(result.changed)} of {contacts} contacts, for which the review "
            "of the change asks a reason: --reason TEXT."
        )
