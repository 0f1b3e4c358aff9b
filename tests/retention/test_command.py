"""`retention`: lists, removes items in one commit, opens requests, and erases nobody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schema.layout import contact_path
from tests.desk import Desk, init_complete

TODAY = "2026-06-01"
OLD, YOUNG, HELD, GONE = "kb2m2qdx", "kc2m2qdx", "kd2m2qdx", "kf2m2qdx"


def person(id: str, **fields: Any) -> dict[str, Any]:
    """A customer who came out of the ERP in 2025; no activity is known."""
    return {
        "id": id,
        "kind": "customer",
        "organisation": "Koivu Oy",
        "responsible": "liisa@owner.example",
        "lawful_basis": [{"basis": "customer_relationship", "since": "2025-01-01"}],
        "sources": [{"source": "erp", "date": "2025-01-01"}],
        **fields,
    }


def interaction(day: str) -> dict[str, str]:
    return {"date": day, "channel": "fair", "summary": f"Met on {day}"}


def retention(desk: Desk, *arguments: str) -> Any:
    """What `retention --json` says."""
    answer = desk.tooling("retention", "--json", *arguments)
    assert answer.code == 0, answer.err
    return answer.json


# The periods of a new register of customers: 84 months without activity, interactions 60 months,
# surveys 36, newsletters 24.
DAYS = [f"2010-01-{day:02}" for day in range(1, 13)]
LONG_AGO = {
    "lawful_basis": [{"basis": "customer_relationship", "since": "2010-01-01"}],
    "sources": [{"source": "erp", "date": "2010-01-01"}],
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "register"
    init_complete(root)
    desk = Desk(root, TODAY)
    held = [{"reason": "bookkeeping", "until": "2026-12-31"}]
    # Every second one of more than ten is old, so that the numbers of items move while some go.
    mixed = [interaction(day) for old in DAYS for day in (old, "2026-01-01")]
    newsletters = [{"issue": "n", "sent": "2024-05-31"}, {"issue": "n", "sent": "2024-06-01"}]
    desk.put(person(OLD, interactions=mixed, newsletters=newsletters))
    desk.put(person(YOUNG, interactions=[interaction("2026-01-01")]))
    desk.put(person(HELD, interactions=[interaction("2010-01-01")], holds=held))
    desk.put(person(GONE, **LONG_AGO))
    desk.commit()
    return desk


def brief(items: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(item["category"], item["id"], item["items"]) for item in items]


def test_it_lists_by_category_and_holds_apart(desk: Desk) -> None:
    found = retention(desk)
    assert brief(found["due"]) == [
        ("contact", GONE, 1), ("interactions", OLD, 12), ("newsletters", OLD, 1),
    ]  # fmt: skip
    assert brief(found["held"]) == [("interactions", HELD, 1)]
    assert found["held"][0]["held_by"] == "bookkeeping"
    assert found["held"][0]["held_until"] == "2026-12-31"
    assert found["due"][2]["oldest"] == "2024-05-31"
    assert found["due"][2]["over"] == "2026-05-31"
    assert desk.git("status", "--porcelain") == ""
    code, out, err = desk.tooling("retention")
    assert code == 0
    assert f"newsletters\t{OLD}\tcustomers\t1\t2024-05-31\t2026-05-31" in out
    assert "bookkeeping until 2026-12-31" in out
    assert "--apply" in err
    assert "Met on" not in out + err


def test_apply_removes_items_and_opens_requests_in_one_commit(desk: Desk) -> None:
    file = desk.root / contact_path("customers", OLD)
    text = file.read_text()
    lines = text.splitlines(keepends=True)
    organisation = lines.index("organisation: Koivu Oy\n")
    lines[organisation] = "organisation: Koivu Oy  # since they moved\n"
    old = lines.index("interactions:\n") + 4  # the second item
    assert "2026-01-01" in lines[old]
    lines.insert(old, "  # said by phone\n")
    file.write_text("".join(lines))
    desk.commit()
    before = {path: path.read_bytes() for path in (desk.root / "records").rglob("*.yaml")}
    found = retention(desk, "--apply")
    [request] = found["requests"]
    assert desk.git("rev-list", "--count", "HEAD~1..HEAD").strip() == "1"
    message = desk.git("log", "-1", "--format=%B")
    assert "Remove 12 interactions, 1 newsletters of 1 contact and open 1 erasure req" in message
    assert "Register-Reason: retention" in message
    after = file.read_text()
    assert "# since they moved" in after
    assert "# said by phone" in after
    assert "2010-01" not in after
    assert after.count("Met on 2026-01-01") == 12
    assert "2024-05-31" not in after
    assert "2024-06-01" in after
    opened = (desk.root / f"records/requests/{request}.yaml").read_text()
    assert f"[{GONE}]" in opened
    assert "kind: erasure" in opened
    for path, data in before.items():
        assert path == file or path.read_bytes() == data
    code, _, err = desk.tooling("validate")
    assert code == 0, err
    assert desk.git("status", "--porcelain") == ""


def test_applied_twice_the_second_time_does_nothing(desk: Desk) -> None:
    [request] = retention(desk, "--apply")["requests"]
    head = desk.git("rev-parse", "HEAD")
    again = retention(desk, "--apply")
    assert again["requests"] == []
    assert again["commit"] is None
    assert brief(again["due"]) == [("contact", GONE, 1)]
    assert again["due"][0]["request"] == request
    assert desk.git("rev-parse", "HEAD") == head
    _, out, err = desk.tooling("retention")
    assert request in out
    assert "open already" in err
    assert "--apply" not in err


def test_only_requests(desk: Desk) -> None:
    for id in (OLD, HELD):
        (desk.root / contact_path("customers", id)).unlink()
    desk.commit()
    desk.tooling("retention", "--apply")
    assert desk.git("log", "-1", "--format=%s").strip() == "Open 1 erasure request"


def test_just_what_was_shown_is_removed(desk: Desk) -> None:
    digest = retention(desk)["plan"]
    _, _, err = desk.tooling("retention")
    assert f"Plan {digest}\n" in err
    head = desk.head()
    done = retention(desk, "--apply", "--plan", digest[:12])
    assert done["plan"] == digest
    assert len(done["requests"]) == 1
    assert done["commit"] == desk.head()
    assert desk.git("rev-parse", "HEAD~1") == head
    assert "Plan" not in desk.tooling("retention").err, "there is nothing left to do"


@pytest.mark.parametrize(
    "tree",
    [
        person(OLD, interactions=[interaction("2010-01-01")]),
        person(OLD, interactions=[interaction(DAYS[0])], role="Buyer"),
        person(GONE, **LONG_AGO, role="Buyer"),
        person("kg2m2qdx", interactions=[interaction("2010-01-01")]),
    ],
)
def test_a_contact_that_was_edited_meanwhile(desk: Desk, tree: dict[str, Any]) -> None:
    digest = retention(desk)["plan"]
    desk.put(tree)
    head, state = desk.head(), desk.status()
    code, out, err = desk.tooling("retention", "--json", "--apply", "--plan", digest)
    assert (code, out) == (1, "")
    assert "has changed" in err
    assert (desk.head(), desk.status()) == (head, state)
    assert retention(desk)["plan"] != digest


def test_another_day_is_another_plan(desk: Desk) -> None:
    digest = retention(desk)["plan"]
    words = ("retention", "--apply", "--plan", digest)
    code, out, err = desk.tooling(*words, today="2026-06-02")
    assert (code, out) == (1, "")
    assert "has changed" in err


def test_what_is_no_digest(desk: Desk) -> None:
    digest = retention(desk)["plan"]
    assert "at least 12" in desk.tooling("retention", "--apply", "--plan", digest[:11]).err
    assert desk.tooling("retention", "--apply", "--plan", "0" * 12).code == 1
    assert desk.tooling("retention", "--plan", digest).code == 2
    assert desk.status() == ""
    assert not (desk.root / "records/requests").exists()


def test_an_open_request_keeps_what_it_is_about(desk: Desk) -> None:
    words = ("--kind", "access", "--subject", OLD, "--received", TODAY, "--channel", "email")
    code, _, err = desk.tooling("request", "open", *words)
    assert code == 0, err
    found = retention(desk, "--apply")
    assert brief(found["due"]) == [("contact", GONE, 1)]
    assert {item["held_by"] for item in found["held"]} == {"bookkeeping", "request"}
    assert "2010-01-01" in (desk.root / contact_path("customers", OLD)).read_text()


def test_a_request_that_was_taken_back_keeps_nothing(desk: Desk) -> None:
    due = brief(retention(desk)["due"])
    words = ("--kind", "access", "--subject", OLD, "--received", TODAY, "--channel", "email")
    request = desk.tooling("request", "open", *words).out[:8]
    assert brief(retention(desk)["due"]) != due
    assert desk.tooling("request", "withdraw", request).code == 0
    assert brief(retention(desk)["due"]) == due


def test_validate_warns_and_never_blocks(desk: Desk) -> None:
    code, out, _ = desk.tooling("validate", "--format", "json")
    assert code == 0
    found = [(f["rule"], f["severity"], f["path"][-13:-5], f["field"], f["line"])
             for f in json.loads(out)["findings"]]  # fmt: skip
    file = desk.root / contact_path("customers", OLD)
    lines = file.read_text().splitlines()
    assert found == [
        ("retention-due", "warning", OLD, "interactions", lines.index("interactions:") + 1),
        ("retention-due", "warning", OLD, "newsletters", lines.index("newsletters:") + 1),
        ("retention-due", "warning", GONE, None, 1),
    ]
    assert desk.tooling("validate", today="2010-06-01")[0] == 0


def test_the_warning_comes_with_the_day_not_with_a_change(desk: Desk) -> None:
    def warned(today: str) -> set[str]:
        _, out, _ = desk.tooling("validate", "--format", "json", today=today)
        findings = json.loads(out)["findings"]
        return {f["path"][-13:-5] for f in findings if f["rule"] == "retention-due"}

    assert YOUNG not in warned("2031-01-01")
    assert YOUNG in warned("2031-01-02")
    assert HELD not in warned("2026-12-31")
    assert HELD in warned("2027-01-01")


def test_a_register_without_a_valid_description_has_no_periods(desk: Desk) -> None:
    file = desk.root / "records/customers/register.yaml"
    text = file.read_text()
    file.write_text(text.replace("retention:", "retentio:"))
    assert retention(desk)["due"] == []
    start, stop = text.index("retention:"), text.index("protection:")
    file.write_text(text[:start] + text[stop:])
    assert retention(desk)["due"] == []


def test_prospects_have_periods_of_their_own(desk: Desk) -> None:
    research = [{"survey": "s", "answered": "2024-05-01"}]
    recent = [{"source": "self", "date": "2026-01-01"}]
    tree = person("kg2m2qdx", kind="prospect", research=research, sources=recent)
    desk.put(tree)
    desk.commit()
    assert ("research", "kg2m2qdx", 1) in brief(retention(desk)["due"])
