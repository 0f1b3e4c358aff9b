"""`tooling show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tooling.cli.main import Session
from tooling.cli.options import JSON
from tooling.cli.output import note, print_json

if TYPE_CHECKING:
    from tooling.contacts.show import Permission, Shown


@click.command()
@click.argument("who", metavar="ID")
@JSON
@click.option("--yaml", "as_yaml", is_flag=True, help="The file as it is.")
@click.pass_obj
def command(session: Session, who: str, as_json: bool, as_yaml: bool) -> int:
    """Show the contact ID in plain words, and what it may be contacted for today.

    "Work duties only" means: by a campaign that is about the person's duties at work.
    """
    from tooling.contacts.show import show

    if as_json and as_yaml:
        raise click.UsageError("--json and --yaml exclude each other.")
    shown = show(session.register(), who, session.today)
    if as_yaml:
        click.echo(shown.source, nl=False)
        return 0
    if as_json:
        may: dict[str, dict[str, object]] = {}
        for permission in shown.permissions:
            may.setdefault(permission.purpose, {})[permission.channel] = {
                "answer": permission.answer.value,
                "permission_basis": permission.rests_on,
                "reasons": permission.reasons,
            }
        _tell_doubts(shown)
        print_json(
            {
                "id": shown.id,
                "register": shown.register,
                "path": shown.path,
                "contact": shown.record,
                "may_be_contacted": may,
                "doubts": shown.doubts,
                "behind": shown.behind,
            }
        )
        return 0
    click.echo(click.style(shown.title, bold=True))
    click.echo(f"{shown.id} in the {shown.register} ({shown.path})")
    for title, lines in shown.sections:
        _print_section(title, lines)
    _print_permissions(shown.permissions, session)
    _tell_doubts(shown)
    return 0


def _tell_doubts(shown: Shown) -> None:
    if shown.behind:
        note(f"Note: {shown.behind}")
    for doubt in shown.doubts:
        note(f"Note: {doubt}")


def _print_section(title: str, lines: tuple[tuple[str, str], ...]) -> None:
    click.echo(f"\n{click.style(title, bold=True)}")
    width = max(len(label) for label, _ in lines)
    for label, text in lines:
        first, *others = text.splitlines()
        click.echo(f"  {label:<{width}}  {first}")
        for other in others:
            click.echo(f"  {'':<{width}}  {other}")


def _print_permissions(permissions: tuple[Permission, ...], session: Session) -> None:
    from schema.vocabulary import Channel
    from tooling.contacts.show import reasons_in_words

    click.echo(f"\n{click.style(f'May be contacted on {session.today}', bold=True)}")
    answers = {(one.purpose, one.channel): one.answer.value for one in permissions}
    purposes = list(dict.fromkeys(one.purpose for one in permissions))
    width = max(len(purpose) for purpose in purposes)
    click.echo(
        f"  {'':<{width}}" + "".join(f"  {channel.value:<16}" for channel in Channel).rstrip()
    )
    for purpose in purposes:
        cells = "".join(f"  {answers[purpose, channel.value]:<16}" for channel in Channel)
        click.echo(f"  {purpose.replace('_', ' '):<{width}}{cells.rstrip()}")
    reasons = reasons_in_words(permissions)
    if reasons:
        click.echo(f"\n{click.style('Why not', bold=True)}")
    for rule, words in reasons.items():
        refused = [
            f"{one.purpose.replace('_', ' ')} by {one.channel}"
            for one in permissions
            if rule in one.reasons
        ]
        what = "everything" if len(refused) == len(permissions) else ", ".join(refused)
        click.echo(f"  {words}\n    {what}")
