"""A register in a real Git repository, and the command line on it as a person has it.

A room that needs more (its own register, verbs of its own) has a class on top of `Desk` or a
few functions in its own folder.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from schema.contact import Customer, Prospect
from schema.layout import contact_path
from schema.policy import POLICY, Counts
from schema.vocabulary import Basis, Purpose
from tooling.cli.main import run
from tooling.yaml.canonical_writer import emit

#: The day on which all is decided, unless a test names another.
DAY = "2025-06-01"
#: The contacts of the register that a desk begins with where its room makes no other.
IDS = [f"k{letter}m2qd4x" for letter in "bcdfghjkmn"]

CONTROLLER = """\
name: Ensto Oy
address:
  street: Ensio Miettisen katu 2
  postal_code: "06100"
  city: Porvoo
  country: FI
email: ensto@ensto.example
contact_point:
  title: Keeper of the registers
own_systems: true
units:
  - id: marketing
    name: Marketing
    country: FI
"""

DESCRIPTION = """\
register: {register}
name:
  fi: Rekisteri
  sv: Register
  en: Register
purposes:
{purposes}
sources: [self, erp, web, fair, own_activity]
retention:
  - category: contact
    months: 120
    after: last_activity
protection:
  manual:
    fi: a
    sv: a
    en: a
  it:
    fi: a
    sv: a
    en: a
"""

#: What the registers of a desk are kept for: all that lists can be made for. Each purpose rests on
#: legitimate interest, and direct marketing by e-mail and SMS on consent besides.
_INTEREST = (Basis.CUSTOMER_RELATIONSHIP, Basis.PARTNER_RELATIONSHIP, Basis.LEGITIMATE_INTEREST)
PURPOSES: Mapping[str, Collection[str]] = {
    purpose.value: (Basis.CONSENT, *_INTEREST)
    if POLICY[purpose].counts_as is Counts.DIRECT_MARKETING
    else _INTEREST
    for purpose in Purpose
}


def description(register: str, purposes: Mapping[str, Collection[str]] = PURPOSES) -> str:
    """Return what `register.yaml` says of a register that is kept for these `purposes`."""
    lines = (
        f"  - purpose: {purpose}\n    bases: [{', '.join(bases)}]"
        for purpose, bases in purposes.items()
    )
    return DESCRIPTION.format(register=register, purposes="\n".join(lines))


def git(
    folder: Path, *arguments: str, input: bytes | None = None, check: bool = True, **env: str
) -> str:
    """Run Git in `folder` and return what it says, without the last line end."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=check,
        capture_output=True,
        input=input,
        env={**os.environ, **env},
    )
    return done.stdout.decode(errors="surrogateescape").rstrip("\n")


class Answer(NamedTuple):
    """What a command said: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, read as JSON."""
        return json.loads(self.out)

    def rules(self) -> list[str]:
        """The rules of the findings that `validate --format json` told."""
        return [finding["rule"] for finding in self.json["findings"]]


class _Stream(io.TextIOWrapper):
    """A pipe, or as much of a terminal as a command asks for: text, with bytes under it."""

    def __init__(self, content: str = "", terminal: bool = False) -> None:
        super().__init__(io.BytesIO(content.encode()), "utf-8", newline="", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def said(self) -> str:
        self.seek(0)
        return self.read()


@dataclass(frozen=True)
class Desk:
    """The register at `root`; commands are run as on the day `today`."""

    root: Path
    today: str = DAY

    def tooling(
        self, *arguments: str, today: str = "", given: str = "", terminal: bool = False
    ) -> Answer:
        """Run a command with `given` on its stdin, in a pipe or on a terminal."""
        typed, out, err = _Stream(given, terminal), _Stream("", terminal), _Stream("", terminal)
        words = ["--register", str(self.root), "--today", today or self.today, *arguments]
        with patch.object(sys, "stdin", typed), redirect_stdout(out), redirect_stderr(err):
            code = run(words)
        return Answer(code, out.said(), err.said())

    def validate(self, *arguments: str) -> Answer:
        """Run `validate`; its findings are the answer's JSON."""
        return self.tooling("validate", "--format", "json", *arguments)

    def text(self, path: str) -> str:
        """Return what the file at `path`, from the register's folder, holds."""
        return (self.root / path).read_text("utf-8")

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file, folders and all."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def put(self, tree: Mapping[str, Any]) -> Path:
        """Write a contact into the register that its kind belongs to."""
        prospect = tree["kind"] == "prospect"
        register, model = ("prospects", Prospect) if prospect else ("customers", Customer)
        return self.write(contact_path(register, tree["id"]), emit(dict(tree), model))

    def git(
        self, *arguments: str, input: bytes | None = None, check: bool = True, **env: str
    ) -> str:
        """Run Git in the register's folder."""
        return git(self.root, *arguments, input=input, check=check, **env)

    def commit(
        self, message: str = "Change", files: Mapping[str, str | bytes | None] | None = None
    ) -> str:
        """Commit these files, None for one that goes, or else whatever changed; return HEAD."""
        for path, content in (files or {}).items():
            if content is None:
                self.git("rm", "-q", "--", path)
            else:
                self.write(path, content)
                self.git("add", "--", path)
        if files is None:
            self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.head()

    def head(self) -> str:
        """Return the commit that HEAD is at."""
        return self.git("rev-parse", "HEAD")

    def message(self) -> str:
        """Return the message of the last commit."""
        return self.git("log", "-1", "--format=%B").strip()

    def subjects(self) -> list[str]:
        """Return the subjects of all commits, the newest first."""
        return self.git("log", "--format=%s").splitlines()

    def status(self) -> str:
        """Return what differs from HEAD, file by file; an empty text if nothing does."""
        return self.git("status", "--porcelain", "-uall")


def describe(desk: Desk, controller: str = CONTROLLER) -> None:
    """Write who the controller is, and what each of the two registers is for."""
    desk.write("records/controller.yaml", controller)
    for register in ("customers", "prospects"):
        desk.write(f"records/{register}/register.yaml", description(register))


def init_complete(root: Path) -> None:
    """Make a register in `root` by `init`, and say all that its documents wait for, as commits."""
    answers = {
        "--name": "Owner Oy", "--street": "Rantakatu 1", "--postal-code": "06100",
        "--city": "Porvoo", "--country": "FI", "--email": "info@owner.example", "--hosting": "own",
    }  # fmt: skip
    assert run(["init", str(root), *(part for pair in answers.items() for part in pair)]) == 0
    for register in ("customers", "prospects"):
        file = root / "records" / register / "register.yaml"
        lines = file.read_text("utf-8").splitlines()
        told = [line.replace("FILL IN ", "") for line in lines if "unconfirmed:" not in line]
        file.write_text("\n".join(told) + "\n", "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=Confirm the descriptions")
