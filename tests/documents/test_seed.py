"""The shipped Finnish register descriptions have the facts of the seed, heading by heading.

The wording is ours. Where the law has changed since, so have the facts: each purpose has one ground
of the GDPR, and a request needs no signature.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

HEADINGS = [
    "1. Rekisterinpitäjä",
    "2. Yhteyshenkilö rekisteriä koskevissa asioissa",
    "3. Rekisterin nimi",
    "4. Henkilötietojen käsittelyn tarkoitus",
    "5. Rekisterin tietosisältö",
    "6. Säännönmukaiset tietolähteet",
    "7. Tietojen säännönmukaiset luovutukset",
    "8. Tietojen siirto EU:n tai ETA:n ulkopuolelle",
    "9. Rekisterin suojaamisen periaatteet",
    "Rekisteröidyn oikeudet",
]

ADDRESS = ["Ensio Miettisen katu 2", "06100 Porvoo"]
CONTACT = ["yhteyshenkilö", *ADDRESS, "Puhelin", "Sähköposti"]
CONTROLLER = ["Ensto Oy", *ADDRESS, "+358 204 76 21", "ensto@ensto.com"]
IT = [
    "sähköisesti käsiteltävät tiedot (CRM)",
    "suojattu tarkoin",
    "käyttöoikeuksin",
    "myyntitietoihin",
]
RIGHTS = [
    "tarkastaa", "oikaisemista", "täydentämistä", "poistamista", "kieltää", "suoramainontaa",
    "etämyyntiä", "muuta suoramarkkinointia", "markkina- ja mielipidetutkimusta",
    "allekirjoitetun", "osoitteeseen",
]  # fmt: skip

FACTS: dict[str, list[list[str]]] = {
    "customers": [
        CONTROLLER,
        CONTACT,
        ["Asiakkuus- ja partnerirekisteri, mediarekisteri"],
        [
            "asiakas- ja partnerisuhteiden luominen, ylläpitäminen ja kehittäminen",
            "nykyisten asiakkaiden ja partnerien kanssa harjoitetun toiminnan seuranta",
            "asiakasviestinnän lähettäminen", "asiakaskyselyjen lähettäminen",
            "tuotteiden ja palvelujen markkinointi", "tapahtumista tiedottaminen",
            "kriisiviestintä: yhteydenotto", "myynnin tunnusluvut (KPI)",
            "suostumus", "asiakassuhde", "partnerisuhde", "lakisääteiseen velvoitteeseen",
            "oikeutettu etu",
        ],
        [
            "asiakkaiden ja partnerien yrityksen nimi", "yhteyshenkilön nimi",
            "yhteystiedot (osoite, puhelinnumerot, sähköpostiosoitteet)",
            "rekisterinpitäjän yhteyshenkilö", "myyntitiedot",
            "asiakkaiden ja partnerien yhteydenotot", "asiakaskyselyjen tulokset", "julkaisut",
            "uutiskirjeet (avaukset, klikkaukset)",
        ],
        ["rekisteröidyltä itseltään", "ERP", "oma toiminta"],
        ["vain rekisterinpitäjän yrityksen sisällä"],
        ["ei siirretä"],
        ["sopimukset", "lukitussa turvalokerossa", "rajattu", *IT],
        RIGHTS,
    ],
    "prospects": [
        CONTROLLER,
        CONTACT,
        ["Potentiaalisten asiakkaiden rekisteri"],
        [
            "asiakassuhteiden luominen",
            "tuotteiden ja palvelujen markkinointi potentiaalisille asiakkaille",
            "markkinatutkimusten lähettäminen", "mielipidetutkimusten lähettäminen",
            "tapahtumista tiedottaminen", "suostumus", "oikeutettu etu",
        ],
        [
            "potentiaalisen asiakkaan yrityksen nimi", "yhteyshenkilön nimi",
            "yhteystiedot (osoite, puhelinnumerot, sähköpostiosoitteet)",
            "rekisterinpitäjän yhteyshenkilö", "potentiaalisten asiakkaiden yhteydenotot",
            "markkina- ja mielipidetutkimusten tulokset", "yhteystietojen lähde", "projektityyppi",
            "arvio myyntimäärästä",
        ],
        ["rekisteröidyltä itseltään", "oma toiminta (verkko, messut)"],
        ["vain rekisterinpitäjän yrityksen sisällä"],
        ["ei siirretä"],
        ["Manuaalista aineistoa ei ole", *IT],
        RIGHTS,
    ],
}  # fmt: skip

#: What a heading lists, and how many lines: none of ours, and none too few.
COUNTS = {
    "customers": {"4.": 8, "5.": 9, "6.": 3},
    "prospects": {"4.": 5, "5.": 9, "6.": 2},
}


def sections(register: str) -> dict[str, str]:
    text = (ROOT / f"docs/register/{register}-description.fi.md").read_text("utf-8")
    parts = re.split(r"^## (.+)\n", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("register", FACTS)
def test_headings_stand_in_the_order_of_the_seed(register: str) -> None:
    assert list(sections(register)) == HEADINGS


@pytest.mark.parametrize("register", FACTS)
def test_the_facts_are_those_of_the_seed(register: str) -> None:
    for (heading, text), facts in zip(sections(register).items(), FACTS[register], strict=True):
        for fact in facts:
            assert fact.lower() in text.lower(), f"{register}, {heading}: {fact}"


@pytest.mark.parametrize("register", FACTS)
def test_there_are_no_other_purposes_sources_or_lines(register: str) -> None:
    for heading, text in sections(register).items():
        own = text.partition("Lisäksi rekisteriin tallennetaan")[0]
        count = COUNTS[register].get(heading[:2])
        if count is not None:
            assert len(re.findall(r"^- ", own, flags=re.M)) == count, heading


@pytest.mark.parametrize("register", FACTS)
def test_no_person_is_named(register: str) -> None:
    assert "privacy@ensto.example" in sections(register)[HEADINGS[1]]
