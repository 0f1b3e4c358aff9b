"""A register made by `init`, with one contact, a campaign and its own key."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from schema.contact import Customer
from schema.layout import contact_path
from tooling.cli.main import run
from tooling.yaml.emitter import emit

TODAY = "2025-06-01"
AINO = "k7m2qd4x"

CAMPAIGN = """\
id: spring
title: Spring
purpose: marketing
channel: email
registers: [customers]
targets_work_duties: true
"""

MAPPING = """\
id: erp
title: The ERP's contacts
source: erp
basis: customer_relationship
columns:
  - {column: No, field: key}
  - {column: Company, field: organisation}
  - {column: Mail, field: email}
  - {column: Phone, field: phone}
defaults: {kind: customer, responsible: liisa@owner.example, country: FI}
"""


def person(**fields: Any) -> dict[str, Any]:
    return {
        "id": AINO,
        "kind": "customer",
        "organisation": "Koivu Oy",
        "role": "Ostaja",
        "emails": [{"address": "Aino@koivu.example", "use": "work"}],
        "phones": [{"number": "+358405550123", "use": "work"}],
        "responsible": "liisa@owner.example",
        "lawful_basis": [{"basis": "customer_relationship", "since": "2024-01-01"}],
        "sources": [{"source": "self", "date": "2024-01-01"}],
        **fields,
    }


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Desk:
    root: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    @property
    def key(self) -> Path:
        return self.root / ".git/register/key"

    @property
    def file(self) -> Path:
        return self.root / "records/suppressions.yaml"

    def tooling(self, *arguments: str, given: str = "") -> Answer:
        self.capture.readouterr()
        stdin = io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8")
        self.patch.setattr(sys, "stdin", stdin)
        code = run(["--register", str(self.root), "--today", TODAY, *arguments])
        told = self.capture.readouterr()
        return Answer(code, told.out, told.err)

    def add(self, address: str, *options: str, reason: str = "objection") -> Answer:
        words = ("suppress", "add", "--reason", reason, "--from", "-", *options)
        answer = self.tooling(*words, given=address)
        assert answer.code == 0, answer.err
        return answer

    def check(self, *addresses: str) -> list[dict[str, Any]]:
        text = "\n".join(addresses)
        found: list[dict[str, Any]] = self.tooling(
            "suppress", "check", "--json", "--from", "-", given=text
        ).json
        return found

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True
        )
        return done.stdout

    def put(self, tree: dict[str, Any]) -> Path:
        file = self.root / contact_path("customers", tree["id"])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(emit(tree, Customer))
        return file

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "Change")

    def export(self) -> Answer:
        output = self.root.parent / "list.csv"
        words = ("export", "spring", "--to", "marketing", "--output", str(output), "--force")
        return self.tooling(*words, "--json")

    def rows(self, *rows: str) -> Answer:
        file = self.root.parent / "in.csv"
        file.write_text("\n".join(["No,Company,Mail,Phone", *rows]) + "\n")
        words = ("import", str(file), "--into", "customers", "--source", "erp", "--json")
        return self.tooling(*words)


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    root = tmp_path / "register"
    assert run(["init", str(root), "--name", "Owner Oy", "--country", "FI"]) == 0
    desk = Desk(root, capsys, monkeypatch)
    desk.put(person())
    for folder, name, text in (("campaigns", "spring", CAMPAIGN), ("sources", "erp", MAPPING)):
        (root / "records" / folder).mkdir()
        (root / "records" / folder / f"{name}.yaml").write_text(text)
    desk.commit()
    return desk
