"""Every rule about contacting people is a reason that is given, and has words of its own."""

from __future__ import annotations

from itertools import product
from typing import Any

from schema.campaign import Where
from schema.vocabulary import Basis, Channel, ObjectionKind, Purpose, RegisterName
from tests.people import PREMISES, TODAY, consent, contact
from tooling.campaigns.rules.contactable import decide
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.rules.reasons import ANSWERS, CONDITIONS, OBJECTIONS, REASONS
from tooling.campaigns.rules.selection import Criterion
from tooling.rules.suppression import SUPPRESSED

CUSTOMERS = RegisterName.CUSTOMERS
#: All that is known; a register kept for nothing, or for no ground; and what can't be asked.
PREMISES_OF_ALL = (
    PREMISES,
    Premises(None, {CUSTOMERS: {}}),
    Premises(None, {CUSTOMERS: dict.fromkeys(Purpose, frozenset[Basis]())}),
    Premises(None, {}, unasked=True),
)


def test_the_decision_gives_every_reason() -> None:
    since = {"since": "2024-01-01"}
    people: list[dict[str, Any]] = [
        {},
        {"kind": "prospect"},
        {"emails": None},
        {"restriction": {"ground": "legal_claims", **since}},
        {"lawful_basis": [{"basis": "law", **since}]},
        {"lawful_basis": [consent("marketing", "email", withdrawn="2024-01-01")]},
        *({"objections": [{"against": kind.value, **since}]} for kind in ObjectionKind),
    ]
    given = {
        reason.rule
        for person, purpose, channel, premises in product(people, Purpose, Channel, PREMISES_OF_ALL)
        for reason in decide(contact(**person), purpose, channel, TODAY, premises).reasons
    }
    assert given == set(REASONS) - {SUPPRESSED}  # which needs a key: tests/suppression


def test_each_objection_has_a_rule() -> None:
    assert set(OBJECTIONS) == set(ObjectionKind)


def test_each_line_of_where_has_a_rule() -> None:
    assert set(CONDITIONS) == set(Where.model_fields)
    for name in Where.model_fields:
        assert Criterion(name, ()).rule in ANSWERS


def test_no_two_answers_are_told_by_the_same_words() -> None:
    assert len({rule.message for rule in ANSWERS}) == len(ANSWERS)
