"""What the operating system refuses is said in a sentence, and leaves the register whole."""

from __future__ import annotations

import errno
import os
import resource
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from tests.desk import IDS, Desk
from tooling.cli import system_errors
from tooling.cli.main import COMMANDS, EXIT_UNHEARD, cli, run
from tooling.cli.system_errors import KNOWN, refused
from tooling.store import atomic, cache
from tooling.store.journal import Journal

PROJECT = str(Path(__file__).parents[2])
TOOLING = f"{shlex.quote(sys.executable)} -m tooling.cli.main"
EDIT = ("edit", IDS[0], "--set", "role=Buyer")


def shell(command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `command`, in which TOOLING is ours; its end is that of the whole pipe."""
    words = ["bash", "-o", "pipefail", "-c", command.replace("TOOLING", TOOLING)]
    env = {**os.environ, "PYTHONPATH": PROJECT}
    env.pop("PYTHONUNBUFFERED", None)  # as a person has it: what is buffered is written at the end
    return subprocess.run(words, capture_output=True, text=True, cwd=folder, env=env)


@pytest.mark.parametrize("number", sorted(KNOWN))
def test_each_refusal_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise OSError(number, "?", "/home/maija.virtanen/x")

    monkeypatch.setattr(cli, "get_command", lambda *_: broken)
    assert run(["validate"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert KNOWN[number][0] in told.err
    assert "left half-done" in told.err
    assert "maija" not in told.err


def test_where_is_said_of_the_registers_own_files_only() -> None:
    full = OSError(errno.ENOSPC, "?", "/home/maija/reg/records/customers/k7/k7m2qd4x.yaml")
    told = refused(full)
    assert told
    assert told.message == "The disk is full: records/customers/k7/k7m2qd4x.yaml"
    away = refused(OSError(errno.EACCES, "?", b"/home/maija/.git/register/lock"))
    assert away
    assert away.message.endswith(": .git/register/lock")
    assert refused(OSError(errno.EBADF, "?")) is None
    assert refused(OSError("odd")) is None
    memory = refused(MemoryError())
    assert memory
    assert "memory" in memory.message


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("name", ["--help", *COMMANDS])
def test_output_to_a_full_disk(name: str) -> None:
    words = name if name == "--help" else f"{name} --help"
    done = shell(f"TOOLING {words} > /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The output can't be written: the disk is full\n")
    assert "Exception ignored" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_change_whose_report_is_lost_is_made(desk: Desk) -> None:
    done = shell(f"TOOLING {shlex.join(EDIT)} > /dev/full", desk.root)
    assert done.returncode == 1
    assert "The output can't be written" in done.stderr
    assert desk.message() == f"Edit {IDS[0]}: role"
    assert desk.status() == ""
    assert shell("TOOLING find sähkö 2> /dev/full", desk.root).returncode == 1
    assert shell("TOOLING find 2> /dev/full", desk.root).returncode == 2
    assert shell("TOOLING show sähkö 2> /dev/full", desk.root).returncode == 1


@pytest.mark.parametrize("words", ["--help", "find sähkö", "validate --json", "import --help"])
def test_a_reader_that_goes_away(desk: Desk, words: str) -> None:
    """The pipe is closed before anything is written to it, so that this is no race."""
    done = shell(f"( sleep 0.1; TOOLING {words} ) | exec 0<&-", desk.root)
    assert (done.returncode, done.stdout, done.stderr) in (
        (EXIT_UNHEARD, "", ""),
        (EXIT_UNHEARD, "", "10 contacts checked: 0 errors, 0 warnings.\n"),
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-"])
def test_streams_that_are_closed(desk: Desk, closed: str) -> None:
    done = shell(f"TOOLING find sähkö {closed}", desk.root)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    done = shell(f"TOOLING {shlex.join(EDIT)} {closed}", desk.root)
    assert done.returncode == 0
    assert desk.message() == f"Edit {IDS[0]}: role"
    assert desk.git("fsck", "--no-dangling") == ""
    assert desk.status() == ""


def whole(desk: Desk, head: str) -> None:
    """Nothing was committed, nothing changed, nothing waits or is locked."""
    assert desk.head() == head
    assert desk.status() == ""
    assert desk.git("fsck", "--no-dangling", "--no-progress") == ""
    left = [file.name for file in desk.root.rglob("*") if file.is_file()]
    assert not [name for name in left if name.endswith((".tmp", ".lock"))]
    assert Journal.NAME not in left


@pytest.fixture
def limits() -> Iterator[Callable[[int, int], None]]:
    """Sets a limit of this process, and of those that it starts, for the time of a test."""
    before: dict[int, tuple[int, int]] = {}

    def set_limit(what: int, value: int) -> None:
        before.setdefault(what, resource.getrlimit(what))
        resource.setrlimit(what, (value, before[what][1]))

    yield set_limit
    for what, limit in before.items():
        resource.setrlimit(what, limit)


@pytest.mark.parametrize("size", [0, 100, 300, 600, 1000, 2000, 4000])
def test_files_that_may_not_become_so_large(
    desk: Desk, limits: Callable[[int, int], None], size: int
) -> None:
    head = desk.head()
    limits(resource.RLIMIT_FSIZE, size)
    answer = desk.tooling(*EDIT)
    limits(resource.RLIMIT_FSIZE, resource.RLIM_INFINITY)
    if answer.code == 0:
        assert desk.message() == f"Edit {IDS[0]}: role"
        assert size > 1000
        return
    assert answer.code == 1, answer.err
    assert "ulimit -f" in answer.err
    whole(desk, head)
    assert desk.tooling(*EDIT).code == 0


def test_too_many_open_files(desk: Desk, limits: Callable[[int, int], None]) -> None:
    head = desk.head()
    opened = sum(1 for _ in Path("/dev/fd").iterdir())
    limits(resource.RLIMIT_NOFILE, opened + 2)
    answer = desk.tooling(*EDIT)
    limits(resource.RLIMIT_NOFILE, 1024)
    assert answer.code == 1
    assert "ulimit -n" in answer.err
    whole(desk, head)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
@pytest.mark.parametrize("turn", range(6))
def test_refused_at_each_write_of_a_change(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, turn: int
) -> None:
    """Whichever write it is: of the journal, of the file, or of what is put back."""
    head, writes = desk.head(), 0

    def write_out(stream: object, content: bytes, *, durable: bool = True) -> None:
        nonlocal writes
        writes += 1
        if writes > turn:
            raise OSError(number, os.strerror(number))
        real(stream, content, durable=durable)  # type: ignore[arg-type]

    real = atomic.write_out
    with monkeypatch.context() as patched:
        patched.setattr(atomic, "write_out", write_out)
        answer = desk.tooling(*EDIT)
    if writes <= turn:
        assert answer.code == 0
        return
    assert answer.code == 1
    assert KNOWN[number][0] in answer.err
    whole(desk, head)
    assert desk.tooling(*EDIT).code == 0


def test_without_a_commit_nothing_waits_beside_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sync(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    head = desk.head()
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", sync)
        assert "disk is full" in desk.tooling(*EDIT, "--no-commit").err
    whole(desk, head)


READING = [
    ("validate",),
    ("find", "sähkö"),
    ("show", IDS[0]),
    ("log", IDS[0]),
    ("blame", IDS[0]),
    ("retention",),
    ("subject-report", IDS[0]),
    ("suppress", "list"),
    ("format", "--check"),
]


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_register_that_may_only_be_read_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """As far as rights tell, since whoever runs this may be root, who may do all."""
    usual = desk.tooling(*words)
    desk.write("records/customers/kp/kpm2qd4x.yaml", "id: kpm2qd4x\n")  # to be looked at anew
    held = desk.root / ".git/register"
    before = {file: file.read_bytes() for file in held.rglob("*") if file.is_file()}
    may_read = lambda _, mode, **__: mode & os.W_OK == 0  # noqa: E731
    monkeypatch.setattr("os.access", may_read)
    answer = desk.tooling(*words)
    looked_anew = words == ("validate",)
    assert answer.code == (1 if looked_anew else usual.code)
    assert (answer.out != usual.out) is looked_anew
    assert {file: file.read_bytes() for file in held.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("there", [True, False], ids=["with a cache", "without"])
def test_on_a_disk_that_is_read_only(desk: Desk, tmp_path: Path, there: bool) -> None:
    """A real one, where a test may mount it: in a name space of its own."""
    if there:
        desk.validate()
    folder = shlex.quote(str(desk.root))
    script = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} {folder}"
    if subprocess.run(["unshare", "-m", "bash", "-c", script], capture_output=True).returncode:
        pytest.skip("no right to mount")
    wanted = desk.tooling("find", "sähkö").out if there else "10 found"
    done = subprocess.run(
        ["unshare", "-m", "bash", "-c",
         f"{script} && cd {folder} && {TOOLING} find sähkö; {TOOLING} {shlex.join(EDIT)}"],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": PROJECT},
    )  # fmt: skip
    assert wanted in done.stdout + done.stderr
    assert "Error: The disk is read-only: .git/register" in done.stderr
    assert done.returncode == 1


def test_a_full_disk_keeps_no_cache_and_answers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = desk.validate()

    def full(*_: object) -> object:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(cache, "_open", full)
    assert desk.validate().json == usual.json


def test_our_own_fault_is_still_a_bug(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise OSError(errno.EBADF, "?")

    monkeypatch.setattr(cli, "get_command", lambda *_: broken)
    assert run(["validate"]) == 3
    assert "This is a bug" in capsys.readouterr().err
    assert system_errors.is_output(OSError()) is False
