"""A contact is found by what somebody remembers, and shown in words."""

from __future__ import annotations

import json

import pytest

from tests.contacts.conftest import JORGEN_PATH, MAIJA, MAIJA_PATH
from tests.desk import Desk


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("virtanen", "k7m2qd4x"),
        ("sahkoasennus", "k7m2qd4x"),
        ("Sähköasennus maija", "k7m2qd4x"),
        ("hankintapaallikko", "k7m2qd4x"),
        ("maija.virtanen@", "k7m2qd4x"),
        ("040 555 0123", "k7m2qd4x"),
        ("+358 (0)40 555 0123", "k7m2qd4x"),
        ("k7m2qd4x", "k7m2qd4x"),
        ("jorgen", "b3w9x2fh"),
        ("lukasiewicz sorensen", "b3w9x2fh"),
        ("AEGIR", "b3w9x2fh"),
    ],
)
def test_find(desk: Desk, text: str, contact: str) -> None:
    answer = desk.tooling("find", text, "--json")
    assert answer.code == 0
    assert [hit["id"] for hit in json.loads(answer.out)] == [contact]


def test_what_a_hit_says(desk: Desk) -> None:
    answer = desk.tooling("find", "maija", "virtanen", "--json")
    assert json.loads(answer.out) == [
        {
            "id": "k7m2qd4x",
            "register": "customers",
            "kind": "customer",
            "name": "Maija Virtanen",
            "organisation": "Porvoon Sähköasennus Oy",
            "email": "maija.virtanen@porvoonsahko.example",
        }
    ]
    rows = desk.tooling("find", "maija").out.splitlines()
    assert rows[0].split("\t")[0] == "id"
    assert rows[1].split("\t")[3] == "Maija Virtanen"


@pytest.mark.parametrize(("broken", "said"), [(1, "1 file has errors"), (2, "2 files have errors")])
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_what_was_not_searched_is_said(
    desk: Desk, broken: int, said: str, options: tuple[str, ...]
) -> None:
    for name in ("kbbbbbb2", "kbbbbbb3")[:broken]:
        desk.write(f"records/customers/kb/{name}.yaml", "<<<<<<< HEAD\n")
    for text, code in (("maija", 0), ("mäkinen", 1)):
        answer = desk.tooling("find", text, *options)
        assert answer.code == code
        assert f"Not searched: {said}" in answer.err


def test_nothing_found(desk: Desk) -> None:
    answer = desk.tooling("find", "mäkinen")
    assert answer.code == 1
    assert answer.out == ""
    assert "Nothing found" in answer.err
    assert "mäkinen" not in answer.err
    assert json.loads(desk.tooling("find", "mäkinen", "--json").out) == []
    assert desk.tooling("find", " ").code == 1


def test_files_that_could_not_be_searched_are_counted(desk: Desk) -> None:
    (desk.root / JORGEN_PATH).write_text("id: b3w9x2fh\nkind: prospect\n")
    answer = desk.tooling("find", "jorgen")
    assert answer.code == 1
    assert "1 file has errors" in answer.err


def test_show_says_it_in_words(desk: Desk) -> None:
    answer = desk.tooling("show", "k7m2qd4x")
    assert answer.code == 0
    for words in (
        "Maija Virtanen, Porvoon Sähköasennus Oy",
        "Given name      Maija",
        "maija.virtanen@porvoonsahko.example, at work",
        "consent, since 2023-05-02, purpose marketing, by e-mail",
        "the person has withdrawn the consent to this",
        "sealed",
    ):
        assert words in " ".join(answer.out.split()) or words in answer.out, words
    assert "BEGIN AGE" not in answer.out


def test_the_matrix_is_that_of_the_decision(desk: Desk) -> None:
    lines = {
        line[2:].split("  ")[0]: line.split("  ")[1:] for line in desk.tooling(
            "show", "k7m2qd4x").out.splitlines()
    }  # fmt: skip
    crisis = [cell.strip() for cell in lines["crisis communication"] if cell.strip()]
    assert crisis == ["crisis communication", "yes", "yes", "yes", "yes"]
    research = [cell.strip() for cell in lines["market research"] if cell.strip()]
    assert research == ["market research", "no", "no", "no", "no"]


def test_show_as_json(desk: Desk) -> None:
    held = json.loads(desk.tooling("show", "k7m2qd4x", "--json").out)
    assert held["contact"]["sales"] == "sealed"
    assert held["contact"]["newsletters"][0]["opens"] == 2
    may = held["may_be_contacted"]
    assert may["market_research"]["phone"]["reasons"] == [
        "purpose-not-described",
        "objection-market-research",
    ]
    assert may["crisis_communication"]["post"] == {
        "answer": "yes", "permission_basis": "customer_relationship", "reasons": [],
    }  # fmt: skip
    assert may["event_invitation"]["email"]["answer"] == "work duties only"
    prospect = json.loads(desk.tooling("show", "b3w9x2fh", "--json").out)
    assert "crisis_communication" not in prospect["may_be_contacted"]


def test_show_the_file_as_it_is(desk: Desk) -> None:
    assert desk.tooling("show", "k7m2qd4x", "--yaml").out == MAIJA
    assert desk.tooling("show", MAIJA_PATH, "--yaml").out == MAIJA
    assert desk.tooling("show", "k7m2qd4x", "--yaml", "--json").code == 2


def test_nobody_of_that_id(desk: Desk) -> None:
    answer = desk.tooling("show", "k7m2qd4z")
    assert answer.code == 1
    assert "k7m2qd4x" in answer.err
    answer = desk.tooling("show", "Virtanen")
    assert answer.code == 1
    assert "Virtanen" not in answer.err
