"""A refusal that somebody began to write and did not finish is an error, and never none."""

from __future__ import annotations

import json

import pytest
from ruamel.yaml import YAML

from schema.jsonschema import schema_of
from schema.layout import FileKind
from tests.campaigns.shop import Shop
from tests.schema.test_jsonschema import accepts

HEAD = """\
id: bbbbbbbb
kind: customer
organisation: Kuusamon Kaapeli Oy
language: fi
role: Ostaja
emails:
  - address: bbbbbbbb@kaapeli.example
    use: work
responsible: liisa@ensto.example
lawful_basis:
  - basis: legitimate_interest
    since: 2020-01-01
"""
TAIL = """\
sources:
  - source: erp
    date: 2020-01-01
"""
CONSENT = """\
  - basis: consent
    since: 2021-01-01
    purpose: marketing
    channels: [email]
    evidence: web form
"""
PATH = "records/customers/bb/bbbbbbbb.yaml"

# What stands between, the line (from the first of it) and the column of the finding.
BEGUN: dict[str, tuple[str, int, int]] = {
    "a bare key": ("objections:\n", 1, 12),
    "an empty text": ('objections: ""\n', 1, 13),
    "a tilde": ("objections: ~\n", 1, 13),
    "braces": ("objections: {}\n", 1, 1),
    "an empty item": ("objections:\n  -\n", 2, 4),
    "an empty item with a space": ("objections:\n  - \n", 2, 4),
    "an empty item in braces": ("objections:\n  - {}\n", 2, 5),
    "an empty item in brackets": ("objections:\n  - []\n", 2, 5),
    "an empty item on one line": ('objections: [""]\n', 1, 14),
    "nothing in one item": ("objections: [~]\n", 1, 14),
    "null in one item": ("objections: [null]\n", 1, 14),
    "against nothing": ("objections:\n  - against:\n", 2, 5),
    "against nothing, since nothing": ("objections:\n  - against:\n    since:\n", 2, 5),
    "against a tilde": ("objections:\n  - against: ~\n    since: 2024-01-01\n", 2, 14),
    "the second one": (
        "objections:\n  - against: market_research\n    since: 2024-01-01\n  - against:\n", 4, 5,
    ),
    "a comment only": ("objections: # asked by phone\n", 1, 12),
    "a bare restriction": ("restriction:\n", 1, 13),
    "an empty restriction": ("restriction: {}\n", 1, 1),
    "a restriction in brackets": ("restriction: []\n", 1, 1),
    "a withdrawal in brackets": (CONSENT + "    withdrawn: []\n", 6, 5),
    "a restriction as text": ("restriction: null\n", 1, 14),
    "a restriction of nothing": ("restriction:\n  ground:\n  since:\n", 1, 1),
    "a restriction of nulls": ("restriction: {ground: ~, since: null}\n", 1, 1),
    "a restriction without ground": ("restriction: {ground: ~, since: 2024-01-01}\n", 1, 23),
    "a bare withdrawal": (CONSENT + "    withdrawn:\n", 6, 15),
    "a withdrawal of nothing": (CONSENT + '    withdrawn: ""\n', 6, 16),
    "a withdrawal of null": (CONSENT + "    withdrawn: null\n", 6, 16),
}  # fmt: skip
# They are errors, too, by the rules that any field has.
OTHER_RULES = {
    "objections:\n  - since: 2024-01-01\n": "missing-field",
    "objections:\n  - against:\n    since: 2024-01-01\n": "missing-field",
    "restriction:\n  ground:\n  since: 2024-01-01\n": "missing-field",
    "restriction: true\n": "expected-fields",
}


def begun(shop: Shop, text: str) -> None:
    shop.commit(files={PATH: HEAD + text + TAIL})


def errors(shop: Shop) -> list[tuple[str, int]]:
    """The errors that `validate` finds: rule and line."""
    found = shop.validate().json["findings"]
    return [(f["rule"], f["line"]) for f in found if f["severity"] == "error"]


@pytest.mark.parametrize("case", BEGUN)
def test_it_is_an_error_with_its_place(shop: Shop, case: str) -> None:
    text, line, column = BEGUN[case]
    begun(shop, text)
    answer = shop.validate()
    assert answer.code == 1
    found = [f for f in answer.json["findings"] if f["severity"] == "error"]
    assert [(f["path"], f["rule"]) for f in found] == [(PATH, "unfinished-refusal")]
    where = HEAD.count("\n") + line
    assert (found[0]["line"], found[0]["column"]) == (where, column)
    assert "write `" in found[0]["message"]
    assert "remove the line" in found[0]["fix"]


@pytest.mark.parametrize("case", BEGUN)
def test_nobody_gets_past_it(shop: Shop, case: str) -> None:
    begun(shop, BEGUN[case][0])
    assert "1 contact file has findings" in shop.refused("spring", "--to", "marketing")
    every = shop.tooling("explain", "spring", "--json").json
    standing = next(one for one in every["standings"] if one["id"] == "bbbbbbbb")
    assert (standing["in"], standing["reasons"][0]["rule"]) == (False, "invalid-file")
    assert shop.tooling("show", "bbbbbbbb").code == 1
    assert shop.tooling("explain", "spring", "bbbbbbbb").code == 1
    spring = shop.tooling("changes", "--since", "HEAD~1", "--json").json["campaigns"][0]
    assert (spring["before"], spring["after"], spring["leave"]) == (2, 1, 1)


@pytest.mark.parametrize("case", BEGUN)
def test_a_list_of_the_past_leaves_them_out(shop: Shop, case: str) -> None:
    begun(shop, BEGUN[case][0])
    then = shop.head()
    shop.contact("bbbbbbbb")
    shop.commit("Mend")
    summary = shop.export("--at", then)
    assert summary["exported"] == 1


@pytest.mark.parametrize("case", BEGUN)
def test_formatting_does_not_lose_it(shop: Shop, case: str) -> None:
    begun(shop, BEGUN[case][0])
    assert shop.tooling("format").code == 0
    assert "unfinished-refusal" in shop.validate().rules()
    before = shop.text(PATH)
    assert shop.tooling("format").code == 0
    assert shop.text(PATH) == before
    for word in ("asked by phone", "objections", "restriction", "withdrawn"):
        assert (word in before) == (word in BEGUN[case][0])


@pytest.mark.parametrize(("text", "rule"), OTHER_RULES.items())
def test_what_lacks_a_part_is_an_error_as_ever(shop: Shop, text: str, rule: str) -> None:
    begun(shop, text)
    assert rule in shop.validate().rules()
    shop.refused("spring", "--to", "marketing")


@pytest.mark.parametrize("text", ["objections: []\n", "segments:\n", "outlets: []\n", "holds:\n"])
def test_elsewhere_empty_and_absent_are_the_same(shop: Shop, text: str) -> None:
    begun(shop, text)
    assert errors(shop) == []
    assert shop.export()["exported"] == 2


@pytest.mark.parametrize(
    "case", [case for case in BEGUN if "consent" not in case and "withdrawal" not in case]
)
def test_an_edit_takes_it_away_for_good(shop: Shop, case: str) -> None:
    text = BEGUN[case][0]
    begun(shop, text)
    field = text.partition(":")[0]
    answer = shop.tooling("edit", "bbbbbbbb", "--unset", field, "--reason", "a slip of the pen")
    assert answer.code == 0, answer.err
    assert field not in shop.text(PATH)
    assert errors(shop) == []


def test_what_is_unset_part_by_part_leaves_nothing_begun(shop: Shop) -> None:
    begun(shop, "restriction:\n  ground: legal_claims\n  since: 2024-01-01\n")
    words = ("--unset", "restriction.ground", "--unset", "restriction.since", "--reason", "settled")
    answer = shop.tooling("edit", "bbbbbbbb", *words)
    assert answer.code == 0, answer.err
    assert "restriction" not in shop.text(PATH)


@pytest.mark.parametrize("case", [case for case in BEGUN if case != "a withdrawal of nothing"])
def test_an_editor_says_so_while_it_is_typed(case: str) -> None:
    schema = schema_of(FileKind.CUSTOMER)
    typed = YAML(typ="safe", pure=True).load(HEAD + BEGUN[case][0] + TAIL)
    assert not accepts(schema, schema, json.loads(json.dumps(typed, default=str)))


@pytest.mark.parametrize(
    ("text", "line"),
    [("suppressions:\n", 1), ("suppressions:\n  -\n", 2), ("suppressions: {}\n", 1),
     ("suppressions:\n  - hash:\n", 2), ("suppressions: [null]\n", 1)],
)  # fmt: skip
def test_an_entry_that_names_nobody_is_no_empty_list(shop: Shop, text: str, line: int) -> None:
    shop.commit(files={"records/suppressions.yaml": text})
    assert errors(shop) == [("unfinished-refusal", line)]
    assert "suppressions.yaml has errors" in shop.refused("spring", "--to", "marketing")
    shop.commit(files={"records/suppressions.yaml": "suppressions: []\n"})
    assert errors(shop) == []


@pytest.mark.parametrize(
    "text", ["refusal:\n", "refusal: {}\n", "refusal: {reason: ~}\n", "lifted:\n", "lifted: null\n"]
)
def test_a_request_that_began_to_be_refused_is_not_open(shop: Shop, text: str) -> None:
    whole = (
        "id: rqw7k2mx\nkind: access\nsubjects: [bbbbbbbb]\nreceived: 2025-05-20\n"
        "channel: email\ndue: 2025-06-20\n" + text
    )
    shop.write("records/requests/rqw7k2mx.yaml", whole)
    found = [f for f in shop.validate().json["findings"] if f["rule"] == "unfinished-refusal"]
    assert [f["line"] for f in found] == [7]
