"""`tooling request identify`, `told` and `confirm`: what people did outside the register."""

from __future__ import annotations

from datetime import date

import click

from schema.vocabulary import ErasureStep
from tooling.cli.main import Session
from tooling.cli.options import WordOf
from tooling.requests.cli.shared import DAY, REQUEST, say


@click.command("identify")
@REQUEST
@click.option("--how", required=True, metavar="TEXT", help="By which means, without values.")
@click.option("--role", required=True, metavar="ROLE", help="Who checked: a role, not a name.")
@DAY
@click.pass_obj
def identify_command(session: Session, request: str, how: str, role: str, day: date) -> None:
    """Record how it was made sure that the request comes from the person (GDPR Art. 12(6))."""
    from tooling.requests.confirm import identify_request

    done = identify_request(session.register(), request, how, role, day, session.today)
    say(done, "identity verified")


@click.command("told")
@REQUEST
@click.option("--unit", required=True, metavar="UNIT", help="Which unit was told.")
@DAY
@click.pass_obj
def told_command(session: Session, request: str, unit: str, day: date) -> None:
    """Record that a unit that got a list with the person has been told (GDPR Art. 19)."""
    from tooling.requests.confirm import tell_recipient

    done = tell_recipient(session.register(), request, unit, day, session.today)
    say(done, f"{unit} told")


@click.command("confirm")
@REQUEST
@click.option("--step", type=WordOf(ErasureStep), required=True, help="Which step is done.")
@click.option("--role", required=True, metavar="ROLE", help="Who confirms it: a role, not a name.")
@DAY
@click.pass_obj
def confirm_command(
    session: Session, request: str, step: ErasureStep, role: str, day: date
) -> None:
    """Confirm a step of an erasure's checklist; with the last one the request is `erased`."""
    from tooling.requests.confirm import confirm_step

    done = confirm_step(session.register(), request, step, role, day, session.today)
    erasure = done.request.erasure
    left = [item.step.value for item in erasure.checklist if not item.confirmed] if erasure else []
    say(done, f"left to confirm: {', '.join(left)}" if left else "every step confirmed")
    if done.request.outcome:
        click.echo(f"{done.request.id}: {done.request.outcome.value}")
