"""The verbs of `tooling request` that record what people did: told, checked, decided."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from schema.vocabulary import ErasureStep
from tooling.cli.main import Session
from tooling.cli.output import note
from tooling.requests.cli.options import DAY, REQUEST, day_of

if TYPE_CHECKING:
    from tooling.store.request_files import Noted

TOLD_HELP = "The day on which the person was told; today without it."


@click.command("extend")
@REQUEST
@click.option("--months", type=click.IntRange(1, 2), required=True, help="By how many months.")
@click.option("--reason", required=True, metavar="TEXT", help="Why, without names.")
@click.option("--notified", type=DAY, metavar="DATE", help=TOLD_HELP)
@click.pass_obj
def extend_command(
    session: Session, request: str, months: int, reason: str, notified: datetime | None
) -> None:
    """Extend the time to answer, once, by two months at most (GDPR Art. 12(3)).

    The person must be told, with the reason, within the first month.
    """
    from tooling.requests.extend import extend_request

    day = day_of(notified, session.today)
    done = extend_request(session.register(), request, months, reason, day, session.today)
    click.echo(f"{done.request.id}: due {done.request.due}")


@click.command("refuse")
@REQUEST
@click.option("--reason", required=True, metavar="TEXT", help="Why, without names.")
@click.option("--notified", type=DAY, metavar="DATE", help=TOLD_HELP)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["fi", "sv", "en"]),
    help="The language of the text on remedies; the person's without it.",
)
@click.pass_obj
def refuse_command(
    session: Session, request: str, reason: str, notified: datetime | None, language: str | None
) -> None:
    """Refuse a request, and print what the letter must say on complaint and court remedy.

    The person must be told within the first month (GDPR Art. 12(4)).
    """
    from tooling.requests.refuse import refuse_request

    day = day_of(notified, session.today)
    refused = refuse_request(session.register(), request, reason, day, session.today, language)
    _say(refused.noted, "refused")
    click.echo(refused.remedies)


@click.command("withdraw")
@REQUEST
@click.pass_obj
def withdraw_command(session: Session, request: str) -> None:
    """Close a request that the person has taken back."""
    from tooling.requests.refuse import withdraw_request

    _say(withdraw_request(session.register(), request, session.today), "closed, withdrawn")


@click.command("identify")
@REQUEST
@click.option("--how", required=True, metavar="TEXT", help="By which means, without values.")
@click.option("--role", required=True, metavar="ROLE", help="Who checked: a role, not a name.")
@click.option("--date", "day", type=DAY, metavar="DATE", help="The day; today without it.")
@click.pass_obj
def identify_command(
    session: Session, request: str, how: str, role: str, day: datetime | None
) -> None:
    """Record how it was made sure that the request comes from the person (GDPR Art. 12(6))."""
    from tooling.requests.confirm import identify_request

    done = identify_request(
        session.register(), request, how, role, day_of(day, session.today), session.today
    )
    _say(done, "identity verified")


@click.command("told")
@REQUEST
@click.option("--unit", required=True, metavar="UNIT", help="Which unit was told.")
@click.option("--date", "day", type=DAY, metavar="DATE", help="The day; today without it.")
@click.pass_obj
def told_command(session: Session, request: str, unit: str, day: datetime | None) -> None:
    """Record that a unit that got a list with the person has been told (GDPR Art. 19)."""
    from tooling.requests.confirm import tell_recipient

    done = tell_recipient(
        session.register(), request, unit, day_of(day, session.today), session.today
    )
    _say(done, f"{unit} told")


@click.command("confirm")
@REQUEST
@click.option(
    "--step",
    type=click.Choice([one.value for one in ErasureStep]),
    required=True,
    help="Which place is clean.",
)
@click.option("--role", required=True, metavar="ROLE", help="Who confirms it: a role, not a name.")
@click.option("--date", "day", type=DAY, metavar="DATE", help="The day; today without it.")
@click.pass_obj
def confirm_command(
    session: Session, request: str, step: str, role: str, day: datetime | None
) -> None:
    """Confirm a step of an erasure's checklist; with the last one the request is `erased`."""
    from tooling.requests.confirm import confirm_step

    done = confirm_step(
        session.register(),
        request,
        ErasureStep(step),
        role,
        day_of(day, session.today),
        session.today,
    )
    erasure = done.request.erasure
    left = [item.step.value for item in erasure.checklist if not item.confirmed] if erasure else []
    _say(done, f"left to confirm: {', '.join(left)}" if left else "every step confirmed")
    if done.request.outcome:
        click.echo(f"{done.request.id}: {done.request.outcome.value}")


@click.command("lift")
@REQUEST
@click.option("--reason", required=True, metavar="TEXT", help="Why it may end, without names.")
@click.option(
    "--notified",
    type=DAY,
    required=True,
    metavar="DATE",
    help="The day on which the person was told that it ends.",
)
@click.pass_obj
def lift_command(session: Session, request: str, reason: str, notified: datetime) -> None:
    """End the restriction that a request set; the person is told before (GDPR Art. 18(3))."""
    from tooling.requests.lift import lift_restriction

    done = lift_restriction(session.register(), request, reason, notified.date(), session.today)
    _say(done, "restriction lifted")


def _say(done: Noted, what: str) -> None:
    for text in done.notes:
        note(text)
    click.echo(f"{done.request.id}: {what}")


VERBS = (
    extend_command,
    refuse_command,
    identify_command,
    told_command,
    confirm_command,
    lift_command,
    withdraw_command,
)
