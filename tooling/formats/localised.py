"""Dates, numbers, countries and enumerations in the form of a language, by Babel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.languages import get_official_languages
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from schema.addresses import Country
from schema.contact import Address
from schema.controller import PublishedAddress
from schema.localised import Language

_MONTHS = 12


def day(value: date, language: Language) -> str:
    """Return a date: `14.3.2024`, `2024-03-14`, `14 Mar 2024`."""
    return format_date(value, "medium", locale=_locale(language))


def number(value: int, language: Language) -> str:
    """Return a whole number with the language's own separators."""
    return format_decimal(value, locale=_locale(language))


def joined(parts: Sequence[str], language: Language) -> str:
    """Return `parts` as an enumeration: `a, b ja c`."""
    return format_list(list(parts), locale=_locale(language))


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
    street, city = address.street, address.city
    if isinstance(address, PublishedAddress):
        street, city = address.street_to(language), address.city_to(language)
    town = " ".join(part for part in (address.postal_code, city) if part)
    at_home = language in get_official_languages(address.country)
    lines = (street, town, None if at_home else country(address.country, language))
    return tuple(line for line in lines if line)


def _locale(language: Language) -> str:
    # Plain `en` is American in Babel; the documents are European.
    return "en_GB" if language == "en" else language
