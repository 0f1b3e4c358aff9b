"""A condition of a campaign that is begun and says nothing is an error, and never everybody."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from schema.jsonschema import schema_of
from schema.layout import FileKind
from tests.campaigns.shop import Shop
from tests.schema.test_jsonschema import accepts

PATH = "records/campaigns/kable.yaml"
HEAD = """\
id: kable
title: Kable
purpose: event_invitation
channel: post
registers: [customers]
"""

# What follows, and the line (from the first of it) of the finding.
BEGUN = {
    "a bare key": ("where:\n", 1),
    "a tilde": ("where: ~\n", 1),
    "a key whose lines are remarks": ("where:\n  # segments: [hurtownia]\n", 1),
    "a bare line": ("where:\n  segments:\n", 2),
    "a bare line beside another": ("where:\n  language: [fi]\n  country:\n", 3),
    "a bare line with a remark": ("where:\n  kind: # which?\n", 2),
    "no word": ("where:\n  publications: []\n", 2),
    "an empty word": ('where:\n  organisation: ""\n', 2),
    "an empty item": ("where:\n  segments:\n    -\n", 2),
    "null": ("where:\n  responsible: null\n", 2),
    "on one line": ("where: {segments: }\n", 1),
    "on one line, no word": ("where: {segments: [], kind: customer}\n", 1),
}
PLAIN = ("", "where: {}\n", "where: {language: fi}\n", "where:\n  kind:\n    - \n    - customer\n")


@pytest.mark.parametrize("name", BEGUN)
def test_it_chooses_nobody_before_it_is_written_out(shop: Shop, name: str) -> None:
    text, line = BEGUN[name]
    shop.write(PATH, HEAD + text)
    found = [(f["path"], f["rule"], f["line"]) for f in shop.validate().json["findings"]]
    assert (PATH, "unfinished-condition", HEAD.count("\n") + line) in found
    assert "not valid" in shop.refused("kable", "--to", "marketing")
    assert shop.tooling("explain", "kable").code == 1


@pytest.mark.parametrize("name", BEGUN)
def test_format_does_not_lose_it(shop: Shop, name: str) -> None:
    shop.write(PATH, HEAD + BEGUN[name][0])
    assert shop.tooling("format", PATH).code == 0
    once = (shop.root / PATH).read_text()
    assert "unfinished-condition" in shop.validate().rules()
    assert once.count("#") == BEGUN[name][0].count("#")
    assert shop.tooling("format", "--check", PATH).code == 0


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_none_is_everybody(shop: Shop, text: str) -> None:
    shop.write(PATH, HEAD + text)
    assert "unfinished-condition" not in shop.validate().rules()
    assert shop.tooling("explain", "kable").code == 0


@pytest.mark.parametrize("name", [name for name in BEGUN if "remark" not in name])
def test_editors_say_it(name: str) -> None:
    schema, yaml = schema_of(FileKind.CAMPAIGN), YAML(typ="safe", pure=True)
    assert not accepts(schema, schema, yaml.load(HEAD + BEGUN[name][0]))
    assert accepts(schema, schema, yaml.load(HEAD + "where: {}\n"))
