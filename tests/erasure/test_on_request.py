"""Erasure as the privacy officer does it: from the request to `erased`, and old clones after it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from schema.layout import SUPPRESSIONS
from tests.desk import IDS, Desk
from tests.erasure.conftest import TRACES, WHO, held_anywhere
from tests.killing import At
from tests.people import customer
from tooling.erasure.failpoints import RewriteFailpoint
from tooling.errors import RegisterError

STEPS = ["server", "forks", "clones", "pull_requests", "ci", "backups"]
KEY = ".git/register/key"


def confirm_all(desk: Desk, request: str) -> None:
    for step in STEPS:
        answer = desk.tooling("request", "confirm", request, "--step", step, "--role", "admin")
        assert answer.code == 0, answer.err


def test_the_plan_names_every_trace_and_no_value(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    head = desk.git("rev-parse", "HEAD")
    plan = desk.tooling("request", "fulfil", request)
    assert plan.code == 0
    for word in (f"{WHO}.yaml", f"{IDS[1]}.yaml", "list.csv", "refs/tags/v1", "pull request moved",
                 "Commits whose message"):  # fmt: skip
        assert word in plan.out
    assert not any(trace in plan.out + plan.err for trace in TRACES)
    assert desk.git("rev-parse", "HEAD") == head


def test_from_the_request_to_erased(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    others = {id: (desk.root / f"records/customers/{id[:2]}/{id}.yaml") for id in IDS[2:]}
    before = {id: file.read_bytes() for id, file in others.items()}
    done = desk.tooling("request", "fulfil", request, "--apply")
    assert done.code == 0, done.err
    assert held_anywhere(desk.root) == []
    assert {id: file.read_bytes() for id, file in others.items()} == before
    assert desk.git("status", "--porcelain") == ""
    assert desk.validate().json == {"contacts": 9, "findings": []}
    assert desk.tooling("verify-erasure", request).code == 0
    confirm_all(desk, request)
    text = (desk.root / f"records/requests/{request}.yaml").read_text()
    assert "outcome: erased" in text
    assert "marks:" not in text
    assert desk.validate().rules() == []


def test_the_certificate_counts_and_the_log_of_others_is_whole(asked: tuple[Desk, str]) -> None:
    desk, request = asked

    def history() -> list[tuple[str, str | None, str | None]]:
        changes = json.loads(desk.tooling("log", IDS[2], "--json").out)["changes"]
        return [(c["field"], c["before"], c["after"]) for c in changes]

    before = history()
    desk.tooling("request", "fulfil", request, "--apply")
    assert history() == before
    shown = json.loads(desk.tooling("request", "show", request, "--json").out)
    text = (desk.root / f"records/requests/{request}.yaml").read_text()
    assert "hits: 0" in text
    assert text.count("- step:") == 6
    assert shown["line"]["outcome"] is None


def test_an_old_clone_is_found_and_what_it_pushes_is_noticed(
    asked: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, request = asked
    clone = tmp_path / "clone"
    desk.git("clone", "-q", str(desk.root), str(clone))
    desk.tooling("request", "fulfil", request, "--apply")
    assert desk.tooling("verify-erasure", request, "--repo", str(clone)).code == 1
    subprocess.run(
        ["git", "-C", str(clone), "push", "-q", "origin", "HEAD:refs/heads/old"], check=True
    )
    answer = desk.validate()
    assert (answer.code, answer.rules()) == (1, ["erased-history"])
    assert desk.validate("--changed-since", "HEAD").rules() == ["erased-history"]
    assert desk.tooling("verify-erasure", request).code == 1


def test_a_proof_of_a_shallow_copy_says_that_it_is_of_that_copy_alone(
    asked: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, request = asked
    desk.tooling("request", "fulfil", request, "--apply")
    assert "copy alone" not in desk.tooling("verify-erasure", request).err
    desk.git("clone", "-q", "--depth=1", f"file://{desk.root}", str(tmp_path / "clone"))
    words = ("verify-erasure", request, "--repo", str(tmp_path / "clone"))
    answer = desk.tooling(*words, "--json")
    assert "copy alone, which is not the whole" in answer.err
    assert "git fetch --unshallow" in answer.err
    assert "shallow" in answer.json["gaps"]


def test_nobody_is_erased_unidentified_or_while_a_hold_stands(asked: tuple[Desk, str]) -> None:
    desk, _ = asked
    opened = desk.tooling(
        "request", "open", "--kind", "erasure", "--subject", IDS[2],
        "--received", "2025-05-20", "--channel", "email",
    )  # fmt: skip
    request = opened.out.split(":")[0]
    assert "Nobody has verified" in desk.tooling("request", "fulfil", request, "--apply").err
    desk.tooling("request", "identify", request, "--how", "called back", "--role", "officer")
    desk.put(customer(IDS[2], holds=[{"reason": "legal_claim", "until": "2026-01-01"}]))
    desk.commit("Hold it")
    answer = desk.tooling("request", "fulfil", request, "--apply")
    assert answer.code == 1
    assert "must be kept until 2026-01-01" in answer.err
    assert (desk.root / f"records/customers/{IDS[2][:2]}/{IDS[2]}.yaml").exists()


def objects(desk: Desk) -> None:
    """The person objects to advertising: that is to outlive the contact."""
    tree = customer(
        WHO,
        given_name="Aino",
        family_name="Kuusela",
        emails=[{"address": "aino.kuusela@kuusi.example", "use": "work"}],
        phones=[{"number": "+358405550123", "use": "work"}],
        objections=[{"against": "direct_advertising", "since": "2024-01-01"}],
    )
    desk.put(tree)
    desk.commit("Record an objection")


def test_an_objector_stays_kept_out(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    objects(desk)
    head = desk.git("rev-parse", "HEAD")
    plan = desk.tooling("request", "fulfil", request)
    assert "2 addresses or numbers kept out" in plan.out
    assert "A key for keyed hashes is made" in plan.out
    assert desk.git("rev-parse", "HEAD") == head
    assert not (desk.root / KEY).exists()
    assert desk.tooling("request", "fulfil", request, "--apply").code == 0
    assert held_anywhere(desk.root) == []
    assert desk.git("log", "-1", "--format=%s").startswith("Certify the erasure")
    assert desk.git("status", "--porcelain") == ""
    for again in (
        {"emails": [{"address": "AINO.Kuusela@kuusi.example", "use": "work"}]},
        {"emails": [], "phones": [{"number": "+358405550123", "use": "work"}]},
    ):
        desk.put(customer(WHO, **again))
        assert "suppressed-address" in desk.validate().rules()


def test_who_is_kept_out_already_is_not_kept_out_twice(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    objects(desk)
    assert desk.tooling("suppress", "add", "--reason", "objection", "--contact", WHO).code == 0
    before = (desk.root / SUPPRESSIONS).read_bytes()
    done = desk.tooling("request", "fulfil", request, "--keep-out", "--apply")
    assert done.code == 0, done.err
    assert "kept out" not in done.err
    assert (desk.root / SUPPRESSIONS).read_bytes() == before


def test_without_the_key_an_objector_is_not_erased_and_another_without_hashes(
    asked: tuple[Desk, str],
) -> None:
    desk, request = asked
    desk.tooling("suppress", "add", "--reason", "objection", "--contact", IDS[3])
    (desk.root / KEY).unlink()
    head = desk.git("rev-parse", "HEAD")
    for apply in ((), ("--apply",)):
        answer = desk.tooling("request", "fulfil", request, "--keep-out", *apply)
        assert (answer.code, "is not here" in answer.err) == (1, True)
    assert desk.git("rev-parse", "HEAD") == head
    done = desk.tooling("request", "fulfil", request, "--apply")
    assert done.code == 0
    assert "Without a key there are no keyed hashes" in done.err
    assert "marks:" not in (desk.root / f"records/requests/{request}.yaml").read_text()
    assert not (desk.root / KEY).exists()


def test_just_the_plan_that_was_shown_is_carried_out(asked: tuple[Desk, str]) -> None:
    desk, request = asked

    def digest(*options: str) -> str:
        shown: str = desk.tooling("request", "fulfil", request, "--json", *options).json["plan"]
        return shown

    signed = digest()
    assert f"Plan {signed}" in desk.tooling("request", "fulfil", request).err
    others = {digest("--keep-out"), digest("--namesake", IDS[4])}
    assert len({signed, *others}) == 3
    for theirs in others:
        answer = desk.tooling("request", "fulfil", request, "--apply", "--plan", theirs)
        assert (answer.code, "not the plan that was shown" in answer.err) == (1, True)
    assert desk.tooling("request", "fulfil", request, "--plan", signed).code == 2
    dangling = subprocess.run(
        ["git", "-C", str(desk.root), "hash-object", "-w", "--stdin"],
        input=b"Call aino.kuusela@kuusi.example", check=True, capture_output=True,
    )  # fmt: skip
    assert digest() != signed
    (desk.root / ".git/objects" / (oid := dangling.stdout.decode().strip())[:2] / oid[2:]).unlink()
    assert digest() == signed
    (desk.root / "readme.txt").write_text("new\n")
    desk.commit("Go on")
    head = desk.git("rev-parse", "HEAD")
    answer = desk.tooling("request", "fulfil", request, "--apply", "--plan", signed)
    assert (answer.code, "not the plan that was shown" in answer.err) == (1, True)
    assert desk.git("rev-parse", "HEAD") == head
    assert not (desk.root / KEY).exists()
    signed = digest()
    done = desk.tooling("request", "fulfil", request, "--apply", "--json", "--plan", signed[:12])
    assert (done.code, done.json["plan"], done.json["hits"]) == (0, signed, 0)
    assert f"plan: {signed}" in (desk.root / f"records/requests/{request}.yaml").read_text()


def test_a_plan_as_json_holds_no_value(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    plan = desk.tooling("request", "fulfil", request, "--json")
    assert {one["what"] for one in plan.json["mentions"]} >= {"list.csv"}
    assert plan.json["moved"]["pull request"] == ["refs/pull/1/head"]
    assert not any(trace in plan.out for trace in TRACES)


def test_what_fails_before_the_switch_leaves_no_key_and_no_entry(
    asked: tuple[Desk, str], at: At
) -> None:
    desk, request = asked
    objects(desk)
    head = desk.git("rev-parse", "HEAD")
    before = set((desk.root / ".git/register").iterdir())

    def fail() -> None:
        raise RegisterError("The disk is full")

    at(RewriteFailpoint.REWRITTEN, fail)
    assert desk.tooling("request", "fulfil", request, "--apply").code == 1
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.git("status", "--porcelain") == ""
    assert set((desk.root / ".git/register").iterdir()) <= before


def test_a_dirty_work_tree_is_refused_and_nothing_changes(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    head = desk.git("rev-parse", "HEAD")
    desk.put(customer(IDS[3], role="Boss"))
    answer = desk.tooling("request", "fulfil", request, "--apply")
    assert answer.code == 1
    assert desk.git("rev-parse", "HEAD") == head
    assert not (desk.root / ".git/register/erasure").exists()


def test_killed_before_the_certificate_the_next_run_writes_it(
    asked: tuple[Desk, str], at: At
) -> None:
    desk, request = asked

    def stop() -> None:
        raise KeyboardInterrupt

    at(RewriteFailpoint.SCANNED, stop)
    assert desk.tooling("request", "fulfil", request, "--apply").code == 130
    assert held_anywhere(desk.root) == []
    told = desk.tooling("find", "nobody")
    assert "certificate is still to be written" in told.err
    head = desk.git("rev-parse", "HEAD")
    plan = desk.tooling("request", "fulfil", request)
    assert (plan.code, desk.git("rev-parse", "HEAD")) == (0, head)
    assert "certificate is still to be written" in plan.err
    other = desk.tooling("request", "fulfil", request, "--apply", "--plan", "0" * 12)
    assert (other.code, desk.git("rev-parse", "HEAD")) == (1, head)
    done = desk.tooling("request", "fulfil", request, "--apply")
    assert done.code == 0, done.err
    assert "hits: 0" in (desk.root / f"records/requests/{request}.yaml").read_text()
    assert not (desk.root / ".git/register/erasure").exists()
    assert "certificate" not in desk.tooling("find", "nobody").err


def test_killed_before_the_scan_the_next_run_scans_by_the_keyed_hashes(
    asked: tuple[Desk, str], at: At
) -> None:
    desk, request = asked

    def stop() -> None:
        raise KeyboardInterrupt

    at(RewriteFailpoint.CLEARED, stop)
    assert desk.tooling("request", "fulfil", request, "--apply").code == 130
    key = (desk.root / KEY).read_bytes()
    (desk.root / KEY).unlink()
    head = desk.head()
    without = desk.tooling("request", "fulfil", request, "--apply")
    assert (without.code, desk.head()) == (1, head)
    assert "without the register's key nobody knows" in without.err
    (desk.root / KEY).write_bytes(key)
    done = desk.tooling("request", "fulfil", request, "--apply")
    assert done.code == 0, done.err
    assert "by the keyed hashes" in done.err
    assert "hits: 0" in desk.text(f"records/requests/{request}.yaml")
    assert desk.tooling("verify-erasure", request).code == 0


def test_two_people_in_one_rewrite(asked: tuple[Desk, str]) -> None:
    desk, request = asked
    opened = desk.tooling(
        "request", "open", "--kind", "erasure", "--subject", IDS[4],
        "--received", "2025-05-20", "--channel", "email",
    )  # fmt: skip
    second = opened.out.split(":")[0]
    desk.tooling("request", "identify", second, "--how", "called back", "--role", "officer")
    done = desk.tooling("request", "fulfil", request, second, "--apply")
    assert done.code == 0, done.err
    assert desk.validate().json["contacts"] == 8
    for name in (request, second):
        assert "people: 2" in (desk.root / f"records/requests/{name}.yaml").read_text()
    shutil.rmtree(desk.root / ".git/register", ignore_errors=True)
