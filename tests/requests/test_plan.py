"""The plan of `fulfil` is signed by its digest: just what was shown is done, or nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from schema.vocabulary import Outcome
from tests.requests.conftest import CUSTOMER, MAIJA, OTHER, PROSPECT, SOMEBODY, RequestDesk
from tooling.contacts.field_edits import FieldEdits
from tooling.requests.effects import FulfilOptions

CUSTOMER_PATH = f"records/customers/k7/{CUSTOMER}.yaml"


def planned(desk: RequestDesk, *arguments: str) -> Any:
    return desk.done("fulfil", *arguments, "--json").json


def refused(desk: RequestDesk, *arguments: str) -> str:
    """Return what is said where nothing is written or committed."""
    head, state = desk.head(), desk.status()
    answer = desk.request("fulfil", *arguments)
    assert answer.code == 1
    assert answer.out == ""
    assert (desk.head(), desk.status()) == (head, state)
    return answer.err


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("objection", ("--against", "market_research,distance_selling")),
        ("restriction", ("--ground", "legal_claims")),
        ("rectification", ("--set", "role=Head buyer", "--add", "publications=newsletter-fi")),
        ("completion", ("--statement", "I was never a buyer")),
        ("access", ("--output", "../out")),
        ("portability", ("--output", "../out")),
    ],
)
def test_just_what_was_shown_is_carried_out(
    desk: RequestDesk, kind: str, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.root)
    request = desk.identified(kind)
    head = desk.head()
    shown = desk.done("fulfil", request, *options)
    found = re.search(r"^Plan ([0-9a-f]{64})$", shown.err, re.MULTILINE)
    assert found
    again = planned(desk, request, *options)
    assert again["plan"] == found[1]
    assert (again["applied"], again["commit"], again["written"]) == (False, None, [])
    assert desk.head() == head
    assert not (desk.root.parent / "out").exists()
    done = planned(desk, request, *options, "--apply", "--plan", found[1][:12])
    assert done["plan"] == found[1]
    assert done["applied"]
    assert done["commit"] == desk.head()
    assert done["written"] == [f"../out/{name}" for name in again["files"]]
    assert all((desk.root / file).exists() for file in done["written"])
    assert desk.held(request).outcome is Outcome.FULFILLED


def test_the_plan_as_json_names_files_and_fields_only(desk: RequestDesk) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER)
    request = desk.open("objection")
    plan = planned(desk, request)
    assert plan["kind"] == "objection"
    assert plan["requests"] == [request]
    assert plan["fields"] == {CUSTOMER_PATH: ["lawful_basis", "objections", "newsletters"]}
    assert plan["told"] == [{"request": request, "unit": "marketing"}]
    assert plan["namesakes"] == [
        {"id": PROSPECT, "register": "prospects", "same": ["phone", "name"]}
    ]
    assert plan["files"] == plan["findings"] == []


def test_errors_in_the_way_are_in_the_json(desk: RequestDesk) -> None:
    request = desk.open("rectification")
    answer = desk.request("fulfil", request, "--set", "emails.0.address=no", "--apply", "--json")
    assert answer.code == 1
    assert [one["rule"] for one in answer.json["findings"]] == ["email"]
    assert not answer.json["applied"]
    assert desk.held(request).outcome is None


@pytest.mark.parametrize("kind", ["objection", "access"])
def test_a_contact_that_was_edited_meanwhile(desk: RequestDesk, kind: str, tmp_path: Path) -> None:
    request = desk.identified(kind)
    options = ("--output", str(tmp_path / "out")) if kind == "access" else ()
    digest = planned(desk, request, *options)["plan"]
    desk.put({**MAIJA, "role": "Head buyer"})
    assert "has changed" in refused(desk, request, *options, "--apply", "--plan", digest)
    assert not (tmp_path / "out").exists()
    assert desk.held(request).outcome is None
    assert desk.contact(CUSTOMER).objections == ()
    desk.commit()
    new = planned(desk, request, *options)["plan"]
    assert new != digest
    desk.done("fulfil", request, *options, "--apply", "--plan", new)


def test_whatever_else_changed_meanwhile(desk: RequestDesk, tmp_path: Path) -> None:
    request = desk.identified("access")
    out = ("--output", str(tmp_path / "out"))
    digest = planned(desk, request, *out)["plan"]
    signed = ("--apply", "--plan", digest)
    elsewhere = ("--output", str(tmp_path / "elsewhere"))
    assert "has changed" in refused(desk, request, *elsewhere, *signed)
    tomorrow = desk.request("fulfil", request, *out, *signed, today="2025-06-02")
    assert (tomorrow.code, tomorrow.out) == (1, "")
    desk.put({**SOMEBODY, "phones": MAIJA["phones"]})
    assert "has changed" in refused(desk, request, *out, *signed), "another namesake"
    assert list(tmp_path.glob("[oe]*")) == []


def test_a_list_that_was_made_meanwhile(desk: RequestDesk) -> None:
    request = desk.open("objection")
    digest = planned(desk, request)["plan"]
    desk.disclose("2025-05-02", "marketing", OTHER)
    assert planned(desk, request)["plan"] == digest
    desk.disclose("2025-05-03", "marketing", CUSTOMER, id="dr7k2mxz")
    assert "has changed" in refused(desk, request, "--apply", "--plan", digest)


def test_a_request_that_was_changed_meanwhile(desk: RequestDesk) -> None:
    request = desk.open("objection")
    digest = planned(desk, request)["plan"]
    desk.done("include", request, "--subject", PROSPECT)
    assert "has changed" in refused(desk, request, "--apply", "--plan", digest)


def test_what_is_no_digest(desk: RequestDesk) -> None:
    request = desk.open("objection")
    digest = planned(desk, request)["plan"]
    assert "at least 12" in refused(desk, request, "--apply", "--plan", digest[:11])
    assert "has changed" in refused(desk, request, "--apply", "--plan", "0" * 12)
    assert desk.request("fulfil", request, "--plan", digest).code == 2
    assert desk.held(request).outcome is None


def test_options_count_in_any_order() -> None:
    one = FulfilOptions(edits=FieldEdits(sets=("role=a", "organisation=b")), on=(CUSTOMER, OTHER))
    two = FulfilOptions(edits=FieldEdits(sets=("organisation=b", "role=a")), on=(OTHER, CUSTOMER))
    assert one.digest == two.digest
    others = [
        FulfilOptions(),
        FulfilOptions(edits=FieldEdits(sets=("role=a",)), on=(CUSTOMER, OTHER)),
        FulfilOptions(edits=FieldEdits(adds=("role=a", "organisation=b")), on=(CUSTOMER, OTHER)),
        FulfilOptions(country="role=a"),
        FulfilOptions(statement="role=a"),
    ]
    assert len({option.digest for option in [one, *others]}) == 1 + len(others)
