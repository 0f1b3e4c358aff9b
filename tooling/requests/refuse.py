"""Ending a request without doing what it asks: refused, or taken back by the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.localised import LANGUAGES
from tooling.errors import RegisterError
from tooling.rules.deadlines import notice_day
from tooling.store.register import Register
from tooling.store.request_files import (
    Noted,
    changed,
    not_later,
    noted,
    open_request_of,
    subjects_left,
    unnamed,
)
from tooling.texts.labels import sentence


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal on record, and the text on remedies that the letter must hold (Art. 12(4))."""

    noted: Noted
    remedies: str


def refuse_request(
    register: Register,
    name: str,
    reason: str,
    notified: date,
    today: date,
    language: str | None = None,
) -> Refused:
    """Refuse the open request `name` for `reason`, of which the person was told on `notified`.

    The text on complaint and court remedy is in `language`; without it, in that of the person. A
    refusal after the first month is recorded, with a warning. Raises RegisterError where the
    request is closed, or where its erasure has begun.
    """
    held = open_request_of(register, name)
    request = held.request
    if request.erasure is not None:
        raise RegisterError(
            f"The erasure of the request {request.id} has been carried out: it can't be refused",
            f"See what is left to confirm: tooling request show {request.id}",
        )
    not_later(notified, today, "on which the person was told")
    subjects = subjects_left(register, request)
    why = unnamed(reason, "reason", (one.tree for one in subjects))
    change = changed(
        held,
        {
            ("refusal",): {
                "reason": why,
                "notified": notified.isoformat(),
                "remedies": "true",
            },
            ("outcome",): "refused",
            ("closed",): today.isoformat(),
        },
    )
    last = notice_day(request.received)
    late = (
        f"The refusal is late: the person had to be told by {last} (GDPR Art. 12(4)). "
        "It is recorded all the same."
    )
    done = noted(
        register,
        [change],
        f"Refuse request {request.id} ({request.kind.value})",
        request.id,
        notes=(late,) if notified > last else (),
    )
    spoken = [str(one.tree["language"]) for one in subjects if "language" in one.tree]
    return Refused(done, remedies(language or (spoken[0] if spoken else None)))


def remedies(language: str | None) -> str:
    """Return what a refusal must tell (Art. 12(4), 77, 79), in `language` (BCP 47) or English."""
    spoken = (language or "").partition("-")[0]
    return sentence("letter.remedies", next((one for one in LANGUAGES if one == spoken), "en"))


def withdraw_request(register: Register, name: str, today: date) -> Noted:
    """Close the open request `name`, which the person has taken back."""
    held = open_request_of(register, name)
    if held.request.erasure is not None:
        raise RegisterError("The erasure has been carried out: it can't be taken back")
    change = changed(held, {("outcome",): "withdrawn", ("closed",): today.isoformat()})
    return noted(register, [change], f"Close request {held.request.id}: withdrawn", held.request.id)
