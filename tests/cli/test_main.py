"""The command line: exit codes, help, and silence about values when something breaks."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tooling.cli.main import COMMANDS, cli, run
from tooling.errors import RegisterError


def _told(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(list(args))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_usage_errors_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert _told(capsys, "no-such-command")[0] == 2
    assert _told(capsys, "validate", "--no-such-option")[0] == 2


def test_a_command_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Did you mean `validate`?" in _told(capsys, "valdate")[2]


def test_no_register_is_an_error_with_a_hint(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = _told(capsys, "validate")
    assert code == 1
    assert "There is no register here" in err
    assert "tooling init" in err


def _fail(error: BaseException) -> click.Command:
    @click.command("broken")
    def broken() -> None:
        raise error

    return broken


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RegisterError("It can't be done.", "Do this."), 1),
        (ValueError("maija.virtanen@porvoonsahko.example"), 3),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
    ],
)
def test_each_kind_of_end_has_its_code(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
) -> None:
    monkeypatch.setattr(cli, "get_command", lambda *_: _fail(error))
    got, out, err = _told(capsys, "validate")
    assert got == code
    assert "maija" not in out + err
    assert "Traceback" not in out + err


def test_every_command_has_help() -> None:
    with click.Context(cli) as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            assert command is not None
            assert command.help


def test_help_loads_little() -> None:
    script = (
        "import sys; from tooling.cli.main import run; run(['--help']);"
        "heavy = {'pydantic', 'git', 'rich', 'ruamel.yaml', 'sqlite3', 'phonenumbers'};"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{shlex.quote(sys.executable)} -m tooling.cli.main --help | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
