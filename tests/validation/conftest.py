"""A register of ten contacts in Git, made without the tool's own commands."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from schema.contact import Customer, Prospect
from schema.layout import contact_path
from tooling.cli.main import run
from tooling.yaml.emitter import emit

IDS = [f"k{letter}m2qd4x" for letter in "bcdfghjkmn"]
TODAY = "2025-06-01"

CONTROLLER = """\
name: Ensto Oy
address:
  street: Ensio Miettisen katu 2
  country: FI
contact_point:
  title: Keeper of the registers
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
  - purpose: marketing
    bases: [consent]
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


def contact(id: str, **more: Any) -> dict[str, Any]:
    """The tree of a small valid customer."""
    return {
        "id": id,
        "kind": "customer",
        "organisation": "Porvoon Sähköasennus Oy",
        "given_name": "Maija",
        "family_name": "Virtanen",
        "emails": [{"address": f"{id}@porvoonsahko.example", "use": "work"}],
        "responsible": "liisa.korhonen@ensto.example",
        "lawful_basis": [{"basis": "customer_relationship", "since": "2021-03-14"}],
        "sources": [{"source": "erp", "key": id, "date": "2021-03-14"}],
        **more,
    }


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.json["findings"]]


@dataclass(frozen=True)
class Desk:
    """A register and the command line."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def tooling(self, *arguments: str) -> Answer:
        self.capture.readouterr()
        code = run(["--register", str(self.root), "--today", TODAY, *arguments])
        told = self.capture.readouterr()
        return Answer(code, told.out, told.err)

    def validate(self, *arguments: str) -> Answer:
        return self.tooling("validate", "--format", "json", *arguments)

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True
        ).stdout

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def put(self, tree: dict[str, Any], register: str = "customers") -> Path:
        file = self.root / contact_path(register, tree["id"])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(emit(tree, Customer if register == "customers" else Prospect))
        return file


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(repository, capsys)
    records = repository / "records"
    for register in ("customers", "prospects"):
        (records / register).mkdir(parents=True)
        text = DESCRIPTION.format(register=register)
        (records / register / "register.yaml").write_text(text, "utf-8")
    (records / "controller.yaml").write_text(CONTROLLER, "utf-8")
    for id in IDS:
        desk.put(contact(id))
    desk.commit("Start")
    return desk
