"""What an operator typed is taken apart into whole addresses, numbers and names."""

from __future__ import annotations

import pytest

from tests.people import customer
from tooling.rules.traces import Tracer
from tooling.rules.traces.packed_content import is_opaque
from tooling.subject_report.rules.terms import near_to, person_of, terms_in


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Maija", "Virtanen"], [("name", "Maija Virtanen")]),
        (["Maija Virtanen", "Pekka Laine"], [("name", "Maija Virtanen"), ("name", "Pekka Laine")]),
        (["Virtanen,", "Maija"], [("name", "Virtanen, Maija")]),
        (["040", "555", "0123"], [("phone", "040 555 0123")]),
        (["040 555 0123", "040 555 0124"], [("phone", "040 555 0123"), ("phone", "040 555 0124")]),
        (["Maija", "0405550123", "a@b.example"],
         [("name", "Maija"), ("phone", "0405550123"), ("email", "a@b.example")]),
        (["<a@b.example>", "mailto:a@b.example"], [("email", "a@b.example")]),
        (["", "  ", "\t"], []),
    ],
)  # fmt: skip
def test_what_was_typed(arguments: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(term.kind, term.text) for term in terms_in(arguments)] == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Maija Virtanen", True), ("O'Brien", True), ("Bo Ek", True), ("Aho", True),
        ("\u674e\u660e", True), ("\u674e", True), ("M. Virtanen", False), ("Ek", False),
        ("a@b.example", True), ("@b.example", False), ("a@", False),
        ("0405550123", True), ("12345", False), ("\u2013", False),
    ],
)  # fmt: skip
def test_what_is_whole_enough_to_be_looked_for(text: str, whole: bool) -> None:
    (term,) = terms_in([text])
    assert term.is_whole is whole


def test_an_organisation_is_a_name_where_no_person_is() -> None:
    (term,) = terms_in(["Oy Porvoon S\u00e4hk\u00f6asennus".replace("Oy ", "") + " Oy"])
    switchboard = customer(given_name="", family_name="")
    assert term.matches(switchboard)
    assert not term.matches(customer())
    assert term.may_match(str(switchboard))


def test_what_is_escaped_is_looked_at_in_full() -> None:
    (term,) = terms_in(["Maija Virtanen"])
    assert term.may_match('{"organisation": "The \\"Best\\" Ltd"}')
    assert not term.may_match('{"organisation": "The Best Ltd"}')


@pytest.mark.parametrize("typed", ["0405550123", "+358 40 555 0123", "00358405550123"])
@pytest.mark.parametrize("country", ["FI", "SE", None])
def test_a_number_at_home_is_found_abroad(typed: str, country: str | None) -> None:
    person = person_of(terms_in([typed]), country)
    assert Tracer([person]).find("call +358405550123 now")


def test_an_address_names_who_is_near() -> None:
    near = near_to(terms_in(["maija.virtanen@old.example"]))
    assert ("maija", "virtanen") in near.names
    assert near_to(terms_in(["info@old.example"])).names == ()


@pytest.mark.parametrize(
    ("data", "opaque"),
    [
        (b"plain", False), (b"%PDF-1.7 text", True), (b"\x89PNG\0\x01\x02", True),
        (b"age-encryption.org/v1\n", True), ("hei".encode("utf-16"), False),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n  YWdlLWVu", True),
        (b"begins with -----BEGIN AGE ENCRYPTED FILE-----, then", False),
        (b"PK\x03\x04\0", False),
    ],
)  # fmt: skip
def test_what_nobody_can_read_as_text(data: bytes, opaque: bool) -> None:
    assert is_opaque(data) is opaque


MARKED = [("กิ่ง", "ทองดี"), ("राजेश", "शर्मा"), ("मीरा", "सिंह"), ("நிலா", "குமார்"), ("דָּוִד", "כֹּהֵן")]


@pytest.mark.parametrize(("given", "family"), MARKED)
def test_a_name_with_vowel_signs_is_found_in_texts(given: str, family: str) -> None:
    person = person_of(terms_in([f"{given} {family}"]), "FI")
    for text in (
        f"met {given} {family} there", f"{family}, {given}",
        f"given_name: {given}\nfamily_name: {family}\n", f"a;{family};{given};b",
    ):  # fmt: skip
        assert Tracer([person]).find(text), text
    assert not Tracer([person]).find(f"met {given} there")


def test_an_older_fingerprint_of_a_name_with_vowel_signs_still_finds_it() -> None:
    """Before, a word ended at its first vowel sign: ใจดี was known as its letters alone."""
    older = person_of(terms_in(["สมชาย ใจด"]), "FI")
    assert Tracer([older]).find("met สมชาย ใจดี there")


@pytest.mark.parametrize("typed", ["王小明", "王 小明", "김민준"])
def test_no_letter_of_another_script_is_half_of_a_name(typed: str) -> None:
    """It stood in every text, and made the search of a register take minutes."""
    near = near_to(terms_in([typed]))
    assert not [one for pair in near.names for one in pair if one.isascii()]
