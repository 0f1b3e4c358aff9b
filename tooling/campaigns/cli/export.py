"""`tooling export CAMPAIGN --to UNIT`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.output import note, note_for_excel, print_bytes, print_json, progress

if TYPE_CHECKING:
    from tooling.campaigns.export import Exported
    from tooling.cli.main import Session

SUMMARY = (
    "campaign", "commit", "selected", "exported", "excluded", "output", "sha256", "disclosure",
)  # fmt: skip


@click.command("export")
@click.argument("campaign", metavar="CAMPAIGN")
@click.option("--to", "unit", required=True, metavar="UNIT", help="The unit that gets the list.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "xlsx", "vcard", "json"]),
    default="csv",
    show_default=True,
    help="The list's format: csv for programs, xlsx for Excel.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the list goes; `-` is stdout. Usually exports/CAMPAIGN-DATE.SUFFIX.",
)
@click.option("--at", metavar="REV", help="The list of a past state; refusals of today hold.")
@click.option("--fetch", is_flag=True, help="Ask the remote first for what was pushed since.")
@click.option(
    "--behind-anyway",
    metavar="REASON",
    help="Make the list though this clone lacks commits of its upstream; the disclosure keeps why.",
)
@click.option("--force", is_flag=True, help="Replace an output file that has another content.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_obj
def command(
    session: Session,
    campaign: str,
    unit: str,
    format_: str,
    output: Path | None,
    at: str | None,
    fetch: bool,
    behind_anyway: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Make the mailing list of CAMPAIGN for a unit, and commit a record of the disclosure.

    The list is made from the last commit. It holds who the campaign chooses and may be contacted;
    `tooling explain CAMPAIGN` says why each contact is in or out. A clone that is known to lack
    what others have pushed makes none: an objection could be among it.
    """
    if as_json and output == Path("-"):
        raise click.UsageError("--output - writes the list to stdout, where --json has no room.")
    import random

    from tooling.campaigns.export import ExportOptions, export

    order = ExportOptions(campaign, unit, format_, output, at, force, fetch, behind_anyway)
    register = session.register()
    with progress("Reading contacts") as advance:
        result = export(register, order, session.today, random.SystemRandom(), note, advance)
    if output == Path("-"):
        print_bytes(result.data)
    if as_json:
        print_json({name: getattr(result, name) for name in SUMMARY})
    for line in summary(result):
        note(line)
    if result.output != "-":
        note_for_excel(format_)


def summary(result: Exported) -> list[str]:
    """Return what happened, in words."""
    from schema.rule import RULES

    lines = [f"{result.exported} of the {result.selected} contacts chosen are on the list."]
    for rule, count in result.excluded.items():
        lines.append(f"  left out {count:>6}  {rule}: {RULES[rule].message}")
    if result.output != "-":
        lines.append(f"The list: {result.output}")
    lines.append(f"The disclosure, committed: {result.disclosure}")
    return lines
