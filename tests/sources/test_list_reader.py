from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tooling.errors import RegisterError
from tooling.formats.delimited import to_csv
from tooling.formats.table import Table
from tooling.sources.list_reader import DELIMITERS, read_rows

ERP = ("Contact ID", "First Name", "E-mail", "Address")
BREVO = "EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;ADDED_TIME"
MAILCHIMP_DE = 'Emailadresse,Vorname,Nachname,"Erlaubnis zum Marketing",OPTIN_TIME,NOTES,TAGS'
OUTLOOK = "Title,First Name,Last Name,Business Street,Business Country/Region,E-mail Address"
GOOGLE = "First Name,Last Name,Organization Name,E-mail 1 - Value,Phone 1 - Value"
DYNAMICS = "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,Full Name"
HUBSPOT = "Record ID,First Name,Email,Country/Region,Contact owner"
SALESFORCE = "First Name,Email,Mailing State/Province,Mailing Zip/Postal Code"
LISTMONK = "uuid,email,name,attributes,status"


@pytest.mark.parametrize(
    ("data", "expected", "row", "how"),
    [
        (
            f"{BREVO}\r\nmaija@x.example;Virtanen;Maija;3584055;0;1-2-2024, 10:00\r\n".encode(),
            {"EMAIL", "FIRSTNAME", "LASTNAME"},
            {"EMAIL": "maija@x.example", "LASTNAME": "Virtanen", "ADDED_TIME": "1-2-2024, 10:00"},
            ("utf-8", ";"),
        ),
        (
            f'{MAILCHIMP_DE}\nj@x.example,Jörg,Groß,"Ja, Post",,"zwei\nZeilen","""VIP"""'.encode(),
            {"Emailadresse", "Erlaubnis zum Marketing"},
            {
                "Vorname": "Jörg",
                "Erlaubnis zum Marketing": "Ja, Post",
                "NOTES": "zwei\nZeilen",
                "TAGS": '"VIP"',
            },
            ("utf-8", ","),
        ),
        (
            b"\xff\xfe"
            + f"{OUTLOOK}\r\n,Åsa,Öberg,Drottninggatan 1,Sverige,a@x.example\r\n".replace(
                ",", "\t"
            ).encode("utf-16-le"),
            {"First Name", "E-mail Address"},
            {"Title": "", "First Name": "Åsa", "Last Name": "Öberg"},
            ("utf-16-le", "\t"),
        ),
        (
            f"{OUTLOOK}\r\n,Åsa,Öberg,Drottninggatan 1,Sverige,a@x.example\r\n".encode("cp1252"),
            {"First Name", "E-mail Address"},
            {"First Name": "Åsa", "Business Country/Region": "Sverige"},
            ("cp1252", ","),
        ),
        (
            f"\ufeff{GOOGLE}\nJānis,Bērziņš,SIA „Ozols“,j@x.example,+371 20 000 000\n".encode(),
            {"First Name", "Phone 1 - Value"},
            {"First Name": "Jānis", "Phone 1 - Value": "+371 20 000 000"},
            ("utf-8", ","),
        ),
        (
            f"sep=;\r\n{BREVO}\r\na@x.example;Niemi;Aku;;0;\r\n".encode(),
            {"EMAIL"},
            {"EMAIL": "a@x.example", "LASTNAME": "Niemi", "SMS": ""},
            ("utf-8", ";"),
        ),
        (
            f"{DYNAMICS}\n9f0c,AbC+/=,Kari Laine\n".encode(),
            {"Full Name"},
            {"Full Name": "Kari Laine", "(Do Not Modify) Row Checksum": "AbC+/="},
            ("utf-8", ","),
        ),
        (
            f"{HUBSPOT}\n001,Kari,k@x.example,NO,\n".encode(),
            {"Record ID", "Email"},
            {"Record ID": "001", "Country/Region": "NO", "Contact owner": ""},
            ("utf-8", ","),
        ),
        (
            f"{SALESFORCE}\nKari,k@x.example,,00100\n".encode(),
            {"Mailing Zip/Postal Code"},
            {"Mailing Zip/Postal Code": "00100", "Mailing State/Province": ""},
            ("utf-8", ","),
        ),
        (
            f'{LISTMONK}\n1-2,k@x.example,Kari,"{{""city"": ""Oulu; Ii""}}",enabled\n'.encode(),
            {"email", "attributes"},
            {"attributes": '{"city": "Oulu; Ii"}', "status": "enabled"},
            ("utf-8", ","),
        ),
    ],
    ids=[
        "brevo",
        "mailchimp-de",
        "outlook-utf16",
        "outlook-cp1252",
        "google",
        "sep",
        "dynamics",
        "hubspot",
        "salesforce",
        "listmonk",
    ],
)
def test_the_lists_that_people_have(
    data: bytes, expected: set[str], row: dict[str, str], how: tuple[str, str]
) -> None:
    rows = read_rows(data, expected)
    assert (rows.encoding, rows.delimiter) == how
    assert expected <= set(rows.columns)
    (found,) = rows
    assert not found.is_too_long
    assert tuple(found.cells) == rows.columns
    assert {column: found.cells[column] for column in row} == row


def test_line_numbers_are_those_of_the_file() -> None:
    data = b'sep=,\r\n\r\nid,note\r\n1,"two\r\nlines"\r\n\r\n,\r\n2,x\r\n'
    rows = read_rows(data, {"id"})
    assert [(row.line_number, row.cells["id"]) for row in rows] == [(4, "1"), (8, "2")]
    assert [row.line_number for row in rows] == [4, 8]  # a second time too


def test_old_macintosh_line_ends_are_line_ends() -> None:
    assert [row.cells for row in read_rows(b"id,city\r1,Oulu\r", {"id"})] == [
        {"id": "1", "city": "Oulu"}
    ]


def test_a_row_of_another_length_is_neither_padded_nor_taken_for_whole() -> None:
    data = b"id,city,zip\n1,Oulu\n2,Oulu,90100,more\n3,Oulu,90100,, \n4,Oulu,90100\n"
    short, long, trailing, whole = read_rows(data, {"id"})
    assert short == (2, {"id": "1", "city": "Oulu"}, False)
    assert (long.line_number, long.is_too_long) == (3, True)
    assert (trailing.is_too_long, trailing.cells["zip"]) == (False, "90100")
    assert not whole.is_too_long


def test_values_lose_the_space_around_them_and_nothing_else() -> None:
    data = "id,name\n 007 ,\u00a0 NULL  x\u2028y \n".encode()
    (row,) = read_rows(data, {"id"})
    assert row.cells == {"id": "007", "name": "NULL  x\u2028y"}


def test_column_names_are_trimmed_and_composed() -> None:
    rows = read_rows(" Email , Stra\u00dfe,Gro\u0308\u00dfe,,\na,b,c,,\n".encode(), {"Email"})
    assert rows.columns == ("Email", "Stra\u00dfe", "Gr\u00f6\u00dfe")
    assert [row.is_too_long for row in rows] == [False]


def test_text_under_a_nameless_last_column_makes_the_row_long() -> None:
    assert [row.is_too_long for row in read_rows(b"id,city,\n1,Oulu,x\n", {"id"})] == [True]


def test_the_expected_columns_choose_the_delimiter_and_not_the_cells() -> None:
    data = b"name,note;email\n" + b"Kari,a,b,c;k@x.example\n" * 20
    assert read_rows(data, {"email"}).delimiter == ";"
    assert read_rows(data, {"name"}).delimiter == ","
    # Nothing is expected: the one with most columns.
    assert read_rows(b"a;b,c;d\n", ()).delimiter == ";"
    # One column only.
    assert read_rows(b"email\nk@x.example\n", {"email"}).columns == ("email",)


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_usual_delimiter_in_a_quoted_header(delimiter: str) -> None:
    header = delimiter.join(f'"{column}"' for column in ERP)
    rows = read_rows(f"{header}\n".encode(), ERP)
    assert (rows.delimiter, rows.columns) == (delimiter, ERP)


def test_what_the_caller_says_goes_first() -> None:
    rows = read_rows("sep=,\nid;näin\n1;2\n".encode("cp437"), {"id"}, "cp437", ";")
    assert (rows.encoding, rows.delimiter, rows.columns) == ("cp437", ";", ("id", "näin"))
    assert read_rows(b"id^x\n", {"id"}, delimiter="^").columns == ("id", "x")


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", "\r", " "])
def test_what_cannot_be_a_delimiter_is_refused(delimiter: str) -> None:
    with pytest.raises(RegisterError, match="delimiter"):
        read_rows(b"id\n", {"id"}, delimiter=delimiter)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"id,Secret,city, Secret \n", "line 1: columns 2 and 4 have the same name"),
        (b"id,,city,,zip\n", "line 1: columns 2 and 4 have no name"),
        (b"sep=,\n", "no header"),
        (b"sep=,\nid,Secret,Secret\n", "line 2: columns 2 and 3"),
        (b'id,"Secret\n1,2\n', "lines 1 to 2: a quote that isn't closed"),
        (b'id,city\n1,x\n2,"Secret\n3,y\n', "lines 3 to 4: a quote that isn't closed"),
        (b'id,city\n1,"Oy "Secret" Ab"\n', "line 2: .* a quote inside"),
        (b"id,city\n1," + b"Secret" * 30_000 + b"\n", "line 2: .* an endless cell"),
        (b'id,city\n1,"' + b"Secret\n" * 30_000, "lines 2 to .* an endless cell"),
        (b"id,Sec\0ret\n", "NUL"),
        (b"PK\x03\x04Secret", "Excel workbook"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_what_cannot_be_read_is_refused_without_showing_it(data: bytes, message: str) -> None:
    with pytest.raises(RegisterError, match=message) as error:
        list(read_rows(data, {"id"}))
    assert error.value.hint
    assert "Secret" not in f"{error.value.message} {error.value.hint}"


def test_the_rows_before_a_fault_can_be_seen() -> None:
    rows = iter(read_rows(b'id,city\n1,Oulu\n2,"Ii\n', {"id"}))
    assert next(rows).cells == {"id": "1", "city": "Oulu"}
    with pytest.raises(RegisterError, match="line 3"):
        next(rows)


def test_the_module_of_csv_is_left_as_it_was() -> None:
    before = csv.field_size_limit()
    list(read_rows(b"id\n1\n", {"id"}))
    assert csv.field_size_limit() == before


def test_a_list_does_not_show_itself_in_a_traceback() -> None:
    assert "Oulu" not in repr(read_rows(b"id,city\n1,Oulu\n", {"id"}))


def test_an_exported_list_can_be_read_in_again() -> None:
    table = Table(("id", "organisation"), (("k7m2qd4x", 'Sähkö "Oy"; Ab,\nTurku'),))
    (row,) = read_rows(to_csv(table), table.columns)
    assert tuple(row.cells.values()) == table.rows[0]


CELL = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
).map(str.strip)


@given(
    rows=st.lists(st.tuples(st.just("1"), CELL, CELL), min_size=1, max_size=6),
    delimiter=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_whatever_a_program_writes_is_read_letter_for_letter(
    rows: list[tuple[str, str, str]], delimiter: str, encoding: str, line_end: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(("id", "first, name", "city"))
    writer.writerows(rows)
    found = read_rows(out.getvalue().encode(encoding), {"id", "city"})
    assert found.delimiter == delimiter
    assert [tuple(row.cells.values()) for row in found] == rows


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_an_error_that_a_person_can_read(data: bytes) -> None:
    try:
        rows = list(read_rows(data, {"id"}))
    except RegisterError:
        return
    assert all(row.cells for row in rows)
