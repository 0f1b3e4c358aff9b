"""A text that names another contact is pointed at, and never repeated."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, FULL, OTHER, PROSPECT

PEKKA = {
    "given_name": "Pekka",
    "family_name": "Nieminen",
    "emails": [{"address": "pekka@kaapeli.example", "use": "work"}],
    "phones": [{"number": "+358405550199", "use": "work"}],
}


@pytest.fixture
def others(person: Desk) -> Desk:
    person.put(customer(OTHER, **PEKKA))
    return person


def check(desk: Desk, *contacts: str) -> list[tuple[str, str, str, bool]]:
    answer = desk.tooling("subject-report", *contacts, "--check", "--json")
    assert answer.code == (1 if answer.json else 0)
    return [
        (one["contact"], one["field"], one["other"], bool(one["history"])) for one in answer.json
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Met Pekka Nieminen",
        "met NIEMINEN, PEKKA there",
        "ask Pekka@Kaapeli.example.",
        "call 040 555 0199",
        "call +358 (0)40 555-0199 today",
    ],
)
def test_a_text_that_names_another_contact(text: str, others: Desk) -> None:
    interaction = {"date": "2024-06-03", "channel": "fair", "summary": text}
    others.put(customer(CUSTOMER, **{**FULL, "interactions": [interaction]}))
    assert check(others, CUSTOMER) == [(CUSTOMER, "interactions.0.summary", OTHER, False)]
    warned = others.tooling("subject-report", CUSTOMER)
    assert warned.code == 0
    assert f"{CUSTOMER} interactions.0.summary: {OTHER}" in warned.err
    assert text not in warned.err
    listed = others.tooling("subject-report", CUSTOMER, "--check")
    assert text not in listed.out + listed.err
    assert listed.out.splitlines()[1].split("\t")[:3] == [
        CUSTOMER, "interactions.0.summary", OTHER
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Pekka called", "Nieminen Oy", "Pekka and Nieminen", "Maija Virtanen called", "0405550123"],
)
def test_half_a_name_and_the_persons_own_are_no_others(text: str, others: Desk) -> None:
    interaction = {"date": "2024-06-03", "channel": "fair", "summary": text}
    others.put(customer(CUSTOMER, **{**FULL, "interactions": [interaction]}))
    assert check(others, CUSTOMER) == []


def test_statements_surveys_and_what_was_there_before(others: Desk) -> None:
    tree = {
        **FULL,
        "statements": [{"date": "2024-03-01", "text": "Pekka Nieminen lies"}],
        "surveys": [
            {"survey": "s", "answered": "2024-03-01", "results": {"Pekka Nieminen?": "no"}}
        ],
        "role": "deputy of Pekka Nieminen",
    }
    others.put(customer(CUSTOMER, **tree))
    others.commit("Name him")
    now = ["role", "statements.0.text", "surveys.0.results"]
    assert [field for _, field, _, old in check(others, CUSTOMER) if not old] == now
    others.put(customer(CUSTOMER, **FULL))
    others.commit("Take him out")
    left = check(others, CUSTOMER)
    assert {field for _, field, _, _ in left} >= {"role", "statements.0.text"}
    assert all(old for _, _, _, old in left)


def test_the_persons_other_record_is_no_other(others: Desk) -> None:
    others.put(customer(PROSPECT, **{**PEKKA, "emails": [], "phones": []}))
    interaction = {"date": "2024-06-03", "channel": "fair", "summary": f"{PROSPECT} Pekka Nieminen"}
    others.put(customer(CUSTOMER, **{**FULL, "interactions": [interaction]}))
    (others.root / f"records/prospects/{PROSPECT[:2]}/{PROSPECT}.yaml").unlink()
    (others.root / f"records/customers/{OTHER[:2]}/{OTHER}.yaml").unlink()
    assert check(others, CUSTOMER) == [(CUSTOMER, "interactions.0.summary", PROSPECT, False)]
    assert check(others, CUSTOMER, PROSPECT) == []


def test_nobody_is_held_and_nothing_is_looked_for(others: Desk) -> None:
    assert check(others, "nobody@nowhere.example") == []


@pytest.mark.parametrize(
    ("given", "family", "written"),
    [("小明", "王", "昨天王小明来了"), ("กิ่ง", "ทองดี", "พบกิ่งทองดีวันนี้"), ("민준", "김", "김민준 씨")],
)
def test_a_name_written_without_spaces_is_a_mention(
    given: str, family: str, written: str, desk: Desk
) -> None:
    called = {"given_name": given, "family_name": family}
    desk.put(customer(OTHER, **called))
    note = {"date": "2024-06-03", "channel": "fair", "summary": written}
    desk.put(customer(CUSTOMER, interactions=[note]))
    desk.commit("Add")
    named = desk.tooling("subject-report", CUSTOMER, "--check", "--json")
    assert [(one["field"], one["other"]) for one in named.json if not one["history"]] == [
        ("interactions.0.summary", OTHER)
    ]
