"""`fulfil` shows what it would do, does it in one commit, and closes the request."""

from __future__ import annotations

import json
import stat
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfReader

from schema.vocabulary import ObjectionKind, Outcome
from tests.requests.conftest import CUSTOMER, MAIJA, OTHER, PROSPECT, RequestDesk

CUSTOMER_PATH = f"records/customers/k7/{CUSTOMER}.yaml"
PROSPECT_PATH = f"records/prospects/b3/{PROSPECT}.yaml"


def test_without_apply_nothing_changes(desk: RequestDesk) -> None:
    request = desk.open("objection", CUSTOMER, PROSPECT)
    head = desk.git("rev-parse", "HEAD")
    plan = desk.done("fulfil", request)
    assert f"{CUSTOMER_PATH}: lawful_basis, objections, newsletters" in plan.out
    assert f"{PROSPECT_PATH}: objections" in plan.out
    assert "--apply" in plan.err
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.git("status", "--porcelain") == ""


def test_an_objection_stands_on_every_record(desk: RequestDesk) -> None:
    request = desk.open("objection", CUSTOMER, PROSPECT)
    desk.done("fulfil", request, "--apply")
    for contact in (CUSTOMER, PROSPECT):
        standing = desk.contact(contact).objections
        assert {one.against for one in standing} == set(ObjectionKind)
        assert {(one.since, one.request) for one in standing} == {(date(2025, 5, 20), request)}
    customer = desk.contact(CUSTOMER)
    assert [ground.withdrawn for ground in customer.lawful_basis] == [None, date(2025, 5, 20)]
    assert [one.opens for one in customer.newsletters] == [2, None]
    held = desk.held(request)
    assert (held.outcome, held.closed) == (Outcome.FULFILLED, date(2025, 6, 1))
    assert desk.message() == f"Fulfil request {request} (objection)\n\nRegister-Request: {request}"
    assert desk.git("show", "--format=", "--name-only").split() == [
        CUSTOMER_PATH, PROSPECT_PATH, f"records/requests/{request}.yaml"
    ]  # fmt: skip
    assert desk.git("status", "--porcelain") == ""
    assert desk.valid()
    assert "is closed" in desk.request("fulfil", request, "--apply").err
    explained = desk.tooling("explain", "spring", CUSTOMER)
    assert "objection" in explained.out


def test_an_objection_to_phone_calls_leaves_the_letters(desk: RequestDesk) -> None:
    request = desk.open("objection")
    desk.done("fulfil", request, "--against", "distance_selling", "--apply")
    customer = desk.contact(CUSTOMER)
    assert [one.against for one in customer.objections] == ["distance_selling"]
    assert [(one.channels, one.withdrawn) for one in customer.lawful_basis] == [
        ((), None),
        (("phone",), date(2025, 5, 20)),
        (("email",), None),
    ]
    assert [one.opens for one in customer.newsletters] == [2, 1]
    assert desk.valid()


def test_earlier_clicks_go_only_where_that_is_said(desk: RequestDesk) -> None:
    request = desk.open("objection")
    desk.done("fulfil", request, "--against", "direct_advertising,market_research",
              "--also-remove-clicks", "--apply")  # fmt: skip
    assert [one.opens for one in desk.contact(CUSTOMER).newsletters] == [None, None]


def test_an_objection_does_not_wait_for_other_errors(desk: RequestDesk) -> None:
    tree = {**MAIJA, "segments": ["a", "a"]}
    desk.put(tree)
    desk.commit("Make an error that was there before")
    request = desk.open("objection")
    desk.done("fulfil", request, "--apply")
    assert len(desk.contact(CUSTOMER).objections) == 5


def test_several_requests_in_one_commit(desk: RequestDesk) -> None:
    one, two = desk.open("objection"), desk.open("objection", OTHER)
    desk.done("fulfil", one, two, "--against", "opinion_research", "--apply")
    assert desk.message() == (f"Fulfil 2 requests (objection)\n\nRegister-Request: {one}, {two}")
    assert desk.held(one).outcome == desk.held(two).outcome == Outcome.FULFILLED
    assert desk.contact(OTHER).objections[0].request == two


def test_two_requests_on_one_contact(desk: RequestDesk) -> None:
    one, two = desk.open("completion"), desk.open("completion")
    desk.done("fulfil", one, two, "--statement", "I never ordered that", "--apply")
    assert [each.request for each in desk.contact(CUSTOMER).statements] == [one, two]


def test_kinds_are_not_mixed(desk: RequestDesk) -> None:
    answer = desk.request("fulfil", desk.open("objection"), desk.open("completion"))
    assert answer.code == 1
    assert "kind by kind" in answer.err


def test_a_restriction_names_its_ground(desk: RequestDesk) -> None:
    request = desk.open("restriction", CUSTOMER, PROSPECT)
    answer = desk.request("fulfil", request, "--apply")
    assert "legal_claims" in answer.err
    desk.done("fulfil", request, "--ground", "legal_claims", "--apply")
    for contact in (CUSTOMER, PROSPECT):
        restriction = desk.contact(contact).restriction
        assert restriction
        assert (restriction.ground, restriction.request) == ("legal_claims", request)
    assert desk.held(request).ground == "legal_claims"
    assert desk.valid()


def test_rectification_edits_fields_and_says_no_value(desk: RequestDesk) -> None:
    request = desk.open("rectification", CUSTOMER, PROSPECT)
    plan = desk.done(
        "fulfil", request, "--set", "phones.0.number=040 555 0188", "--country", "FI",
        "--on", CUSTOMER, "--apply",
    )  # fmt: skip
    assert f"{CUSTOMER_PATH}: phones" in plan.out
    assert f"{PROSPECT_PATH}: nothing to change" in plan.out
    assert "0188" not in plan.out + plan.err + desk.message()
    assert desk.contact(CUSTOMER).phones[0].number == "+358405550188"
    assert desk.contact(PROSPECT).phones[0].number == "+358405550123"


def test_a_rectification_that_says_no_ends_the_consent(desk: RequestDesk) -> None:
    request = desk.open("rectification")
    words = ("--add", "objections.against=distance_selling")
    plan = desk.done("fulfil", request, *words, "--apply")
    assert f"{CUSTOMER_PATH}: lawful_basis, objections" in plan.out
    ended, left = desk.contact(CUSTOMER).lawful_basis[1:]
    assert (ended.channels, ended.withdrawn) == (("phone",), date(2025, 6, 1))
    assert (left.channels, left.withdrawn) == (("email",), None)
    assert desk.valid()


def test_a_statement_stands_beside_the_data(desk: RequestDesk) -> None:
    request = desk.open("completion")
    desk.done("fulfil", request, "--statement", "I was never a buyer", "--apply")
    statement = desk.contact(CUSTOMER).statements[0]
    assert (statement.text, statement.request) == ("I was never a buyer", request)
    assert statement.date == date(2025, 5, 20)
    report = desk.root.parent / "report.md"
    assert desk.tooling("subject-report", CUSTOMER, "--output", str(report)).code == 0
    assert "I was never a buyer" in report.read_text()
    assert desk.valid()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Nothing is said"),
        (("--set", "emails.0.address=aino@kaapeli.example"), "same-email"),
        (("--set", "emails.0.address=nowhere"), "[email]"),
        (("--set", "emials=x"), "Did you mean"),
        (("--unset", "objections"), "takes protection"),
        (("--set", "role=Buyer", "--on", OTHER), "not about"),
        (("--set", "role=a", "--unset", "role.x"), "no field"),
        (("--ground", "legal_claims"), "has no meaning"),
        (("--against", "market_research"), "has no meaning"),
        (("--set", "role=a", "--output", "out"), "has no meaning"),
    ],
)
def test_what_can_not_be_carried_out(
    desk: RequestDesk, arguments: tuple[str, ...], says: str
) -> None:
    desk.put({**MAIJA, "objections": [{"against": "market_research", "since": "2024-01-01"}]})
    desk.commit("Object")
    request = desk.open("rectification")
    head = desk.git("rev-parse", "HEAD")
    answer = desk.request("fulfil", request, *arguments, "--apply")
    assert answer.code == 1
    assert says in answer.err
    assert "nowhere" not in answer.err
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.git("status", "--porcelain") == ""


def test_an_unknown_kind_of_objection(desk: RequestDesk) -> None:
    answer = desk.request("fulfil", desk.open("objection"), "--against", "spam")
    assert answer.code == 2
    assert "direct_advertising" in answer.err
    other = desk.request("fulfil", desk.open("objection"), "--set", "role=x")
    assert "--set, --add, --unset has no meaning" in other.err


@pytest.mark.parametrize("kind", ["access", "portability"])
def test_identity_comes_first(desk: RequestDesk, kind: str, tmp_path: Path) -> None:
    request = desk.open(kind)
    answer = desk.request("fulfil", request, "--output", str(tmp_path / "out"), "--apply")
    assert answer.code == 1
    assert f"tooling request identify {request}" in answer.err
    assert not (tmp_path / "out").exists()


def test_access_writes_the_reports(desk: RequestDesk, tmp_path: Path) -> None:
    request = desk.identified("access", CUSTOMER, PROSPECT)
    out = tmp_path / "out"
    plan = desk.done("fulfil", request, "--output", str(out))
    assert f"{request}.pdf" in plan.out
    assert not out.exists()
    assert "--output DIR" in desk.request("fulfil", request, "--apply").err
    done = desk.done("fulfil", request, "--output", str(out), "--apply")
    assert "free texts" in done.err
    reader = PdfReader(out / f"{request}.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Porvoon Sähköasennus" in text
    assert "Virtanen Consulting" in text
    assert len(json.loads((out / f"{request}.json").read_text())["records"]) == 2
    for file in out.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert desk.held(request).outcome == Outcome.FULFILLED
    assert desk.git("show", "--format=", "--name-only").split() == [
        f"records/requests/{request}.yaml"
    ]
    assert desk.valid()


def test_a_letter_that_no_font_has_keeps_nobody_from_the_answer(
    desk: RequestDesk, tmp_path: Path
) -> None:
    path = desk.root / CUSTOMER_PATH
    path.write_text(path.read_text("utf-8").replace("Virtanen", "𠮷野"), "utf-8")
    desk.commit("A name")
    request = desk.identified("access")
    done = desk.done("fulfil", request, "--output", str(tmp_path / "out"), "--apply")
    files = {file.name: file for file in (tmp_path / "out").iterdir()}
    assert set(files) == {f"{request}.html", f"{request}.json"}
    assert "𠮷野" in files[f"{request}.html"].read_text("utf-8")
    assert f"written: {tmp_path / 'out' / request}.html" in done.out
    assert "HTML instead" in done.err
    assert "𠮷" not in done.err
    assert desk.held(request).outcome == Outcome.FULFILLED


def test_portability_takes_what_the_person_provided(desk: RequestDesk, tmp_path: Path) -> None:
    request = desk.identified("portability", CUSTOMER, PROSPECT)
    desk.done("fulfil", request, "--output", str(tmp_path / "out"), "--apply")
    data = json.loads((tmp_path / f"out/{request}.json").read_text())
    assert len(data["records"]) == 1, "the prospect's ground is neither consent nor contract"
    record = data["records"][0]
    assert record["emails"][0]["address"] == "maija.virtanen@porvoonsahko.example"
    assert "responsible" not in record
    assert "sources" not in record


def test_reports_stay_out_of_the_register(desk: RequestDesk) -> None:
    request = desk.identified("access")
    answer = desk.request("fulfil", request, "--output", str(desk.root / "out"), "--apply")
    assert answer.code == 1
    assert "Git would commit" in answer.err
    assert desk.held(request).outcome is None
    desk.done("fulfil", request, "--output", str(desk.root / "exports"), "--apply")


def test_the_plan_says_what_should_be_known(desk: RequestDesk) -> None:
    request = desk.open("completion", received="2025-04-01")
    plan = desk.done("fulfil", request, "--statement", "No")
    assert f"{request} is overdue since 2025-05-01" in plan.err
    assert "Nobody has verified" in plan.err
    assert f"{PROSPECT} (prospects): same phone, name" in plan.err
    assert f"tooling request include {request}" in plan.err


def test_a_contact_with_errors_is_named_not_changed(desk: RequestDesk) -> None:
    request = desk.open("objection")
    (desk.root / CUSTOMER_PATH).write_text("id: k7m2qd4x\n")
    answer = desk.request("fulfil", request, "--apply")
    assert answer.code == 1
    assert CUSTOMER_PATH in answer.err


def test_erasure_goes_its_own_way(desk: RequestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[tuple[str, ...], bool, tuple[str, ...]]] = []

    def fulfil(
        _session: object,
        _register: object,
        requests: tuple[str, ...],
        *,
        go: bool,
        signed: str | None,
        as_json: bool,
        keep: tuple[str, ...],
        everyone_out: bool,
    ) -> int:
        assert not everyone_out
        assert not as_json
        assert signed == ("0" * 12 if go else None)
        asked.append((requests, go, keep))
        return 0

    module = ModuleType("tooling.erasure.cli.fulfil")
    monkeypatch.setattr(module, "fulfil", fulfil, raising=False)
    monkeypatch.setitem(sys.modules, "tooling.erasure.cli.fulfil", module)
    one, two = desk.identified("erasure"), desk.open("erasure", OTHER)
    assert "Nobody has verified" in desk.request("fulfil", one, two).err
    desk.done("identify", two, "--how", "at the counter", "--role", "privacy officer")
    desk.done("fulfil", one, two)
    desk.done("fulfil", one, two, "--namesake", "b3w9x2fh", "--apply", "--plan", "0" * 12)
    assert asked == [((one, two), False, ()), ((one, two), True, ("b3w9x2fh",))]


def test_who_is_in_the_plan_is_not_proposed_for_it(desk: RequestDesk) -> None:
    one, two = desk.open("objection", CUSTOMER), desk.open("objection", PROSPECT)
    assert PROSPECT in desk.done("fulfil", one).err
    assert PROSPECT not in desk.done("fulfil", one, two).err
