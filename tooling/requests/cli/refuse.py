"""`tooling request refuse`, and `withdraw`."""

from __future__ import annotations

from datetime import date

import click

from tooling.cli.main import Session
from tooling.cli.output import note
from tooling.requests.cli.shared import NOTIFIED, REASON, REQUEST, say


@click.command("refuse")
@REQUEST
@REASON
@NOTIFIED
@click.option(
    "--lang",
    "language",
    type=click.Choice(["fi", "sv", "en"]),
    help="The language of the text on remedies; the person's without it.",
)
@click.pass_obj
def refuse_command(
    session: Session, request: str, reason: str, notified: date, language: str | None
) -> None:
    """Refuse a request, and print what the letter must say on complaint and court remedy.

    The person must be told within the first month (GDPR Art. 12(4)).
    """
    from tooling.requests.refuse import refuse_request

    refused, remedies = refuse_request(
        session.register(), request, reason, notified, session.today, language
    )
    say(refused, "refused")
    click.echo(remedies)
    note(f"The whole letter: tooling request letter {refused.request.id}")


@click.command("withdraw")
@REQUEST
@click.pass_obj
def withdraw_command(session: Session, request: str) -> None:
    """Close a request that the person has taken back."""
    from tooling.requests.refuse import withdraw_request

    say(withdraw_request(session.register(), request, session.today), "closed, withdrawn")
