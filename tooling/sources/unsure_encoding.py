"""In which encoding a list was read: what to ask where nobody has said it, and what to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from schema.source import SourceMapping
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.sources.list_reader import Rows
from tooling.sources.rules.mangled import Mangled
from tooling.sources.text_encoding import known_encoding

# The columns whose letters a person knows best
_TELLING = ("family_name", "given_name", "organisation", "city", "street", "role")
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_SHOWN_CHOICES = 6
_SHOWN_LINES = 5
_SAMPLES = 3


class UnsureEncodingError(RegisterError):
    """The encoding of a list was guessed, and nobody has said yet that its names read well."""

    def __init__(self, rows: Rows, mapping: SourceMapping) -> None:
        readings = (rows, *rows.others)[:_SHOWN_CHOICES]
        # Names are for a person's eyes only, never for a log
        self._choices = list(
            zip(
                [reading.encoding for reading in readings],
                _samples(readings, _telling_columns(mapping)),
                strict=True,
            )
        )
        self.likeliest = rows.encoding
        self.fits_one = not rows.others
        if rows.others:
            others = ", ".join(reading.encoding for reading in readings[1:])
            fits = f"may be {self.likeliest}, and reads differently in {others}"
            way = f"--encoding {self.likeliest}, if it is that one"
        else:
            fits = f"reads as names in {self.likeliest}"
            way = f"--encoding {self.likeliest}, or --yes"
        super().__init__(
            f"The list is not UTF-8 and does not say its encoding. It {fits}",
            f"Look at the names on a terminal, or say it: {way}. "
            f"`encoding: {self.likeliest}` in the mapping says it for every list of the source.",
        )

    def question(self) -> Iterator[str]:
        """Yield the lines of the question, with names: to be shown to a person on a terminal."""
        yield "The list is not UTF-8 and does not say its encoding. Some of it, as it would read:"
        for number, (encoding, names) in enumerate(self._choices, start=1):
            yield f"  {number}  {encoding:<12} {', '.join(names)}"

    def answered(self, said: str) -> str:
        """The encoding that `said` answers the question with; raises itself for a no."""
        said = said.strip()
        if said.isdecimal() and 0 < int(said) <= len(self._choices):
            return self._choices[int(said) - 1][0]
        if said.lower() in ("y", "yes") and self.fits_one:
            return self.likeliest
        if said.isdecimal() or said.lower() in ("n", "no", "none", "y", "yes"):
            raise self
        return known_encoding(said)


def _samples(readings: Sequence[Rows], first: Sequence[str]) -> list[list[str]]:
    """A few cells for each of `readings`, the same cells for all: those that differ, if any do."""
    best, *others = readings
    if not others:
        return [best.samples(first)]
    wanted = [best.columns.index(column) for column in first if column in best.columns]
    ranks = {column: rank for rank, column in enumerate(wanted)}
    found: list[tuple[int, tuple[str, ...]]] = []
    with suppress(RegisterError):  # of a row that can't be read: the import itself will tell
        for rows in zip(*readings, strict=False):
            cells = enumerate(zip(*(row.cells.values() for row in rows), strict=False))
            found += [
                (ranks.get(column, len(ranks)), read)
                for column, read in cells
                if len(set(read)) == len(read)
            ]
            if sum(rank == 0 for rank, _ in found) >= _SAMPLES:
                break
    shown = dict.fromkeys(read for _, read in sorted(found, key=lambda item: item[0]))
    if not shown:
        return [reading.samples(first) for reading in readings]
    return [[read[number] for read in shown][:_SAMPLES] for number in range(len(readings))]


def how_it_was_read(
    rows: Rows, mapping: SourceMapping, mangled: Mangled, is_terminal: bool
) -> Iterator[str]:
    """Yield how a list was read, and what is wrong with its letters; names on a terminal only."""
    between = _DELIMITERS.get(rows.delimiter, rows.delimiter)
    read = f"Read as {rows.encoding}, with {between} between cells."
    if is_terminal and rows.encoding != "utf-8":
        names = rows.samples(_telling_columns(mapping))
        read += f" Some of it: {', '.join(names)}" if names else ""
    yield read
    if mangled.lines:
        yield (
            f"Warning: letters are mangled on {lines_of(mangled.lines)}, such as Ã¤ for ä. The "
            "list was UTF-8, and a program took it for something else before it came here. Export "
            "it anew: they come in as they stand."
        )
        for read, meant in mangled.samples if is_terminal else ():
            yield f"  {read}  for  {meant}"
    if mangled.lost:
        yield (
            f"Warning: letters are lost on {lines_of(mangled.lost)}: \ufffd stands for them. "
            "Export the list anew."
        )


def lines_of(numbers: Sequence[int]) -> str:
    """The first of the lines `numbers`, and how many more there are."""
    first = ", ".join(map(str, numbers[:_SHOWN_LINES]))
    more = len(numbers) - _SHOWN_LINES
    return f"{'line' if len(numbers) == 1 else 'lines'} {first}" + (
        f" and {counted(more, 'other')}" if more > 0 else ""
    )


def _telling_columns(mapping: SourceMapping) -> list[str]:
    """The columns of names and places, by which a person sees whether letters are right."""
    return [
        column.column for field in _TELLING for column in mapping.columns if column.field == field
    ]
