"""`tooling blame ID`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tooling.audit.cli.printing import plain, print_rows
from tooling.cli.output import note, print_json

if TYPE_CHECKING:
    from tooling.cli.main import Session

COLUMNS = ("field", "value", "time", "author", "commit")


@click.command("blame")
@click.argument("id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(session: Session, id: str, as_json: bool) -> None:
    """Show for each field of the contact ID who last changed it, and when.

    A line without author and commit is a change that is not committed yet.
    """
    from tooling.audit.blame import blame

    result = blame(session.register(), id, note)
    if as_json:
        fields = plain(result.fields, COLUMNS)
        print_json({"id": id, "cut": result.cut, "gaps": [*result.gaps], "fields": fields})
    else:
        print_rows(result.fields, COLUMNS)
    for gap in result.gaps:
        note(gap.told)
