"""`tooling log ID`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tooling.audit.cli.printing import plain, print_rows
from tooling.cli.output import note, print_json

if TYPE_CHECKING:
    from tooling.cli.main import Session

COLUMNS = ("time", "author", "register", "field", "before", "after", "commit")
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
    columns = [name for name in COLUMNS if not (no_values and name in ("before", "after"))]
    if as_json:
        changes = plain(result.changes, [*columns, "subject"])
        print_json({"id": id, "cut": result.cut, "gaps": [*result.gaps], "changes": changes})
    else:
        print_rows(result.changes, columns)
    for gap in result.gaps:
        note(gap.told)
