"""Extended once, refused in time, and everything by role and day: no name gets in."""

from __future__ import annotations

from datetime import date

import pytest

from schema.vocabulary import Outcome
from tests.requests.conftest import CUSTOMER, OTHER, PROSPECT, RequestDesk

MAP = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def test_an_extension_counts_from_receipt(desk: RequestDesk) -> None:
    request = desk.open("access", received="2025-01-31", today="2025-02-01")
    desk.done(
        "extend", request, "--months", "2", "--reason", "many records", "--notified", "2025-02-28",
        today="2025-03-01",
    )  # fmt: skip
    held = desk.held(request)
    assert held.due == date(2025, 4, 30)
    assert held.extension
    assert (held.extension.months, held.extension.notified) == (2, date(2025, 2, 28))
    assert desk.message() == (
        f"Extend request {request} by 2 months\n\nRegister-Request: {request}"
    )
    again = desk.request("extend", request, "--months", "1", "--reason", "more",
                         today="2025-02-20")  # fmt: skip
    assert again.code == 1
    assert "once only" in again.err


@pytest.mark.parametrize(
    ("notified", "today", "says"),
    [
        ("2025-03-01", "2025-03-01", "can't be extended"),
        ("2025-02-10", "2025-02-09", "in the future"),
        ("2025-01-30", "2025-02-09", "before received"),
    ],
)
def test_an_extension_that_does_not_count(
    desk: RequestDesk, notified: str, today: str, says: str
) -> None:
    request = desk.open("access", received="2025-01-31", today="2025-02-01")
    before = desk.path(request).read_bytes()
    answer = desk.request(
        "extend", request, "--months", "1", "--reason", "many", "--notified", notified, today=today
    )
    assert answer.code == 1
    assert says in answer.err
    assert desk.path(request).read_bytes() == before


def test_three_months_are_too_many(desk: RequestDesk) -> None:
    request = desk.open("access")
    assert desk.request("extend", request, "--months", "3", "--reason", "a").code == 2


def test_a_refusal_names_reason_complaint_and_court(desk: RequestDesk) -> None:
    request = desk.open("erasure")
    answer = desk.done("refuse", request, "--reason", "a legal claim, Art. 17(3)(e)")
    assert "tietosuoja.fi" in answer.out
    assert "tuomioistuimen" in answer.out, "in the person's language"
    held = desk.held(request)
    assert (held.outcome, held.closed) == (Outcome.REFUSED, date(2025, 6, 1))
    assert held.refusal
    assert held.refusal.remedies
    assert answer.err == f"The whole letter: tooling request letter {request}\n"
    assert desk.valid()
    assert desk.request("refuse", request, "--reason", "again").code == 1
    assert "Refused: told 2025-06-01, with the ways" in desk.done("show", request).out


def test_a_late_refusal_is_recorded_with_a_warning(desk: RequestDesk) -> None:
    request = desk.open("access", OTHER, received="2025-04-30")
    answer = desk.done("refuse", request, "--reason", "unfounded", "--lang", "en")
    assert "The refusal is late" in answer.err
    assert "take the matter to court" in answer.out
    rules = desk.tooling("validate", "--format", "json").json["findings"]
    assert [(one["rule"], one["severity"]) for one in rules] == [("refusal-late", "warning")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("refuse", "--reason", "Maija asked us not to"),
        ("refuse", "--reason", "said on 040 555 0123"),
        ("extend", "--months", "1", "--reason", "virtanen is abroad"),
        ("identify", "--how", "mail from maija.virtanen@porvoonsahko.example", "--role", "clerk"),
        ("identify", "--how", "at the counter", "--role", "Virtanen"),
    ],
)
def test_no_name_gets_into_the_history(desk: RequestDesk, arguments: tuple[str, ...]) -> None:
    request = desk.open("access")
    head = desk.git("rev-parse", "HEAD")
    answer = desk.request(arguments[0], request, *arguments[1:])
    assert answer.code == 1
    assert "names the person" in answer.err
    assert desk.git("rev-parse", "HEAD") == head


def test_comments_in_the_file_survive(desk: RequestDesk) -> None:
    request = desk.open("access")
    desk.path(request).write_text("# by post, too\n" + desk.path(request).read_text())
    desk.commit("Comment")
    desk.done("identify", request, "--how", "at the counter", "--role", "privacy officer",
              "--date", "2025-05-30")  # fmt: skip
    assert desk.path(request).read_text().startswith("# by post, too\n")
    assert desk.held(request).identity.date == date(2025, 5, 30)  # type: ignore[union-attr]


def test_recipients_are_told_once_and_only_those_who_got_a_list(desk: RequestDesk) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER, id="dq7k2mxz")
    desk.disclose("2025-05-12", "marketing", CUSTOMER, id="dr7k2mxz")
    desk.disclose("2025-05-03", "sales", OTHER, id="ds7k2mxz")
    request = desk.open("objection")
    early = desk.request("told", request, "--unit", "marketing")
    assert "not been carried out" in early.err
    plan = desk.done("fulfil", request)
    assert "Marketing (marketing): 2025-05-02, 2025-05-12, spring; not told yet" in plan.out
    desk.done("fulfil", request, "--apply")
    assert f"tooling request told {request} --unit marketing" in desk.done("show", request).out
    stranger = desk.request("told", request, "--unit", "sales")
    assert stranger.code == 1
    assert "Those to be told: marketing" in stranger.err
    desk.done("told", request, "--unit", "marketing", "--date", "2025-06-01")
    assert [(one.unit, one.date) for one in desk.held(request).told] == [
        ("marketing", date(2025, 6, 1))
    ]
    assert desk.request("told", request, "--unit", "marketing").code == 1
    shown = desk.done("show", request).out
    assert "told 2025-06-01" in shown
    assert "Next" not in shown
    assert desk.valid()


def test_a_list_made_after_the_request_was_closed_is_not_about_it(desk: RequestDesk) -> None:
    request = desk.open("objection")
    desk.done("fulfil", request, "--apply")
    desk.disclose("2025-06-02", "marketing", CUSTOMER)
    assert "Marketing" not in desk.done("show", request, today="2025-06-03").out


def test_a_restriction_is_lifted_after_the_person_was_told(desk: RequestDesk) -> None:
    request = desk.open("restriction", CUSTOMER, PROSPECT)
    lift = ("lift", request, "--reason", "the data was right", "--notified", "2025-06-02")
    assert "restricted nothing" in desk.request(*lift).err
    desk.done("fulfil", request, "--ground", "accuracy_contested", "--apply")
    assert f"tooling request lift {request}" in desk.done("show", request).out
    assert "in the future" in desk.request(*lift).err
    desk.git("branch", "base")
    desk.done(*lift, today="2025-06-03")
    assert desk.contact(CUSTOMER).restriction is None
    assert desk.contact(PROSPECT).restriction is None
    lifted = desk.held(request).lifted
    assert lifted
    assert (lifted.date, lifted.notified) == (date(2025, 6, 3), date(2025, 6, 2))
    assert desk.message().endswith(
        f"Register-Request: {request}\nRegister-Reason: the data was right"
    )
    review = desk.tooling("validate", "--changed-since", "base", "--format", "json").json
    assert "restriction-removed" not in [one["rule"] for one in review["findings"]]
    assert "lifted on 2025-06-03" in desk.request(*lift, today="2025-06-03").err
    assert "Lifted: 2025-06-03" in desk.done("show", request).out


def test_a_restriction_that_another_request_asks_for_stays(desk: RequestDesk) -> None:
    one = desk.open("restriction")
    desk.done("fulfil", one, "--ground", "accuracy_contested", "--apply")
    two = desk.open("restriction", received="2025-05-28")
    again = desk.done("fulfil", two, "--ground", "legal_claims", "--apply")
    assert "restricted already" in again.err
    answer = desk.done("lift", one, "--reason", "it was right", "--notified", "2025-06-01")
    assert f"another request asks for it: {CUSTOMER}" in answer.err
    restriction = desk.contact(CUSTOMER).restriction
    assert restriction
    assert (restriction.ground, restriction.request) == ("legal_claims", two)
    assert restriction.since == date(2025, 5, 28)
    desk.done("lift", two, "--reason", "no claim was made", "--notified", "2025-06-01")
    assert desk.contact(CUSTOMER).restriction is None


def erased(desk: RequestDesk, hits: int = 0) -> str:
    request = desk.identified("erasure")
    text = desk.path(request).read_text()
    desk.path(request).write_text(
        f"{text}erasure:\n  date: 2025-06-01\n  people: 1\n  commits: 4\n  map_sha256: {MAP}\n"
        f"  scanned: 90\n  hits: {hits}\n  marks:\n    - {MAP}\n"
        "  checklist:\n    - step: server\n    - step: backups\n"
    )
    desk.commit("Rewrite")
    assert desk.valid()
    return request


def test_erased_only_when_every_step_is_confirmed(desk: RequestDesk) -> None:
    request = erased(desk)
    assert "tooling request confirm" in desk.done("show", request).out
    first = desk.done("confirm", request, "--step", "server", "--role", "head of IT")
    assert "left to confirm: backups" in first.out
    assert desk.held(request).outcome is None
    last = desk.done("confirm", request, "--step", "backups", "--role", "head of IT")
    assert f"{request}: erased" in last.out
    held = desk.held(request)
    assert (held.outcome, held.closed) == (Outcome.ERASED, date(2025, 6, 1))
    assert held.erasure
    assert held.erasure.marks == ()
    assert desk.valid()
    assert "Server: confirmed 2025-06-01 by head of IT" in desk.done("show", request).out


def test_a_scan_with_hits_is_never_erased(desk: RequestDesk) -> None:
    request = erased(desk, hits=1)
    for step in ("server", "backups"):
        answer = desk.done("confirm", request, "--step", step, "--role", "head of IT")
    assert "the scan found traces" in answer.err
    held = desk.held(request)
    assert held.outcome is None
    assert held.erasure
    assert held.erasure.marks == (MAP,)


def test_what_has_no_checklist_can_not_be_confirmed(desk: RequestDesk) -> None:
    request = desk.open("objection")
    answer = desk.request("confirm", request, "--step", "server", "--role", "head of IT")
    assert "has no checklist" in answer.err
    other = erased(desk)
    assert "no step forks" in desk.request("confirm", other, "--step", "forks", "--role", "IT").err
    assert "can't be refused" in desk.request("refuse", other, "--reason", "late").err
    assert "can't be taken back" in desk.request("withdraw", other).err


def test_nobody_is_identified_for_our_own_initiative(desk: RequestDesk) -> None:
    answer = desk.done(
        "open", "--kind", "erasure", "--subject", OTHER, "--received", "2025-06-01",
        "--channel", "own_initiative",
    )  # fmt: skip
    assert answer.err == ""
    request = answer.out[:8]
    assert "identify" not in desk.done("show", request).out
    text = desk.path(request).read_text()
    desk.path(request).write_text(
        f"{text}erasure:\n  date: 2025-06-01\n  people: 1\n  commits: 4\n  map_sha256: {MAP}\n"
        "  scanned: 90\n  hits: 0\n  checklist:\n    - step: server\n"
        "      confirmed: 2025-06-01\n      role: head of IT\n"
        "outcome: erased\nclosed: 2025-06-01\n"
    )
    assert desk.valid()
