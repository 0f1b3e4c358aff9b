"""A small register in Git, from which lists are made. All invented."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from schema.contact import Customer, Prospect
from schema.layout import contact_path
from tests.people import tree
from tooling.cli.main import run
from tooling.yaml.emitter import emit

DAY = "2025-06-01"

CONTROLLER = """\
name: Ensto Oy
address:
  street: Ensio Miettisen katu 2
  postal_code: "06100"
  city: Porvoo
  country: FI
contact_point:
  title: Privacy officer
units:
  - id: marketing
    name: Marketing
    country: FI
  - id: communications
    name: Communications
    country: NO
  - id: overseas
    name: Overseas
    country: US
"""

SPRING = """\
id: spring
title: Spring newsletter
purpose: marketing
channel: email
registers: [customers, prospects]
targets_work_duties: true
where:
  language: [fi]
columns: [organisation, family_name]
"""

OBJECTION = {"against": "direct_advertising", "since": "2024-01-01"}
RESTRICTION = {"ground": "legal_claims", "since": "2024-01-01"}

# id: (kind, what is different from the rest)
PEOPLE: dict[str, tuple[str, dict[str, Any]]] = {
    "bbbbbbbb": ("customer", {}),
    "cccccccc": ("prospect", {}),
    "dddddddd": ("customer", {"objections": [OBJECTION]}),
    "ffffffff": ("partner", {"restriction": RESTRICTION, "objections": [OBJECTION]}),
    "gggggggg": ("prospect", {"role": None}),
    "hhhhhhhh": ("customer", {"language": "sv"}),
    "jjjjjjjj": ("media", {"emails": None}),
}


def git(root: Path, *args: str) -> str:
    done = subprocess.run(["git", *args], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.rstrip()


@dataclass(frozen=True)
class Shop:
    """The register at `root`, and what a coordinator does with it."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def contact(self, id: str, kind: str = "customer", **fields: Any) -> Path:
        """Write a contact; its e-mail address follows from its id."""
        fields.setdefault("emails", [{"address": f"{id}@kaapeli.example", "use": "work"}])
        whole = tree(kind, id=id, **fields)
        register, model = ("prospects", Prospect) if kind == "prospect" else ("customers", Customer)
        return self.write(contact_path(register, id), emit(whole, model).decode())

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def commit(self, message: str = "Change") -> str:
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "-m", message)
        return git(self.root, "rev-parse", "HEAD")

    def git(self, *args: str) -> str:
        return git(self.root, *args)

    def run(self, *args: str) -> tuple[int, str, str]:
        """Return exit code, stdout and stderr of a command."""
        self.capture.readouterr()
        code = run(["--register", str(self.root), "--today", DAY, *args])
        out, err = self.capture.readouterr()
        return code, out, err

    def export(self, *args: str, campaign: str = "spring") -> dict[str, Any]:
        """Return the summary of an export that is done."""
        code, out, err = self.run("export", campaign, "--to", "marketing", "--json", *args)
        assert code == 0, err
        summary: dict[str, Any] = json.loads(out)
        return summary

    def refused(self, *args: str) -> str:
        """Return what an export says that is refused; nothing was committed or written."""
        head, files = self.git("rev-parse", "HEAD"), self.exports()
        code, out, err = self.run("export", *args)
        assert (code, out) == (1, "")
        assert self.git("rev-parse", "HEAD") == head
        assert self.exports() == files
        return err

    def exports(self) -> list[str]:
        return sorted(path.name for path in (self.root / "exports").glob("*"))


def table(summary: dict[str, Any]) -> list[dict[str, str]]:
    """Return the rows of a list in CSV."""
    text = Path(summary["output"]).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
