"""What must hold of a request's file, whoever wrote it (GDPR Art. 12, 18, 19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from schema.field_path import FieldPath
from schema.layout import FileKind
from schema.request import Request
from schema.rule import Found, Group, Rule
from schema.vocabulary import Outcome, RequestChannel, RequestKind
from tooling.rules.deadlines import due_day, notice_day
from tooling.rules.file_checks import DATES_REVERSED

_rule = partial(Rule, files=(FileKind.REQUEST,))

_IDENTITY_FIRST = frozenset({RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.ERASURE})

_DONE = frozenset({Outcome.FULFILLED, Outcome.PARTLY_FULFILLED, Outcome.ERASED})


@_rule("half-closed", "`outcome` and `closed` go together", "add the other one").check()
def closed_with_outcome(request: Request, path: str) -> Iterator[Found]:
    if (request.outcome is None) != (request.closed is None):
        yield Found(("outcome" if request.outcome else "closed",))


@_rule(
    "request-without-subject",
    "a request is about contacts, or says with `unknown: true` that none is known",
    "write the ids under `subjects:`, or `unknown: true`; never both",
).check()
def about_somebody(request: Request, path: str) -> Iterator[Found]:
    if request.unknown == bool(request.subjects):
        yield Found(("unknown",) if request.unknown else ("subjects",))


@DATES_REVERSED.check(FileKind.REQUEST)
def nothing_before_receipt(request: Request, path: str) -> Iterator[Found]:
    later: list[tuple[FieldPath, date | None]] = [
        (("due",), request.due),
        (("closed",), request.closed),
    ]
    if request.extension:
        later.append((("extension", "notified"), request.extension.notified))
    if request.refusal:
        later.append((("refusal", "notified"), request.refusal.notified))
    for field, day in later:
        if day and day < request.received:
            yield Found(field, f"{field[-1]} is before received")
    if request.lifted and request.lifted.date < request.lifted.notified:
        said = "the restriction was lifted before the person was told"
        yield Found(("lifted", "date"), said)


@_rule(
    "due-date-wrong",
    "a request is due one calendar month after the day of receipt, and the months of its extension "
    "later (GDPR Art. 12(3))",
    "write the date that the finding names",
).check()
def due_by_the_calendar(request: Request, path: str) -> Iterator[Found]:
    """A due day before receipt is another rule's."""
    months = request.extension.months if request.extension else 0
    due = due_day(request.received, months)
    if request.received <= request.due != due:
        counted = f"{months + 1} calendar months" if months else "one calendar month"
        yield Found(("due",), f"this is not {counted} after the day of receipt", f"write {due}")


@_rule(
    "extension-late",
    "the person was told of the extension after the first month, so it does not count "
    "(GDPR Art. 12(3))",
    "correct the date, or remove the extension and put the first due date back",
).check()
def extension_told_in_time(request: Request, path: str) -> Iterator[Found]:
    if request.extension and request.extension.notified > notice_day(request.received):
        yield Found(("extension", "notified"))


@_rule(
    "refused-without-reason",
    "the request was refused, and there is no reason (GDPR Art. 12(4))",
    "add `refusal:` with the reason and the day on which the person was told",
).check()
def refusal_has_a_reason(request: Request, path: str) -> Iterator[Found]:
    if request.outcome is Outcome.REFUSED and request.refusal is None:
        yield Found(("outcome",))


@_rule(
    "refusal-late",
    "the person was told of the refusal after the first month (GDPR Art. 12(4))",
    "nothing can mend this; say why it was late if the authority asks",
    group=Group.WARNINGS,
).check()
def refusal_told_in_time(request: Request, path: str) -> Iterator[Found]:
    if request.refusal and request.refusal.notified > notice_day(request.received):
        yield Found(("refusal", "notified"))


@_rule(
    "remedies-not-named",
    "the person was not told of the complaint and the court remedy (GDPR Art. 12(4))",
    "tell the person, then add `remedies: true`",
    group=Group.WARNINGS,
).check()
def refusal_names_remedies(request: Request, path: str) -> Iterator[Found]:
    if request.refusal and not request.refusal.remedies:
        yield Found(("refusal",))


@_rule(
    "identity-not-verified",
    "data was handed out or erased, and nobody made sure who asked for it (GDPR Art. 12(6))",
    "add `identity:` with how it was verified, by which role and when",
).check()
def identity_comes_first(request: Request, path: str) -> Iterator[Found]:
    if request.outcome in _DONE and lacks_identity(request):
        yield Found(("outcome",))


@_rule(
    "erased-unproven",
    "the request is called erased before the scan found nothing and every step of the checklist "
    "was confirmed",
    "remove `outcome` and `closed`, and confirm the steps: `tooling request confirm`",
).check()
def erasure_is_proven(request: Request, path: str) -> Iterator[Found]:
    if request.outcome is Outcome.ERASED and not erased_everywhere(request):
        yield Found(("outcome",))


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
