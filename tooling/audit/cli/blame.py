"""`tooling blame ID`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tooling.audit.cli.log import cell
from tooling.cli.output import note, print_json, print_table

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
    from tooling.audit.blame import blame_contact

    result = blame_contact(session.register(), id, note)
    rows = [{name: getattr(line, name) for name in COLUMNS} for line in result.fields]
    if as_json:
        for row in rows:
            row["time"] = row["time"] and row["time"].isoformat()
        print_json({"id": id, "cut": result.cut, "fields": rows})
    else:
        if sys.stdout.isatty():
            for row in rows:
                row["commit"] = row["commit"] and row["commit"][:12]
        print_table(COLUMNS, [[cell(row[name]) for name in COLUMNS] for row in rows])
    if result.cut:
        note("This clone is shallow: its oldest commit stands for all before it.")
