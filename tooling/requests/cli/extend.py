"""`tooling request extend`."""

from __future__ import annotations

from datetime import date

import click

from tooling.cli.main import Session
from tooling.requests.cli.shared import NOTIFIED, REASON, REQUEST, say


@click.command("extend")
@REQUEST
@click.option("--months", type=click.IntRange(1, 2), required=True, help="By how many months.")
@REASON
@NOTIFIED
@click.pass_obj
def extend_command(
    session: Session, request: str, months: int, reason: str, notified: date
) -> None:
    """Extend the time to answer, once, by two months at most (GDPR Art. 12(3)).

    The person must be told, with the reason, within the first month.
    """
    from tooling.requests.extend import extend_request

    done = extend_request(session.register(), request, months, reason, notified, session.today)
    say(done, f"due {done.request.due}")
