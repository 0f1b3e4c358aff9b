"""`tooling request open`, and `include`."""

from __future__ import annotations

from datetime import date

import click

from schema.vocabulary import RequestChannel, RequestKind
from tooling.cli.main import Session
from tooling.cli.options import WordOf, day_option
from tooling.requests.cli.shared import REQUEST, say


@click.command("open")
@click.option("--kind", type=WordOf(RequestKind), required=True, help="Which right.")
@click.option(
    "--subject",
    "subjects",
    metavar="ID",
    multiple=True,
    help="A contact of the person; again for each record there is.",
)
@click.option("--unknown", is_flag=True, help="No contact is known to be of who asks.")
@day_option("--received", text="The day of receipt.", required=True)
@click.option("--channel", type=WordOf(RequestChannel), required=True, help="How it came.")
@click.option("--signed", is_flag=True, help="It is in writing and signed.")
@click.pass_obj
def open_command(
    session: Session,
    kind: RequestKind,
    subjects: tuple[str, ...],
    unknown: bool,
    received: date,
    channel: RequestChannel,
    signed: bool,
) -> None:
    """Take a request: write its file, with the day by which it must be answered, and commit it.

    Any form will do, a call included; an unsigned request is taken with a notice. Other records
    that may be the same person's are named, for you to include.
    """
    if unknown == bool(subjects):
        raise click.UsageError("Say whom it is about: --subject ID, or --unknown.")
    import random

    from tooling.requests.open import open_request

    rng = random.SystemRandom()
    opened = open_request(
        session.register(), kind, subjects, received, channel, session.today, rng, signed=signed
    )
    say(opened, f"{opened.request.kind.value}, due {opened.request.due}")


@click.command("include")
@REQUEST
@click.option(
    "--subject", "subjects", metavar="ID", multiple=True, required=True, help="A contact to add."
)
@click.pass_obj
def include_command(session: Session, request: str, subjects: tuple[str, ...]) -> None:
    """Add further contacts of the same person to an open request."""
    from tooling.requests.open import include

    widened = include(session.register(), request, subjects)
    say(widened, f"about {', '.join(widened.request.subjects)}")
