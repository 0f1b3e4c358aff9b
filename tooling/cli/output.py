"""How results look: tables for a person at a terminal, plain lines in a pipe, JSON for machines.

Results go to stdout; progress, summaries and notes to stderr.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import click

BINARY = frozenset({"pdf", "xlsx"})
"""The formats of lists and documents that a terminal can't show."""


def print_json(value: Any) -> None:
    """Write `value` as JSON to stdout: a dataclass by its fields, a day or a path as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], title: str | None = None
) -> None:
    """Write rows: a table on a terminal, tab-separated lines with a heading in a pipe.

    The lines may be opened in a spreadsheet: what it would run as a formula has an apostrophe in
    front, as in a CSV. JSON has the values letter for letter.
    """
    if not sys.stdout.isatty():
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(_one_line(cell) for cell in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(table)


#: A count with its sign is a number to a spreadsheet, too, and no formula.
_COUNT = re.compile(r"[+-]\d{1,9}")


def _one_line(cell: str) -> str:
    from tooling.formats.delimited import disarm

    for letter, escape in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        cell = cell.replace(letter, escape)
    return cell if _COUNT.fullmatch(cell) else disarm(cell)


def print_bytes(data: bytes) -> None:
    """Write `data` to stdout as it is."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def require_text(format: str, output: Path | None) -> None:
    """Raise UsageError where a format that is no text would go to a terminal."""
    if format in BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError(f"--format {format} is no text: name a file with --output.")


def note_for_excel(format: str) -> None:
    """Say on a terminal, after a list was written as CSV, how to have it for Excel.

    No byte in a CSV keeps Excel from reading numbers in it: the + of a phone number goes, and the
    first zero of a postal code. So there is no CSV for Excel here, and a workbook instead.
    """
    if format == "csv" and sys.stderr.isatty():
        note(
            "This CSV is for programs. For Excel: --format xlsx. Of a CSV, Excel garbles letters "
            "such as ä, and drops the + of numbers and the first 0 of postal codes."
        )


def note(text: str) -> None:
    """Write a line to stderr."""
    click.echo(text, err=True)


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show progress on stderr, on a terminal only; yields a function that takes how
    many more items are done.

    Quick work shows nothing: the bar appears when the first items have taken half a second.
    """
    if not sys.stderr.isatty():
        yield lambda _items: None
        return
    import time

    from rich.console import Console
    from rich.progress import Progress, TaskID

    started, done = time.monotonic(), 0
    bar: Progress | None = None
    task: TaskID | None = None

    def advance(items: int) -> None:
        nonlocal bar, task, done
        done += items
        if bar is None and time.monotonic() - started > 0.5:
            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
            task = bar.add_task(label, total=total)
        if bar is not None and task is not None:
            bar.update(task, completed=done)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.stop()
