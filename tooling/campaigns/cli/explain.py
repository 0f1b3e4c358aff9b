"""`tooling explain CAMPAIGN [ID]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from tooling.cli.output import note, print_json, print_table, progress
from tooling.phrases import counted

if TYPE_CHECKING:
    from tooling.campaigns.explain import Explanation, Overview
    from tooling.cli.main import Session

#: How it is said whether a contact is in.
SIDES = {True: "in", False: "out", None: "?"}


@click.command("explain")
@click.argument("campaign", metavar="CAMPAIGN")
@click.argument("id", metavar="[ID]", required=False)
@click.option(
    "--only", metavar="in|out|RULE", help="Only contacts that are in, or out, or have this rule."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(
    session: Session, campaign: str, id: str | None, only: str | None, as_json: bool
) -> None:
    """Say why each contact is in or out of CAMPAIGN; with an ID, everything about that contact.

    Looks at the files as they are now, also at what is not committed yet.
    """
    from tooling.campaigns.explain import explain, explain_one

    if id is not None and only is not None:
        raise click.UsageError("--only chooses among many contacts; with an ID there is one.")
    register = session.register()
    if id is not None:
        one = explain_one(register, campaign, id, session.today)
        if as_json:
            print_json(of_one(one))
        else:
            show_one(one)
        tell_doubts(one.doubts, one.behind)
        return
    with progress("Reading contacts") as advance:
        overview = explain(register, campaign, session.today, only=only, advance=advance)
    if as_json:
        print_json(of_all(overview))
    else:
        show_all(overview)
    for sentence in overview.unmatched:
        note(sentence)
    tell_doubts(overview.doubts, overview.behind)


def tell_doubts(doubts: Iterable[str], behind: str | None) -> None:
    """Say on stderr what could not be asked, and what this clone has not heard of."""
    if behind:
        note(f"Note: {behind}")
    for doubt in doubts:
        note(f"Note: {doubt} No list is made as long as that is so.")


def of_all(overview: Overview) -> dict[str, object]:
    """Return the overview as JSON says it."""
    return {
        "campaign": overview.campaign,
        "contacts": overview.contacts,
        "in": overview.inside,
        "unsure": overview.unsure,
        "counts": dict(overview.counts),
        "standings": [
            {
                "id": standing.id,
                "register": standing.register,
                "in": standing.inside,
                "reasons": [
                    {"rule": reason.rule.id, "field": reason.field} for reason in standing.reasons
                ],
            }
            for standing in overview.standings
        ],
        "doubts": list(overview.doubts),
        "behind": overview.behind,
        "unmatched": list(overview.unmatched),
    }


def of_one(one: Explanation) -> dict[str, object]:
    """Return the explanation as JSON says it."""
    return {
        "campaign": one.campaign,
        "id": one.id,
        "path": one.path,
        "in": one.inside,
        "where": [
            {"name": line.name, "wanted": list(line.wanted), "holds": line.holds}
            for line in one.lines
        ],
        "reasons": [
            {
                "rule": point.rule,
                "text": point.text,
                "field": point.field,
                "line": point.line,
                "column": point.column,
            }
            for point in one.reasons
        ],
        "doubts": list(one.doubts),
        "behind": one.behind,
    }


def show_all(overview: Overview) -> None:
    """Print the counts, then a line for each contact; on a terminal through a pager."""
    from schema.rule import RULES

    counts = [
        [_side_of(rule), str(count), rule, RULES[rule].message]
        for rule, count in overview.counts.items()
    ]
    print_table(["", "contacts", "rule", "meaning"], counts, title=overview.campaign)
    rows = [
        (
            standing.id,
            standing.register,
            SIDES[standing.inside],
            ", ".join(
                reason.rule.id + (f" ({reason.field})" if reason.field else "")
                for reason in standing.reasons
            ),
        )
        for standing in overview.standings
    ]
    if sys.stdout.isatty():
        lines = (f"{id}  {register:<9}  {side:<3}  {why}\n" for id, register, side, why in rows)
        click.echo_via_pager(lines)
    else:
        click.echo()
        print_table(["id", "register", "in", "reasons"], rows)
    note(f"{overview.inside} of {overview.contacts} contacts are in.")
    if overview.unsure:
        many = counted(overview.unsure, "contact", "contacts")
        note(f"Of {many} it is not known whether they are in or out.")


def _side_of(rule: str) -> str:
    from tooling.campaigns.rules.reasons import PERMITTED, UNKNOWN

    unknown = any(rule == other.id for other in UNKNOWN)
    return SIDES[None if unknown else rule == PERMITTED.id]


def show_one(one: Explanation) -> None:
    """Print the campaign's conditions and the decision in sentences."""
    if one.inside is None:
        click.echo(f"It is not known whether {one.id} is in {one.campaign} or out of it.")
    else:
        click.echo(f"{one.id} is {'in' if one.inside else 'out of'} {one.campaign}.")
    click.echo("\nThe campaign's conditions:")
    for line in one.lines:
        answer = "holds   " if line.holds else "does not"
        click.echo(f"  {answer}  {line.text}: {' or '.join(line.wanted)}")
    click.echo("\nThe reasons:")
    for point in one.reasons:
        click.echo(f"  {point.rule}: {point.text}")
        if point.line is not None:
            click.echo(f"    {one.path}:{point.line}:{point.column} ({point.field})")
