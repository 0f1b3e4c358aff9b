"""`tooling request`: what data subjects ask for, and by when it is answered."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from schema.vocabulary import RequestChannel, RequestKind
from tooling.cli.main import Session
from tooling.cli.output import note, print_json, print_table
from tooling.phrases import counted
from tooling.requests.cli.fulfil import fulfil_command
from tooling.requests.cli.handle import VERBS
from tooling.requests.cli.options import DAY, REQUEST

if TYPE_CHECKING:
    from tooling.requests.list import Line
    from tooling.requests.open import Opened


@click.group("request")
def command() -> None:
    """Take, watch and answer the requests of data subjects (GDPR Art. 12-22).

    A request is due one calendar month after it was received. Its file holds no personal data
    beyond the ids of the contacts that it is about.
    """


@command.command("open")
@click.option(
    "--kind",
    type=click.Choice([one.value for one in RequestKind]),
    required=True,
    help="Which right.",
)
@click.option(
    "--subject",
    "subjects",
    metavar="ID",
    multiple=True,
    required=True,
    help="A contact of the person; again for each record there is.",
)
@click.option("--received", type=DAY, required=True, metavar="DATE", help="The day of receipt.")
@click.option(
    "--channel",
    type=click.Choice([one.value for one in RequestChannel]),
    required=True,
    help="How it came.",
)
@click.option("--signed", is_flag=True, help="It is in writing and signed.")
@click.pass_obj
def open_(
    session: Session,
    kind: str,
    subjects: tuple[str, ...],
    received: datetime,
    channel: str,
    signed: bool,
) -> None:
    """Take a request: write its file, with the day by which it must be answered, and commit it.

    Any form will do, a call included; an unsigned request is taken with a notice. Other records
    that may be the same person's are named, for you to include.
    """
    import random

    from tooling.requests.open import open_request

    opened = open_request(
        session.register(),
        RequestKind(kind),
        subjects,
        received.date(),
        RequestChannel(channel),
        session.today,
        random.SystemRandom(),
        signed=signed,
    )
    request = opened.noted.request
    click.echo(f"{request.id}: {request.kind.value}, due {request.due}")
    _tell(opened)


@command.command("include")
@REQUEST
@click.option(
    "--subject", "subjects", metavar="ID", multiple=True, required=True, help="A contact to add."
)
@click.pass_obj
def include_command(session: Session, request: str, subjects: tuple[str, ...]) -> None:
    """Add further contacts of the same person to an open request."""
    from tooling.requests.open import include

    opened = include(session.register(), request, subjects)
    ids = ", ".join(opened.noted.request.subjects)
    click.echo(f"{opened.noted.request.id}: about {ids}")
    _tell(opened)


def _tell(opened: Opened) -> None:
    for text in opened.noted.notes:
        note(text)
    if opened.namesakes:
        note("These contacts may be the same person's; look at them, and include those that are:")
        for one in opened.namesakes:
            note(f"  {one.id} ({one.register}): same {', '.join(one.same)}")
        note(f"  tooling request include {opened.noted.request.id} --subject ID")


@command.command("list")
@click.option("--open", "only_open", is_flag=True, help="Leave out those that are closed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_command(session: Session, only_open: bool, as_json: bool) -> None:
    """List the requests by what is due: overdue first and marked, closed ones last."""
    from tooling.requests.list import list_requests

    lines = list_requests(session.register(), session.today, only_open=only_open)
    if as_json:
        print_json([_plain(asdict(line)) for line in lines])
        return
    print_table(
        ("request", "kind", "received", "due", "state"),
        [(line.id, line.kind, str(line.received), str(line.due), standing(line)) for line in lines],
        title="Requests",
    )
    late = sum(line.state == "overdue" for line in lines)
    if late:
        note(f"{late} overdue: answer at once, and say why it is late.")


def standing(line: Line) -> str:
    """Return where a request stands, in words: what is left of its time, or how it ended."""
    left = line.days_left
    if left is None:
        return f"{(line.outcome or '').replace('_', ' ')} {line.closed or ''}".strip()
    if left < 0:
        return f"OVERDUE by {counted(-left, 'day')}"
    return "due today" if left == 0 else f"{counted(left, 'day')} left"


@command.command("show")
@REQUEST
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show_command(session: Session, request: str, as_json: bool) -> None:
    """Show a request in plain words: where it stands, what comes next, and who must be told."""
    from tooling.requests.show import show_request

    shown = show_request(session.register(), request, session.today)
    if as_json:
        print_json(_plain(asdict(shown)))
        return
    line = shown.line
    due = "" if line.days_left is None else f", due {line.due}"
    click.echo(f"{line.id}: {line.kind}{due}, {standing(line)}")
    for label, text in shown.facts:
        click.echo(f"  {label}: {text}")
    if shown.recipients:
        click.echo("Units that got lists with the person:")
        for receiver in shown.recipients:
            click.echo(f"  {receiver}")
    if shown.next:
        click.echo("Next:")
        for step in shown.next:
            click.echo(f"  - {step}")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, int | None) else str(value)


command.add_command(fulfil_command)
for verb in VERBS:
    command.add_command(verb)
