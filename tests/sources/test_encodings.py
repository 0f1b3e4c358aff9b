"""A list in any encoding: named, found, asked for; its names are shown to people only."""

from __future__ import annotations

import pytest

from tests.sources.desk import AINO, COLUMNS, ImportDesk, text_of
from tests.sources.lists import CASES, FINNISH, GREEK, LATVIAN, RUSSIAN

BOTH = ("--into", "customers", "--source", "erp")


def rows_of(names: str) -> str:
    """A list of `names`, with semicolons as Excel here writes it."""
    return text_of(
        [
            {"No": str(number), "Company": "Oy", "First": first, "Last": last, "City": "Rīga"[:1]}
            for number, name in enumerate(names.split(";"))
            for first, _, last in [name.partition(" ")]
        ],
        delimiter=";",
    )


def say(desk: ImportDesk, data: bytes, *options: str, answer: str = "") -> tuple[int, str, str]:
    """Import a list on a terminal, with `answer` typed at its question."""
    file = desk.root.parent / "list.csv"
    file.write_bytes(data)
    return desk.tooling("import", str(file), *BOTH, *options, given=answer, terminal=True)


@pytest.mark.parametrize(("names", "encodings"), CASES)
def test_a_list_comes_in_by_the_encoding_that_is_named(
    desk: ImportDesk, names: str, encodings: tuple[str, ...]
) -> None:
    for encoding in encodings[:2]:
        answer = desk.give(rows_of(names).encode(encoding), "--encoding", encoding)
        assert answer.code == 0, answer.err
        assert answer.plan["delimiter"] == ";"
        assert f"Read as {answer.plan['encoding']}, with semicolons between cells." in answer.err
    assert (
        desk.give(rows_of(names).encode(encodings[0]), "--encoding", encodings[0], "--apply").code
        == 0
    )
    first, _, last = names.split(";")[0].partition(" ")
    tree = desk.tree("0")
    assert (tree["given_name"], tree.get("family_name", "")) == (first, last)


@pytest.mark.parametrize("encoding", ["cp1257", "windows-1257", "iso-8859-13"])
def test_the_mapping_may_name_any_encoding(desk: ImportDesk, encoding: str) -> None:
    mapping = desk.text("records/sources/erp.yaml")
    desk.map("erp", mapping.replace("columns:", f"encoding: {encoding}\ncolumns:", 1))
    answer = desk.give(rows_of(LATVIAN).encode(encoding), "--apply")
    assert answer.code == 0, answer.err
    assert desk.tree("0")["family_name"] == "Bērziņš"
    other = desk.give(rows_of(LATVIAN).encode("iso-8859-4"), "--encoding", "iso-8859-4")
    assert other.counts == {"rows": 6, "unchanged": 6}  # the command's word goes first


def test_a_mapping_that_names_no_encoding_says_what_it_may_name(desk: ImportDesk) -> None:
    mapping = desk.text("records/sources/erp.yaml")
    desk.map("erp", mapping.replace("columns:", "encoding: rot13\ncolumns:", 1))
    answer = desk.give([AINO])
    assert answer.code == 1
    assert "(encoding)" in answer.err
    assert "cp1257" in answer.err


@pytest.mark.parametrize("name", ["rot13", "idna", "utf-7", "klingon", "cp1275"])
def test_what_is_no_text_encoding_is_refused(desk: ImportDesk, name: str) -> None:
    answer = desk.give([AINO], "--encoding", name)
    assert answer.code == 1
    assert "no text encoding of that name" in answer.err
    assert ("Did you mean cp1257?" in answer.err) == (name == "cp1275")


def test_in_a_pipe_a_guess_is_refused_with_what_to_say_and_no_name(desk: ImportDesk) -> None:
    answer = desk.give(rows_of(LATVIAN).encode("cp1257"), "--apply")
    assert answer.code == 1
    assert "--encoding cp1257, or --yes" in answer.err
    assert "`encoding: cp1257` in the mapping" in answer.err
    assert "ziņ" not in answer.err + answer.out
    assert desk.held() == {}


def test_yes_takes_the_only_one_that_fits(desk: ImportDesk) -> None:
    answer = desk.give(rows_of(LATVIAN).encode("cp1257"), "--yes", "--apply")
    assert answer.code == 0, answer.err
    assert desk.tree("0")["given_name"] == "Jānis"
    assert "ziņ" not in answer.err


def test_yes_takes_none_where_several_fit(desk: ImportDesk) -> None:
    answer = desk.give(rows_of("Jānis Kalns").encode("cp1257"), "--yes")
    assert answer.code == 1
    assert "may be" in answer.err
    assert "reads differently in" in answer.err
    assert "or --yes" not in answer.err


def test_on_a_terminal_the_names_are_shown_and_one_is_chosen(desk: ImportDesk) -> None:
    data = rows_of(LATVIAN).encode("cp1257")
    code, out, err = say(desk, data, "--apply", answer="y\n")
    assert code == 0, err
    assert "1  cp1257       Bērziņš, Ozoliņš, Kalniņa" in err
    assert "Read as cp1257, with semicolons between cells. Some of it: Bērziņš" in err
    assert "`encoding: cp1257` in records/sources/erp.yaml" in err
    assert "Bērziņš" not in out
    assert desk.tree("0")["family_name"] == "Bērziņš"


def test_each_reading_is_shown_by_the_cells_in_which_they_differ(desk: ImportDesk) -> None:
    data = rows_of(f"{GREEK};Άννα Νίκου").encode("cp1253")
    code, _, err = say(desk, data, answer="1\n")
    assert code == 0
    assert "1  cp1253       Άγγελου, Άννα" in err
    assert "2  iso-8859-7" in err
    assert "Παπαδόπουλος" not in err.split("Which reads right?")[0]


@pytest.mark.parametrize(
    ("said", "encoding"), [("2", None), ("cp1257", "cp1257"), ("ISO-8859-13", "iso-8859-13")]
)
def test_another_one_can_be_chosen_or_named(
    desk: ImportDesk, said: str, encoding: str | None
) -> None:
    code, _, err = say(desk, rows_of("Jānis Kalns").encode("cp1257"), answer=f"{said}\n")
    assert code == 0, err
    second = next(line.split()[1] for line in err.splitlines() if line.startswith("  2  "))
    assert f"Read as {encoding or second}," in err


@pytest.mark.parametrize(
    ("said", "told"),
    [("n", "--encoding"), ("99", "--encoding"), ("0", "--encoding"), ("rot13", "no text encoding")],
)
def test_none_of_them_leaves_everything_as_it_was(desk: ImportDesk, said: str, told: str) -> None:
    code, _, err = say(desk, rows_of(LATVIAN).encode("cp1257"), "--apply", answer=f"{said}\n")
    assert code == 1
    assert told in err
    assert desk.held() == {}


def test_where_only_a_heading_tells_it_is_shown(desk: ImportDesk) -> None:
    mapping = desk.text("records/sources/erp.yaml")
    desk.map("erp", mapping.replace("Full: the two", "Täysnimi: the two"))
    text = text_of([{**AINO, "Last": "Aho"}]).replace("Full", "Täysnimi")
    err = say(desk, text.encode("cp1252"), answer="y\n")[2]
    assert "1  cp1252       Täysnimi" in err
    desk.map("erp", mapping)
    err = say(desk, text.encode("cp1252"), answer="n\n")[2]
    assert "Täysnimi" in err
    assert "Tõysnimi" in err


def test_yes_to_several_is_no_answer(desk: ImportDesk) -> None:
    assert say(desk, rows_of("Jānis Kalns").encode("cp1257"), answer="y\n")[0] == 1


def test_the_encoding_is_a_part_of_the_plan(desk: ImportDesk) -> None:
    data = rows_of("Aino Makinen;Jüri Mets").encode("cp1252")  # ü is at one place in both
    plan = desk.give(data, "--encoding", "cp1252").plan["plan"]
    assert desk.give(data, "--encoding", "windows-1252").plan["plan"] == plan
    other = desk.give(data, "--encoding", "cp1257", "--apply", "--plan", plan)
    assert other.code == 1
    assert desk.held() == {}
    assert desk.give(data, "--encoding", "cp1252", "--apply", "--plan", plan).code == 0


def test_a_heading_that_the_mapping_knows_tells_the_encoding(desk: ImportDesk) -> None:
    mapping = desk.text("records/sources/erp.yaml")
    desk.map("erp", mapping.replace("column: Last,", "column: Sukunimi ä,"))
    text = rows_of("Aino Mäki").replace("Last", "Sukunimi ä")
    for encoding in ("cp1252", "cp850", "mac-roman"):
        answer = desk.give(text.encode(encoding))
        assert f"--encoding {encoding}, or --yes" in answer.err


@pytest.mark.parametrize(
    ("cell", "place"),
    [("Last", "line 3, column 4 (Last)"), ("Company", "line 3, column 2 (Company)")],
)
def test_a_byte_that_is_no_letter_is_told_by_row_and_column(
    desk: ImportDesk, cell: str, place: str
) -> None:
    good = {**AINO, "Groups": "", "Title": "Päällikkö"}
    rows = [good, {**good, "No": "7", cell: "Aijo@Nunez", "Mail": ""}]
    data = text_of(rows).encode().replace(b"Aijo@", b"\xc4ij\xf6")
    answer = desk.give(data, "--apply")
    assert answer.code == 1
    assert place in answer.err
    assert "the rest of the file is in UTF-8" in answer.err
    assert "Nunez" not in answer.err
    named = desk.give(data.replace(b"\xc4", b"\x81"), "--encoding", "cp1252")
    assert "in the encoding cp1252" in named.err
    sep = desk.give(b"sep=,\r\n" + data)
    assert place.replace("line 3", "line 4") in sep.err


def test_a_byte_in_an_unknown_column_and_behind_the_last_is_told_by_number(
    desk: ImportDesk,
) -> None:
    head = ",".join([*COLUMNS, "Secret"])
    assert "column 14:" in desk.give(f"{head}\n{',' * 13}ä".encode() + b"\xe4\n").err
    assert "column 15:" in desk.give(f"{head}\n{',' * 14}ä".encode() + b"\xe4\n").err
    quoted = f'{head}\n"two\nlines","ä'.encode() + b'\xe4"\n'
    assert "line 2, column 2 (Company):" in desk.give(quoted).err


def test_utf_8_is_not_read_as_what_the_mapping_says_of_older_lists(desk: ImportDesk) -> None:
    mapping = desk.text("records/sources/erp.yaml")
    desk.map("erp", mapping.replace("columns:", "encoding: cp1252\ncolumns:", 1))
    answer = desk.give(rows_of(FINNISH))
    assert answer.code == 1
    assert "the file is in UTF-8" in answer.err
    assert desk.give(rows_of(FINNISH), "--encoding", "utf-8").code == 0


def test_letters_mangled_before_are_a_warning_with_names_on_a_terminal_only(
    desk: ImportDesk,
) -> None:
    data = rows_of(FINNISH).encode().decode("latin-1").encode()
    answer = desk.give(data)
    assert "Warning: letters are mangled on lines 2, 3, 4, 5, 6 and 1 other" in answer.err
    assert answer.plan["mangled"] == {"lines": [2, 3, 4, 5, 6, 7], "lost": []}
    assert "kinen" not in answer.err
    assert "MÃ¤kinen  for  Mäkinen" in say(desk, data)[2]
    assert "mangled" not in say(desk, rows_of(FINNISH).encode())[2]


def test_letters_that_are_lost_are_told(desk: ImportDesk) -> None:
    answer = desk.give(rows_of("Aino M\ufffdkinen"))
    assert "Warning: letters are lost on line 2" in answer.err
    assert answer.plan["mangled"] == {"lines": [], "lost": [2]}


def test_utf_16_without_its_mark_is_asked_about(desk: ImportDesk) -> None:
    data = rows_of(RUSSIAN).encode("utf-16-le")
    assert "--encoding utf-16-le, or --yes" in desk.give(data).err
    assert desk.give(data, "--yes").plan["encoding"] == "utf-16-le"


@pytest.mark.parametrize(
    ("encoding", "start", "delimiter"),
    [("utf-8-sig", "", ";"), ("utf-8-sig", "sep=;\r\n", ";"), ("utf-16", "", "\t")],
)
def test_what_excel_saves_comes_in_without_a_question(
    desk: ImportDesk, encoding: str, start: str, delimiter: str
) -> None:
    text = rows_of(FINNISH).replace("\n", "\r\n").replace(";", delimiter)
    answer = desk.give((start + text).encode(encoding))
    assert answer.code == 0, answer.err
    assert answer.plan["delimiter"] == delimiter
    assert answer.counts["new"] == 6


@pytest.mark.parametrize(
    ("said", "code"),
    [("Suomi", "FI"), ("U.K.", "GB"), ("The Netherlands", "NL"), ("Tyskland", "DE")],
)
def test_countries_come_in_by_any_of_their_names(desk: ImportDesk, said: str, code: str) -> None:
    desk.take([{**AINO, "Country": said, "Phone": "", "Zip": ""}])
    assert desk.tree("1001")["address"]["country"] == code


def test_no_country_and_a_number_with_two_readings_are_refused(
    desk: ImportDesk,
) -> None:
    rows = [{**AINO, "Country": "Fiinland", "Phone": ""}, {**AINO, "No": "2", "Mail": ""}]
    answer = desk.give([rows[0], {**rows[1], "Phone": "46701234567"}], "--strict")
    assert answer.refused == [(2, "Country", "country"), (3, "Phone", "phone-readings")]
    assert "did you mean Finland (FI)?" in answer.out
    assert "+46 (Sweden), as it stands one of +358 (Finland)" in answer.out
    assert "4670" not in answer.out + answer.err
