"""A country's code or name, as lists have it."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tooling.rules.countries import _SAID_ABROAD, country_code, country_hint
from tooling.rules.country_names import READ_IN, WRITTEN_IN, codes, country_name, own_names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("FI", "FI"), ("fi", "FI"), ("FIN", "FI"), ("246", "FI"), ("Suomi", "FI"),
        ("SUOMI", "FI"), ("Suomi/Finland", "FI"), ("Finland", "FI"), ("Soome", "FI"),
        ("Somija", "FI"), ("Suomija", "FI"), ("Финляндия", "FI"), ("  Finland ", "FI"),
        ("UK", "GB"), ("U.K.", "GB"), ("Great Britain", "GB"), ("England", "GB"),
        ("Iso-Britannia", "GB"), ("Scotland", "GB"), ("the United Kingdom", "GB"),
        ("USA", "US"), ("U.S.A.", "US"), ("U. S. A.", "US"), ("Yhdysvallat", "US"),
        ("The Netherlands", "NL"), ("Netherlands, The", "NL"), ("Holland", "NL"),
        ("Hollanti", "NL"), ("NEDERLAND", "NL"),
        ("Turkey", "TR"), ("Türkiye", "TR"), ("TÜRKİYE", "TR"), ("Turkki", "TR"),
        ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("Tsekki", "CZ"), ("Česko", "CZ"),
        ("South Korea", "KR"), ("Korea, Republic of", "KR"), ("Korea (South)", "KR"),
        ("Russia", "RU"), ("Russian Federation", "RU"), ("Россия", "RU"), ("Venäjä", "RU"),
        ("Ivory Coast", "CI"), ("Côte d'Ivoire", "CI"), ("Cote d’Ivoire", "CI"),
        ("Viro", "EE"), ("Eesti", "EE"), ("Ruotsi", "SE"), ("Sverige", "SE"),
        ("Tyskland", "DE"), ("Deutschland", "DE"), ("Saksa", "DE"), ("Vācija", "DE"),
        ("Österreich", "AT"), ("Osterreich", "AT"), ("日本", "JP"), ("Ελλάδα", "GR"),
        ("EL", "GR"), ("Viet Nam", "VN"), ("Vietnam", "VN"), ("Bosnia & Herzegovina", "BA"),
        ("Ahvenanmaa", "AX"), ("St. Lucia", "LC"), ("Congo-Kinshasa", "CD"),
        # Words of two languages: ours go first
        ("Irland", "IE"), ("Island", "IS"), ("Georgia", "GE"), ("Niger", "NE"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_codes_and_its_names(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Fiinland", "did you mean Finland (FI)?"),
        ("Swedn", "did you mean Sweden (SE)?"),
        ("Untied Kingdom", "did you mean United Kingdom (GB)?"),
        ("Turkye", "did you mean Türkiye (TR)?"),
        ("Virtanen", "write the two letters of ISO 3166-1, such as FI or NO"),
        ("", "write the two letters of ISO 3166-1, such as FI or NO"),
        ("EU", "write the two letters of ISO 3166-1, such as FI or NO"),
        ("Congo", "two countries have this name: write the two letters of the one that is meant"),
        ("KOREA", "two countries have this name: write the two letters of the one that is meant"),
        ("Neuvostoliitto", "this country is no more"),
        ("Kosovo", "ISO 3166-1 has no code for it"),
    ],
)
def test_what_is_no_country_gets_a_hint(text: str, hint: str) -> None:
    assert country_code(text) is None
    assert country_hint(text).startswith(hint)


@pytest.mark.parametrize("language", [*WRITTEN_IN, *READ_IN])
def test_each_name_in_each_language_of_europe_is_that_country_or_refused(language: str) -> None:
    """Two languages may mean two countries by a word; then it is one of ours, or of two."""
    missed = [
        (name, code, read)
        for code, name in Locale.parse(language).territories.items()
        if code in codes() and (read := country_code(name)) != code
    ]
    assert [name for name, _, read in missed if read is not None] == []
    assert len(missed) <= 1, missed  # Congo, which is two


def test_each_country_is_known_by_its_own_name() -> None:
    wrong = [name for code, name in own_names() if country_code(name) not in (code, None)]
    assert wrong == []
    unread = [name for code, name in own_names() if country_code(name) is None]
    assert len(unread) <= 2, unread


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("РФ", "RU"),
        ("российская федерация", "RU"),
        ("США", "US"),
        ("АНГЛИЯ", "GB"),
        ("Anglia", "GB"),  # in Polish, and no slip for Angola
        ("Lielbritānija", "GB"),
        ("Grossbritannien", "GB"),
        ("İNGİLTERE", "GB"),
        ("ABD", "US"),
        ("Česká republika", "CZ"),
        ("Rzeczpospolita Polska", "PL"),
        ("Oesterreich", "AT"),
        ("B.R.D.", "DE"),
        ("Белоруссия", "BY"),
        ("Южная Корея", "KR"),
    ],
)
def test_what_people_say_in_other_languages(text: str, code: str) -> None:
    assert country_code(text) == code


def test_what_people_say_of_one_country_is_no_name_of_another() -> None:
    for code, names in _SAID_ABROAD.items():
        assert {name: country_code(name) for name in names} == dict.fromkeys(names, code)
    assert country_code("Корея") is None


def test_a_code_is_a_code_in_any_case() -> None:
    for code in codes():
        assert country_code(code.lower()) == code == country_code(f" {code} ")
    assert country_name("SE") == "Sweden"
    assert country_name("??") == "??"


@given(st.text(max_size=20))
def test_any_text_is_a_country_or_has_a_hint(text: str) -> None:
    code = country_code(text)
    assert code is None or code in codes()
    assert country_hint(text)
