"""What must hold of a request's file, whoever wrote it (GDPR Art. 12, 18, 19). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schema.request import Request
from schema.vocabulary import Outcome, RequestChannel, RequestKind
from tooling.rules.deadlines import due_day, notice_day
from tooling.rules.problem import Path, Problem

_IDENTITY_FIRST = frozenset({RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.ERASURE})

_DONE = frozenset({Outcome.FULFILLED, Outcome.PARTLY_FULFILLED, Outcome.ERASED})


def request_problems(request: Request) -> Iterator[Problem]:
    """Yield what is wrong with `request` in itself; nothing here depends on the day."""
    yield from _reversed(request)
    yield from _deadline(request)
    yield from _refusal(request)
    yield from _done(request)


def _reversed(request: Request) -> Iterator[Problem]:
    later: list[tuple[Path, date | None]] = [(("closed",), request.closed)]
    if request.extension:
        later.append((("extension", "notified"), request.extension.notified))
    if request.refusal:
        later.append((("refusal", "notified"), request.refusal.notified))
    for field, day in later:
        if day and day < request.received:
            yield Problem("dates-reversed", f"{field[-1]} is before received", field)
    if request.lifted and request.lifted.date < request.lifted.notified:
        yield Problem(
            "dates-reversed",
            "the restriction was lifted before the person was told",
            ("lifted", "date"),
        )


def _deadline(request: Request) -> Iterator[Problem]:
    months = request.extension.months if request.extension else 0
    due = due_day(request.received, months)
    if request.due < request.received:
        yield Problem("dates-reversed", "due is before received", ("due",))
    elif request.due != due:
        counted = f"{months + 1} calendar months" if months else "one calendar month"
        yield Problem(
            "due-date-wrong",
            f"this is not {counted} after the day of receipt",
            ("due",),
            fix=f"write {due}",
        )
    if request.extension and request.extension.notified > notice_day(request.received):
        yield Problem(
            "extension-late",
            "the person was told of the extension after the first month, so it does not count",
            ("extension", "notified"),
            fix="correct the date, or remove the extension and put the first due date back",
        )


def _refusal(request: Request) -> Iterator[Problem]:
    if request.refusal is None:
        if request.outcome is Outcome.REFUSED:
            yield Problem(
                "refused-without-reason",
                "the request was refused, and there is no reason",
                ("outcome",),
                fix="add `refusal:` with the reason and the day on which the person was told",
            )
        return
    if request.refusal.notified > notice_day(request.received):
        yield Problem(
            "refusal-late",
            "the person was told of the refusal after the first month",
            ("refusal", "notified"),
            "warning",
            "nothing can mend this; say why it was late if the authority asks (GDPR Art. 12(4))",
        )
    if not request.refusal.remedies:
        yield Problem(
            "remedies-not-named",
            "the person was not told of the complaint and the court remedy",
            ("refusal",),
            "warning",
            "tell the person, then add `remedies: true` (GDPR Art. 12(4))",
        )


def _done(request: Request) -> Iterator[Problem]:
    if request.outcome in _DONE and lacks_identity(request):
        yield Problem(
            "identity-not-verified",
            "data was handed out or erased, and nobody made sure who asked for it",
            ("outcome",),
            fix="add `identity:` with how it was verified, by which role and when",
        )
    if request.outcome is Outcome.ERASED and not erased_everywhere(request):
        yield Problem(
            "erased-unproven",
            "the request is called erased before the scan found nothing and every step of the "
            "checklist was confirmed",
            ("outcome",),
            fix="remove `outcome` and `closed`, and confirm the steps: `tooling request confirm`",
        )


def lacks_identity(request: Request) -> bool:
    """Whether it must still be made sure who asks, before data is handed out or erased.

    (GDPR Art. 12(6).) What the controller does on its own initiative, nobody asked for.
    """
    if request.channel is RequestChannel.OWN_INITIATIVE:
        return False
    return request.kind in _IDENTITY_FIRST and request.identity is None


def may_be_doubted(request: Request) -> bool:
    """Whether nobody has made sure yet who asks for data to be changed.

    An objection is taken from whoever makes it: the worst that it can do is one letter less.
    """
    asked = request.channel is not RequestChannel.OWN_INITIATIVE
    return asked and request.kind is not RequestKind.OBJECTION and request.identity is None


def erased_everywhere(request: Request) -> bool:
    """Whether the erasure is proven here, and confirmed where the tool can't reach."""
    erasure = request.erasure
    if erasure is None or erasure.hits or not erasure.checklist:
        return False
    return all(step.confirmed and step.role for step in erasure.checklist)
