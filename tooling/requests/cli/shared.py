"""What the verbs of `tooling request` share: options, and how a result is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tooling.cli.options import day_option
from tooling.cli.output import note

if TYPE_CHECKING:
    from tooling.store.request_files import RecordedRequest

REQUEST = click.argument("request", metavar="ID")
REASON = click.option("--reason", required=True, metavar="TEXT", help="Why, without names.")
NOTIFIED = day_option("--notified", text="The day on which the person was told; today without it.")
DAY = day_option("--date", "day", text="The day; today without it.")


def say(recorded: RecordedRequest, what: str) -> None:
    """Say `what` became of the request, and what should be known of it."""
    request = recorded.request.id
    click.echo(f"{request}: {what}")
    for text in recorded.notes:
        note(text)
    if recorded.namesakes:
        note("These contacts may be the same person's; look at them, and include those that are:")
        for one in recorded.namesakes:
            note(f"  {one}")
        note(f"  tooling request include {request} --subject ID")
