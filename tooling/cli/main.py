"""The command line: which commands there are, and what an error looks like to a person.

Commands are imported only when they are called: `tooling --help` costs little more than click.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tooling.errors import RegisterError
from tooling.phrases import nearest

if TYPE_CHECKING:
    from tooling.store.register import Register

# name: (module of a room, below tooling, what it does)
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("setup.cli", "Make a new, private register."),
    "validate": ("validation.cli.validate", "Check the register; every finding with its place."),
    "format": ("validation.cli.format", "Put files into canonical form."),
    "new": ("contacts.cli.new", "Add a contact."),
    "edit": ("contacts.cli.edit", "Change a contact."),
    "show": ("contacts.cli.show", "Show a contact."),
    "find": ("contacts.cli.find", "Find contacts by name, e-mail, phone or organisation."),
    "log": ("audit.cli.log", "Show who changed which field of a contact when."),
    "blame": ("audit.cli.blame", "Show who last changed each field of a contact."),
    "import": ("sources.cli", "Bring in a list from an ERP, a web form or a fair."),
    "export": ("campaigns.cli.export", "Make the mailing list of a campaign."),
    "explain": ("campaigns.cli.explain", "Say why each contact is in or out of a campaign."),
    "changes": (
        "campaigns.cli.changes",
        "Count what changed since a commit, campaign by campaign.",
    ),
    "suppress": ("suppression.cli", "Keep addresses out for good, and ask whether one is."),
    "retention": ("retention.cli", "List what has outlived its purpose, and remove it."),
    "subject-report": ("subject_report.cli", "Report everything held on a person."),
    "describe": (
        "documents.cli",
        "Write a document about a register: description, notice, record.",
    ),
    "request": ("requests.cli.request", "Take, watch and answer requests of data subjects."),
    "verify-erasure": ("erasure.cli.verify", "Prove that nothing still holds an erased person."),
}

# What makes a register whole after a killed command. A room, so it is known by name only.
RECOVERY = "tooling.erasure.recovering"

EXIT_FINDINGS = 1
EXIT_BUG = 3
EXIT_INTERRUPTED = 130
EXIT_UNHEARD = 141  # 128 and the number of SIGPIPE


@dataclass
class Session:
    """What every command gets: the day, and the register that it works on."""

    today: date
    directory: Path | None

    def register(self) -> Register:
        """Return the register, made whole first if an earlier command was killed."""
        from tooling.store.register import Register

        register = Register.open(self.directory, Path.cwd())
        for told in importlib.import_module(RECOVERY).recover(register):
            click.echo(told, err=True)
        return register


class Commands(click.Group):
    """A group that knows its commands by name and imports them when they are called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tooling.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or suggest the one that was meant."""
        name = args[0] if args else ""
        if name not in COMMANDS and not name.startswith("-"):
            close = nearest(name, COMMANDS)
            hint = f" Did you mean `{close}`?" if close else ""
            raise click.UsageError(f"There is no command `{name}`.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--register",
    "directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The register's folder; without it, found upwards by records/controller.yaml.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Decide as on this day instead of today's.",
)
@click.version_option(package_name="contact-register", prog_name="tooling")
@click.pass_context
def cli(ctx: click.Context, directory: Path | None, today: Any) -> None:
    """Keep a contact register as code: plain text, in Git, checked."""
    ctx.obj = Session(today.date() if today else date.today(), directory)


def main() -> None:
    """Run the command line and end the process with the contract's exit codes."""
    # Trees, sets of paths and rows have no cycles, and there are hundreds of thousands of them:
    # looking for cycles as often as Python does by default is a tenth of a warm check.
    gc.set_threshold(200_000, 20, 100)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from tooling.cli.system_errors import open_missing_streams

        open_missing_streams()
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run one command; return 0 done, 1 findings or refused, 2 usage, 3 a bug, 130 interrupted.

    141 is returned where the reader of our output went away, as `head` does: so shells count a
    command that a closed pipe ended. Nothing is said then.
    """
    try:
        result = cli.main(args, prog_name="tooling", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except RegisterError as error:
        _tell(f"Error: {error.message}", error.hint)
        return EXIT_FINDINGS
    except click.exceptions.Abort:
        _tell("Interrupted.")
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        with _nobody_told():
            error.show()
        return error.exit_code
    except KeyboardInterrupt:
        _tell("Interrupted.")
        return EXIT_INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click makes the one of the other
        return _end_unheard()
    except (OSError, MemoryError) as error:
        return _tell_refused(error)
    except Exception as error:
        if os.environ.get("TOOLING_DEBUG"):
            raise
        _tell_bug(error)
        return EXIT_BUG


def _end_unheard() -> int:
    from tooling.cli.system_errors import silence

    silence(sys.stdout)
    silence(sys.stderr)
    return EXIT_UNHEARD


def _tell_refused(error: OSError | MemoryError) -> int:
    """Say what the operating system refused; a bug where that is our own fault."""
    from tooling.cli.system_errors import is_output, refused, silence

    told = refused(error)
    if os.environ.get("TOOLING_DEBUG"):
        raise error
    if told is None:
        _tell_bug(error)
        return EXIT_BUG
    if isinstance(error, OSError) and is_output(error):
        silence(sys.stdout)  # else Python tries once more when it ends, and says so
        told = RegisterError(
            f"The output can't be written: {told.message[0].lower()}{told.message[1:]}",
            "Only the output is lost: what the command changed is done, or not begun.",
        )
    _tell(f"Error: {told.message}", told.hint)
    return EXIT_FINDINGS


def _tell(message: str, hint: str | None = None) -> None:
    with _nobody_told():
        click.echo(message, err=True)
        if hint:
            click.echo(f"  {hint}", err=True)


@contextmanager
def _nobody_told() -> Iterator[None]:
    """Let the exit code alone speak where stderr can't be written to, also when Python ends."""
    try:
        yield
    except OSError:
        from tooling.cli.system_errors import silence

        silence(sys.stderr)


def _tell_bug(error: Exception) -> None:
    """Say where a bug is without a traceback: its values could be somebody's data."""
    where = "?"
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        if "tooling" in code.co_filename or "schema" in code.co_filename:
            where = f"{Path(code.co_filename).stem}.{code.co_name}, line {frame.tb_lineno}"
        frame = frame.tb_next
    _tell(
        f"This is a bug in tooling: {type(error).__name__} in {where}.",
        "Nothing was left half-done. Please report it; TOOLING_DEBUG=1 shows the traceback, "
        "which may hold personal data.",
    )


if __name__ == "__main__":
    main()
