"""A register made by `init`, with two contacts, and the command line to work on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import Desk
from tooling.cli.main import run

MAIJA = """\
# met at the fair
id: k7m2qd4x
kind: customer
organisation: Porvoon Sähköasennus Oy
given_name: Maija
family_name: Virtanen
role: Hankintapäällikkö
language: fi
emails:
  - address: maija.virtanen@porvoonsahko.example
    use: work
phones:
  - number: "+358405550123"  # not in July
    use: work
address:
  street: Mannerheiminkatu 12 A 4
  postal_code: "06100"
  city: Porvoo
  country: FI
responsible: liisa.korhonen@ensto.example
lawful_basis:
  - basis: customer_relationship
    since: 2021-03-14
  - basis: consent
    since: 2023-05-02
    purpose: marketing
    channels: [email]
    evidence: web form, double opt-in
    withdrawn: 2024-01-02
objections:
  - against: market_research
    since: 2024-01-15
segments: [electrical-contractor]
newsletters:
  - issue: 2024-10-fi
    sent: 2024-10-04
    opens: 2
sources:
  - source: erp
    key: "100234"
    date: 2021-03-14
sales: |
  -----BEGIN AGE ENCRYPTED FILE-----
  YWdlLWVuY3J5cHRpb24ub3JnL3Yx
  -----END AGE ENCRYPTED FILE-----
"""

JORGEN = """\
id: b3w9x2fh
kind: prospect
organisation: Sørensen & Ægir A/S
given_name: Jørgen
family_name: Łukasiewicz
emails:
  - address: jorgen@aegir.example
    use: work
responsible: liisa.korhonen@ensto.example
lawful_basis:
  - basis: legitimate_interest
    since: 2024-03-14
informed: 2024-03-14
sources:
  - source: fair
    date: 2024-03-14
"""


MAIJA_PATH = "records/customers/k7/k7m2qd4x.yaml"
JORGEN_PATH = "records/prospects/b3/b3w9x2fh.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "register", today="2025-01-02")
    assert run(["init", str(desk.root), "--name", "Ensto Oy"]) == 0
    desk.commit("Add two contacts", {MAIJA_PATH: MAIJA, JORGEN_PATH: JORGEN})
    return desk


Typist = Callable[[str], None]


@pytest.fixture
def typist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typist:
    """Sets an editor that runs Python statements on `text`, what the file holds."""

    def set_editor(statements: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import pathlib, sys\n"
            "file = pathlib.Path(sys.argv[1])\n"
            "text = file.read_text('utf-8')\n"
            f"{statements}\n"
            "file.write_text(text, 'utf-8')\n"
        )
        monkeypatch.setenv("EDITOR", f"python3 {script}")

    return set_editor
