"""`tooling suppress`: who must not come back. Addresses come in by a prompt or a file only."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_json, print_table
from tooling.errors import RegisterError

if TYPE_CHECKING:
    from tooling.store.register import Register

REASONS = ("objection", "unsubscribe", "bounce", "manual")
PURPOSES = (
    "customer_communication", "customer_survey", "marketing", "event_invitation",
    "market_research", "opinion_research", "crisis_communication",
)  # fmt: skip


@click.group()
def command() -> None:
    """Keep addresses out for good, and ask whether one is kept out.

    The file records/suppressions.yaml holds keyed hashes, no address. An address never stands on
    the command line, where others could read it: it is asked for, or read from a file, one e-mail
    address or phone number a line, in any notation.
    """


def addresses(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option by which addresses come in."""
    return click.option(
        "--from",
        "file",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
        metavar="FILE",
        help="Read addresses from FILE, one a line; `-` is stdin. Without it, one is asked for.",
    )(verb)


@command.command()
@click.option("--reason", required=True, type=click.Choice(REASONS), help="Why.")
@click.option(
    "--purpose",
    "purposes",
    multiple=True,
    type=click.Choice(PURPOSES),
    help="For this purpose only; can be given again. Without it: for every one.",
)
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="Since when, if not today.",
)  # fmt: skip
@click.option(
    "--contact", "contacts", multiple=True, metavar="ID",
    help="All addresses of this contact; can be given again.",
)  # fmt: skip
@addresses
@click.pass_obj
def add(
    session: Session,
    reason: str,
    purposes: tuple[str, ...],
    day: datetime | None,
    contacts: tuple[str, ...],
    file: Path | None,
) -> int:
    """Keep addresses out: no import brings them back, and lists leave them out."""
    from schema.vocabulary import Purpose, SuppressionReason
    from tooling.suppression.suppress import forms_of_contacts, suppress

    if contacts and file:
        raise click.UsageError("--contact and --from are two ways to say whom: take one.")
    register = session.register()
    forms = forms_of_contacts(register, contacts) if contacts else _given(register, file)
    done = suppress(
        register,
        forms,
        SuppressionReason(reason),
        [Purpose(purpose) for purpose in purposes],
        day.date() if day else session.today,
        session.today,
    )
    if done.key_made:
        note(f"A key was made: {done.key_made}")
        note("Back it up outside the repository, and give it to those who import and export.")
    note(f"{done.addresses} asked for, {done.entries} new or widened.")
    if done.commit:
        note(f"Committed as {done.commit[:12]}.")
    return 0


@command.command()
@addresses
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def check(session: Session, file: Path | None, as_json: bool) -> int:
    """Say whether addresses are kept out, and why. Exit code 1: at least one is."""
    from tooling.suppression.suppress import EVERY, standing

    register = session.register()
    found = standing(register, _given(register, file))
    rows = [
        (one.place, entry.reason.value, entry.date.isoformat(), entry.purposes)
        for one in found
        for entry in one.entries
    ]
    if as_json:
        keys = ("address", "reason", "date", "purposes")
        print_json([dict(zip(keys, row, strict=True)) for row in rows])
    elif rows:
        print_table(
            ("address", "reason", "since", "for"),
            [(str(n), why, day, ", ".join(what) or EVERY) for n, why, day, what in rows],
        )
    out = sum(bool(one.entries) for one in found)
    note(f"{out} of {len(found)} kept out.")
    return EXIT_FINDINGS if out else 0


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(session: Session, as_json: bool) -> int:
    """Count who is kept out, by reason and purpose. No key is needed."""
    from tooling.suppression.suppress import counts

    found = counts(session.register())
    if as_json:
        print_json([{"reason": why, "for": what, "entries": n} for (why, what), n in found.items()])
    elif found:
        rows = [(why, what, str(number)) for (why, what), number in found.items()]
        print_table(("reason", "for", "entries"), rows)
    else:
        note("Nobody is kept out.")
    return 0


@command.command()
@click.option("--reason", type=click.Choice(REASONS), help="Only entries with this reason.")
@click.option(
    "--reason-text", "why", required=True, metavar="TEXT",
    help="Why they may come back, for the history; without names and addresses.",
)  # fmt: skip
@addresses
@click.pass_obj
def remove(session: Session, reason: str | None, why: str, file: Path | None) -> int:
    """Let addresses in again, where the person asked for it or the address works again."""
    from schema.vocabulary import SuppressionReason
    from tooling.suppression.suppress import let_in

    register = session.register()
    forms = _given(register, file)
    done = let_in(register, forms, why, SuppressionReason(reason) if reason else None)
    note(f"{done.entries} removed.")
    if done.commit:
        note(f"Committed as {done.commit[:12]}.")
    return 0


def _given(register: Register, file: Path | None) -> tuple[str, ...]:
    """Return the normal forms of the addresses that a person types or gives in a file."""
    from tooling.suppression.suppress import forms_of

    if file is None:
        if not sys.stdin.isatty():
            raise click.UsageError("There is no terminal to ask on: take --from FILE, or --from -.")
        return forms_of(register, [click.prompt("Address", hide_input=True)])
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RegisterError("The file is not UTF-8 text", "Save it as UTF-8.") from None
    texts = [line.strip() for line in text.splitlines() if line.strip()]
    if not texts:
        raise RegisterError("There is no address in it", "One e-mail address or number a line.")
    return forms_of(register, texts)
