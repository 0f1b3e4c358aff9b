"""What rules say that no single file can show."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pydantic import ValidationError

from schema.contact import Customer
from schema.rule import Problem
from tooling.rules.cross_file import Claimant, clashes
from tooling.rules.model_errors import UNKNOWN_KEY, problems_of
from tooling.rules.protection import weakened


def problems(**changed: Any) -> list[Problem]:
    tree = {
        "id": "k7m2qd4x",
        "kind": "customer",
        "organisation": "Kuusamon Kaapeli Oy",
        "responsible": "liisa@ensto.example",
        "lawful_basis": [{"basis": "law", "since": "2020-01-01"}],
        "sources": [{"source": "erp", "date": "2020-01-01"}],
        **changed,
    }
    with pytest.raises(ValidationError) as caught:
        Customer.model_validate(tree)
    return problems_of(caught.value, Customer)


def test_a_list_without_items_is_called_by_what_is_missing() -> None:
    assert [problem.rule.id for problem in problems(lawful_basis=[])] == ["no-basis"]
    assert [problem.rule.id for problem in problems(sources=[])] == ["no-source"]


def test_a_list_whose_item_is_wrong_is_not_called_empty() -> None:
    found = problems(lawful_basis=[{"basis": "law", "since": "yesterday"}])
    assert [(problem.rule.id, problem.field) for problem in found] == [
        ("date", ("lawful_basis", 0, "since"))
    ]


def test_a_key_that_a_person_chose_is_in_no_field_path_but_the_unknown_keys() -> None:
    answer = {"survey": "a", "answered": "2024-01-01", "results": {"Maija Virtanen": ""}}
    [problem] = problems(surveys=[answer])
    assert problem.field == ("surveys", 0, "results")
    [problem] = problems(address={"country": "FI", "Maija Virtanen": "a"})
    assert problem.rule is UNKNOWN_KEY
    assert "Maija" not in problem.message + str(problem.fix)


def test_what_only_pydantic_has_a_name_for_is_a_rule_of_ours_too() -> None:
    [problem] = problems(organisation="\ud800")
    assert (problem.rule.id, problem.field) == ("wrong-form", ("organisation",))


def test_a_change_of_nothing_weakens_nothing() -> None:
    assert weakened(None, None) == []
    assert weakened(None, {"objections": []}) == []


def claimant(number: int, *shared: int, path: str | None = None) -> Claimant:
    name = f"k{number}"
    return Claimant(path or f"{name}.yaml", ("emails", 0), name, [f"k{n}" for n in shared])


def who(kind: str, *claimants: Claimant) -> list[str]:
    return [one.id for one, _ in clashes(kind, list(claimants))]


def test_two_who_share_a_mailbox_do_not_clash_with_each_other() -> None:
    assert who("email", claimant(1, 2), claimant(2)) == []
    assert who("email", claimant(1), claimant(2, 1)) == []
    assert who("email", claimant(1), claimant(2)) == ["k1", "k2"]
    assert who("email", claimant(1, 2), claimant(2), claimant(3)) == ["k1", "k2", "k3"]
    assert who("email", claimant(1, 2, 3), claimant(2), claimant(3)) == ["k2", "k3"]
    assert who("email", claimant(1, 9), claimant(2, 9)) == ["k1", "k2"]
    assert who("source-key", claimant(1, 2), claimant(2, 1)) == ["k1", "k2"]


def test_one_contact_does_not_clash_with_itself() -> None:
    twice = (claimant(1, path="a"), claimant(1, path="a"))
    assert who("email", *twice) == who("source-key", *twice) == []
    assert who("email", *twice, claimant(2)) == ["k1", "k2"]
    assert who("unit", *twice) == ["k1", "k1"]
    assert who("unit", claimant(1), claimant(2)) == []


def naive(claimants: list[Claimant]) -> list[str]:
    return [
        one.id
        for one in claimants
        if any(
            other is not one and other.id not in one.shared_with and one.id not in other.shared_with
            for other in claimants
        )
    ]


def test_the_quick_way_finds_what_looking_at_each_pair_finds() -> None:
    random_numbers = random.Random(7)
    for _ in range(300):
        count = random_numbers.randrange(1, 7)
        group = [
            claimant(n, *random_numbers.sample(range(7), random_numbers.randrange(4)))
            for n in range(count)
        ]
        assert who("email", *group) == naive(group)


def test_thousands_with_one_mailbox_are_no_trouble() -> None:
    assert len(clashes("email", [claimant(n) for n in range(20_000)])) == 20_000
