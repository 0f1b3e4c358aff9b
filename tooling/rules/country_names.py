"""The countries of ISO 3166-1 by name, in the languages that lists come in (CLDR, by Babel)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

WRITTEN_IN = ("en", "fi", "sv")
"""The languages of our own: a word that is a country's name in one of them is that country."""

READ_IN = (
    "et", "lv", "lt", "ru", "pl", "de", "da", "nb", "nn", "is", "nl", "fr", "es", "pt", "it", "cs",
    "sk", "hu", "ro", "bg", "hr", "sl", "sr", "sr_Latn", "bs", "mk", "sq", "el", "tr", "uk", "be",
    "ga", "mt", "lb", "ca",
)  # fmt: skip
"""The other languages of Europe, after the nearest."""


@cache
def codes() -> frozenset[str]:
    """The two-letter codes of ISO 3166-1. Babel names more: reserved codes, groups of countries."""
    import pycountry

    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def country_name(code: str) -> str:
    """The English name of the country with this code; the code itself where it is none."""
    return dict(names_in("en")).get(code, code)


def names_in(language: str) -> Iterator[tuple[str, str]]:
    """Yield code and name of each country in `language`, a locale of Babel's."""
    from babel import Locale

    for code, name in Locale.parse(language).territories.items():
        if code in codes():
            yield code, name


def formal_names() -> Iterator[tuple[str, str]]:
    """Yield code and name of each country as ISO 3166-1 has them: its official name, the common
    one, the three-letter code and the number.
    """
    import pycountry

    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name", "alpha_3", "numeric"):
            if name := getattr(country, field, None):
                yield country.alpha_2, name
                before, comma, behind = name.partition(", ")
                if comma:  # Korea, Republic of
                    yield country.alpha_2, f"{behind} {before}"


def own_names() -> Iterator[tuple[str, str]]:
    """Yield code and name of each country in its own official languages: Deutschland, 日本."""
    from babel import Locale, UnknownLocaleError
    from babel.languages import get_official_languages

    for code in sorted(codes()):
        for language in get_official_languages(code, de_facto=True):
            try:
                name = Locale.parse(language).territories.get(code)
            except UnknownLocaleError:
                continue
            if name:
                yield code, name
