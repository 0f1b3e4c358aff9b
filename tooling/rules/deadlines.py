"""By when a request must be answered (GDPR Art. 12(3)-(4)), and what of it is late. Pure.

Periods run by calendar month from the day of receipt: due is the same day of the month, or that
month's last where it has no such day. Regulation (EEC, Euratom) 1182/71 Art. 3(4) would move a day
that is a Saturday, a Sunday or a public holiday to the next working day; the register keeps the
earlier one, which is never too late and needs no calendar of holidays.
"""

from __future__ import annotations

import calendar
from datetime import date

from schema.layout import FileKind
from schema.request import Request
from schema.rule import Group, Problem, Rule

REQUEST_OVERDUE = Rule(
    "request-overdue", "a request has not been answered in time (GDPR Art. 12(3))",
    "answer it: `tooling request show ID` says how",
    group=Group.WARNINGS, files=(FileKind.REQUEST,),
)  # fmt: skip

#: The months in which every request is answered, and those that an extension may add.
MONTHS = 1
MOST_MONTHS = 2


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; where that month has no such day, its last.

    Nothing is later than the calendar's last day. Periods by calendar month as Regulation (EEC,
    Euratom) 1182/71 Art. 3(2)(c) counts them.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due_day(received: date, extension: int = 0) -> date:
    """Return the last day to answer a request; `extension` is by how many months it is extended.

    Counted from receipt in one go, so that a short month on the way takes no days away.
    """
    return add_months(received, MONTHS + extension)


def notice_day(received: date) -> date:
    """Return the last day to tell the person of an extension or a refusal (Art. 12(3)-(4))."""
    return add_months(received, MONTHS)


def days_left(request: Request, today: date) -> int | None:
    """Return the days to the due day of `request`, negative when it is over.

    None where the request is closed: then nothing counts down.
    """
    return None if request.outcome is not None else (request.due - today).days


def overdue_problem(request: Request, today: date) -> list[Problem]:
    """Return the warning that an open request is overdue on `today`, or nothing."""
    left = days_left(request, today)
    if left is None or left >= 0:
        return []
    return [
        Problem(
            REQUEST_OVERDUE,
            ("due",),
            f"this request should have been answered by {request.due}",
            f"answer it: `tooling request show {request.id}` says how",
        )
    ]
