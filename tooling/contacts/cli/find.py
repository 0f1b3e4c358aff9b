"""`tooling find`."""

from __future__ import annotations

from dataclasses import asdict

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.options import JSON
from tooling.cli.output import note, print_json, print_table, progress
from tooling.phrases import counted


@click.command()
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@JSON
@click.pass_obj
def command(session: Session, words: tuple[str, ...], as_json: bool) -> int:
    """Find contacts by name, organisation, role, e-mail, phone or id.

    TEXT may be a part of what is looked for, without capitals and diacritics; of several words,
    all must be found. A phone number may be written in any way: 040 555 0123 finds +358405550123.
    """
    from tooling.contacts.find import find

    register = session.register()
    with progress("Reading") as advance:
        found = find(register, " ".join(words), advance)
    if as_json:
        print_json([asdict(hit) for hit in found.hits])
    elif found.hits:
        print_table(
            ("id", "register", "kind", "name", "organisation", "email"),
            [
                (hit.id, hit.register, hit.kind, hit.name, hit.organisation, hit.email)
                for hit in found.hits
            ],
        )
    if not found.hits:
        note("Nothing found. Try a part of the name or of the address, or the organisation.")
    elif not as_json:
        note(f"{len(found.hits)} found")
    if found.unread:
        files = counted(found.unread, "file has", "files have")
        note(f"Not searched: {files} errors. See them with: tooling validate")
    return 0 if found.hits else EXIT_FINDINGS
