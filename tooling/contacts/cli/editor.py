"""A contact typed in an editor: opened, checked on saving, and never lost."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click

from schema.finding import Finding
from tooling.cli.output import note
from tooling.contacts.drafts import Draft, put_notes, take_notes_away
from tooling.contacts.saving import ReasonNeededError, Saved
from tooling.errors import RegisterError
from tooling.store.change import OutdatedError

Finish = Callable[[str | None], Saved]


def type_until_valid(draft: Draft, finish: Finish, reason: str | None) -> int:
    """Open the editor on `draft` and save by `finish`, again and again while the person wants to.

    Returns the exit code. Raises RegisterError, with the draft kept, where it can't be saved.
    """
    while True:
        open_editor(draft.file)
        take_notes_away(draft)
        try:
            saved = _finished(finish, reason)
        except OutdatedError as error:
            raise RegisterError(error.message, _kept(draft)) from None
        except RegisterError as error:
            raise RegisterError(
                error.message, " ".join(filter(None, (error.hint, _kept(draft))))
            ) from None
        if not saved.refused:
            return report(saved)
        show_findings(saved.findings, str(draft.file))
        if not (is_interactive() and click.confirm("Edit again?", default=True, err=True)):
            raise RegisterError("Nothing was saved: see above.", _kept(draft))
        put_notes(draft, _notes(saved.findings))


def _notes(findings: tuple[Finding, ...]) -> list[str]:
    """What to write above a text that is opened again: each finding, with its line in that file."""
    above = 1 + sum(1 + bool(finding.fix) for finding in findings)
    notes = ["Nothing was saved yet. Lines that begin with #! go away by themselves."]
    for finding in findings:
        notes.append(f"Line {finding.line + above}: {finding.message} [{finding.rule}]")
        if finding.fix:
            notes.append(f"    {finding.fix}")
    return notes


def _finished(finish: Finish, reason: str | None) -> Saved:
    """Save by `finish`, with a reason that is asked for where one is needed."""
    try:
        return finish(reason)
    except ReasonNeededError as needed:
        return finish(ask_reason(needed))


def _kept(draft: Draft) -> str:
    return (
        f"What you typed is kept in {draft.file}. "
        f"Go on: tooling edit {draft.id} --resume. Give up: tooling edit {draft.id} --discard"
    )


def ask_reason(needed: ReasonNeededError) -> str:
    """Ask why a protection is taken away; without a terminal, raise `needed` with its hint."""
    if not is_interactive():
        raise needed
    note(needed.message)
    answer: str = click.prompt("Why? (no names; it stays in the history)", err=True)
    return answer


def open_editor(file: Path) -> None:
    """Let the person edit `file`; RegisterError where there is no editor or it fails."""
    choice = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not choice and is_interactive():
        choice = shutil.which("vi")
    if not choice:
        raise RegisterError(
            "No editor is set", "Set one, as in: export EDITOR=nano. Or use --set FIELD=VALUE."
        )
    try:
        status = subprocess.run([*shlex.split(choice), str(file)], check=False).returncode
    except (OSError, ValueError):
        raise RegisterError(
            "The editor named by VISUAL or EDITOR can't be started", f"Your text is in {file}."
        ) from None
    if status:
        raise RegisterError(
            f"The editor ended with an error (exit {status})", f"Your text is kept in {file}."
        )


def is_interactive() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def report(saved: Saved) -> int:
    """Say what was saved, or what stands in the way; return the exit code."""
    show_findings(saved.findings)
    if saved.refused:
        raise RegisterError("Nothing was saved: see above.")
    for field, number in saved.written.items():
        click.echo(f"{field}: {number}")
    where = f"commit {saved.commit[:10]}" if saved.commit else "not committed"
    if not saved.fields:
        click.echo(f"{saved.id}: nothing changed")
    elif "id" in saved.fields:
        click.echo(f"{saved.id} added: {saved.path} ({where})")
    else:
        click.echo(f"{saved.id} changed: {', '.join(saved.fields)} ({where})")
    for text in saved.notes:
        note(text)
    return 0


def show_findings(findings: tuple[Finding, ...], file: str | None = None) -> None:
    """Show findings on stderr, each with its place in `file`, or with its field where no file is
    given.
    """
    for finding in findings:
        where = f"{file}:{finding.line}:{finding.column}" if file else finding.field or "contact"
        fix = f"\n    {finding.fix}" if finding.fix else ""
        note(f"{where}: {finding.severity}: {finding.message} [{finding.rule}]{fix}")
