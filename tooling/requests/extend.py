"""Extending the time to answer a request: once, by two months at most (GDPR Art. 12(3))."""

from __future__ import annotations

from datetime import date

from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.deadlines import MOST_MONTHS, due_day, notice_day
from tooling.store.register import Register
from tooling.store.request_files import (
    Fields,
    RecordedRequest,
    record,
    require_nameless,
    require_open,
    require_past,
)


def extend_request(
    register: Register, name: str, months: int, reason: str, notified: date, today: date
) -> RecordedRequest:
    """Extend the open request `name` by `months`, of which the person was told on `notified`.

    Due is counted anew from receipt. Raises RegisterError for a second extension, for more than two
    months, and where the person is told after the first month.
    """
    held = require_open(register, name)
    request = held.request
    if request.extension is not None:
        raise RegisterError(
            f"The request {request.id} has been extended already",
            f"It can be extended once only (GDPR Art. 12(3)); it is due {request.due}.",
        )
    if not 1 <= months <= MOST_MONTHS:
        raise RegisterError(
            f"A request can be extended by 1 or {MOST_MONTHS} months", "See GDPR Art. 12(3)."
        )
    require_past(notified, today, "on which the person was told")
    last = notice_day(request.received)
    if notified > last:
        raise RegisterError(
            f"The first month of the request {request.id} ended on {last}: it can't be extended",
            "The person must be told of an extension within the first month (GDPR Art. 12(3)).",
        )
    why = require_nameless(register, request, reason, "reason")
    fields: Fields = {
        ("extension",): {"months": str(months), "reason": why, "notified": notified.isoformat()},
        ("due",): due_day(request.received, months).isoformat(),
    }
    message = f"Extend request {request.id} by {counted(months, 'month')}"
    return record(register, held, fields, message)
