"""`explain`: each contact's standing, every reason with its place, edits of a moment ago too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.shop import OBJECTION, PEOPLE, SPRING, Shop
from tooling.campaigns.rules.reasons import NOT_CHOSEN


def overview(shop: Shop, *args: str) -> dict[str, Any]:
    code, out, err = shop.tooling("explain", "spring", "--json", *args)
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def one(shop: Shop, id: str, campaign: str = "spring") -> dict[str, Any]:
    code, out, err = shop.tooling("explain", campaign, id, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def test_every_contact_of_the_registers_stands_somewhere(shop: Shop):
    found = overview(shop)
    assert [standing["id"] for standing in found["standings"]] == sorted(PEOPLE)
    assert (found["contacts"], found["in"]) == (7, 2)
    assert found["counts"] == {
        "permitted": 2,
        "consent-needed": 1,
        "no-address-for-channel": 1,
        "not-chosen-language": 1,
        "objection-direct-advertising": 1,
        "restriction": 1,
    }
    assert next(iter(found["counts"])) == "permitted"


def test_what_is_in_is_what_is_exported(shop: Shop):
    found, exported = overview(shop), shop.export()
    assert found["in"] == exported["exported"]
    chosen = {
        rule: count
        for rule, count in found["counts"].items()
        if rule != "permitted" and not rule.startswith("not-chosen")
    }
    assert chosen == exported["excluded"]


def test_every_reason_is_given(shop: Shop):
    (standing,) = [s for s in overview(shop)["standings"] if s["id"] == "ffffffff"]
    assert standing == {
        "id": "ffffffff",
        "register": "customers",
        "in": False,
        "reasons": [
            {"rule": "restriction", "field": "restriction"},
            {"rule": "objection-direct-advertising", "field": "objections.0"},
        ],
    }


@pytest.mark.parametrize(
    ("only", "ids"),
    [
        ("in", ["bbbbbbbb", "cccccccc"]),
        ("out", ["dddddddd", "ffffffff", "gggggggg", "hhhhhhhh", "jjjjjjjj"]),
        ("objection-direct-advertising", ["dddddddd", "ffffffff"]),
        ("permitted", ["bbbbbbbb", "cccccccc"]),
    ],
)
def test_only_some_are_asked_for(shop: Shop, only: str, ids: list[str]):
    found = overview(shop, "--only", only)
    assert [standing["id"] for standing in found["standings"]] == ids
    assert found["contacts"] == 7


def test_a_rule_that_is_not_there_is_answered_with_the_likely_one(shop: Shop):
    code, _, err = shop.tooling("explain", "spring", "--only", "restricted")
    assert code == 1
    assert "Did you mean restriction?" in err
    assert shop.tooling("explain", "spring", "bbbbbbbb", "--only", "in")[0] == 2


def test_what_is_not_committed_counts(shop: Shop):
    shop.contact("bbbbbbbb", objections=[OBJECTION])
    shop.contact("kkkkkkkk")
    (shop.root / "records/prospects/cc/cccccccc.yaml").unlink()
    shop.write("records/customers/zz/zzzzzzzz.yaml", "id: zzzzzzzz\n")
    found = {standing["id"]: standing for standing in overview(shop)["standings"]}
    assert found["bbbbbbbb"]["reasons"][0]["rule"] == "objection-direct-advertising"
    assert found["kkkkkkkk"]["in"]
    assert "cccccccc" not in found
    assert found["zzzzzzzz"]["reasons"] == [{"rule": "invalid-file", "field": None}]


def test_outside_git_it_is_the_same(shop: Shop, tmp_path: Path):
    inside = overview(shop)
    plain = tmp_path / "plain"
    plain.mkdir()
    (shop.root / "records").rename(plain / "records")
    outside = Shop(plain)
    assert overview(outside) == inside
    assert one(outside, "bbbbbbbb")["in"] is True


def test_one_contact_is_explained_line_by_line(shop: Shop):
    file = "records/customers/hh/hhhhhhhh.yaml"
    found = one(shop, "hhhhhhhh")
    assert found["where"] == [
        {"name": "registers", "wanted": ["customers", "prospects"], "holds": True},
        {"name": "language", "wanted": ["fi"], "holds": False},
    ]
    (reason,) = found["reasons"]
    assert (reason["rule"], reason["field"]) == ("not-chosen-language", "language")
    assert reason["text"] == NOT_CHOSEN["language"].message
    line = (shop.root / file).read_text().splitlines()[reason["line"] - 1]
    assert line[reason["column"] - 1 :] == "sv"
    assert (found["in"], found["path"]) == (False, file)


def test_every_reason_of_one_contact_has_its_place(shop: Shop):
    bases = [{"basis": "law", "since": "2020-01-01"}]
    file = shop.contact("ffffffff", "partner", objections=[OBJECTION], lawful_basis=bases)
    found = one(shop, "ffffffff")
    lines = file.read_text().splitlines()
    said = {
        reason["rule"]: lines[reason["line"] - 1][reason["column"] - 1 :]
        for reason in found["reasons"]
    }
    assert said == {
        "objection-direct-advertising": "against: direct_advertising",
        "no-lawful-basis": "lawful_basis:",
    }


def test_who_is_in_is_told_the_ground(shop: Shop):
    found = one(shop, "bbbbbbbb")
    assert found["in"] is True
    assert [(r["rule"], r["field"]) for r in found["reasons"]] == [("permitted", "lawful_basis.0")]


def test_a_contact_of_a_register_that_is_not_asked(shop: Shop):
    shop.write(
        "records/campaigns/few.yaml", SPRING.replace("spring", "few").replace(", prospects", "")
    )
    found = one(shop, "cccccccc", "few")
    assert [reason["rule"] for reason in found["reasons"]] == ["register-not-in-campaign"]
    assert found["in"] is False


def test_the_text_says_it_in_sentences(shop: Shop):
    code, out, _ = shop.tooling("explain", "spring", "dddddddd")
    assert code == 0
    assert "dddddddd is out of spring." in out
    assert "the person has prohibited direct advertising" in out
    assert "records/customers/dd/dddddddd.yaml:" in out
    code, out, err = shop.tooling("explain", "spring")
    assert out.splitlines()[1].startswith("in\t2\tpermitted\t")
    assert "bbbbbbbb\tcustomers\tin\tpermitted (lawful_basis.0)" in out
    assert "2 of 7" in err


def test_nothing_said_holds_a_personal_value(shop: Shop):
    said = "".join(
        "".join(map(str, shop.tooling("explain", "spring", *id))) for id in ((), ("hhhhhhhh",))
    )
    for value in ("Esimerkki", "Aino", "@kaapeli.example", "Kuusamon"):
        assert value not in said


@pytest.mark.parametrize("args", [("sprin",), ("spring", "bbbbbbbc"), ("sprin", "bbbbbbbb")])
def test_a_wrong_word_is_answered_with_the_right_one(shop: Shop, args: tuple[str, ...]):
    code, _, err = shop.tooling("explain", *args)
    assert code == 1
    assert "Did you mean" in err
