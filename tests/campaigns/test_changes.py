"""`changes`: what a pull request does to the registers and to every list, in counts only."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.campaigns.shop import OBJECTION, SPRING, Shop
from tooling.campaigns import past_contacts as module


def counted(shop: Shop, since: str) -> tuple[dict[str, Any], dict[str, Any]]:
    code, out, err = shop.tooling("changes", "--since", since, "--format", "json")
    assert code == 0, err
    found = json.loads(out)
    registers = {
        one["register"]: (one["added"], one["changed"], one["removed"], one["moved"])
        for one in found["registers"]
    }
    campaigns = {
        one["campaign"]: (one["before"], one["after"], one["enter"], one["leave"])
        for one in found["campaigns"]
    }
    return registers, campaigns


QUIET = {"customers": (0, 0, 0, 0), "prospects": (0, 0, 0, 0)}


def test_nothing_changed(shop: Shop):
    assert counted(shop, "HEAD") == (QUIET, {"spring": (2, 2, 0, 0)})


@pytest.mark.parametrize("commit", [True, False])
def test_each_kind_of_change_is_counted(shop: Shop, commit: bool):
    shop.contact("kkkkkkkk")  # enters
    shop.contact("hhhhhhhh")  # speaks Finnish now: enters
    shop.contact("bbbbbbbb", objections=[OBJECTION])  # leaves
    (shop.root / "records/customers/dd/dddddddd.yaml").unlink()  # was on no list
    (shop.root / "records/prospects/cc/cccccccc.yaml").unlink()
    shop.contact("cccccccc", "customer")  # was a prospect, stays on the list
    if commit:
        shop.commit()
    registers, campaigns = counted(shop, "HEAD~1" if commit else "HEAD")
    assert registers == {"customers": (1, 2, 1, 1), "prospects": (0, 0, 0, 0)}
    assert campaigns == {"spring": (2, 3, 2, 1)}


def test_a_campaign_that_asks_for_others_changes_the_list(shop: Shop):
    shop.write("records/campaigns/spring.yaml", SPRING.replace("[fi]", "[sv]"))
    assert counted(shop, "HEAD") == (QUIET, {"spring": (2, 1, 1, 2)})


def test_both_at_once(shop: Shop):
    """A contact that differs is asked about the campaign of its own time."""
    shop.write("records/campaigns/spring.yaml", SPRING.replace("[fi]", "[sv]"))
    shop.contact("bbbbbbbb", language="sv")
    assert counted(shop, "HEAD")[1] == {"spring": (2, 2, 1, 1)}


def test_campaigns_come_and_go(shop: Shop):
    shop.write("records/campaigns/autumn.yaml", SPRING.replace("spring", "autumn"))
    (shop.root / "records/campaigns/spring.yaml").unlink()
    assert counted(shop, "HEAD")[1] == {"autumn": (None, 2, 2, 0), "spring": (2, None, 0, 2)}


def test_a_file_with_findings_is_on_no_list(shop: Shop):
    shop.write("records/customers/bb/bbbbbbbb.yaml", "id: bbbbbbbb\n")
    registers, campaigns = counted(shop, "HEAD")
    assert registers["customers"] == (0, 1, 0, 0)
    assert campaigns["spring"] == (2, 1, 0, 1)
    _, out, err = shop.tooling("changes", "--since", "HEAD", "--format", "markdown")
    assert "1 contact file has findings" in out
    assert "1 contact file has findings" in err
    shop.commit()
    (shop.root / "records/customers/bb/bbbbbbbb.yaml").unlink()
    shop.contact("bbbbbbbb")
    assert counted(shop, "HEAD")[1]["spring"] == (1, 2, 1, 0)


def test_what_was_taken_out_of_the_index_is_still_there(shop: Shop):
    shop.git("rm", "-q", "--cached", "records/customers/bb/bbbbbbbb.yaml")
    registers, campaigns = counted(shop, "HEAD")
    assert registers["customers"] == (0, 1, 0, 0)
    assert campaigns["spring"] == (2, 2, 0, 0)


def test_many_at_once_give_the_same(shop: Shop, monkeypatch: pytest.MonkeyPatch):
    shop.contact("bbbbbbbb", objections=[OBJECTION])
    shop.contact("cccccccc", "prospect", role=None)
    alone = counted(shop, "HEAD")
    monkeypatch.setattr(module, "BATCH", 1)
    monkeypatch.setattr(module, "PARALLEL_FROM", 1)
    assert counted(shop, "HEAD") == alone
    assert alone[1] == {"spring": (2, 0, 0, 2)}


def test_the_markdown_is_a_table_of_counts(shop: Shop):
    shop.contact("bbbbbbbb", objections=[OBJECTION])
    code, out, _ = shop.tooling("changes", "--since", "HEAD", "--format", "markdown")
    assert code == 0
    assert "| customers | 0 | 1 | 0 | 0 |" in out
    assert "| spring | 2 | 1 | +0 | -1 |" in out
    assert "bbbbbbbb" not in out


def test_an_unknown_commit_is_said(shop: Shop):
    code, _, err = shop.tooling("changes", "--since", "nowhere")
    assert code == 1
    assert "no commit" in err
