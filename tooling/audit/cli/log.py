"""`tooling log ID`."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tooling.cli.output import note, print_json, print_table

if TYPE_CHECKING:
    from tooling.cli.main import Session

SEALED = "-----BEGIN AGE ENCRYPTED FILE-----"
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("log")
@click.argument("id", metavar="ID")
@click.option("--field", metavar="FIELD", help="Only this field: `emails`, `emails.address`, ….")
@click.option("--since", type=DAY, metavar="DATE", help="Only changes of this day and later.")
@click.option("--until", type=DAY, metavar="DATE", help="Only changes up to this day.")
@click.option("--no-values", is_flag=True, help="Say what changed, not from what to what.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(
    session: Session,
    id: str,
    field: str | None,
    since: datetime | None,
    until: datetime | None,
    no_values: bool,
    as_json: bool,
) -> None:
    """Show who changed which field of the contact ID when, from what to what; newest first.

    Follows the contact from the prospects to the customers, and shows one that was deleted.
    """
    from tooling.audit.log import log

    result = log(
        session.register(),
        id,
        note,
        field=field,
        since=since and since.date(),
        until=until and until.date(),
    )
    names = ["time", "author", "register", "field", "before", "after", "commit", "subject"]
    if no_values:
        names = [name for name in names if name not in ("before", "after")]
    rows = [{name: getattr(change, name) for name in names} for change in result.changes]
    if as_json:
        for row in rows:
            row["time"] = row["time"].isoformat()
        print_json({"id": id, "cut": result.cut, "changes": rows})
    else:
        names.remove("subject")
        if sys.stdout.isatty():
            for row in rows:
                row["commit"] = row["commit"][:12]
        print_table(names, [[cell(row[name]) for name in names] for row in rows])
    if result.cut:
        note("This clone is shallow: older changes are not in it. git fetch --unshallow gets them.")


def cell(value: object) -> str:
    """A value as a table shows it."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    text = "" if value is None else str(value)
    return "(sealed)" if text.startswith(SEALED) else text
