"""What bytes may be, where nothing says their encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.lists import EACH, FINNISH, LATVIAN
from tooling.rules.alphabets import languages_of
from tooling.rules.encoding_guess import guesses
from tooling.sources.list_reader import Row
from tooling.sources.rules.mangled import Mangled, mangled_in, unmangled


@pytest.mark.parametrize(("names", "encoding"), EACH)
def test_a_short_list_reads_best_as_what_it_is(names: str, encoding: str) -> None:
    data = names.encode(encoding)
    assert data.decode(guesses(data)[0].encoding) == names


@pytest.mark.parametrize(("names", "encoding"), EACH)
def test_each_guess_reads_another_text(names: str, encoding: str) -> None:
    data = names.encode(encoding)
    read = [data.decode(guess.encoding) for guess in guesses(data)]
    assert len(set(read)) == len(read)


@pytest.mark.parametrize(
    ("names", "encoding"),
    [("Mäkinen", "cp1252"), ("Mäkinen", "mac-roman"), ("Jānis", "cp1257"), ("Zając", "cp1250")],
)
def test_one_name_may_be_several_and_the_right_one_is_among_them(names: str, encoding: str) -> None:
    data = names.encode(encoding)
    read = [data.decode(guess.encoding) for guess in guesses(data)[:6]]
    assert names in read
    assert len(read) > 1


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)),
        "张伟;王芳;李娜".encode("gbk"),
        b"",
        b"only ASCII",
    ],
)
def test_what_makes_no_words_in_any_is_not_guessed(data: bytes) -> None:
    assert guesses(data) == ()


@pytest.mark.parametrize("text", ["O’Brien;“Oy”", "Anna\xa0Aho", "12 €", "1990–2020", "§ 5"])
def test_a_list_with_signs_alone_is_what_windows_writes(text: str) -> None:
    assert guesses(text.encode("cp1252"))[0].encoding == "cp1252"


@given(st.binary(max_size=60))
def test_a_guess_can_always_be_read(data: bytes) -> None:
    for guess in guesses(data):
        assert data.decode(guess.encoding)
        assert 0 < guess.score <= 2.001


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Hämäläinen", "Finnish"),
        ("ÄÄNI", "Finnish"),
        ("Łódź", "Polish"),
        ("Bērziņš", "Latvian"),
        ("Щукин", "Russian"),
        ("Їжакевич", "Ukrainian"),
        ("Άγγελου", "Greek"),
        ("İstanbul", "Turkish"),
        ("Ö", "Estonian"),
    ],
)
def test_a_word_is_of_its_language(word: str, language: str) -> None:
    assert language in languages_of(word)


@pytest.mark.parametrize(
    "word",
    [
        "Virtanen",
        "",
        "JyvÄskylÄ",
        "OÆBrien",
        "VIRTäNEN",
        "Bçrziòð",
        "Èâàí",
        "Иvan",
        "J„rvi",
        "aåÄ",
        "mäA",
    ],
)
def test_a_word_of_none_tells_so(word: str) -> None:
    assert languages_of(word) == frozenset()


@pytest.mark.parametrize("encoding", ["cp1252", "cp1257", "cp1250", "mac-roman"])
@pytest.mark.parametrize("name", ["Hämäläinen", "Åström", "Jüri Õunapuu", "Sørensen", "Čaks"])
def test_utf_8_that_was_taken_for_something_else_is_known(name: str, encoding: str) -> None:
    taken = b"".join(
        bytes([byte]) for byte in name.encode()
    ).decode(encoding, errors="surrogateescape")  # fmt: skip
    taken = "".join(
        chr(ord(letter) - 0xDC00) if "\udc80" <= letter <= "\udcff" else letter for letter in taken
    )
    assert taken != name
    assert unmangled(taken) == name


@pytest.mark.parametrize(("names", "encoding"), EACH)
def test_a_name_that_reads_right_is_not_called_mangled(names: str, encoding: str) -> None:
    assert unmangled(names) == names


@pytest.mark.parametrize("text", ["Å”", "”Ö–", "Ä", "à la carte", "§ 5", "Ã", "Óć", "VÄ”"])
def test_signs_beside_letters_are_not_called_mangled(text: str) -> None:
    assert unmangled(text) == text


def test_the_rows_of_mangled_and_of_lost_letters_are_told() -> None:
    rows = [
        Row(2, {"Last": "Virtanen", "City": "Töölö"}, False),
        Row(3, {"Last": "HÃ¤mÃ¤lÃ¤inen", "City": "JyvÃ¤skylÃ¤"}, False),
        Row(4, {"Last": "M\ufffdkinen"}, False),
        Row(5, {"Last": "Ã…strÃ¶m"}, False),
        Row(6, {"Last": "PÃ¶ysti"}, False),
        Row(7, {"Last": "LÃ¤hde"}, False),
    ]
    found = mangled_in(rows)
    assert (found.lines, found.lost) == ((3, 5, 6, 7), (4,))
    assert found.samples[0] == ("HÃ¤mÃ¤lÃ¤inen", "Hämäläinen")
    assert len(found.samples) == 3
    assert mangled_in(rows[:1]) == Mangled(1)
    assert mangled_in([]) == Mangled()


def test_many_words_are_judged_as_few_are() -> None:
    words = [f"{name}{number}" for number in range(3000) for name in LATVIAN.split(";")]
    data = ";".join(words).encode("cp1257")
    assert guesses(data)[0].encoding == "cp1257"
    assert guesses((FINNISH * 2).encode("cp1252"))[0].encoding == "cp1252"
