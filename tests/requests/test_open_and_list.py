"""A request is taken in any form, has its due day, and is listed by it."""

from __future__ import annotations

import pytest

from tests.requests.conftest import CUSTOMER, OTHER, PROSPECT, RequestDesk


def test_open_writes_the_file_and_commits_it(desk: RequestDesk) -> None:
    request = desk.open("erasure", CUSTOMER, PROSPECT, received="2025-05-31")
    assert desk.path(request).read_text() == (
        f"id: {request}\nkind: erasure\nsubjects: [{CUSTOMER}, {PROSPECT}]\n"
        "received: 2025-05-31\nchannel: email\nsigned: false\ndue: 2025-06-30\n"
    )
    assert desk.message() == (f"Open request {request} (erasure)\n\nRegister-Request: {request}")
    assert desk.git("status", "--porcelain") == ""
    assert desk.valid()


@pytest.mark.parametrize(
    ("kind", "signed", "noticed"),
    [("access", (), True), ("access", ("--signed",), False), ("objection", (), False)],
)
def test_an_unsigned_request_is_taken_with_a_notice(
    desk: RequestDesk, kind: str, signed: tuple[str, ...], noticed: bool
) -> None:
    answer = desk.done(
        "open", "--kind", kind, "--subject", OTHER, "--received", "2025-06-01",
        "--channel", "phone", *signed,
    )  # fmt: skip
    assert ("not signed" in answer.err) == noticed
    assert desk.held(answer.out[:8]).signed == bool(signed)


def test_other_records_of_the_person_are_proposed_by_id_only(desk: RequestDesk) -> None:
    answer = desk.done(
        "open", "--kind", "objection", "--subject", CUSTOMER, "--received", "2025-06-01",
        "--channel", "phone",
    )  # fmt: skip
    assert f"{PROSPECT} (prospects): same phone, name" in answer.err
    assert OTHER not in answer.err
    request = answer.out[:8]
    assert desk.held(request).subjects == (CUSTOMER,), "never by itself"
    again = desk.done("include", request, "--subject", PROSPECT)
    assert desk.held(request).subjects == (CUSTOMER, PROSPECT)
    assert PROSPECT not in again.err
    assert desk.message().endswith(f"Register-Request: {request}")
    assert desk.request("include", request, "--subject", PROSPECT).code == 1


@pytest.mark.parametrize(
    ("subject", "received", "says"),
    [
        ("k7m2qd4z", "2025-06-01", "Did you mean k7m2qd4x?"),
        (CUSTOMER, "2025-06-02", "in the future"),
    ],
)
def test_what_is_not_taken(desk: RequestDesk, subject: str, received: str, says: str) -> None:
    answer = desk.request(
        "open", "--kind", "access", "--subject", subject, "--received", received,
        "--channel", "web",
    )  # fmt: skip
    assert answer.code == 1
    assert says in answer.err
    assert not (desk.root / "records/requests").exists()


def test_the_list_begins_with_what_is_overdue(desk: RequestDesk) -> None:
    late = desk.open("access", received="2025-04-15")
    today = desk.open("rectification", received="2025-05-01")
    soon = desk.open("restriction", received="2025-05-02")
    done = desk.open("completion", received="2025-05-25")
    desk.done("withdraw", done)
    answer = desk.done("list")
    states = [(line.split("\t")[0], line.split("\t")[-1]) for line in answer.out.splitlines()[1:]]
    assert states == [
        (late, "OVERDUE by 17 days"),
        (today, "due today"),
        (soon, "1 day left"),
        (done, "withdrawn 2025-06-01"),
    ]
    assert "1 overdue" in answer.err
    listed = desk.done("list", "--json").json
    assert [(one["id"], one["state"], one["days_left"]) for one in listed] == [
        (late, "overdue", -17),
        (today, "open", 0),
        (soon, "open", 1),
        (done, "closed", None),
    ]
    assert listed[0]["due"] == "2025-05-15"
    assert [one["id"] for one in desk.done("list", "--open", "--json").json] == [late, today, soon]


def test_an_overdue_request_warns_and_blocks_nobody(desk: RequestDesk) -> None:
    desk.open("access", received="2025-04-15")
    answer = desk.tooling("validate", "--format", "json")
    assert [one["rule"] for one in answer.json["findings"]] == ["request-overdue"]
    assert answer.code == 0


def test_show_says_what_comes_next(desk: RequestDesk) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER, OTHER)
    request = desk.open("access")
    shown = desk.done("show", request)
    assert f"{request}: access, due 2025-06-20, 19 days left" in shown.out
    assert f"tooling request identify {request}" in shown.out
    assert f"tooling request extend {request}" in shown.out
    assert "Units" not in shown.out, "nobody is told of an access"
    as_json = desk.done("show", request, "--json").json
    assert as_json["line"]["days_left"] == 19
    assert as_json["subjects"] == [CUSTOMER]
    after = desk.done("show", request, today="2025-06-21")
    assert "OVERDUE by 1 day" in after.out
    assert "request extend" not in after.out


def test_an_unknown_request(desk: RequestDesk) -> None:
    request = desk.open("access")
    answer = desk.request("show", request[:-1])
    assert answer.code == 1
    assert f"Did you mean {request}?" in answer.err
    assert "tooling request list" in desk.request("show", "Maija").err.replace("`", "")


def test_a_request_with_errors_is_left_as_it_is(desk: RequestDesk) -> None:
    request = desk.open("objection")
    desk.path(request).write_text("id: 1\n")
    answer = desk.request("fulfil", request, "--apply")
    assert answer.code == 1
    assert "has errors" in answer.err
