"""`tooling validate`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from schema.finding import Finding
from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_json, progress
from tooling.phrases import counted
from tooling.validation.cli.paths import register_paths


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--changed-since", metavar="REV", help="Report on what changed since this commit or branch."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for machines, annotations for a workflow on GitHub.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def command(
    session: Session, paths: tuple[Path, ...], changed_since: str | None, form: str, as_json: bool
) -> int:
    """Check the register and show every finding with file, line and column.

    PATHS narrow the report to files or folders; clashes with other files are still seen. Warnings
    (severity "warning") do not fail the check.
    """
    from tooling.validation.validate import validate

    register = session.register()
    wanted = register_paths(register, paths)
    with progress("Checking", None) as advance:
        result = validate(
            register, session.today, paths=wanted, since=changed_since, advance=advance
        )
    if as_json or form == "json":
        print_json({"contacts": result.contacts, "findings": [asdict(f) for f in result.findings]})
    elif form == "github":
        for finding in result.findings:
            click.echo(annotation(finding, register.prefix))
    else:
        _print_text(result.findings)
    note(_summary(result.contacts, result.findings))
    if result.unasked:
        note(
            "Note: the key of records/suppressions.yaml is not here, so addresses that are kept "
            "out were not looked for."
        )
    return 0 if result.passed else EXIT_FINDINGS


def _print_text(findings: tuple[Finding, ...]) -> None:
    colour = sys.stdout.isatty()
    lines = []
    for finding in findings:
        place = f"{finding.path}:{finding.line}:{finding.column}:"
        rule = f"[{finding.rule}]"
        if colour:
            shade = "red" if finding.severity == "error" else "yellow"
            place, rule = click.style(place, bold=True), click.style(rule, fg=shade)
        fix = f" ({finding.fix})" if finding.fix else ""
        lines.append(f"{place} {finding.severity} {rule} {finding.message}{fix}\n")
    click.echo("".join(lines), nl=False)  # one call: there can be tens of thousands


def _summary(contacts: int, findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    checked = f"{counted(contacts, 'contact')} checked"
    if not findings:
        return f"{checked}: nothing to say."
    return f"{checked}: {counted(errors, 'error')}, {counted(warnings, 'warning')}."


def annotation(finding: Finding, prefix: str) -> str:
    """Return a finding as a workflow command: text that its parser can't take for another."""
    fix = f" ({finding.fix})" if finding.fix else ""
    properties = {
        "file": prefix + finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.severity} {written}::{_data(finding.message + fix)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
