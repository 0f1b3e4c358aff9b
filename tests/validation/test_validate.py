"""`validate` on a register as it changes: what is seen, what is cached, what is told."""

from __future__ import annotations

import shutil

from tests.desk import IDS, Desk
from tests.people import customer


def test_a_good_register_has_nothing_to_say(desk: Desk) -> None:
    answer = desk.validate()
    assert answer.code == 0
    assert answer.json == {"contacts": 10, "findings": []}


def test_each_change_is_seen_without_a_commit_and_with_one(desk: Desk) -> None:
    assert desk.validate().rules() == []
    file = desk.put(customer(IDS[0], language="finnish"))
    assert desk.validate().rules() == ["language"]
    desk.commit("Break it")
    assert desk.validate().rules() == ["language"]
    desk.put(customer(IDS[0]))
    assert desk.validate().rules() == []
    desk.git("checkout", "-q", "--", ".")
    assert desk.validate().rules() == ["language"]
    file.unlink()
    assert desk.validate().json == {"contacts": 9, "findings": []}
    desk.git("checkout", "-q", "--", ".")
    assert desk.validate().rules() == ["language"]
    desk.git("rm", "-q", "-r", "records/customers/kb")
    desk.git("commit", "-q", "-m", "Remove it")
    assert desk.validate().json == {"contacts": 9, "findings": []}


def test_an_untracked_file_is_seen_and_its_removal_too(desk: Desk) -> None:
    desk.validate()
    file = desk.put(customer("zbm2qd4x", language="x y"))
    assert desk.validate().rules() == ["language"]
    file.unlink()
    assert desk.validate().rules() == []


def test_an_ignored_file_is_checked_all_the_same(desk: Desk) -> None:
    (desk.root / ".gitignore").write_text("zb*\n")
    desk.put(customer("zbm2qd4x", language="x y"))
    assert desk.validate().rules() == ["language"]


def test_two_contacts_with_one_address_clash_until_they_share_it(desk: Desk) -> None:
    shared = {"address": "INFO@porvoonsahko.example", "use": "work"}
    desk.put(customer(IDS[0], emails=[shared]))
    desk.put(customer(IDS[1], emails=[{**shared, "address": "info@porvoonsahko.example"}]))
    answer = desk.validate()
    assert answer.code == 1
    assert answer.rules() == ["same-email", "same-email"]
    finding = answer.json["findings"][0]
    assert (finding["line"], finding["field"]) == (7, "emails.0.address")
    assert IDS[1] in finding["message"]
    desk.put(customer(IDS[0], emails=[{**shared, "shared_with": [IDS[1]]}]))
    assert desk.validate().rules() == []


def test_a_broken_contact_still_clashes(desk: Desk) -> None:
    taken = [{"address": f"{IDS[1]}@porvoonsahko.example", "use": "work"}]
    desk.put(customer(IDS[0], emails=taken, language="x y"))
    assert sorted(desk.validate().rules()) == ["language", "same-email", "same-email"]


def test_one_id_in_two_registers(desk: Desk) -> None:
    basis = [{"basis": "legitimate_interest", "since": "2021-03-14"}]
    twin = customer(IDS[0], kind="prospect", emails=[], lawful_basis=basis, informed="2021-03-14")
    twin["sources"] = [{"source": "web", "date": "2021-03-14"}]
    desk.put(twin)
    assert desk.validate().rules() == ["duplicate-id", "duplicate-id"]


def test_what_is_referred_to_must_exist(desk: Desk) -> None:
    desk.put(
        customer(
            IDS[0],
            objections=[
                {"against": "market_research", "since": "2024-01-15", "request": "rqw7k2mx"}
            ],
        )
    )
    assert desk.validate().rules() == ["unknown-request"]
    text = (desk.root / "records/customers/register.yaml").read_text("utf-8")
    (desk.root / "records/customers/register.yaml").write_text(text.replace("erp, ", ""), "utf-8")
    assert desk.validate().rules().count("unknown-source") == 10


def test_a_broken_description_is_one_finding_not_one_a_contact(desk: Desk) -> None:
    (desk.root / "records/customers/register.yaml").write_text("register: customers\n")
    assert set(desk.validate().rules()) == {"missing-field"}


def test_a_register_lacks_its_own_description(desk: Desk) -> None:
    (desk.root / "records/prospects/register.yaml").unlink()
    assert desk.validate().rules() == ["missing-file"]


def test_time_warns_and_never_blocks(desk: Desk) -> None:
    prospect = customer(IDS[0], kind="prospect")
    prospect["id"] = "zbm2qd4x"
    prospect["emails"] = [{"address": "z@z.example", "use": "work"}]
    prospect["lawful_basis"] = [{"basis": "legitimate_interest", "since": "2025-04-30"}]
    prospect["sources"] = [{"source": "fair", "date": "2025-04-30"}]
    desk.put(prospect)
    late = desk.validate()
    assert (late.code, late.rules()) == (0, ["not-informed"])
    assert late.json["findings"][0]["severity"] == "warning"
    prospect["informed"] = "2025-07-01"
    desk.put(prospect)
    assert desk.validate().rules() == ["future-date"]


def test_outside_git_all_is_checked_too(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")
    desk.put(customer(IDS[0], language="x y"))
    assert desk.validate().rules() == ["language"]
    answer = desk.validate("--changed-since", "HEAD")
    assert answer.code == 1
    assert "not in a Git repository" in answer.err


def test_a_torn_cache_is_made_again(desk: Desk) -> None:
    desk.validate()
    (cache,) = (desk.root / ".git/register").glob("cache-*.sqlite")
    assert cache.stat().st_mode & 0o777 == 0o600
    cache.write_bytes(b"SQLite format 3\0" + b"garbage" * 1000)
    assert desk.validate().json == {"contacts": 10, "findings": []}
    cache.write_bytes(b"not a database")
    assert desk.validate().json == {"contacts": 10, "findings": []}


def test_paths_narrow_the_report(desk: Desk) -> None:
    desk.put(customer(IDS[0], language="x y"))
    desk.put(customer(IDS[1], language="x y"))
    only = desk.validate(f"records/customers/kb/{IDS[0]}.yaml")
    assert [f["path"] for f in only.json["findings"]] == [f"records/customers/kb/{IDS[0]}.yaml"]
    assert desk.validate(IDS[1]).rules() == ["language"]
    assert len(desk.validate("records/customers").rules()) == 2
    assert desk.validate("records/prospects").rules() == []
    assert desk.validate("no/such/place").code == 1


def test_annotations_for_a_workflow(desk: Desk) -> None:
    desk.put(customer(IDS[0], language="x y"))
    answer = desk.tooling("validate", "--format", "github")
    assert answer.out.startswith(
        f"::error file=records/customers/kb/{IDS[0]}.yaml,line=6,col=11,title=language::"
    )


def test_lines_for_people(desk: Desk) -> None:
    desk.put(customer(IDS[0], language="x y"))
    answer = desk.tooling("validate")
    assert f"records/customers/kb/{IDS[0]}.yaml:6:11: error [language]" in answer.out
    assert "10 contacts checked: 1 error, 0 warnings." in answer.err
