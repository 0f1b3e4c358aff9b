"""`tooling retention`: the plan, and with --apply the doing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tooling.cli.options import JSON
from tooling.cli.output import note, print_json, print_table, progress
from tooling.cli.plans import APPLY, SIGNED, require_apply, show_digest
from tooling.phrases import counted

if TYPE_CHECKING:
    from tooling.cli.main import Session
    from tooling.retention.removal import Overdue, Removal


@click.command("retention")
@APPLY
@SIGNED
@JSON
@click.pass_obj
def command(session: Session, do_apply: bool, signed: str | None, as_json: bool) -> int:
    """List what has outlived its purpose, by the periods in each register's register.yaml.

    What an active hold, a restriction or an open request of the person keeps is listed apart, and
    stays. With --apply, items are removed from the contacts' files; for a contact that is due as a
    whole an erasure request is opened, since only `tooling request fulfil` erases. What was removed
    from a file is still in the history.
    """
    import random

    from tooling.retention.removal import plan_removal, remove

    require_apply(do_apply, signed)
    register = session.register()
    with progress("Reading contacts") as advance:
        found = plan_removal(register, session.today, random.SystemRandom(), advance)
    found.plan.require(signed)
    commit = remove(register, found, note) if do_apply else None
    if as_json:
        print_json(
            {
                "due": [_plain(one) for one in found.due],
                "held": [_plain(one) for one in found.held],
                "requests": list(found.openings) if do_apply else [],
                "plan": found.plan.digest,
                "commit": commit,
            }
        )
    else:
        _show(found)
    _summarise(found, do_apply, commit)
    return 0


def _plain(one: Overdue) -> dict[str, Any]:
    item = one.due
    keeper = item.held_by
    return {
        "category": item.category.value,
        "id": one.id,
        "register": one.register,
        "path": one.path,
        "items": len(item.fields),
        "oldest": item.since.isoformat(),
        "over": item.until.isoformat(),
        "request": one.request,
        "held_by": keeper and keeper.reason,
        "held_until": keeper.until.isoformat() if keeper and keeper.until else None,
    }


def _show(found: Removal) -> None:
    columns = ("category", "contact", "register", "items", "oldest", "over since", "request")
    if found.due:
        rows = [(*_cells(one), one.request or "") for one in found.due]
        print_table(columns, rows, title="Due")
    if found.held:
        if found.due:
            click.echo()
        rows = []
        for one in found.held:
            keeper = one.due.held_by
            assert keeper is not None
            until = f" until {keeper.until}" if keeper.until else ""
            rows.append((*_cells(one), f"{keeper.reason.replace('_', ' ')}{until}"))
        print_table((*columns[:-1], "kept by"), rows, title="Kept all the same")


def _cells(one: Overdue) -> tuple[str, ...]:
    items = "" if one.whole else str(len(one.due.fields))
    days = one.due.since.isoformat(), one.due.until.isoformat()
    return (one.due.category.value, one.id, one.register, items, *days)


def _summarise(found: Removal, do_apply: bool, commit: str | None) -> None:
    whole = [one for one in found.due if one.whole]
    parts = [one for one in found.due if not one.whole]
    items = sum(len(one.due.fields) for one in parts)
    note(
        f"Due: {counted(items, 'item')} of {counted(len({one.id for one in parts}), 'contact')}, "
        f"and {counted(len(whole), 'whole contact')}. "
        f"Kept all the same: {counted(len({one.id for one in found.held}), 'contact')}."
    )
    waiting = sum(one.waits for one in whole)
    if waiting:
        note(f"For {counted(waiting, 'whole contact')} an erasure request is open already.")
    if do_apply:
        for request in found.openings:
            note(f"Opened: {request}. Look at it with `tooling request show {request}`.")
        if commit:
            note(f"Committed as {commit[:12]}.")
    elif len(found.due) > waiting:
        note("Nothing was written. --apply removes the items and opens erasure requests.")
        show_digest(found.plan)
