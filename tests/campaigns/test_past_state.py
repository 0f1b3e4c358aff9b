"""`export --at REV`: the list of a past state, held against what people have said since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.shop import OBJECTION, PEOPLE, RESTRICTION, SPRING, Shop, table
from tests.people import consent, ground


def test_the_contacts_and_the_campaign_are_those_of_the_past(shop: Shop):
    then = shop.git("rev-parse", "HEAD")
    shop.contact("bbbbbbbb", organisation="Uusi Oy", language="sv")
    shop.contact("kkkkkkkk")
    shop.write("records/campaigns/spring.yaml", SPRING.replace(", family_name", ""))
    shop.commit()
    assert [line["id"] for line in table(shop.export())] == ["cccccccc", "kkkkkkkk"]
    past = shop.export("--at", then, "--force")
    assert past["commit"] == then
    lines = table(past)
    assert [(line["id"], line["organisation"]) for line in lines] == [
        ("bbbbbbbb", "Kuusamon Kaapeli Oy"),
        ("cccccccc", "Kuusamon Kaapeli Oy"),
    ]
    assert lines[0]["family_name"] == "Esimerkki"


def test_the_past_state_gives_the_bytes_that_it_gave_then(shop: Shop, tmp_path: Path):
    then = shop.export()
    shop.contact("kkkkkkkk")
    shop.commit()
    past = shop.export("--at", then["commit"], "--output", str(tmp_path / "past.csv"))
    assert past["sha256"] == then["sha256"]
    assert past["excluded"] == then["excluded"]


@pytest.mark.parametrize(
    ("since", "rule"),
    [
        ({"objections": [OBJECTION]}, "objection-direct-advertising"),
        ({"restriction": RESTRICTION}, "restriction"),
        (
            {"lawful_basis": [
                ground("customer_relationship"),
                consent("marketing", "email", withdrawn="2025-01-01"),
            ]},
            "consent-withdrawn",
        ),
    ],
)  # fmt: skip
def test_what_a_person_has_refused_since_counts(shop: Shop, since: dict[str, Any], rule: str):
    then = shop.git("rev-parse", "HEAD")
    before = shop.export()["excluded"].get(rule, 0)
    shop.contact("bbbbbbbb", **since)
    shop.commit()
    past = shop.export("--at", then, "--force")
    assert [line["id"] for line in table(past)] == ["cccccccc"]
    assert past["excluded"][rule] == before + 1
    assert past["selected"] == 6


def test_who_was_removed_is_on_no_list(shop: Shop):
    then = shop.git("rev-parse", "HEAD")
    (shop.root / "records/customers/bb/bbbbbbbb.yaml").unlink()
    shop.commit()
    past = shop.export("--at", then)
    assert [line["id"] for line in table(past)] == ["cccccccc"]
    assert past["excluded"]["no-longer-held"] == 1


def test_who_moved_to_the_other_register_is_still_held_and_still_refuses(shop: Shop):
    then = shop.git("rev-parse", "HEAD")
    (shop.root / "records/prospects/cc/cccccccc.yaml").unlink()
    shop.contact("cccccccc", "customer")
    shop.commit()
    assert [line["id"] for line in table(shop.export("--at", then))] == ["bbbbbbbb", "cccccccc"]
    shop.contact("cccccccc", "customer", objections=[OBJECTION])
    shop.commit()
    assert [line["id"] for line in table(shop.export("--at", then, "--force"))] == ["bbbbbbbb"]


def test_an_objection_typed_a_moment_ago_counts_here_too(shop: Shop):
    shop.contact("bbbbbbbb", objections=[OBJECTION])
    assert "git commit" in shop.refused("spring", "--to", "marketing", "--at", "HEAD")


def test_a_campaign_that_was_not_there_yet_is_said(shop: Shop):
    shop.write("records/campaigns/autumn.yaml", SPRING.replace("spring", "autumn"))
    shop.commit()
    told = shop.refused("autumn", "--to", "marketing", "--at", "HEAD~1")
    assert "There was no campaign autumn" in told
    assert len(PEOPLE) == 7
