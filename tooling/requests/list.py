"""All requests, by what is due: the overdue first, the closed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schema.request import Request
from tooling.phrases import counted
from tooling.rules.deadlines import days_left
from tooling.store.register import Register
from tooling.store.request_files import requests


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """A request in the list. `state` is `overdue`, `open` or `closed`; the closed have no
    `days_left`.
    """

    id: str
    kind: str
    state: str
    received: date
    due: date
    days_left: int | None
    subjects: int
    outcome: str | None
    closed: date | None

    @property
    def standing(self) -> str:
        """Where the request stands, in words: what is left of its time, or how it ended."""
        left = self.days_left
        if left is None:
            return f"{(self.outcome or '').replace('_', ' ')} {self.closed or ''}".strip()
        if left < 0:
            return f"OVERDUE by {counted(-left, 'day')}"
        return "due today" if left == 0 else f"{counted(left, 'day')} left"


def list_requests(
    register: Register, today: date, *, only_open: bool = False
) -> list[ListedRequest]:
    """Return the requests: the open ones by due day, so the overdue first, then the closed ones,
    the last one first.
    """
    lines = [line_of(request, today) for request in requests(register)]
    ongoing = sorted(
        (line for line in lines if line.state != "closed"), key=lambda line: (line.due, line.id)
    )
    ended = sorted(
        (line for line in lines if line.state == "closed"),
        key=lambda line: (line.closed or line.due, line.id),
        reverse=True,
    )
    return ongoing if only_open else [*ongoing, *ended]


def line_of(request: Request, today: date) -> ListedRequest:
    """Return what the list says of `request` on `today`."""
    left = days_left(request, today)
    state = "closed" if left is None else "overdue" if left < 0 else "open"
    return ListedRequest(
        request.id,
        request.kind.value,
        state,
        request.received,
        request.due,
        left,
        len(request.subjects),
        request.outcome.value if request.outcome else None,
        request.closed,
    )
