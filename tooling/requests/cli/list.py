"""`tooling request list`."""

from __future__ import annotations

import click

from tooling.cli.main import Session
from tooling.cli.options import JSON
from tooling.cli.output import note, print_json, print_table


@click.command("list")
@click.option("--open", "only_open", is_flag=True, help="Leave out those that are closed.")
@JSON
@click.pass_obj
def list_command(session: Session, only_open: bool, as_json: bool) -> None:
    """List the requests by what is due: overdue first and marked, closed ones last."""
    from tooling.requests.list import list_requests

    lines = list_requests(session.register(), session.today, only_open=only_open)
    if as_json:
        print_json(lines)
        return
    print_table(
        ("request", "kind", "received", "due", "state"),
        [(line.id, line.kind, str(line.received), str(line.due), line.standing) for line in lines],
        title="Requests",
    )
    late = sum(line.state == "overdue" for line in lines)
    if late:
        note(f"{late} overdue: answer at once, and say why it is late.")
