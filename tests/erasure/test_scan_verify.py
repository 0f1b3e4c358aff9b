"""`verify-erasure`: on the register, a clone, a mirror; by hashes or terms; never a value shown."""

from __future__ import annotations

import json
import secrets
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from schema.layout import CONTROLLER
from tests.desk import git
from tests.erasure.planted import WHO, clean, commit
from tooling.cli.main import Session
from tooling.erasure.cli.verify import command
from tooling.erasure.verify import read_terms
from tooling.errors import RegisterError
from tooling.rules.traces import Person, keyed_fingerprints

KEY = secrets.token_bytes(32)
TERMS = "email: maija.virtanen@firm.example\n\n# her\n+358 40 5550123\nMaija | Virtanen\n"
REQUEST = """\
id: rqw7k2mx
kind: erasure
subjects: [k7m2qd4x]
received: 2026-01-15
channel: email
due: 2026-02-15
"""
CERTIFICATE = """\
erasure:
  date: 2026-01-20
  people: 1
  commits: 3
  map_sha256: {zero}
  boundary: [{boundary}]
  scanned: 10
  hits: 0
  marks: [{marks}]
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    folder = clean(tmp_path / "register")
    commit(folder, CONTROLLER, b"name: Ensto Oy\n")
    commit(folder, "records/requests/rqw7k2mx.yaml", REQUEST.encode())
    return folder


def certify(register: Path, boundary: str = "0" * 40) -> None:
    marks = ", ".join(f'"{one}"' for one in keyed_fingerprints(WHO, KEY))
    text = REQUEST + CERTIFICATE.format(zero="0" * 64, boundary=boundary, marks=marks)
    commit(register, "records/requests/rqw7k2mx.yaml", text.encode())


def run(register: Path, *args: str, input: str | None = None) -> Result:
    session = Session(date(2026, 1, 20), register)
    return CliRunner().invoke(command, ["rqw7k2mx", *args], obj=session, input=input,
                              standalone_mode=False)  # fmt: skip


@pytest.fixture
def with_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_KEY", KEY.hex())


@pytest.mark.usefixtures("with_key")
def test_the_hashes_suffice_in_any_copy(register: Path, tmp_path: Path) -> None:
    certify(register)
    result = run(register)
    assert (result.return_value, result.stdout) == (0, "")
    assert "No trace of the person" in result.stderr
    mirror = tmp_path / "mirror.git"
    git(tmp_path, "clone", "-q", "--mirror", str(register), str(mirror))
    git(mirror, "hash-object", "-w", "--stdin", input=b"Maija;x;Virtanen\n")
    result = run(register, "--repo", str(mirror))
    assert result.return_value == 1
    assert "blob\tname\t(nothing leads there)" in result.stdout
    assert "Virtanen" not in result.output
    assert run(register).return_value == 0


@pytest.mark.usefixtures("with_key")
def test_old_history_that_came_back_is_a_hit(register: Path) -> None:
    certify(register, git(register, "rev-parse", "HEAD~1"))
    result = run(register, "--json")
    answer = json.loads(result.stdout)
    assert result.return_value == 1
    assert answer["by"] == "marks"
    assert answer["hits"][0]["type"] == "old-history"
    assert answer["hits"][0]["place"] == "refs/heads/main"


def test_terms_are_read_from_a_file_or_the_standard_input(register: Path, tmp_path: Path) -> None:
    (register / "exports").mkdir()
    (register / "exports" / "Maija Virtanen.csv").write_text("0405550123\n")
    terms = tmp_path / "terms"
    terms.write_text(TERMS)
    for result in (
        run(register, "--terms", str(terms)),
        run(register, "--terms", "-", input=TERMS),
    ):
        assert result.return_value == 1
        assert "-\tfile\tphone\texports/(erased).csv" in result.stdout
        assert "Virtanen" not in result.output
        assert "5550123" not in result.output


def test_terms_are_asked_for_unseen_at_a_terminal(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Maija | Virtanen", ""])
    asked: list[dict[str, object]] = []

    def prompt(text: str, **options: object) -> str:
        asked.append(options)
        return next(answers)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr("tooling.erasure.cli.verify._at_a_terminal", lambda: True)
    assert run(register).return_value == 0
    assert all(options["hide_input"] for options in asked)


def test_without_key_terms_or_terminal_it_says_what_to_give(register: Path) -> None:
    with pytest.raises(RegisterError, match="no keyed hashes") as caught:
        raise_from(run(register))
    assert "--terms" in (caught.value.hint or "")
    certify(register)
    with pytest.raises(RegisterError, match="the key is not here"):
        raise_from(run(register))


def test_what_is_no_repository_or_erasure_is_said(register: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(RegisterError, match="no Git repository"):
        raise_from(run(register, "--repo", str(empty), "--terms", "-", input=TERMS))
    text = REQUEST.replace("erasure", "access").encode()
    commit(register, "records/requests/rqw7k2mx.yaml", text)
    with pytest.raises(RegisterError, match="not about erasure"):
        raise_from(run(register))


def test_namesakes_and_unread_files_are_told_and_no_hits(register: Path) -> None:
    commit(register, "a.txt", b"Maija Virtanen <maija.virtanen@other.example>\n")
    (register / ".git/objects/pack/tmp_pack_1").write_bytes(b"PACK")
    result = run(register, "--terms", "-", input=TERMS)
    assert result.return_value == 0
    assert "somebody else's of that name" in result.stderr
    assert "objects/pack/tmp_pack_1" in result.stderr


def test_terms_that_are_no_text_are_a_usage_error(register: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms"
    terms.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(click.BadParameter):
        raise_from(run(register, "--terms", str(terms)))


def raise_from(result: Result) -> None:
    assert result.exception is not None
    raise result.exception


def test_terms() -> None:
    assert read_terms(TERMS.splitlines()) == Person(
        ("maija.virtanen@firm.example",), ("+358 40 5550123",), (("Maija", "Virtanen"),)
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing", "040 5550123", "name: Maija", "name: | Aho", "email: x", "a | b | c"]
)
def test_terms_that_say_nothing_are_refused_without_repeating_them(text: str) -> None:
    with pytest.raises(RegisterError) as caught:
        read_terms(["", text])
    assert text not in caught.value.message or not text
