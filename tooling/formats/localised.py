"""Dates, numbers, countries and enumerations in the form of a language, by Babel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.languages import get_official_languages
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from schema.addresses import Country, town_lines
from schema.contact import Address
from schema.controller import PublishedAddress
from schema.localised import LANGUAGES, Language

_MONTHS = 12


def day(value: date, language: Language) -> str:
    """Return a date as it is written in a letter: `3.6.2024`, `3 juni 2024`, `3 June 2024`.

    Its spaces are no-break spaces. In a Swedish sentence `den` stands before it.
    """
    form = "medium" if language == "fi" else "long"
    return format_date(value, form, locale=_locale(language)).replace(" ", "\u00a0")


def number(value: int, language: Language) -> str:
    """Return a whole number with the language's own separators."""
    return format_decimal(value, locale=_locale(language))


def joined(parts: Sequence[str], language: Language) -> str:
    """Return `parts` as an enumeration: `a, b ja c`."""
    return format_list(list(parts), locale=_locale(language))


def capital(text: str) -> str:
    """Return `text` with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def small(label: str) -> str:
    """Return a label as it stands inside a sentence: `E-mail` small, `ERP` as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def period(months: int, language: Language) -> str:
    """Return a number of months in words, in years where it is a number of them: `7 vuotta`."""
    years, rest = divmod(months, _MONTHS)
    if rest:
        return format_unit(months, "duration-month", "long", locale=_locale(language))
    return format_unit(years, "duration-year", "long", locale=_locale(language))


def country(code: Country, language: Language) -> str:
    """Return the name of a country, or its code where the language has none for it."""
    name: str = Locale.parse(_locale(language)).territories.get(code, code)
    return name


def telephone(value: str) -> str:
    """Return a number in groups, as the ITU writes it (E.123): `+358 40 5550123`.

    One that somebody has put in groups already stays as it is.
    """
    import phonenumbers

    if not value.removeprefix("+").isdecimal():
        return value

    try:
        parsed = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def nearest_language(trees: Iterable[Mapping[str, Any]]) -> Language:
    """Return the language of documents that is nearest to that of the first contact that has one.

    `trees` are contacts of one person; English where none says a language.
    """
    import langcodes

    for tree in trees:
        if isinstance(tag := tree.get("language"), str):
            near, _ = langcodes.closest_match(tag, list(LANGUAGES))
            return next((language for language in LANGUAGES if language == near), "en")
    return "en"


def language_in(country: Country) -> Language:
    """Return the first language of documents that is an official one of `country`, or English."""
    official = get_official_languages(country)
    return next((language for language in LANGUAGES if language in official), "en")


def language_name(tag: str, language: Language) -> str:
    """Return the name of a language, or its tag where nobody has a name for it."""
    try:
        found = Locale.parse(tag, sep="-").get_display_name(_locale(language))
    except (UnknownLocaleError, ValueError):
        found = None
    return found or tag


def postal(address: Address, language: Language) -> tuple[str, ...]:
    """Return the lines of an address, a published one with the names that `language` has for it.

    The country is left out where `language` is one of its own: there it goes without saying.
    """
    at_home = language in get_official_languages(address.country)
    lines = _lines(address, language)
    return lines if at_home else (*lines, country(address.country, language))


def envelope(address: Address, language: Language, origin: Country) -> tuple[str, ...]:
    """Return the lines of an address on an envelope that is posted in `origin`.

    A letter within a country names none. One that goes abroad has the country it goes to on the
    last line, in capitals, in a language that the post where it is sent reads: that of the letter
    where it is one of the country's own, else English (Universal Postal Union, "Addressing the
    world"; Posti, "Address markings").
    """
    if address.country == origin:
        return _lines(address, language)
    spoken = language if language in get_official_languages(origin) else "en"
    return (*_lines(address, language), country(address.country, spoken).upper())


def sender(address: Address, language: Language, destination: Country) -> tuple[str, ...]:
    """Return the lines of a sender's address on a letter to `destination`.

    Abroad its country is added, in English: whoever returns the letter must be able to read it.
    """
    if address.country == destination:
        return _lines(address, language)
    return (*_lines(address, language), country(address.country, "en").upper())


def _lines(address: Address, language: Language) -> tuple[str, ...]:
    street, city = address.street, address.city
    if isinstance(address, PublishedAddress):
        street, city = address.street_to(language), address.city_to(language)
    lines = (street, *town_lines(address.postal_code, city, address.country))
    return tuple(line for line in lines if line)


def _locale(language: Language) -> str:
    # Plain `en` is American in Babel; the documents are European.
    return "en_GB" if language == "en" else language
