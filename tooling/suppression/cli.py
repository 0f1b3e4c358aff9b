"""`tooling suppress`: who must not come back. Addresses come in by a prompt or a file only."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schema.vocabulary import Purpose, SuppressionReason
from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.options import JSON, WordOf, day_option
from tooling.cli.output import note, print_json, print_table
from tooling.errors import RegisterError

if TYPE_CHECKING:
    from tooling.store.register import Register
    from tooling.suppression.suppress import Suppressed

ADDRESSES = click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Read addresses from FILE, one a line; `-` is stdin. Without it, one is asked for.",
)


@click.group()
def command() -> None:
    """Keep addresses out for good, and ask whether one is kept out.

    The file records/suppressions.yaml holds keyed hashes, no address. An address never stands on
    the command line, where others could read it: it is asked for, or read from a file, one e-mail
    address or phone number a line, in any notation.
    """


@command.command()
@click.option("--reason", required=True, type=WordOf(SuppressionReason), help="Why.")
@click.option(
    "--purpose",
    "purposes",
    multiple=True,
    type=WordOf(Purpose),
    help="For this purpose only; can be given again. Without it: for every one.",
)
@day_option("--date", "day", text="Since when, if not today.")
@click.option(
    "--contact", "contacts", multiple=True, metavar="ID",
    help="All addresses of this contact; can be given again.",
)  # fmt: skip
@ADDRESSES
@click.pass_obj
def add(
    session: Session,
    reason: SuppressionReason,
    purposes: tuple[Purpose, ...],
    day: date,
    contacts: tuple[str, ...],
    file: Path | None,
) -> None:
    """Keep addresses out: no import brings them back, and lists leave them out."""
    from tooling.suppression.suppress import normal_forms_of, suppress

    if contacts and file:
        raise click.UsageError("--contact and --from are two ways to say whom: take one.")
    register = session.register()
    forms = normal_forms_of(register, contacts) if contacts else _given(register, file)
    done = suppress(register, forms, reason, purposes, day, session.today)
    if done.key_made:
        note(f"A key was made: {done.key_made}")
        note("Back it up outside the repository, and give it to those who import and export.")
    note(f"{done.addresses} asked for, {done.entries} new or widened.")
    _tell_commit(register, done)


@command.command()
@ADDRESSES
@JSON
@click.pass_obj
def check(session: Session, file: Path | None, as_json: bool) -> int:
    """Say whether addresses are kept out, and why. Exit code 1: at least one is."""
    from tooling.suppression.suppress import EVERY, entries_for

    register = session.register()
    found = entries_for(register, _given(register, file))
    rows = [
        (number, entry.reason.value, entry.date.isoformat(), entry.purposes)
        for number, entries in enumerate(found, 1)
        for entry in entries
    ]
    if as_json:
        keys = ("address", "reason", "date", "purposes")
        print_json([dict(zip(keys, row, strict=True)) for row in rows])
    elif rows:
        print_table(
            ("address", "reason", "since", "for"),
            [(str(n), why, day, ", ".join(what) or EVERY) for n, why, day, what in rows],
        )
    out = sum(map(bool, found))
    note(f"{out} of {len(found)} kept out.")
    return EXIT_FINDINGS if out else 0


@command.command("list")
@JSON
@click.pass_obj
def list_(session: Session, as_json: bool) -> None:
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


@command.command()
@click.option("--reason", type=WordOf(SuppressionReason), help="Only entries with this reason.")
@click.option(
    "--reason-text", "why", required=True, metavar="TEXT",
    help="Why they may come back, for the history; without names and addresses.",
)  # fmt: skip
@ADDRESSES
@click.pass_obj
def remove(session: Session, reason: SuppressionReason | None, why: str, file: Path | None) -> None:
    """Let addresses in again, where the person asked for it or the address works again."""
    from tooling.suppression.suppress import unsuppress

    register = session.register()
    done = unsuppress(register, _given(register, file), why, reason)
    note(f"{done.entries} removed.")
    _tell_commit(register, done)


def _tell_commit(register: Register, done: Suppressed) -> None:
    from schema.layout import SUPPRESSIONS
    from tooling.suppression.suppress import merges_by_itself

    if not done.commit:
        return
    note(f"Committed as {done.commit[:12]}.")
    if not merges_by_itself(register):
        note("So that branches which add entries merge by themselves, commit this line in")
        note(f".gitattributes: {SUPPRESSIONS} merge=union")


def _given(register: Register, file: Path | None) -> tuple[str, ...]:
    """Return the normal forms of the addresses that a person types or gives in a file."""
    from tooling.suppression.suppress import normal_forms

    if file is None:
        if not sys.stdin.isatty():
            raise click.UsageError("There is no terminal to ask on: take --from FILE, or --from -.")
        return normal_forms(register, [click.prompt("Address", hide_input=True)])
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RegisterError("The file is not UTF-8 text", "Save it as UTF-8.") from None
    texts = [line.strip() for line in text.splitlines() if line.strip()]
    if not texts:
        raise RegisterError("There is no address in it", "One e-mail address or number a line.")
    return normal_forms(register, texts)
