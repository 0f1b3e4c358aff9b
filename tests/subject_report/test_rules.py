"""Who is named in a text, and who only seems to be."""

from __future__ import annotations

import json

import pytest

from tooling.subject_report.rules.named import Named, Texts

NAME = ("Åsa-Maria", "O'Brien af Ström")
WHO = Named(NAME, ("Asa@Kaapeli.example",), ("+358405550199",))

NAMED = [
    "Åsa-Maria O’Brien af Ström",
    "talked to ASA MARIA OBRIEN AF STROM, twice",
    "O'Brien af Ström, Åsa-Maria",
    "<asa@kaapeli.example>",
    "mail asa@kaapeli.example.",
    "040-555 0199",
    "tel. +358\u00a040 555 0199!",
    "00358405550199",
]
UNNAMED = [
    "",
    "Åsa-Maria",
    "Åsa-Maria and O'Brien",
    "xÅsa-Maria O'Brien af Strömberg",
    "asa@kaapeli.example.com",
    "0405550198",
    "12 34",
    "99",
]


def data(name: tuple[str, str] = NAME) -> str:
    tree = {
        "given_name": name[0],
        "family_name": name[1],
        "emails": [{"address": address} for address in WHO.emails],
        "phones": [{"number": number} for number in WHO.phones],
    }
    return json.dumps(tree, ensure_ascii=False)


@pytest.mark.parametrize("text", NAMED)
def test_named(text: str) -> None:
    texts = Texts.of(["nothing", text])
    assert texts.naming(WHO) == [1]
    assert texts.may_name(data())


@pytest.mark.parametrize("text", UNNAMED)
def test_not_named(text: str) -> None:
    assert Texts.of([text]).naming(WHO) == []


def test_most_contacts_are_not_looked_at() -> None:
    assert not Texts.of(UNNAMED[4:]).may_name(data())
    assert not Texts.of(["mail other@kaapeli.example"]).may_name(data())
    assert not Texts.of(["call 0405551234"]).may_name(data())


def test_a_name_that_is_escaped_is_looked_at() -> None:
    assert Texts.of(["x"]).may_name(data(("A", 'B "the" C')))


def test_without_a_full_name_there_is_no_name() -> None:
    assert Texts.of(["Åsa", ""]).naming(Named(("Åsa", ""))) == []
