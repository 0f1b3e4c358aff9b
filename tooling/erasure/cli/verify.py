"""`tooling verify-erasure REQUEST`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tooling.cli.output import note, print_json, print_table, progress

if TYPE_CHECKING:
    from tooling.cli.main import Session
    from tooling.rules.traces import Person
    from tooling.store.scanning.scan import Scan

COLUMNS = ("object", "type", "kind", "place")


@click.command("verify-erasure")
@click.argument("request", metavar="REQUEST")
@click.option(
    "--repo",
    "directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A clone, a bare repository or a mirror; without it, the register's own repository.",
)
@click.option(
    "--terms",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="What to look for, a line each: `email: …`, `phone: +…`, `name: Given | Family`; - reads "
    "the standard input. Without it, the request's keyed hashes.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(
    session: Session, request: str, directory: Path | None, terms: TextIO | None, as_json: bool
) -> int:
    """Prove that nothing in a repository still holds the person of the erasure REQUEST.

    Reads every object, reachable or not, and every other file that Git keeps, and the files beside
    them. Says where something was found and of which kind, never what. Exit code 1 if there was.
    """
    from tooling.erasure.verify import read_terms, verify_erasure, wants_terms

    register = session.register()
    person: Person | None = None
    try:
        if terms is not None:
            person = read_terms(terms)
        elif _at_a_terminal() and wants_terms(register, request):
            person = read_terms(_asked())
    except UnicodeDecodeError:
        raise click.BadParameter("the terms are not text in UTF-8", param_hint="--terms") from None
    with progress("Reading") as advance:
        result = verify_erasure(register, request, directory, person, advance)
    found = result.scan
    if as_json:
        hits = [(hit.oid or None, hit.type, hit.kind, hit.location) for hit in found.hits]
        print_json(
            {
                "request": result.request,
                "by": result.by,
                "objects": found.objects,
                "files": found.files,
                "hits": [dict(zip(COLUMNS, hit, strict=True)) for hit in hits],
                "namesakes": found.namesakes,
                "unread": found.unread,
                "gaps": [*result.gaps],
            }
        )
    elif found.hits:
        rows = [(hit.oid or "-", hit.type, hit.kind, hit.location) for hit in found.hits]
        print_table(COLUMNS, rows)
    _summary(found)
    if result.gaps:
        note("It is proven of this copy alone, which is not the whole:")
    for gap in result.gaps:
        note(f"  {gap.told}")
    return 1 if found.hits else 0


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _asked() -> list[str]:
    """Ask for the terms, unseen: they must not stay on a screen or in a shell's history."""
    note("Whom to look for? One term a line (it is not shown), an empty line ends:")
    note("an e-mail address, a phone number with + and country code, or Given | Family.")
    lines = []
    while line := click.prompt("", default="", hide_input=True, show_default=False, err=True):
        lines.append(line)
    return lines


def _summary(found: Scan) -> None:
    read = f"{found.objects} objects and {found.files} files were read"
    if found.hits:
        holding = len({(hit.oid, hit.location) for hit in found.hits})
        note(f"The person is still in {holding} of them: {read}.")
    else:
        note(f"No trace of the person: {read}.")
    if found.namesakes:
        note(
            f"In {found.namesakes} objects the name stands as somebody else's of that name: "
            "with another e-mail address, or in another contact's own file. Those are no hits."
        )
    if found.unread:
        note(f"{len(found.unread)} could not be read to the end; look at them yourself:")
        for location in found.unread[:20]:
            note(f"  {location}")
