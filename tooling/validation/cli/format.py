"""`tooling format`."""

from __future__ import annotations

from pathlib import Path

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_json, progress
from tooling.cli.plans import show_digest
from tooling.validation.cli.paths import register_paths


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.option(
    "--plan",
    "signed",
    metavar="DIGEST",
    help="Format just what --check showed under this digest, or refuse.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the result as JSON.")
@click.pass_obj
def command(
    session: Session, paths: tuple[Path, ...], check: bool, signed: str | None, as_json: bool
) -> int:
    """Put files into canonical form: the order of keys, the quotes, the indentation.

    PATHS narrow it to files, folders or contacts by id. Comments survive, and no value changes:
    `country: NO` becomes `country: "NO"`. Files are changed, not committed.

    --check shows which files would change, and the digest of just that; with --plan, nothing else
    is written.
    """
    from tooling.validation.format import format_files

    if check and signed is not None:
        raise click.UsageError("--plan says what to write, and --check writes nothing.")
    register = session.register()
    wanted = register_paths(register, paths)
    with progress("Formatting", None) as advance:
        result = format_files(register, paths=wanted, check=check, signed=signed, advance=advance)
    if as_json:
        print_json(
            {
                "checked": result.checked,
                "differing": list(result.differing),
                "unreadable": list(result.unreadable),
                "plan": result.plan.digest,
            }
        )
    else:
        for path in result.differing:
            click.echo(f"{path}: {'not in canonical form' if check else 'formatted'}")
        for path in result.unreadable:
            click.echo(f"{path}: can't be read, left as it is")
    done = "would change" if check else "changed"
    note(f"{result.checked:,} files checked, {len(result.differing):,} {done}.")
    if result.unreadable:
        note(f"{len(result.unreadable):,} can't be read: `tooling validate` says why.")
    if result.differing and check:
        note("Put them right with `tooling format`.")
        show_digest(result.plan, "--plan")
    return EXIT_FINDINGS if result.unreadable or (check and result.differing) else 0
