"""A key that the source gave anew: the row is about somebody else than the contact that has it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.desk import AINO, BENGT, ImportDesk
from tooling.sources.rules.persons import are_apart, is_somebody_else
from tooling.sources.rules.statements import LastWord

CONSENT = """\
  - basis: consent
    since: 2024-01-01
    purpose: marketing
    channels: [email]
    evidence: web form
"""
STRANGER = {**BENGT, "No": "1001"}


@pytest.fixture
def taken(desk: ImportDesk) -> ImportDesk:
    """A desk with Aino, who consented."""
    desk.take([AINO])
    desk.edit("1001", "lawful_basis:\n", "lawful_basis:\n" + CONSENT)
    return desk


def test_a_stranger_does_not_take_over_a_contact(taken: ImportDesk) -> None:
    before = taken.state()
    answer = taken.give([STRANGER], "--apply", "--prefer", "source")
    assert answer.code == 1
    assert answer.refused == [(2, "No", "other-person")]
    (refused,) = answer.plan["refused"]
    held = taken.held()["1001"].id
    assert f"--same-person {held}" in refused["reason"]
    assert f"tooling edit {held}" in refused["reason"]
    assert not any(name in answer.out for name in (*AINO.values(), *BENGT.values()) if name[3:])
    assert taken.state() == before


def test_the_stranger_comes_in_when_the_old_key_is_taken_off(taken: ImportDesk) -> None:
    taken.edit("1001", '    key: "1001"\n', "")
    answer = taken.take([STRANGER])
    assert answer.counts == {"rows": 1, "new": 1}
    assert [len(held.tree["lawful_basis"]) for held in taken.everybody()].count(1) == 1


def test_a_person_may_say_that_it_is_the_same(taken: ImportDesk) -> None:
    held = taken.held()["1001"].id
    answer = taken.give([STRANGER], "--apply", "--same-person", held)
    assert answer.counts == {"rows": 1, "changed": 1}
    assert taken.tree("1001")["family_name"] == "Åström"


def test_a_contact_that_nobody_has_is_not_the_same(taken: ImportDesk) -> None:
    answer = taken.give([STRANGER], "--same-person", "kbbbbbbb")
    assert answer.code == 1
    assert "--same-person names no contact" in answer.err


@pytest.mark.parametrize(
    "change",
    [
        {"Last": "Korhonen", "Mail": "aino.korhonen@koivu.example"},  # who married
        {"Company": "Björk AB", "Mail": "aino@bjork.example"},  # who changed the employer
        {"First": "Bengt", "Last": "Åström", "Company": "Björk AB"},  # one mailbox
        {"Company": "KOIVU OY", "First": "Aino", "Last": "Åström", "Mail": "b@koivu.example"},
        {"Company": "KOIVU OY", "First": "", "Last": "", "Mail": "b@koivu.example"},
        {"First": "AINO", "Last": "aijo nunez", "Company": "Björk AB", "Mail": "a@bjork.example"},
    ],
)
def test_one_thing_that_stays_is_enough(taken: ImportDesk, change: dict[str, str]) -> None:
    assert taken.give([{**AINO, **change}]).refused == []


@pytest.mark.parametrize("company", ["Koivu Oy", "KOIVU OY"])
def test_who_follows_at_the_same_desk_is_somebody_else(taken: ImportDesk, company: str) -> None:
    """The number is the firm's; the consents are those of the one who left."""
    before = taken.state()
    row = {"Company": company, "First": "Bengt", "Last": "Åström", "Mail": "b@koivu.example"}
    answer = taken.give([{**AINO, **row}], "--apply")
    assert answer.refused == [(2, "No", "other-person")]
    assert taken.state() == before
    held = taken.held()["1001"].id
    assert taken.give([{**AINO, **row}], "--same-person", held).refused == []


def test_what_was_edited_here_is_no_change_of_the_source(taken: ImportDesk) -> None:
    """The person behind the contact was corrected here; the list says what it said before."""
    for before, after in (
        ("organisation: Koivu Oy", "organisation: Björk AB"),
        ("given_name: Aino", "given_name: Bengt"),
        ("family_name: Äijö-Ñuñez", "family_name: Åström"),
        ("aino@koivu.example", "bengt@bjork.example"),
    ):
        taken.edit("1001", before, after)
    answer = taken.give([AINO])
    assert answer.refused == []
    assert {why for _, why in answer.kept} == {"edited"}


def person(name: str = "", organisation: str = "", email: str = "") -> dict[str, Any]:
    given, _, family = name.partition(" ")
    parts = {
        "given_name": given,
        "family_name": family,
        "organisation": organisation,
        "emails": [{"address": email, "use": "work"}] if email else [],
    }
    return {key: part for key, part in parts.items() if part}


@pytest.mark.parametrize(
    ("held", "listed", "is_other"),
    [
        (("Aino Aalto", "A Oy", "a@a.example"), ("Bo Berg", "B Ab", "b@b.example"), True),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Aino Berg", "B Ab", "b@b.example"), True),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Aalto Aino", "B Ab", "b@b.example"), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Aino Maria Aalto", "B", "b@b.example"), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Bo Berg", "A Oy", "b@a.example"), True),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Aino Berg", "A Oy", "b@a.example"), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Bo Berg", "A Oy", "a@a.example"), False),
        # What one side does not say tells nothing.
        (("", "A Oy", "a@a.example"), ("Bo Berg", "B Ab", "b@b.example"), True),
        (("", "A Oy", "a@a.example"), ("", "B Ab", "b@b.example"), True),
        (("", "A Oy", ""), ("Bo Berg", "B Ab", "b@b.example"), False),
        (("Aino Aalto", "A Oy", ""), ("Bo Berg", "B Ab", ""), True),
        (("Aino Aalto", "A Oy", ""), ("Aino Berg", "B Ab", ""), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Bo Berg", "", "b@b.example"), True),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Aino Berg", "", "b@b.example"), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("Bo Berg", "", ""), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("", "", ""), False),
        (("Aino Aalto", "A Oy", "a@a.example"), ("", "A oy", "b@b.example"), False),
    ],
)
def test_what_is_not_known_tells_nothing(
    held: tuple[str, str, str], listed: tuple[str, str, str], is_other: bool
) -> None:
    assert is_somebody_else(person(*held), person(*listed), None) is is_other


@pytest.mark.parametrize(
    ("texts", "items"),
    [
        ({"given_name": "Bo", "family_name": "Berg"}, ()),
        ({}, ("b@b.example",)),
    ],
)
def test_what_the_source_says_again_is_no_change(
    texts: dict[str, str | None], items: tuple[str, ...]
) -> None:
    held = person("Aino Aalto", "A Oy", "a@a.example")
    listed = person("Bo Berg", "B Ab", "b@b.example")
    silent = LastWord({}, {"emails": frozenset()})
    assert is_somebody_else(held, listed, silent)
    assert not is_somebody_else(held, listed, LastWord(texts, {"emails": frozenset(items)}))


def test_the_organisation_that_the_source_says_again_counts_beside_a_silent_name() -> None:
    held = person("", "A Oy", "a@a.example")
    listed = person("", "B Ab", "b@b.example")
    said = LastWord({"organisation": "B Ab"}, {"emails": frozenset()})
    assert is_somebody_else(held, listed, LastWord({}, {"emails": frozenset()}))
    assert not is_somebody_else(held, listed, said)
    # ... and not beside the name and the address of another person
    held, listed = person("Aino Aalto", "A Oy", "a@a.example"), person("Bo Berg", "B Ab", "b@b.se")
    assert is_somebody_else(held, listed, said)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("Aino Aalto", "A Oy"), ("Bo Berg", "A Oy"), True),
        (("Aino Aalto", "A Oy"), ("AINO ÄÄLTO", "B Ab"), False),
        (("Aino Aalto", "A Oy"), ("Aino Maria Aalto", "A Oy"), False),
        (("Aino Aalto", "A Oy"), ("", "A Oy"), True),
        (("", "A Oy"), ("", "a oy"), False),
        (("", "A Oy"), ("", "B Ab"), True),
    ],
)
def test_who_is_surely_somebody_else(
    one: tuple[str, str], other: tuple[str, str], apart: bool
) -> None:
    assert are_apart(person(*one), person(*other)) is apart
    assert are_apart(person(*other), person(*one)) is apart
