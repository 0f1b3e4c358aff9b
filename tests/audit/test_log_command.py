"""`tooling log` and `tooling blame` as a person, a pipe and a program see them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tooling.cli.main import run

ID = "k7m2qd4x"


@pytest.fixture
def root(repository: Path) -> Path:
    file = repository / f"records/customers/k7/{ID}.yaml"
    file.parent.mkdir(parents=True)
    (repository / "records/controller.yaml").write_text("name: Firma\n")
    for role in ("buyer", "head buyer"):
        file.write_text(f'id: {ID}\nrole: {role}\nsales: "-----BEGIN AGE ENCRYPTED FILE-----x"\n')
        subprocess.run(["git", "add", "records"], cwd=repository, check=True)
        subprocess.run(["git", "commit", "-q", "-m", "Change"], cwd=repository, check=True)
    return repository


def test_log_in_a_pipe(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--register", str(root), "log", ID]) == 0
    heading, *lines = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert heading == ["time", "author", "register", "field", "before", "after", "commit"]
    assert [line[3:6] for line in lines] == [
        ["role", "buyer", "head buyer"],
        ["id", "", ID],
        ["role", "", "buyer"],
        ["sales", "", "(sealed)"],
    ]


def test_log_without_values(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--register", str(root), "log", ID, "--no-values", "--json"]) == 0
    out = capsys.readouterr().out
    assert "buyer" not in out
    result = json.loads(out)
    assert [change["field"] for change in result["changes"]] == ["role", "id", "role", "sales"]
    assert result["changes"][0]["time"] == "2025-01-02T03:04:05+00:00"


def test_blame_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--register", str(root), "blame", ID, "--json"]) == 0
    fields = json.loads(capsys.readouterr().out)["fields"]
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True
    ).stdout.strip()
    assert {line["field"]: line["commit"] == head for line in fields} == {
        "id": False,
        "role": True,
        "sales": False,
    }


def test_an_unknown_id_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--register", str(root), "log", "k7m2qd4z"]) == 1
    assert ID in capsys.readouterr().err
