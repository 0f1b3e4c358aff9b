"""A text for the history must not name the person."""

from __future__ import annotations

import pytest

from tooling.rules.anonymity import holds_contact_data, names_person

PERSON = {
    "given_name": "Åsa",
    "family_name": "von Wright-Łuk",
    "emails": [{"address": "a.w1@firma.example"}, "odd", {"use": "work"}],
    "phones": [{"number": "+358405550123"}, {"number": "12"}],
}


@pytest.mark.parametrize(
    "text",
    [
        "asa called",
        "ÅSA",
        "by von",
        "Wright-Luk",
        "ms wright",
        "luk-nn",
        "A.W1@firma.example",
        "0405550123",
        "555 01 23",
    ],
)
def test_it_names_her(text: str) -> None:
    assert names_person(text, {}, PERSON)


@pytest.mark.parametrize("text", ["", "asked by phone", "asap", "request rqw7k2mx", "12 letters"])
def test_it_does_not(text: str) -> None:
    assert not names_person(text, PERSON)
    assert not names_person(text, {"phones": "x", "given_name": ["y"]})


@pytest.mark.parametrize("text", ["by a.w1@firma.example", "ask 040 555 0123", "2026-03-01234"])
def test_it_holds_an_address_or_a_number(text: str) -> None:
    assert holds_contact_data(text)


@pytest.mark.parametrize("text", ["", "asked by phone", "down since 2026-03-01", "12 letters"])
def test_it_holds_neither_and_a_day_is_none(text: str) -> None:
    assert not holds_contact_data(text)
