"""`tooling edit`: change fields by name, or everything in an editor."""

from __future__ import annotations

import click

from tooling.cli.main import Session
from tooling.cli.output import note


@click.command()
@click.argument("who", metavar="ID")
@click.option("--set", "sets", metavar="FIELD=VALUE", multiple=True, help="Give a field a value.")
@click.option("--add", "adds", metavar="FIELD=VALUE", multiple=True, help="Add to a list.")
@click.option("--unset", "unsets", metavar="FIELD", multiple=True, help="Remove a field.")
@click.option("--country", metavar="COUNTRY", help="The country of national phone numbers.")
@click.option("--reason", metavar="TEXT", help="Why an objection or restriction is taken away.")
@click.option("--no-commit", is_flag=True, help="Change the file, but make no commit.")
@click.option(
    "--with-changes", is_flag=True,
    help="Commit what differs already in the file, and nobody has committed, with this change.",
)  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on with a text that could not be saved.")
@click.option("--discard", is_flag=True, help="Throw away a text that could not be saved.")
@click.pass_obj
def command(
    session: Session,
    who: str,
    sets: tuple[str, ...],
    adds: tuple[str, ...],
    unsets: tuple[str, ...],
    country: str | None,
    reason: str | None,
    no_commit: bool,
    with_changes: bool,
    resume: bool,
    discard: bool,
) -> int:
    """Change the contact ID: the named fields, or, without --set, --add and --unset, in an editor.

    Fields are named with dots, as in emails.0.address for the first address. Only the lines of
    what changed are touched. Nothing is saved that would not be valid, and what was typed is kept.
    An objection is always taken: consents that it contradicts end with it.

    \b
    tooling edit k7m2qd4x --set role=Buyer
    tooling edit k7m2qd4x --add phones="040 555 0123" --country FI
    tooling edit k7m2qd4x --unset address.street
    """  # noqa: D301
    from tooling.contacts.cli.editor import ask_reason, report, type_until_valid
    from tooling.contacts.edit import (
        begin_edit,
        discard_edit,
        edit,
        finish_edit,
        resume_edit,
    )
    from tooling.contacts.field_edits import FieldEdits
    from tooling.contacts.saving import Manner, ReasonNeededError

    edits = FieldEdits(sets, adds, unsets)
    if sum((bool(edits), resume, discard)) > 1:
        raise click.UsageError("Fields, --resume and --discard exclude each other.")
    register = session.register()
    if discard:
        dropped = discard_edit(register, who)
        click.echo("The draft is gone." if dropped else "There is no draft.")
        return 0

    def manner(why: str | None) -> Manner:
        return Manner(why, commit=not no_commit, changes=with_changes)

    if edits:

        def change(why: str | None) -> int:
            return report(edit(register, who, edits, session.today, manner(why), country=country))

        try:
            return change(reason)
        except ReasonNeededError as needed:
            return change(ask_reason(needed))
    if resume:
        draft, told = resume_edit(register, who)
        if told:
            note(told)
    else:
        draft = begin_edit(register, who, manner(reason))
    return type_until_valid(
        draft,
        lambda why: finish_edit(register, draft, session.today, manner(why)),
        reason,
    )
