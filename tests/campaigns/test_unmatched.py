"""A misspelt word in a campaign, or on a contact, is no silent empty list."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.campaign import Where
from tests.campaigns.shop import SPRING, Shop
from tooling.campaigns.rules.selection import criteria
from tooling.rules.where_words import KEPT, guess, is_held, kept_words, nobody_has, one_slip, slips

FIRST = ("export", "spring", "--to", "marketing", "--force")


def campaign(shop: Shop, where: str, registers: str = "[customers, prospects]") -> None:
    text = SPRING.replace("  language: [fi]", where).replace("[customers, prospects]", registers)
    shop.commit(files={"records/campaigns/spring.yaml": text})


def findings(shop: Shop, rule: str = "word-of-nobody") -> list[dict[str, Any]]:
    return [found for found in shop.validate().json["findings"] if found["rule"] == rule]


def populate(shop: Shop) -> None:
    shop.contact("bbbbbbbb", segments=["electrical-contractor"], publications=["newsletter-fi"])
    shop.contact("cccccccc", "prospect", segments=["wind"], project_type="hotel")
    shop.contact("hhhhhhhh", "media", language="pt-BR", outlets=["Sähköala"])
    shop.commit("Words")


@pytest.mark.parametrize(
    ("where", "told", "fix"),
    [
        ("  segments: [electrical-contracter]", "segments electrical-contracter",
         "did you mean electrical-contractor?"),
        ("  segments: electrical-contracter", "segments electrical-contracter",
         "did you mean electrical-contractor?"),
        ("  segments: [wind, nonsense]", "segments nonsense", "correct it, or"),
        ("  publications: [newsleter-fi]", "publications newsleter-fi",
         "did you mean newsletter-fi?"),
        ("  language: [fin]", "language fin", "did you mean fi?"),
        ("  country: [SE]", "country SE", "correct it, or"),
        ("  kind: [partner]", None, ""),
        ("  outlets: [Sahkoala]", "outlets (number 1)", "correct it, or"),
        ("  responsible: [liisa@enstoo.example]", "responsible (number 1)", "correct it, or"),
        ("  organisation: [Kuusamon Kapeli Oy]", "organisation (number 1)", "correct it, or"),
        ("  project_type: [hotl]", "project_type (number 1)", "correct it, or"),
    ],
)  # fmt: skip
def test_a_word_that_nobody_has_is_said(shop: Shop, where: str, told: str | None, fix: str) -> None:
    populate(shop)
    campaign(shop, where)
    found = findings(shop)
    explained, exported = shop.tooling("explain", "spring"), shop.tooling(*FIRST)
    as_json = shop.tooling("explain", "spring", "--json").json["unmatched"]
    if told is None:
        assert found == as_json == []
        return
    assert [(f["severity"], f["line"], f["path"]) for f in found] == [
        ("warning", 8, "records/campaigns/spring.yaml")
    ]
    assert fix in found[0]["fix"]
    for err in (explained.err, exported.err):
        assert f"{told}: no contact in the campaign's registers has it" in err
    assert [said.partition(":")[0] for said in as_json] == [told]
    if "(number" in told:
        value = where.partition("[")[2].rstrip("]")
        assert value not in explained.err + exported.err + str(found)


@pytest.mark.parametrize(
    "where",
    ["  segments: [wind, electrical-contractor]", "  language: pt", "  language: [FI, sv]",
     "  country: [FI, SE]", "  kind: [prospect]", "  responsible: LIISA@ensto.example",
     "  organisation: [Kuusamon Kaapeli Oy]", "  outlets: [Sähköala]", "  project_type: hotel"],
)  # fmt: skip
def test_a_word_that_somebody_has_is_not(shop: Shop, where: str) -> None:
    populate(shop)
    campaign(shop, where)
    assert findings(shop) == []
    assert shop.tooling("explain", "spring", "--json").json["unmatched"] == []


def test_a_word_of_the_other_register_is_said_so(shop: Shop) -> None:
    populate(shop)
    campaign(shop, "  segments: [wind]", "[customers]")
    assert "contacts of the other register have it" in findings(shop)[0]["fix"]
    campaign(shop, "  organisation: [Kuusamon Kaapeli Oy]", "[customers]")
    assert findings(shop) == []


def test_a_word_comes_and_goes_with_its_last_contact(shop: Shop) -> None:
    populate(shop)
    campaign(shop, "  segments: [wind]")
    assert findings(shop) == []
    shop.contact("cccccccc", "prospect")
    assert len(findings(shop)) == 1
    shop.contact("dddddddd", segments=["wind"])
    assert findings(shop) == []


def test_a_register_that_nobody_is_in_has_no_wrong_words(shop: Shop) -> None:
    shop.git("rm", "-q", "-r", "records/prospects/")
    shop.commit("None")
    campaign(shop, "  segments: [anything]", "[prospects]")
    assert findings(shop) == []


def test_an_empty_list_says_that_it_is_empty(shop: Shop) -> None:
    populate(shop)
    campaign(shop, "  segments: [wind]\n  publications: [newsletter-fi]")
    answer = shop.tooling(*FIRST, "--json")
    assert answer.json["selected"] == 0
    assert "No contact meets every line" in answer.err
    assert "nobody" not in shop.tooling("explain", "spring").err


def many(shop: Shop, *segments: str) -> None:
    for n in range(21):
        shop.contact(f"m{'bcdfghjkmnpqrstvwxz23'[n]}nnnnnn", segments=list(segments))


def test_a_slip_in_a_contact_is_said(shop: Shop) -> None:
    many(shop, "wholesaler", "electrical-contractor")
    shop.contact("bbbbbbbb", segments=["wholesaler", "electrical-contarctor"])
    found = findings(shop, "almost-a-word")
    assert [(f["path"], f["severity"], f["fix"]) for f in found] == [
        ("records/customers/bb/bbbbbbbb.yaml", "warning", "did you mean electrical-contractor?")
    ]
    assert found[0]["field"] == "segments.1"
    shop.contact("bbbbbbbb", segments=["wholesaler"])
    assert findings(shop, "almost-a-word") == []


def test_what_a_campaign_asks_for_is_no_slip(shop: Shop) -> None:
    many(shop, "installers-a")
    shop.contact("bbbbbbbb", segments=["instaler-a"])
    shop.contact("hhhhhhhh", segments=["instalers-a"])
    assert [f["field"] for f in findings(shop, "almost-a-word")] == ["segments.0"]
    campaign(shop, "  segments: [instalers-a]")
    assert findings(shop, "almost-a-word") == []


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("electrical-contracter", "electrical-contractor", True),
        ("electrcal-contractor", "electrical-contractor", True),
        ("electricall-contractor", "electrical-contractor", True),
        ("eelctrical-contractor", "electrical-contractor", True),
        ("electrical-contractor", "electrical-contractor", False),
        ("electrical-kontraktor", "electrical-contractor", False),
        ("installer", "installers", False),
        ("region-a", "region-b", False),
        ("vip-2024", "vip-2025", False),
        ("vip-2024", "vip-2042", False),
        ("wind", "utility", False),
        ("abcde", "acdbe", False),
        ("badce", "abcde", False),
    ],
)
def test_what_is_a_slip(word: str, other: str, slip: bool) -> None:
    assert one_slip(word, other) is one_slip(other, word) is slip


def test_few_and_many_make_a_slip_likely() -> None:
    assert slips({"installer": 20, "instaler": 2}, []) == {"instaler": "installer"}
    assert slips({"installer": 19, "instaler": 2}, []) == {}
    assert slips({"installer": 20, "instaler": 3}, []) == {}
    assert slips({"installer": 20, "instaler": 1}, ["instaler"]) == {}
    assert slips({"wind": 20, "wnid": 1}, []) == {}


def test_what_to_do_about_a_word() -> None:
    assert guess("segments", "wnd", ["wind"], False) == "did you mean wind?"
    assert guess("outlets", "wnd", ["wind"], False) is None
    assert guess("segments", "xyz", ["wind"], False) is None
    assert "other register" in (guess("segments", "x", [], True) or "")


words = st.sampled_from(["wind", "Wind", "pt", "pt-BR", "fi", "FI", "a=b", "liisa@ensto.example"])
trees = st.fixed_dictionaries(
    {},
    optional={
        "kind": words,
        "language": words,
        "responsible": words,
        "project_type": words,
        "address": st.fixed_dictionaries({}, optional={"country": words}) | st.just("x"),
        **dict.fromkeys(("segments", "publications", "outlets"), st.lists(words, max_size=3)),
    },
)


@settings(max_examples=600)
@given(trees, st.sampled_from(KEPT), words)
def test_a_word_is_kept_by_which_a_contact_is_chosen(
    tree: dict[str, Any], name: str, word: str
) -> None:
    """The cache's answer is that of the line that chooses."""
    chosen: dict[str, Any] = {name: (word,)}
    where = Where.model_construct(**chosen)
    [line] = [one for one in criteria(where) if one.name == name]
    kept = kept_words(tree)

    def has(name: str, word: str) -> bool:
        return is_held(name, word, [word for line, word in kept if line == name])

    assert line.holds(tree) == (not [*nobody_has({name: [word]}, has)])
