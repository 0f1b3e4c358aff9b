"""Somebody at a terminal, in a clone of the demo register, who types what a guide says."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.guides.pages import Command

Value = TypeVar("Value")

#: Longer than any command takes; one that still waits then asks something that nobody answers.
PATIENCE = 120.0
#: Takes the terminal as its own, so that a hidden answer is read from it, and becomes a shell.
LOGIN = "import os, sys; os.login_tty(0); os.execvp('bash', ['bash', '-c', sys.argv[1]])"
#: How a question ends that waits for an answer on the same line.
QUESTION = re.compile(rb"(?:[?:\]>]|\(END\)) ?$")
#: What is printed for the reader to use instead of what the guide shows.
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
REQUEST = re.compile(r"\brq[bcdfghjkmnpqrstvwxz2-9]{6}\b")


def on_a_terminal(
    command: str, folder: Path, env: Mapping[str, str], answers: Sequence[str] = ()
) -> tuple[int, str]:
    """Run `command` by a shell that has a terminal of its own; return its exit code and its words.

    Each question gets the next of `answers`; when they are used up, the end of the input.
    """
    master, slave = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-c", LOGIN, command],
        cwd=folder,
        env=env,
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    left = list(answers)
    said = b""
    try:
        while select.select([master], [], [], PATIENCE)[0]:
            try:
                more = os.read(master, 65536)
            except OSError:  # Linux: the other end is closed
                more = b""
            if not more:
                break
            said += more
            if QUESTION.search(said) and not select.select([master], [], [], 0.3)[0]:
                os.write(master, f"{left.pop(0)}\n".encode() if left else b"\x04")
        else:
            done.kill()
    finally:
        code = done.wait()
        os.close(master)
    return code, said.decode(errors="replace").replace("\r\n", "\n")


@dataclass
class Reader:
    """Who follows one guide, from its first line to its last."""

    folder: Path
    env: dict[str, str]
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What is answered where a command that begins so asks."""
    refused: Mapping[str, int] = field(default_factory=dict)
    """The exit code of a command that begins so, where the guide says that it isn't 0."""
    given: dict[str, str] = field(default_factory=dict)
    """The ids that the register gave, by those that the guide shows for them."""
    digest: str = ""
    opened: str = ""

    def type(self, command: Command) -> None:
        """Type `command`; it must end as the guide says."""
        text = self.own_words(command.text)
        where = Path(self.env["HOME"]) / "where"
        code, said = on_a_terminal(
            f"{text}\nstatus=$?\npwd > '{where}'\nexit $status",
            self.folder,
            self.env,
            _for(command.text, self.answers, ()),
        )
        assert code == _for(command.text, self.refused, 0), f"line {command.line}: {text}\n{said}"
        self.folder = Path(where.read_text("utf-8").rstrip("\n"))
        for digest in DIGEST.findall(said):
            self.digest = digest
        if command.words[:3] == ["tooling", "request", "open"]:
            self.opened = REQUEST.findall(said)[0]

    def own_words(self, text: str) -> str:
        """Put what the register printed in the place of what the guide shows for it."""
        for shown in REQUEST.findall(text):
            held = self.folder / "records" / "requests" / f"{shown}.yaml"
            if self.opened and not held.is_file():
                self.given.setdefault(shown, self.opened)
            text = text.replace(shown, self.given.get(shown, shown))
        return re.sub(r"(?<=--plan )\S+", self.digest, text)


def _for(text: str, table: Mapping[str, Value], otherwise: Value) -> Value:
    """Return what `table` has for the longest of its keys with which `text` begins."""
    fitting = [key for key in table if text.startswith(key)]
    return table[max(fitting, key=len)] if fitting else otherwise


def program(name: str, folder: Path, code: str) -> Path:
    """Write a program in Python that `name` calls; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / f"{name}.py"
    script.write_text(code, "utf-8")
    file = folder / name
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', "utf-8")
    file.chmod(0o755)
    return file
