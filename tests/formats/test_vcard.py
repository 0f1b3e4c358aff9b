from __future__ import annotations

from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.tables import CELLS, PEOPLE
from tooling.formats.table import Table
from tooling.formats.vcard import to_vcard


def cards(data: bytes) -> list[Any]:
    return list(vobject.readComponents(data.decode()))


def test_a_person_comes_back_letter_for_letter() -> None:
    card, _ = cards(to_vcard(PEOPLE))
    assert card.version.value == "3.0"
    assert card.uid.value == "k7m2qd4x"
    assert card.fn.value == 'Maija Virtanen "Masa"'
    assert (card.n.value.given, card.n.value.family) == ("Maija", 'Virtanen "Masa"')
    assert card.email.value == "maija@porvoonsahko.example"
    assert card.tel.value == "+358405550123"
    assert card.org.value == ["Porvoon Sähköasennus Oy; Ab, Ltd"]
    assert card.title.value == "Hankintapäällikkö"
    assert card.lang.value == "fi"
    address = card.adr.value
    assert (address.street, address.code) == ("Mannerheiminkatu 12 A 4", "06100")
    assert (address.city, address.country) == ("Porvoo", "FI")
    assert card.contents["x-permission-basis"][0].value == "consent"
    assert card.contents["x-recipient-class"][0].value == "work"


def test_a_switchboard_goes_by_its_firm_and_takes_nothing_from_the_row_before() -> None:
    assert to_vcard(Table(PEOPLE.columns, PEOPLE.rows[1:])).decode() == (
        "BEGIN:VCARD\r\n"
        "VERSION:3.0\r\n"
        "UID:b3w9x2fh\r\n"
        "EMAIL;TYPE=INTERNET:vaihde@ou.example\r\n"
        "FN:Tööstuse OÜ\r\n"
        "N:;;;;\r\n"
        "ORG:Tööstuse OÜ\r\n"
        "END:VCARD\r\n"
    )
    assert to_vcard(PEOPLE).endswith(to_vcard(Table(PEOPLE.columns, PEOPLE.rows[1:])))


def test_telephone_and_text_message_numbers_are_told_apart() -> None:
    for column, kind in (("phone", "VOICE"), ("sms", "CELL")):
        data = to_vcard(Table(("id", column), (("k7m2qd4x", "+358405550123"),)))
        assert f"TEL;TYPE={kind}:+358405550123\r\n".encode() in data


def test_a_column_without_a_property_is_not_lost() -> None:
    table = Table(("id", "project_type"), (("k7m2qd4x", "school; new"),))
    assert b"X-PROJECT-TYPE:school\\; new\r\n" in to_vcard(table)


def test_nothing_but_the_list_is_in_a_card() -> None:
    data = to_vcard(PEOPLE)
    assert b"REV" not in data
    assert b"PRODID" not in data


def test_an_empty_list_has_no_cards() -> None:
    assert to_vcard(Table(PEOPLE.columns, ())) == b""


def test_every_line_ends_in_crlf_and_none_is_endless() -> None:
    table = Table(("id", "organisation"), (("k7m2qd4x", "Sähkö, " * 60 + "Oy"),))
    lines = to_vcard(table).split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert cards(to_vcard(table))[0].org.value == ["Sähkö, " * 60 + "Oy"]


@pytest.mark.parametrize("letter", ["a", "Ж", "ก", "𐍈", "é"])
@pytest.mark.parametrize("length", range(20, 160, 7))
def test_a_line_has_75_octets_at_most_and_breaks_between_letters(letter: str, length: int) -> None:
    data = to_vcard(Table(("id", "organisation", "role"), (("k7m2qd4x", letter * length, "x"),)))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is in two lines
    assert data.decode().replace("\r\n ", "").count(f":{letter * length}\r\n") == 2
    (card,) = cards(data)
    assert (card.org.value, card.fn.value) == ([letter * length], letter * length)


def test_a_folded_line_is_no_shorter_than_it_must_be() -> None:
    data = to_vcard(Table(("id", "organisation"), (("k7m2qd4x", "a" * 200),)))
    folded = data.partition(b"ORG:")[2].partition(b"\r\nEND")[0].split(b"\r\n")
    assert [len(line) for line in folded] == [71, 75, 56]


@pytest.mark.parametrize("column", ["organisation", "given_name", "street", "role", "segments"])
@given(cell=CELLS.map(str.strip) | st.text(alphabet="\\;,:nN\näb", max_size=120))
def test_a_cell_stays_in_its_card_and_property(column: str, cell: str) -> None:
    injected = cell + "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nNOTE:y"
    found = cards(to_vcard(Table(("id", column), (("k7m2qd4x", injected), ("b3w9x2fh", "z")))))
    assert [card.uid.value for card in found] == ["k7m2qd4x", "b3w9x2fh"]
    assert not hasattr(found[0], "note")


@given(
    st.text(
        alphabet=st.characters(categories=["L", "N", "P", "S"]) | st.sampled_from(" \n"),
        min_size=1,
        max_size=200,
    ).filter(lambda text: text == text.strip() and "  " not in text)
)
def test_any_text_comes_back(text: str) -> None:
    columns = ("id", "organisation", "family_name", "city", "role", "outlets")
    card = cards(to_vcard(Table(columns, (("k7m2qd4x", *[text] * 5),))))[0]
    assert card.org.value == [text]
    assert card.fn.value == text
    assert card.n.value.family == text
    assert card.adr.value.city == text
    assert card.title.value == text
    assert card.contents["x-outlets"][0].value == text


def test_a_control_character_is_not_carried() -> None:
    table = Table(("id", "organisation"), (("k7m2qd4x", "Säh\x00kö\x0b\ud800 Oy"),))
    assert "ORG:Säh\ufffdkö\ufffd\ufffd Oy\r\n".encode() in to_vcard(table)
