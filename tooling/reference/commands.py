"""The text of `docs/reference.md`: every command with its options, from the commands themselves."""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from tooling.cli.main import COMMANDS, cli

PAGE = Path("docs/reference.md")

_HEAD = """\
# Command reference

This page is made from the commands themselves by `make docs`.

    tooling [--register DIR] [--today DATE] COMMAND

Without `--register`, the register is found upwards from the current folder by
`records/controller.yaml`. Every command tells its options with `-h` or `--help`. Results go to
stdout; progress, summaries and notes to stderr.

| exit code | means |
|---|---|
| 0 | done |
| 1 | findings, or refused: stderr says what and what to do |
| 2 | the command line was not understood |
| 3 | a bug in tooling |
| 130 | interrupted |
| 141 | whoever read the output went away, as `head` does |

Shell completion: `eval "$(_TOOLING_COMPLETE=bash_source tooling)"` (also `zsh_source`, and
`_TOOLING_COMPLETE=fish_source tooling | source`).
"""


def page() -> str:
    """Return the text of the page."""
    parts = [_HEAD]
    parts.append(
        "\n".join(f"- [`{name}`](#{name}): {text}" for name, (_, text) in COMMANDS.items())
    )
    with click.Context(cli, info_name="tooling", **cli.context_settings) as parent:
        for name in COMMANDS:
            command = cli.get_command(parent, name)
            assert command is not None
            parts.append(_section(name, command, parent))
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _section(name: str, command: click.Command, parent: click.Context) -> str:
    lines = [f"## {name}", ""]
    with click.Context(command, info_name=name, parent=parent) as context:
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [f"    tooling {name} {usage}", "", inspect.cleandoc(command.help or ""), ""]
        if name in COMMANDS:
            room = COMMANDS[name][0].partition(".")[0]
            lines += [f"Where it is done: [`tooling/{room}/`](../tooling/{room}/)", ""]
        rows = [
            record
            for option in command.get_params(context)
            if isinstance(option, click.Option)
            and option.name != "help"
            and (record := option.get_help_record(context))
        ]
        if isinstance(command, click.Group):
            for verb in command.list_commands(context):
                sub = command.get_command(context, verb)
                assert sub is not None
                rows_text = _section(f"{name} {verb}", sub, parent)
                lines += [rows_text.replace("## ", "### ", 1)]
    if rows:
        lines += ["| option | meaning |", "|---|---|"]
    lines += [f"| `{_cell(flags)}` | {_cell(text)} |" for flags, text in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
