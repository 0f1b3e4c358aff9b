"""`tooling changes --since REV`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tooling.cli.output import note, print_json, print_table, progress
from tooling.phrases import counted

if TYPE_CHECKING:
    from tooling.campaigns.changes import Changes
    from tooling.cli.main import Session

REGISTERS = ("register", "added", "changed", "removed", "moved here")
CAMPAIGNS = ("campaign", "before", "after", "enter", "leave")


@click.command("changes")
@click.option("--since", required=True, metavar="REV", help="The commit to compare with.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def command(session: Session, since: str, format_: str, as_json: bool) -> None:
    """Count what changed since a commit: contacts by register, and who enters or leaves each list.

    Counts only; no name or address is in it. Edits that are not committed yet are counted too.
    """
    from tooling.campaigns.changes import changes

    register = session.register()
    with progress("Reading contacts") as advance:
        found = changes(register, since, session.today, advance)
    if as_json or format_ == "json":
        print_json(asdict(found))
    elif format_ == "markdown":
        click.echo(markdown(found))
    else:
        print_table(REGISTERS, registers(found), title="Contacts")
        click.echo()
        print_table(CAMPAIGNS, campaigns(found), title="Campaigns")
    if found.invalid:
        note(of_invalid(found.invalid))
    if found.behind:
        note(f"Note: {found.behind}")
    for doubt in found.doubts:
        note(f"Note: {of_doubt(doubt)}")


def registers(found: Changes) -> list[tuple[str, ...]]:
    """Return the rows on contacts."""
    return [
        (one.register, str(one.added), str(one.changed), str(one.removed), str(one.moved))
        for one in found.registers
    ]


def campaigns(found: Changes) -> list[tuple[str, ...]]:
    """Return the rows on campaigns; a dash where there was, or is, no valid campaign."""
    return [
        (one.campaign, _or_dash(one.before), _or_dash(one.after), f"+{one.enter}", f"-{one.leave}")
        for one in found.campaigns
    ]


def markdown(found: Changes) -> str:
    """Return the summary that CI posts."""
    parts = [
        f"### What changes since `{found.since[:12]}`",
        "",
        _table(REGISTERS, registers(found)),
    ]
    if found.campaigns:
        parts += ["", _table(CAMPAIGNS, campaigns(found))]
    if found.invalid:
        parts += ["", of_invalid(found.invalid)]
    for doubt in found.doubts:
        parts += ["", of_doubt(doubt)]
    return "\n".join(parts)


def of_invalid(count: int) -> str:
    """Return what is to be known of the files that can't be counted on."""
    files = counted(count, "contact file has", "contact files have")
    return f"{files} findings: on no list now."


def of_doubt(doubt: str) -> str:
    """Return what was not asked, and what that means for the counts."""
    return f"{doubt} The lists above are at most so long."


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    head = [columns, ("---", *("---:" for _ in columns[1:]))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [*head, *rows])


def _or_dash(number: int | None) -> str:
    return "–" if number is None else str(number)
