"""Access for whoever asks: known, gone, or unknown; the answer is that of a subject report."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from schema.layout import contact_path
from schema.vocabulary import Outcome
from tests.requests.conftest import CUSTOMER, OTHER, PROSPECT, SOMEBODY, RequestDesk

NONE = "--none-confirmed"


@pytest.fixture
def asked(desk: RequestDesk) -> str:
    """An open request for access of somebody who is not known, and was identified."""
    answer = desk.done(
        "open", "--kind", "access", "--unknown", "--received", "2025-05-20", "--channel", "email"
    )
    assert "No contact is known" in answer.err
    request = re.match(r"rq[a-z2-9]{6}", answer.out)
    assert request
    desk.done("identify", request[0], "--how", "bank identification", "--role", "officer")
    return request[0]


def answered(folder: Path, request: str) -> Any:
    return json.loads((folder / f"{request}.json").read_text())


def test_somebody_unknown_gets_an_answer(desk: RequestDesk, asked: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    held = desk.held(asked)
    assert (held.unknown, held.subjects) == (True, ())
    assert desk.valid()
    assert "--who TEXT" in desk.done("show", asked).out
    words = ("fulfil", asked, "--output", str(out))
    missing = desk.request(*words)
    assert missing.code == 1
    assert "--who" in missing.err
    who = ("--who", "Zacharias Quist", "--who", "z@quist.example")
    unconfirmed = desk.request(*words, *who, "--apply")
    assert unconfirmed.code == 1
    assert NONE in unconfirmed.err
    assert not out.exists()
    done = desk.done(*words, *who, NONE, "--apply")
    assert "fulfilled" in done.out
    report = answered(out, asked)
    assert report["records"] == []
    assert [term["text"] for term in report["search"]["terms"]] == [
        "Zacharias Quist", "z@quist.example"
    ]  # fmt: skip
    assert [one["id"] for one in report["requests"]] == [asked], "that is held, and all"
    reader = PdfReader(out / f"{asked}.pdf")
    letter = " ".join(reader.pages[0].extract_text().split())
    assert "20 May 2025" in letter, "the day of the request"
    text = " ".join(reader.pages[1].extract_text().split())
    assert "no record on you but for the requests" in text
    assert "Quist" not in desk.text(f"records/requests/{asked}.yaml") + desk.message()
    assert desk.held(asked).outcome == Outcome.FULFILLED


def test_who_is_held_is_included_first(desk: RequestDesk, asked: str, tmp_path: Path) -> None:
    for who in ("aino@kaapeli.example", "Aino Esimerki", "Esimerkki", OTHER):
        words = ("fulfil", asked, "--who", who, "--output", str(tmp_path / "out"), "--apply")
        answer = desk.request(*words)
        assert answer.code == 1
        assert OTHER in answer.err
        assert f"tooling request include {asked}" in answer.err
        assert not (tmp_path / "out").exists()
    given = ("--who", "aino@kaapeli.example", "--not", OTHER, NONE)
    done = desk.done(*words[:2], *given, *words[4:])
    assert "fulfilled" in done.out


def test_an_unknown_one_becomes_known(desk: RequestDesk, asked: str, tmp_path: Path) -> None:
    desk.done("include", asked, "--subject", OTHER)
    held = desk.held(asked)
    assert (held.unknown, held.subjects) == (False, (OTHER,))
    out = tmp_path / "out"
    refused = desk.request("fulfil", asked, "--who", "Zacharias Quist", "--output", str(out))
    assert refused.code == 1
    desk.done("fulfil", asked, "--output", str(out), "--apply")
    assert [record["id"] for record in answered(out, asked)["records"]] == [OTHER]


def test_a_contact_that_is_gone_is_answered_out_of_the_history(
    desk: RequestDesk, asked: str, tmp_path: Path
) -> None:
    desk.git("rm", "-q", contact_path("customers", OTHER))
    desk.git("commit", "-q", "-m", "Retire")
    out = tmp_path / "out"
    found = desk.request("fulfil", asked, "--who", "Aino Esimerkki", NONE, "--output", str(out))
    assert found.code == 1
    assert f"{OTHER} (customers): found by an earlier version, no longer in use" in found.err
    desk.done("fulfil", asked, "--who", OTHER, "--output", str(out), "--apply")
    (record,) = answered(out, asked)["records"]
    assert record["data"]["emails"][0]["address"] == "aino@kaapeli.example"
    assert not record["in_use"]


def test_a_subject_that_was_removed_since_is_answered_all_the_same(
    desk: RequestDesk, tmp_path: Path
) -> None:
    request = desk.identified("access", CUSTOMER, PROSPECT)
    desk.git("rm", "-q", contact_path("prospects", PROSPECT))
    desk.git("commit", "-q", "-m", "Retire")
    desk.done("fulfil", request, "--output", str(tmp_path), "--apply")
    records = answered(tmp_path, request)["records"]
    assert {record["id"]: record.get("in_use", True) for record in records} == {
        CUSTOMER: True, PROSPECT: False
    }  # fmt: skip


def test_places_that_name_the_person_are_in_the_plan(desk: RequestDesk, tmp_path: Path) -> None:
    note = {"date": "2024-06-03", "channel": "fair", "summary": "Maija Virtanen recommends us"}
    desk.put({**SOMEBODY, "interactions": [note]})
    desk.commit("Note")
    request = desk.identified("access")
    plan = desk.done("fulfil", request, "--output", str(tmp_path / "out"))
    assert f"{contact_path('customers', OTHER)}:" in plan.err
    assert "somebody else's record, in use" in plan.err
    desk.done("fulfil", request, "--output", str(tmp_path / "out"), "--apply")
    (place, *_) = answered(tmp_path / "out", request)["elsewhere"]
    assert place == {"kind": "note", "in_use": True, "count": 1}


@pytest.mark.parametrize("kind", ["objection", "erasure", "rectification"])
def test_only_access_is_answered_for_somebody_unknown(kind: str, desk: RequestDesk) -> None:
    opened = desk.done(
        "open", "--kind", kind, "--unknown", "--received", "2025-05-20", "--channel", "email"
    )
    request = opened.out[:8]
    desk.done("identify", request, "--how", "passport", "--role", "officer")
    answer = desk.request("fulfil", request, "--apply")
    assert answer.code == 1
    assert f"tooling request include {request} --subject ID" in answer.err
    desk.done("list")
    desk.done("show", request)


@pytest.mark.parametrize("words", [(), ("--unknown", "--subject", CUSTOMER)])
def test_a_request_is_about_somebody_or_says_that_nobody_is_known(
    words: tuple[str, ...], desk: RequestDesk
) -> None:
    answer = desk.request(
        "open", "--kind", "access", *words, "--received", "2025-05-20", "--channel", "email"
    )
    assert answer.code == 2
    assert "--unknown" in answer.err


def test_who_is_for_access_alone(desk: RequestDesk) -> None:
    request = desk.open("objection")
    for words in (("--who", "Z Quist"), ("--not", CUSTOMER), (NONE,)):
        answer = desk.request("fulfil", request, *words)
        assert answer.code == 1
        assert "has no meaning" in answer.err
