"""Whoever says no is taken at their word: no consent, and no record of ours, stands in the way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contacts.conftest import Typist
from tests.desk import Desk
from tests.people import consent, customer
from tooling.yaml.reader import read

PATH = "records/customers/k7/k7m2qd4w.yaml"
WHO = "k7m2qd4w"
OBJECT = "objections.against=direct_advertising"


@pytest.fixture
def willing(desk: Desk) -> Desk:
    """The register with somebody who consented to marketing by e-mail and phone."""
    grounds = [
        {"basis": "customer_relationship", "since": "2021-03-14"},
        consent("marketing", "email", "phone"),
        consent("customer_communication", "email"),
    ]
    sent = [{"issue": "2024-06", "sent": "2024-06-01", "opens": "3", "clicks": "1"}]
    desk.put(customer(WHO, lawful_basis=grounds, newsletters=sent))
    desk.commit("Add")
    return desk


def contact(desk: Desk) -> dict[str, Any]:
    held: dict[str, Any] = read((desk.root / PATH).read_bytes())
    return held


def test_an_objection_ends_the_consent_that_it_contradicts(willing: Desk) -> None:
    answer = willing.tooling("edit", WHO, "--add", OBJECT)
    assert answer.code == 0, answer.err
    held = contact(willing)
    assert held["objections"] == [{"against": "direct_advertising", "since": "2025-01-02"}]
    left = consent("marketing", "phone")
    assert held["lawful_basis"][1:] == [
        consent("marketing", "email", withdrawn="2025-01-02"),
        left,
        consent("customer_communication", "email"),
    ]
    assert "consent to marketing (email) is withdrawn with it, since 2025-01-02" in answer.err
    assert willing.message() == f"Edit {WHO}: lawful_basis, objections"
    assert len(willing.subjects()) == 4
    assert willing.status() == ""
    assert willing.validate().code == 0


def test_of_two_objections_each_ends_its_channels(willing: Desk) -> None:
    two = ("--add", OBJECT, "--add", "objections.against=distance_selling")
    assert willing.tooling("edit", WHO, *two).code == 0
    assert contact(willing)["lawful_basis"][1] == consent(
        "marketing", "email", "phone", withdrawn="2025-01-02"
    )


def test_one_of_an_earlier_day_forgets_what_was_recorded_since(willing: Desk) -> None:
    words = ("--add", OBJECT, "--add", "objections.since=2024-03-01")
    answer = willing.tooling("edit", WHO, *words)
    assert answer.code == 0, answer.err
    held = contact(willing)
    assert held["newsletters"] == [{"issue": "2024-06", "sent": "2024-06-01"}]
    assert held["lawful_basis"][1]["withdrawn"] == "2024-03-01"
    assert "Opens and clicks of 1 newsletter" in answer.err


def test_typed_in_an_editor_it_is_taken_too(willing: Desk, typist: Typist) -> None:
    said = "objections:\n  - against: other_direct_marketing\n    since: 2025-01-01\n"
    typist(f"text = text.replace('newsletters:', {said!r} + 'newsletters:')")
    answer = willing.tooling("edit", WHO)
    assert answer.code == 0, answer.err
    assert contact(willing)["lawful_basis"][1]["withdrawn"] == "2025-01-01"
    assert "marketing (email, phone) is withdrawn" in answer.err
    assert willing.validate().code == 0


def test_what_stands_is_not_recorded_twice(willing: Desk) -> None:
    assert willing.tooling("edit", WHO, "--add", OBJECT).code == 0
    head = willing.head()
    assert "nothing changed" in willing.tooling("edit", WHO, "--add", OBJECT).out
    assert willing.head() == head
    earlier = ("--add", OBJECT, "--add", "objections.since=2024-12-01")
    assert willing.tooling("edit", WHO, *earlier).code == 0
    assert contact(willing)["objections"] == [
        {"against": "direct_advertising", "since": "2024-12-01"}
    ]


def test_a_consent_against_an_objection_that_stands_is_not_taken(willing: Desk) -> None:
    assert willing.tooling("edit", WHO, "--add", OBJECT).code == 0
    new = ("basis=consent", "purpose=marketing", "channels=email", "evidence=call")
    words = [word for part in new for word in ("--add", f"lawful_basis.{part}")]
    answer = willing.tooling("edit", WHO, *words)
    assert answer.code == 1
    assert "consent-against-objection" in answer.err


def test_other_records_that_may_be_the_persons_are_named(willing: Desk) -> None:
    person = customer("k8m2qd4x", kind="prospect", family_name="Virtanen", given_name="Maija")
    willing.put(person)
    willing.commit("Add another")
    answer = willing.tooling("edit", WHO, "--add", OBJECT)
    assert "This may be the same person, and is not changed: k8m2qd4x (prospects)" in answer.err
    assert "Virtanen" not in answer.err
    ended = ("--set", "lawful_basis.3.withdrawn=2025-01-02")
    assert "k8m2qd4x" in willing.tooling("edit", WHO, *ended).err
    assert "k8m2qd4x" not in willing.tooling("edit", WHO, "--set", "role=Buyer").err


def test_a_new_contact_that_says_no_at_once(desk: Desk) -> None:
    words = ["--organisation", "Uusi Oy", "--responsible", "liisa@ensto.example"]
    for part in ("basis=consent", "purpose=marketing", "channels=email", "evidence=form"):
        words += ["--add", f"lawful_basis.{part}"]
    answer = desk.tooling("new", "customer", *words, "--add", OBJECT)
    assert answer.code == 0, answer.err
    assert "withdrawn with it" in answer.err
