"""A rule is declared once, and a problem says what its rule says, or more."""

from __future__ import annotations

import pytest

from schema.finding import Finding
from schema.rule import RULES, Problem, Rule
from schema.scalars import DATE, ONE_LINE
from tooling.rules.timed import FUTURE_DATE


def test_an_id_is_of_one_rule() -> None:
    with pytest.raises(ValueError, match="two rules with the id date"):
        Rule("date", "something else")
    assert RULES["date"] is DATE


def test_a_problem_speaks_in_its_rules_words() -> None:
    problem = Problem(ONE_LINE, ("title",))
    assert (problem.message, problem.fix) == (ONE_LINE.message, ONE_LINE.fix)
    problem = Problem(ONE_LINE, ("title",), "there are two lines", "delete one")
    assert (problem.message, problem.fix) == ("there are two lines", "delete one")
    assert Problem(DATE).fix is None


def test_a_warning_stays_one() -> None:
    assert Problem(FUTURE_DATE).severity == "warning"
    assert Problem(DATE).severity == "error"


def test_a_finding_has_plain_parts() -> None:
    finding = Finding.of(Problem(DATE), "records/x.yaml", 3, 9, "informed")
    assert finding == Finding(
        "records/x.yaml", 3, 9, DATE.id, DATE.message, "error", "informed", None
    )
    assert type(finding.rule) is str
