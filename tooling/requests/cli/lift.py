"""`tooling request lift`."""

from __future__ import annotations

from datetime import date

import click

from tooling.cli.main import Session
from tooling.cli.options import day_option
from tooling.requests.cli.shared import REQUEST, say


@click.command("lift")
@REQUEST
@click.option("--reason", required=True, metavar="TEXT", help="Why it may end, without names.")
@day_option("--notified", text="The day on which the person was told that it ends.", required=True)
@click.pass_obj
def lift_command(session: Session, request: str, reason: str, notified: date) -> None:
    """End the restriction that a request set; the person is told before (GDPR Art. 18(3))."""
    from tooling.requests.lift import lift_restriction

    done = lift_restriction(session.register(), request, reason, notified, session.today)
    say(done, "restriction lifted")
