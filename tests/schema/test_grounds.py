"""A purpose has one ground, and lists rest on no basis that does not fit it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from schema.grounds import DIRECT_MARKETING, fitting, ground_of, needs_consent_besides
from schema.policy import POLICY
from schema.register import PurposeWithBases, RegisterDescription
from schema.vocabulary import Basis, Ground, ProcessingPurpose, Purpose
from tooling.yaml.reader import read

ROOT = Path(__file__).parents[2]
EVERY = [
    (purpose, frozenset(bases))
    for purpose in ProcessingPurpose
    for length in range(1, len(Basis) + 1)
    for bases in combinations(Basis, length)
]


def test_direct_marketing_is_what_the_policy_says_it_is() -> None:
    assert {"marketing", "event_invitation"} == DIRECT_MARKETING


@pytest.mark.parametrize(
    ("purpose", "bases", "grounds"),
    [
        ("follow_up", "consent", "consent"),
        ("follow_up", "customer_relationship", "contract legitimate_interest"),
        ("follow_up", "customer_relationship legitimate_interest", "legitimate_interest"),
        ("follow_up", "law", "legal_obligation"),
        ("follow_up", "law legitimate_interest", ""),
        ("follow_up", "consent legitimate_interest", ""),
        ("market_research", "consent legitimate_interest", ""),
        ("marketing", "consent", "consent"),
        ("marketing", "consent legitimate_interest", "legitimate_interest"),
        ("marketing", "customer_relationship", "legitimate_interest"),
        ("marketing", "law", ""),
        ("event_invitation", "consent partner_relationship", "legitimate_interest"),
    ],
)
def test_the_grounds_that_bases_leave(purpose: str, bases: str, grounds: str) -> None:
    found = fitting(ProcessingPurpose(purpose), [Basis(word) for word in bases.split()])
    assert found == set(grounds.split())


@pytest.mark.parametrize(("purpose", "bases"), EVERY)
def test_no_marketing_by_contract_and_no_consent_but_alone_or_beside_marketing(
    purpose: ProcessingPurpose, bases: frozenset[Basis]
) -> None:
    grounds = fitting(purpose, bases)
    if purpose in DIRECT_MARKETING:
        assert not grounds & {Ground.CONTRACT, Ground.LEGAL_OBLIGATION}
    if Basis.CONSENT in bases and len(bases) > 1:
        assert not grounds or purpose in DIRECT_MARKETING
    # Fewer bases never fit fewer grounds, but for consent, which alone is its own
    for fewer in combinations(bases, len(bases) - 1):
        if fewer and set(fewer) != {Basis.CONSENT}:
            assert grounds <= fitting(purpose, fewer)


@pytest.mark.parametrize(("purpose", "bases"), EVERY)
def test_what_is_not_stated_is_derived_only_where_nothing_else_can_be(
    purpose: ProcessingPurpose, bases: frozenset[Basis]
) -> None:
    item = PurposeWithBases(purpose=purpose, bases=tuple(bases))
    grounds = fitting(purpose, bases)
    assert ground_of(item) == (next(iter(grounds)) if len(grounds) == 1 else None)
    for ground in Ground:
        assert ground_of(item.model_copy(update={"ground": ground})) is ground


def test_consent_besides_is_said_of_direct_marketing_by_legitimate_interest_alone() -> None:
    def item(*bases: Basis) -> PurposeWithBases:
        return PurposeWithBases(purpose=ProcessingPurpose.MARKETING, bases=bases)

    assert needs_consent_besides(item(Basis.CONSENT, Basis.LEGITIMATE_INTEREST))
    assert not needs_consent_besides(item(Basis.CONSENT))
    assert not needs_consent_besides(item(Basis.LEGITIMATE_INTEREST))


SHIPPED = [
    ROOT / folder
    for folder in (
        "records/customers/register.yaml", "records/prospects/register.yaml",
        "tooling/setup/files/customers.yaml", "tooling/setup/files/prospects.yaml",
    )
]  # fmt: skip


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_shipped_registers_say_one_ground_and_lists_can_rest_on_no_other(file: Path) -> None:
    description = RegisterDescription.model_validate(read(file.read_bytes()))
    for item in description.purposes:
        assert item.ground in fitting(item.purpose, item.bases)
        if item.purpose.value in list(Purpose):
            # No basis that a list could never rest on
            assert set(item.bases) <= POLICY[Purpose(item.purpose.value)].bases
