"""`tooling request show`."""

from __future__ import annotations

import click

from tooling.cli.main import Session
from tooling.cli.options import JSON
from tooling.cli.output import print_json
from tooling.requests.cli.shared import REQUEST


@click.command("show")
@REQUEST
@JSON
@click.pass_obj
def show_command(session: Session, request: str, as_json: bool) -> None:
    """Show a request in plain words: where it stands, what comes next, and who must be told."""
    from tooling.requests.show import show_request

    shown = show_request(session.register(), request, session.today)
    if as_json:
        print_json(shown)
        return
    line = shown.line
    due = "" if line.days_left is None else f", due {line.due}"
    click.echo(f"{line.id}: {line.kind}{due}, {line.standing}")
    for label, text in shown.facts:
        click.echo(f"  {label}: {text}")
    if shown.recipients:
        click.echo("Units that got lists with the person:")
        for receiver in shown.recipients:
            click.echo(f"  {receiver}")
    if shown.next:
        click.echo("Next:")
        for action in shown.next:
            click.echo(f"  - {action}")
