"""Lines end as they did: a change of one field is a change of one line, on every machine."""

from __future__ import annotations

import subprocess
from typing import NoReturn

import pytest

from tests.contacts.conftest import MAIJA, MAIJA_PATH, Typist
from tests.desk import Desk
from tests.killing import At
from tooling.errors import RegisterError
from tooling.store import change
from tooling.store.failpoints import ChangeFailpoint

WINDOWS = MAIJA.replace("\n", "\r\n").encode()
AFTER = WINDOWS.replace("Hankintapäällikkö".encode(), b"Buyer")
WHO = "k7m2qd4x"


def changed_lines(desk: Desk) -> str:
    """Return how many lines the last commit added and removed, file by file."""
    return desk.git("show", "--numstat", "--format=").replace("\t", " ")


def edit(desk: Desk, typist: Typist | None = None) -> None:
    words = ["edit", WHO]
    if typist is None:
        words += ["--set", "role=Buyer"]
    else:
        typist(
            "text = file.read_bytes().decode().replace('Hankintapäällikkö', 'Buyer')\n"
            "file.write_bytes(text.encode())\nsys.exit()"
        )
    answer = desk.tooling(*words)
    assert answer.code == 0, answer.err
    assert changed_lines(desk) == f"1 1 {MAIJA_PATH}"
    assert "role: Buyer" in desk.text(MAIJA_PATH)
    assert desk.status() == ""


def committed(desk: Desk) -> bytes:
    done = ["git", "cat-file", "blob", f"HEAD:{MAIJA_PATH}"]
    return subprocess.run(done, cwd=desk.root, check=True, capture_output=True).stdout


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """The register without what `init` says of line ends."""
    desk.git("rm", "-q", ".gitattributes")
    desk.commit("Without")
    return desk


@pytest.mark.parametrize("in_editor", [False, True])
def test_a_checkout_as_on_windows(plain: Desk, typist: Typist, in_editor: bool) -> None:
    """Git keeps LF, and the machine has CRLF."""
    plain.git("config", "core.autocrlf", "true")
    (plain.root / MAIJA_PATH).unlink()
    plain.git("checkout", "-q", "--", MAIJA_PATH)
    assert (plain.root / MAIJA_PATH).read_bytes() == WINDOWS
    edit(plain, typist if in_editor else None)
    assert (plain.root / MAIJA_PATH).read_bytes() == AFTER
    assert committed(plain) == AFTER.replace(b"\r", b"")


def test_an_editor_that_saves_as_on_windows(desk: Desk) -> None:
    """With what `init` writes, Git does not even see a difference."""
    (desk.root / MAIJA_PATH).write_bytes(WINDOWS)
    edit(desk)
    assert committed(desk) == AFTER.replace(b"\r", b"")


def test_a_file_that_was_committed_so_stays_so(plain: Desk) -> None:
    plain.commit("As on Windows", {MAIJA_PATH: WINDOWS})
    edit(plain)
    assert (plain.root / MAIJA_PATH).read_bytes() == committed(plain) == AFTER


def test_each_line_of_a_mixed_file_keeps_its_end(plain: Desk) -> None:
    lines = MAIJA.splitlines()
    mixed = "".join(f"{line}\r\n" if n % 3 else f"{line}\n" for n, line in enumerate(lines))
    plain.commit("Mixed", {MAIJA_PATH: mixed.encode()})
    edit(plain)


def test_a_new_contact_where_git_makes_windows_lines(plain: Desk) -> None:
    plain.git("config", "core.autocrlf", "true")
    words = ("--organisation", "Uusi Oy", "--responsible", "liisa@ensto.example")
    assert plain.tooling("new", "customer", *words).code == 0
    assert plain.status() == ""


@pytest.mark.parametrize("forward", [True, False])
def test_a_change_cut_short_is_ended_in_the_machines_line_ends(
    desk: Desk, at: At, monkeypatch: pytest.MonkeyPatch, forward: bool
) -> None:
    """Ended by the next command where nothing came between; undone where it can be at once."""
    (desk.root / MAIJA_PATH).write_bytes(WINDOWS)
    head = desk.head()

    def stop() -> NoReturn:
        raise RegisterError("stopped")

    at(ChangeFailpoint.FILES_WRITTEN, stop)
    with monkeypatch.context() as patched:
        if forward:
            patched.setattr(change, "settle", lambda *_, **undo: stop() if undo else None)
        assert desk.tooling("edit", WHO, "--set", "role=Buyer").code == 1
    desk.tooling("validate")
    assert (desk.root / MAIJA_PATH).read_bytes() == (AFTER if forward else WINDOWS)
    assert (desk.head() != head) is forward
    assert desk.git("diff", "HEAD") == ""
    if forward:
        assert desk.status() == ""
        assert changed_lines(desk) == f"1 1 {MAIJA_PATH}"
