"""`tooling new`: a contact from options, or typed into a template."""

from __future__ import annotations

import random

import click

from schema.vocabulary import Kind
from tooling.cli.main import Session
from tooling.cli.options import WordOf

SHORT = (
    "organisation", "given_name", "family_name", "role", "language", "email", "phone",
    "responsible", "basis", "source",
)  # fmt: skip


@click.command()
@click.argument("kind", type=WordOf(Kind))
@click.option("--organisation", metavar="NAME", help="The organisation.")
@click.option("--given-name", metavar="NAME", help="The person's given name.")
@click.option("--family-name", metavar="NAME", help="The person's family name.")
@click.option("--role", metavar="TEXT", help="The person's duties at work.")
@click.option("--language", metavar="TAG", help="The language of letters: fi, sv, en, ...")
@click.option("--email", metavar="ADDRESS", help="The e-mail address at work.")
@click.option("--phone", metavar="NUMBER", help="The phone number at work, in any notation.")
@click.option("--country", metavar="COUNTRY", help="The country of national phone numbers.")
@click.option("--responsible", metavar="ADDRESS", help="Our own person; usually you.")
@click.option("--basis", metavar="BASIS", help="The lawful basis; usually that of the kind.")
@click.option("--source", metavar="SOURCE", help="Where the data came from: self, fair, web, ...")
@click.option("--set", "sets", metavar="FIELD=VALUE", multiple=True, help="Give a field a value.")
@click.option("--add", "adds", metavar="FIELD=VALUE", multiple=True, help="Add to a list.")
@click.option("--no-commit", is_flag=True, help="Write the file, but make no commit.")
@click.pass_obj
def command(
    session: Session,
    /,
    kind: Kind,
    country: str | None,
    sets: tuple[str, ...],
    adds: tuple[str, ...],
    no_commit: bool,
    **options: str | None,
) -> int:
    """Add a customer, a partner, a member of the media or a prospect.

    Without options, an editor opens with a template that explains each field. The day, the lawful
    basis, the source and your own address as the responsible person are filled in.

    \b
    tooling new customer --organisation "Sähkö Oy" --family-name Aho --email aho@sahko.example
    tooling new prospect --organisation "Bygg AB" --phone "08 123 456 78" --country SE --source fair
    """  # noqa: D301
    from tooling.contacts.cli.editor import is_interactive, report, type_until_valid
    from tooling.contacts.edit import finish_edit
    from tooling.contacts.field_edits import FieldEdits
    from tooling.contacts.new import begin_new, new, shorthand
    from tooling.contacts.saving import Manner
    from tooling.contacts.uncommitted import require_committable

    given = {name: value for name in SHORT if (value := options.get(name))}
    short = shorthand(given)
    edits = FieldEdits((*short.sets, *sets), (*short.adds, *adds))
    register, rng = session.register(), random.SystemRandom()
    if edits:
        return report(
            new(
                register, kind, edits, session.today, rng,
                country=country, commit=not no_commit,
            )
        )  # fmt: skip
    if not is_interactive():
        raise click.UsageError("Say who it is, at least --organisation NAME; see --help.")
    if not no_commit:
        require_committable(register)
    draft = begin_new(register, kind, session.today, rng)
    return type_until_valid(
        draft,
        lambda _: finish_edit(register, draft, session.today, Manner(commit=not no_commit)),
        None,
    )
