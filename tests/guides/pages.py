"""What a guide tells its reader to type, and what it shows of a file, in the guide's order."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))

#: The words with which a line begins that is typed into a terminal.
PROGRAMS = frozenset({"tooling", "git", "make", "cd", "export", "printf"})


@dataclass(frozen=True)
class Command:
    """A line that the reader types: where it stands in the page, and what it says."""

    line: int
    text: str

    @property
    def words(self) -> list[str]:
        """The command's words, without a comment behind it."""
        return shlex.split(self.text, comments=True)


@dataclass(frozen=True)
class Sample:
    """A file that the page shows: the path that the text before it names, and its content."""

    line: int
    path: str
    content: str


def read(page: Path) -> list[Command | Sample]:
    """Return the commands and the files that `page` shows, in their order.

    A command is a line of an indented or of an unmarked block that begins with one of `PROGRAMS`;
    a backslash at its end carries it on. A file is a block of YAML or CSV that the paragraph
    before it names by its path, in backquotes.
    """
    found: list[Command | Sample] = []
    named = ""
    for token in MarkdownIt("commonmark").parse(page.read_text("utf-8")):
        first = (token.map or [0])[0] + 1
        if token.type == "inline":
            paths = re.findall(r"`([\w~./<>-]+\.(?:yaml|csv|txt))`", token.content)
            named = paths[-1] if paths else ""
        elif token.type == "fence" and token.info in {"yaml", "csv"}:
            if named:
                found.append(Sample(first + 1, named, token.content))
        elif token.type in {"code_block", "fence"} and not token.info:
            found += _commands(token.content, first + (token.type == "fence"))
    return found


def _commands(block: str, line: int) -> list[Command]:
    """Return the commands of a block of which the first line is the page's line `line`."""
    commands: list[Command] = []
    begun = ""
    for number, text in enumerate(block.splitlines(), line):
        begun = f"{begun}\n{text}" if begun else text
        if begun.endswith("\\"):
            continue
        if begun.split(maxsplit=1)[:1] and begun.split()[0] in PROGRAMS:
            commands.append(Command(number - begun.count("\n"), begun.strip()))
        begun = ""
    return commands
