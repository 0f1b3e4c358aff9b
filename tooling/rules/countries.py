"""Which country a text means: a code or a name in any of Europe's languages, as ISO 3166-1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from tooling.phrases import nearest
from tooling.rules.country_names import (
    READ_IN,
    WRITTEN_IN,
    codes,
    country_name,
    formal_names,
    names_in,
    own_names,
)
from tooling.rules.folding import fold

# What people call countries that neither ISO 3166-1 nor CLDR calls so, folded as `_key` folds.
_OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        # Reserved in ISO 3166-1 for just these; EL stands in the EU's VAT numbers (2006/112/EC,
        # Art. 215)
        "uk": "GB",
        "el": "GR",
        # Parts that stand in addresses as if they were countries; the code is that of the whole
        **dict.fromkeys(("great britain", "britain", "suur britannia", "britannia"), "GB"),
        **dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "GB"),
        **dict.fromkeys(("englanti", "skotlanti", "skottland", "inglismaa"), "GB"),
        **dict.fromkeys(("holland", "hollanti"), "NL"),
        # The name until it was changed, and still in most programs
        **dict.fromkeys(("turkey", "republic of turkey"), "TR"),
        **dict.fromkeys(("czech", "tsekin tasavalta"), "CZ"),
        **dict.fromkeys(("tjeckiska republiken", "tschechische republik"), "CZ"),
        **dict.fromkeys(("macedonia", "makedonia", "makedonien"), "MK"),
        "swaziland": "SZ",
        "burma": "MM",
        "east timor": "TL",
        "vitryssland": "BY",
        # Short, and no other country's
        **dict.fromkeys(("us of a", "america", "u s", "u s a"), "US"),
        **dict.fromkeys(("amerikan yhdysvallat", "forenta staterna"), "US"),
        **dict.fromkeys(("uae", "emirates"), "AE"),
        **dict.fromkeys(("dr congo", "drc", "democratic republic of congo"), "CD"),
        **dict.fromkeys(("republic of ireland", "irish republic"), "IE"),
        **dict.fromkeys(("korea south", "s korea"), "KR"),
        "ivory coast": "CI",
        "bosnia": "BA",
        "macau": "MO",
        "vatican": "VA",
        "palestine": "PS",
        "prc": "CN",
        # As official forms print it, in both of the country's languages
        "suomi finland": "FI",
        "finland suomi": "FI",
    }
)

# The same in the languages whose lists come in: short and formal names, and the parts of the United
# Kingdom, as people write them there.
_SAID_ABROAD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "GB": (
            *("Anglia", "Szkocja", "Walia", "Irlandia Północna"),
            *("Anglija", "Lielbritānija", "Inglaterra", "Angleterre", "Ecosse", "Inghilterra"),
            *("Англия", "Шотландия", "Англія", "İngiltere", "İskoçya", "Velká Británie", "Anglie"),
            *("Großbritannien", "Schottland", "Storbritannien", "Grande-Bretagne", "Gran Bretaña"),
        ),
        "US": ("США", "ASV", "JAV", "ABD", "EE.UU.", "EEUU", "Amerika", "Америка"),
        "RU": ("РФ", "Российская Федерация"),
        "BY": ("Белоруссия",),
        "MD": ("Молдавия",),
        "NL": ("Голландия", "Голландія", "Holandsko", "Hollande", "Olanda"),
        "DE": ("BRD", "Bundesrepublik Deutschland", "ФРГ"),
        "AT": ("Oesterreich",),
        "CZ": ("Tschechei", "Česká republika", "Republika Czeska", "Чешская Республика"),
        "SK": ("Slovenská republika",),
        "PL": ("Rzeczpospolita Polska", "Republic of Poland"),
        "TR": ("Türkiye Cumhuriyeti",),
        "MK": ("Македония",),
        "KR": ("Южная Корея", "Korea Południowa", "Dienvidkoreja", "Güney Kore"),
        "AE": ("VAE", "BAE"),
    }
)

_TWO = "two countries have this name: write the two letters of the one that is meant"
_GONE = "this country is no more: write the two letters of the one that the place is in today"
_NO_COUNTRY: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("korea", "congo", "kongo", "корея", "конго"), _TWO),
        **dict.fromkeys(("yugoslavia", "jugoslavia", "jugoslavien"), _GONE),
        **dict.fromkeys(("ussr", "soviet union", "neuvostoliitto", "sovjetunionen"), _GONE),
        **dict.fromkeys(("czechoslovakia", "tsekkoslovakia", "tjeckoslovakien"), _GONE),
        "kosovo": "ISO 3166-1 has no code for it, so it can't be written here",
    }
)
"""What is a country's name and yet says no code, and why."""

_BETWEEN = re.compile(r"[\s,;/()\[\]_-]+")
_LIKE_ENOUGH = 0.75  # less is another word: a person's name in a row that slipped by a column


@lru_cache(maxsize=1024)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 code of the country that `text` is a code or a name of; None where it is none.

    Case, accents, periods, hyphens and a `the` don't matter. Where two languages mean two countries
    by one word, the first counts: English, Finnish and Swedish, then the other languages of Europe,
    then the country's own. A word that two countries share in one language is none of both.
    """
    if (upper := text.strip().upper()) in codes():
        return upper
    key = _key(text)
    if key in _NO_COUNTRY:
        return None
    if key in _OTHER_NAMES:
        return _OTHER_NAMES[key]
    if (code := next((names[key] for names in _tiers() if key in names), None)) is not None:
        return code
    return _said_abroad().get(key)


def country_hint(text: str) -> str:
    """What to write instead of a `text` that is no country: the name that is most like it."""
    if reason := _NO_COUNTRY.get(_key(text)):
        return reason
    known = {**_tier(names_in("sv")), **_tier(names_in("fi")), **_tier(names_in("en"))}
    close = nearest(_key(text), [*known, *_OTHER_NAMES], cutoff=_LIKE_ENOUGH)
    if close is None:
        return "write the two letters of ISO 3166-1, such as FI or NO"
    code = known.get(close) or _OTHER_NAMES[close]
    return f"did you mean {country_name(code)} ({code})?"


def _key(text: str) -> str:
    """`text` as names are compared: folded, words apart by one space, without `the`."""
    words = _BETWEEN.sub(" ", fold(text).replace("&", " and ").replace(".", "")).split()
    return " ".join(word for word in words if word != "the")


def _tiers() -> Iterator[Mapping[str, str]]:
    """Names of countries, folded, and their codes: the surest first, each made when asked for."""
    for language in WRITTEN_IN:
        yield _names(language)
    yield _formal()
    for language in READ_IN:
        yield _names(language)
    yield _own()


@cache
def _said_abroad() -> Mapping[str, str]:
    return _tier((code, name) for code, names in _SAID_ABROAD.items() for name in names)


@cache
def _names(language: str) -> Mapping[str, str]:
    return _tier(names_in(language))


@cache
def _formal() -> Mapping[str, str]:
    return _tier(formal_names())


@cache
def _own() -> Mapping[str, str]:
    return _tier(own_names())


def _tier(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Code by folded name, without the names that two countries have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in names:
        found[_key(name)].add(code)
    return {name: min(several) for name, several in found.items() if len(several) == 1 and name}
