"""A name is found without its diacritics, and a number in any notation."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tooling.rules.folding import fold, number_in, query


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sähköasennus", "sahkoasennus"),
        ("Åsa Ångström", "asa angstrom"),
        ("Jørgen Sørensen", "jorgen sorensen"),
        ("Łukasz Wiśniewski", "lukasz wisniewski"),
        ("Đorđe", "dorde"),
        ("Guðrún Þórsdóttir", "gudrun thorsdottir"),
        ("Weiß", "weiss"),
        ("STRASSE", "strasse"),
        ("Bæk", "baek"),
        ("Œuvre", "oeuvre"),
        ("Işık İnci", "isik inci"),
        ("Ķērpe Šņore", "kerpe snore"),
        ("Żółć", "zolc"),
        ("Ghiță", "ghita"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("Anna–Liisa", "anna-liisa"),
        ("Ĳsselmeer", "ijsselmeer"),
        ("Ｆｕｌｌ", "full"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_and_neither_does_the_form_of_the_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+358 40 555 0123", "+358405550123"),
        ("+358405550123", "+358405550123"),
        ("+358 (0)40 555 0123", "+358405550123"),
        ("00358 40 5550123", "+358405550123"),
        ("040 555 0123", "+358405550123"),
        ("040-555-0123", "+358405550123"),
        ("(040) 555 0123", "+358405550123"),
        ("tel:+358-40-555-0123", "+358405550123"),
        ("5550123", "+358405550123"),
        ("06 12345678", "+390612345678"),
        ("8 612 34567", "+37061234567"),
        ("8 (495) 123-45-67", "+74951234567"),
        ("06 1 234 5678", "+3612345678"),
        ("1 (212) 555-0123", "+12125550123"),
        ("212.555.0123", "+12125550123"),
    ],
)
def test_a_number_is_found_in_any_notation(typed: str, number: str) -> None:
    assert query(typed).matches([], [number], "k7m2qd4x")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+358 40 555 0123", "+358405550124"),
        ("+405550123", "+358405550123"),
        ("+46 40 555 0123", "+358405550123"),
        ("040 555 0124", "+358405550123"),
        ("0123", "+358405550123"),
        ("00000", "+358405550100"),
        ("555 0", "+358405550123"),
        ("8 612 34567", "+4661234567"),
        ("abc 5550123", "+358405550123"),
    ],
)
def test_another_number_is_not_found(typed: str, number: str) -> None:
    assert not query(typed).matches([], [number], "k7m2qd4x")


def test_every_word_must_be_found() -> None:
    texts = ["Maija", "Virtanen", "Porvoon Sähköasennus Oy", "maija.virtanen@porvoonsahko.example"]
    for text in (
        "virtanen",
        "VIRTANEN maija",
        "sahko virta",
        "Sähkö",
        "virtanen@porvoon",
        "oy maija",
    ):
        assert query(text).matches(texts, [], "k7m2qd4x"), text
    for text in ("virtanen lahti", "maija@", "virtänenn"):
        assert not query(text).matches(texts, [], "k7m2qd4x"), text


def test_an_id_is_found_whole_or_by_its_beginning() -> None:
    assert query("k7m2qd4x").matches(["Oy"], [], "k7m2qd4x")
    assert query("K7M2").matches(["Oy"], [], "k7m2qd4x")
    assert not query("m2qd4x").matches(["Oy"], [], "k7m2qd4x")
    assert not query("k7m").matches(["Oy"], [], "k7m2qd4x")


def test_no_digits_are_no_number() -> None:
    assert number_in("virtanen") is None
    assert number_in("") is None


LETTERS = st.characters(exclude_categories=("Cc", "Cs"))


@given(
    texts=st.lists(st.text(LETTERS, max_size=12), max_size=4),
    looked=st.text(LETTERS, max_size=6),
    number=st.from_regex(r"\+[1-9][0-9]{6,10}", fullmatch=True),
)
def test_nothing_that_matches_is_passed_over(texts: list[str], looked: str, number: str) -> None:
    """The quick question never says no where the whole one says yes."""
    whole = json.dumps([*texts, number, "k7m2qd4x"], ensure_ascii=False)
    for typed in (looked, *(text[1:5] for text in texts), number, number[4:], "0" + number[3:]):
        wanted = query(typed)
        if wanted.words and wanted.matches(texts, [number], "k7m2qd4x"):
            assert wanted.may_match(whole), typed


def test_the_quick_question_says_no() -> None:
    assert not query("virtanen").may_match('{"family_name": "Mäkinen"}')
    assert query("makinen").may_match('{"family_name": "Mäkinen"}')
    assert not query("040 555 0123").may_match('{"number": "+358405550124"}')
