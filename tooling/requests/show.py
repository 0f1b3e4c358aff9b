"""One request in plain words: where it stands, what comes next, and who must be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.request import Request
from schema.vocabulary import Outcome, RequestKind
from texts.labels import word_label
from tooling.phrases import counted
from tooling.requests.list import ListedRequest, line_of
from tooling.rules.deadlines import notice_day
from tooling.rules.erasure_checklist import CHECKLIST
from tooling.rules.request_checks import lacks_identity, may_be_doubted
from tooling.store.recipients import Recipient, recipients
from tooling.store.register import Register
from tooling.store.request_files import held_request

#: Which right, and where it stands in the law.
ARTICLES = {
    RequestKind.ACCESS: "access to the data held (GDPR Art. 15)",
    RequestKind.RECTIFICATION: "rectification of what is wrong (GDPR Art. 16)",
    RequestKind.COMPLETION: "completion of what is missing (GDPR Art. 16)",
    RequestKind.ERASURE: "erasure (GDPR Art. 17)",
    RequestKind.RESTRICTION: "restriction of processing (GDPR Art. 18)",
    RequestKind.PORTABILITY: "data to take along (GDPR Art. 20)",
    RequestKind.OBJECTION: "objection to direct marketing or research (GDPR Art. 21)",
}

#: What a person adds to `tooling request fulfil ID` for each kind.
OPTIONS = {
    RequestKind.ACCESS: " --output DIR",
    RequestKind.RECTIFICATION: " --set FIELD=VALUE",
    RequestKind.COMPLETION: " --set FIELD=VALUE (or --statement TEXT)",
    RequestKind.RESTRICTION: " --ground GROUND",
    RequestKind.PORTABILITY: " --output DIR",
}

_CARRIED_OUT = (Outcome.FULFILLED, Outcome.PARTLY_FULFILLED, Outcome.ERASED)


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request to look at: its line in the list, what is on record by label, what to do next, and
    those who got lists with the person.
    """

    line: ListedRequest
    path: str
    subjects: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    next: tuple[str, ...]
    recipients: tuple[Recipient, ...]


def show_request(register: Register, name: str, today: date) -> ShownRequest:
    """Return what there is to know of the request `name`; no personal value is in it."""
    held = held_request(register, name)
    request = held.request
    receivers = recipients(register, request)
    return ShownRequest(
        line_of(request, today),
        held.path,
        request.subjects,
        tuple(_facts(request)),
        tuple(_next(request, today, receivers)),
        receivers,
    )


def _facts(request: Request) -> list[tuple[str, str]]:
    channel = word_label(request.channel).replace("_", " ")
    signed = "signed" if request.signed else "not signed"
    facts = [
        ("Wants", ARTICLES[request.kind]),
        ("Contacts", ", ".join(request.subjects) or "none is known"),
        ("Received", f"{request.received}, by {channel}, {signed}"),
    ]
    if identity := request.identity:
        facts.append(("Identity", f"verified {identity.date} by {identity.role}: {identity.how}"))
    if extension := request.extension:
        facts.append(
            ("Extended", f"by {counted(extension.months, 'month')}, told {extension.notified}: "
             f"{extension.reason}")
        )  # fmt: skip
    if refusal := request.refusal:
        told = "with" if refusal.remedies else "without"
        facts.append(
            ("Refused", f"told {refusal.notified}, {told} the ways of complaint and court remedy: "
             f"{refusal.reason}")
        )  # fmt: skip
    if request.ground:
        facts.append(("Ground", word_label(request.ground)))
    if erasure := request.erasure:
        facts.append(
            ("Rewritten", f"{erasure.date}: {erasure.commits} commits; the scan read "
             f"{erasure.scanned} objects and found {erasure.hits} traces")
        )  # fmt: skip
        for step in erasure.checklist:
            done = f"confirmed {step.confirmed} by {step.role}" if step.confirmed else "open"
            facts.append((step.step.value.replace("_", " ").capitalize(), done))
    if request.outcome:
        facts.append(("Outcome", f"{request.outcome.replace('_', ' ')}, {request.closed}"))
    if lifted := request.lifted:
        facts.append(("Lifted", f"{lifted.date}, told {lifted.notified}: {lifted.reason}"))
    return facts


def _next(request: Request, today: date, receivers: tuple[Recipient, ...]) -> list[str]:
    actions = []
    if request.outcome is None:
        actions += _to_answer(request, today)
    if request.outcome in _CARRIED_OUT or request.erasure:
        actions += [
            f"Tell {receiver.name}, then: "
            f"tooling request told {request.id} --unit {receiver.unit} --date DATE"
            for receiver in receivers
            if receiver.told is None
        ]
    if (
        request.kind is RequestKind.RESTRICTION
        and request.outcome in _CARRIED_OUT
        and request.lifted is None
    ):
        actions.append(
            "When it may end, tell the person first, then: "
            f"tooling request lift {request.id} --reason TEXT --notified DATE"
        )
    return actions


def _to_answer(request: Request, today: date) -> list[str]:
    if erasure := request.erasure:
        return [
            f"See to {CHECKLIST[step.step]}; then: tooling request confirm {request.id} "
            f"--step {step.step.value} --role ROLE"
            for step in erasure.checklist
            if not step.confirmed
        ]
    actions = []
    if lacks_identity(request) or may_be_doubted(request):
        must = "Make sure" if lacks_identity(request) else "Where there is doubt, make sure"
        actions.append(
            f"{must} who asks, then: tooling request identify {request.id} --how TEXT --role ROLE"
        )
    if request.unknown:
        actions.append(
            "If a contact is found that is theirs: "
            f"tooling request include {request.id} --subject ID"
        )
    options = OPTIONS.get(request.kind, "")
    if request.unknown and request.kind is RequestKind.ACCESS:
        options = f" --who TEXT{options}"
    actions.append(f"Look at what it changes: tooling request fulfil {request.id}{options}")
    last = notice_day(request.received)
    if request.extension is None and today <= last:
        actions.append(
            f"If it takes longer, tell the person why by {last}: "
            f"tooling request extend {request.id} --months 1 --reason TEXT"
        )
    return actions
