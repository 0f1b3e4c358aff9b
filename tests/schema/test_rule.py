"""A rule knows its id, and there are no two of one id."""

from __future__ import annotations

import pytest

from schema.rule import RULES, Rule


def test_an_id_belongs_to_one_rule() -> None:
    known = dict(RULES)
    taken = next(iter(RULES))
    with pytest.raises(ValueError, match=f"two rules with the id {taken}"):
        Rule(taken, "something else")
    assert known == RULES


def test_a_rule_is_shown_by_its_id() -> None:
    for id, rule in RULES.items():
        assert repr(rule) == f"<Rule {id}>"
