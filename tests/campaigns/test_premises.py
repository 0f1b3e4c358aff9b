"""Every face of the tool asks the one decision, with suppressions and descriptions, or says so."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.shop import OBJECTION, Shop, table
from tests.desk import description
from tests.people import consent, ground
from tooling.campaigns.rules.contactable import decide
from tooling.campaigns.rules.selection import judge, select
from tooling.campaigns.selection_at import chosen_at
from tooling.campaigns.selection_now import chosen_now

PROJECT = Path(__file__).parents[2]
MAIL = "bbbbbbbb@kaapeli.example"


def suppress(shop: Shop, address: str = MAIL, reason: str = "objection", *more: str) -> None:
    words = ("suppress", "add", "--reason", reason, "--from", "-", *more)
    answer = shop.tooling(*words, given=address)
    assert answer.code == 0, answer.err


def key(shop: Shop) -> Path:
    return shop.root / ".git/register/key"


def shown(shop: Shop, id: str = "bbbbbbbb") -> dict[str, Any]:
    found: dict[str, Any] = shop.tooling("show", id, "--json").json
    return found


def explained(shop: Shop, id: str = "bbbbbbbb") -> dict[str, Any]:
    found: dict[str, Any] = shop.tooling("explain", "spring", id, "--json").json
    return found


def on_list(shop: Shop) -> list[str]:
    return [row["id"] for row in table(shop.export("--force"))]


# --- nothing decides without its premises --------------------------------------------------


@pytest.mark.parametrize("function", [decide, judge, select, chosen_now, chosen_at])
def test_terms_can_not_be_left_out(function: Any) -> None:
    assert inspect.signature(function).parameters["premises"].default is inspect.Parameter.empty


def calls(name: str) -> dict[str, list[ast.Call]]:
    """Every call of `name` in the tool, by module."""
    found: dict[str, list[ast.Call]] = {}
    for file in (PROJECT / "tooling").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            spelt = called.id if isinstance(called, ast.Name) else getattr(called, "attr", None)
            if spelt == name and isinstance(node, ast.Call):
                found.setdefault(file.relative_to(PROJECT).as_posix(), []).append(node)
    return found


def test_terms_are_loaded_in_one_place() -> None:
    """Whoever made its own could leave the suppressions out."""
    assert set(calls("Premises")) == {"tooling/campaigns/premises.py"}


def test_every_caller_of_the_decision_passes_terms() -> None:
    found = calls("decide")
    assert set(found) == {"tooling/campaigns/rules/selection.py", "tooling/contacts/show.py"}
    for node in (node for nodes in found.values() for node in nodes):
        assert len(node.args) == 5
        assert ast.unparse(node.args[4]) == "premises"


# --- who is kept out is so on every face ------------------------------------------------


def test_every_face_knows_who_is_kept_out(shop: Shop) -> None:
    before = shop.head()
    suppress(shop)
    may = shown(shop)["may_be_contacted"]
    assert {cell["answer"] for row in may.values() for cell in row.values()} == {"no"}
    assert may["marketing"]["post"]["reasons"] == ["suppressed"]
    assert explained(shop)["in"] is False
    assert on_list(shop) == ["cccccccc"]
    assert shop.export("--force", "--at", before)["excluded"]["suppressed"] == 1
    spring = shop.tooling("changes", "--since", before, "--json").json["campaigns"][0]
    assert (spring["before"], spring["after"], spring["enter"], spring["leave"]) == (2, 1, 0, 1)


def test_who_is_let_in_again_enters_the_list(shop: Shop) -> None:
    suppress(shop)
    before = shop.head()
    words = ("suppress", "remove", "--reason-text", "asked to be back", "--from", "-")
    assert shop.tooling(*words, given=MAIL).code == 0
    spring = shop.tooling("changes", "--since", before, "--json").json["campaigns"][0]
    assert (spring["before"], spring["after"], spring["enter"], spring["leave"]) == (1, 2, 1, 0)


def test_without_the_key_every_face_says_that_it_is_not_sure(shop: Shop) -> None:
    suppress(shop)
    key(shop).unlink()
    found = shown(shop)
    assert found["may_be_contacted"]["marketing"]["post"] == {
        "answer": "not sure",
        "permission_basis": None,
        "reasons": ["suppression-unknown"],
    }
    assert "key" in found["doubts"][0]
    plain = shop.tooling("show", "bbbbbbbb")
    assert "not sure" in plain.out
    assert "not known" in plain.err
    one = explained(shop)
    assert (one["in"], [reason["rule"] for reason in one["reasons"]]) == (
        None,
        ["suppression-unknown"],
    )
    told = shop.tooling("explain", "spring", "bbbbbbbb")
    assert told.out.startswith("It is not known whether bbbbbbbb is in")
    assert "No list is made" in told.err
    every = shop.tooling("explain", "spring", "--json").json
    assert (every["in"], every["unsure"]) == (0, 2)
    assert {one["id"]: one["in"] for one in every["standings"]}["cccccccc"] is None
    assert "?\t2\tsuppression-unknown" in shop.tooling("explain", "spring").out
    assert shop.tooling("explain", "spring", "--only", "in", "--json").json["standings"] == []
    changes = shop.tooling("changes", "--since", "HEAD")
    assert "at most" in changes.err
    assert "at most" in shop.tooling("changes", "--since", "HEAD", "--format", "markdown").out
    assert "spring\t2\t2\t+0\t-0" in changes.out
    assert "The key" in shop.refused("spring", "--to", "marketing")
    assert "not looked for" in shop.tooling("validate").err


def test_who_is_surely_out_is_out_without_the_key(shop: Shop) -> None:
    suppress(shop)
    key(shop).unlink()
    assert explained(shop, "dddddddd")["in"] is False
    assert explained(shop, "dddddddd")["doubts"] == []
    found = shown(shop, "dddddddd")["may_be_contacted"]["marketing"]["email"]
    assert found["answer"] == "no"
    assert found["reasons"][0] == "objection-direct-advertising"


def test_whom_no_hash_can_keep_out_is_known_without_the_key(shop: Shop) -> None:
    suppress(shop)
    key(shop).unlink()
    shop.contact("bbbbbbbb", emails=None, phones=None)
    may = shown(shop)["may_be_contacted"]
    assert may["marketing"]["post"]["answer"] == "yes"
    assert shown(shop)["doubts"] == []


def test_a_new_address_without_the_key_is_saved_with_a_warning(shop: Shop) -> None:
    suppress(shop)
    key(shop).unlink()
    answer = shop.tooling("edit", "bbbbbbbb", "--set", "emails.1.address=new@kaapeli.example",
                          "--set", "emails.1.use=work")  # fmt: skip
    assert answer.code == 0, answer.err
    assert "suppressed-address" in answer.out + answer.err
    assert "can't be told" in answer.out + answer.err


@pytest.mark.parametrize("how", ["another key", "an error in the file"])
def test_show_still_shows_the_contact_where_suppressions_can_not_be_asked(
    shop: Shop, how: str
) -> None:
    suppress(shop)
    if how == "another key":
        key(shop).write_text("00" * 32)
    else:
        shop.write("records/suppressions.yaml", "<<<<<<< HEAD\n")
    answer = shop.tooling("show", "bbbbbbbb")
    assert answer.code == 0
    assert "not sure" in answer.out
    assert "who is kept out is not known" in answer.err
    for words in (("explain", "spring"), ("changes", "--since", "HEAD"),
                  ("export", "spring", "--to", "marketing")):  # fmt: skip
        assert shop.tooling(*words).code == 1


def test_suppressions_of_then_that_can_not_be_read_take_nobody_off_the_list(shop: Shop) -> None:
    shop.commit(files={"records/suppressions.yaml": "suppressions: oops\n"})
    broken = shop.head()
    shop.commit(files={"records/suppressions.yaml": None})
    spring = shop.tooling("changes", "--since", broken, "--json").json["campaigns"][0]
    assert (spring["before"], spring["after"], spring["leave"]) == (2, 2, 0)


# --- a bounce is of the address, not of the person --------------------------------------

TWO = [{"address": MAIL, "use": "work"}, {"address": "b2@kaapeli.example", "use": "work"}]


def test_a_bounce_makes_way_for_the_next_address(shop: Shop) -> None:
    shop.contact("bbbbbbbb", emails=TWO)
    shop.commit()
    suppress(shop, reason="bounce")
    rows = {row["id"]: row["email"] for row in table(shop.export())}
    assert rows["bbbbbbbb"] == "b2@kaapeli.example"
    suppress(shop, "b2@kaapeli.example", "bounce")
    assert on_list(shop) == ["cccccccc"]
    reasons = explained(shop)["reasons"]
    assert [(one["rule"], one["field"]) for one in reasons] == [("suppressed", "emails.0.address")]
    assert shown(shop)["may_be_contacted"]["marketing"]["phone"]["answer"] == "yes"


def test_an_objection_by_one_address_is_the_persons(shop: Shop) -> None:
    shop.contact("bbbbbbbb", emails=TWO)
    shop.commit()
    suppress(shop, "b2@kaapeli.example")
    assert on_list(shop) == ["cccccccc"]


def test_a_bounced_address_at_work_does_not_open_the_personal_one(shop: Shop) -> None:
    """The personal address needs a consent as it always did."""
    shop.contact("bbbbbbbb", emails=[TWO[0], {**TWO[1], "use": "personal"}])
    shop.commit()
    suppress(shop, reason="bounce")
    assert [one["rule"] for one in explained(shop)["reasons"]] == ["consent-needed"]


def test_a_bounce_for_one_purpose_leaves_the_address_for_others(shop: Shop) -> None:
    shop.contact("bbbbbbbb", emails=TWO)
    shop.commit()
    suppress(shop, MAIL, "bounce", "--purpose", "event_invitation")
    rows = {row["id"]: row["email"] for row in table(shop.export())}
    assert rows["bbbbbbbb"] == MAIL


# --- the lists and the published description agree --------------------------------------


def describes(
    shop: Shop, *purposes: str, bases: tuple[str, ...] = ("legitimate_interest",)
) -> None:
    for register in ("customers", "prospects"):
        text = description(register, dict.fromkeys(purposes, bases))
        shop.write(f"records/{register}/register.yaml", text)
    shop.commit("Describe")


def test_a_ground_that_the_description_does_not_name_is_none(shop: Shop) -> None:
    before = shop.head()
    describes(shop, "marketing", bases=("consent", "customer_relationship"))
    shop.contact("bbbbbbbb", lawful_basis=[ground("customer_relationship")])
    shop.commit()
    assert on_list(shop) == ["bbbbbbbb"]
    one = explained(shop, "cccccccc")
    assert [(r["rule"], r["field"]) for r in one["reasons"]] == [
        ("basis-not-described", "lawful_basis.0")
    ]
    assert shown(shop, "cccccccc")["may_be_contacted"]["marketing"]["phone"]["reasons"] == [
        "basis-not-described"
    ]
    changes = shop.tooling("changes", "--since", before, "--json").json["campaigns"][0]
    assert (changes["after"], changes["leave"]) == (1, 1)
    # The description of then says what the list of then was for.
    assert shop.export("--force", "--at", before)["exported"] == 2


def test_a_consent_counts_only_where_the_description_names_consent(shop: Shop) -> None:
    describes(shop, "marketing")
    shop.contact("bbbbbbbb", role=None, lawful_basis=[consent("marketing", "email")])
    both = [consent("marketing", "email"), ground("legitimate_interest")]
    shop.contact("cccccccc", "prospect", lawful_basis=both)
    shop.commit()
    rows = {row["id"]: row["permission_basis"] for row in table(shop.export())}
    assert rows == {"cccccccc": "opt_out"}
    assert explained(shop)["reasons"][0]["rule"] == "basis-not-described"


def test_a_purpose_that_the_description_does_not_name_has_no_list(shop: Shop) -> None:
    describes(shop, "event_invitation")
    summary = shop.export()
    assert summary["exported"] == 0
    assert summary["excluded"] == {"purpose-not-described": 6}
    assert explained(shop)["reasons"][0]["rule"] == "purpose-not-described"


def test_validate_warns_of_a_campaign_for_a_purpose_that_is_not_described(shop: Shop) -> None:
    describes(shop, "event_invitation")
    answer = shop.validate()
    assert answer.code == 0
    found = [f for f in answer.json["findings"] if f["rule"] == "purpose-not-described"]
    assert [(f["path"], f["line"], f["severity"]) for f in found] == [
        ("records/campaigns/spring.yaml", 5, "warning")
    ] * 2
    describes(shop, "marketing")
    assert "purpose-not-described" not in shop.validate().rules()


def test_a_purpose_named_twice_is_an_error(shop: Shop) -> None:
    text = description("customers", {"marketing": ["consent"]})
    twice = text.replace("sources:", "  - purpose: marketing\n    bases: [law]\nsources:")
    shop.write("records/customers/register.yaml", twice)
    assert "listed-twice" in shop.validate().rules()


@pytest.mark.parametrize("text", [None, "register: customers\n"])
def test_without_a_description_nobody_knows_what_the_register_is_for(
    shop: Shop, text: str | None
) -> None:
    shop.commit(files={"records/customers/register.yaml": text})
    assert "customers/register.yaml is missing or has errors" in shop.refused(
        "spring", "--to", "marketing"
    )
    found = explained(shop)
    assert (found["in"], found["reasons"][0]["rule"]) == (None, "description-unknown")
    assert "customers/register.yaml" in found["doubts"][0]
    assert shown(shop)["may_be_contacted"]["marketing"]["post"]["answer"] == "not sure"
    assert explained(shop, "cccccccc")["in"] is True
    assert shown(shop, "cccccccc")["doubts"] == []


def test_a_description_that_is_not_committed_must_be_first(shop: Shop) -> None:
    text = description("prospects", {"marketing": ["consent"]})
    shop.write("records/prospects/register.yaml", text)
    assert "prospects/register.yaml differs" in shop.refused("spring", "--to", "marketing")


def test_an_objection_still_beats_it_all(shop: Shop) -> None:
    shop.contact("bbbbbbbb", objections=[OBJECTION], lawful_basis=[consent("marketing", "email")])
    reasons = [one["rule"] for one in explained(shop)["reasons"]]
    assert reasons[0] == "objection-direct-advertising"
