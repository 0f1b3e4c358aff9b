"""A folder, a pipe, a device's name or a link where a file belongs: a finding or a sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import Desk
from tooling.store.atomic import clean
from tooling.store.register import Register

CONTACT = "records/customers/kb/kbm2qd4x.yaml"
CAMPAIGN = "records/campaigns/news.yaml"


def a_folder(file: Path) -> None:
    file.mkdir(parents=True)


def a_pipe(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(file)


def a_link_to_nothing(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to("nowhere")


def a_link_to_itself(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(file.name)


ODD = [a_folder, a_pipe, a_link_to_nothing, a_link_to_itself]
PATHS = [
    CONTACT,
    "records/customers/k7/k7m2qd4x.yaml",
    CAMPAIGN,
    "records/controller.yaml",
    "records/customers/register.yaml",
    "records/suppressions.yaml",
]
COMMANDS = [
    ("validate",),
    ("find", "oy"),
    ("show", "kbm2qd4x"),
    ("edit", "kbm2qd4x", "--set", "role=Buyer"),
    ("format", "--check"),
    ("explain", "news"),
    ("describe", "customers"),
    ("subject-report", "kbm2qd4x"),
    ("retention",),
    ("request", "list"),
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("odd", ODD)
def test_whatever_stands_where_a_file_belongs(
    desk: Desk, odd: Callable[[Path], None], path: str
) -> None:
    file = desk.root / path
    file.unlink(missing_ok=True)
    odd(file)
    found = desk.tooling("validate", "--json")
    assert found.code == 1, found.err
    rule = "symlink" if "link" in odd.__name__ else "not-a-file"
    assert (path, rule) in {(one["path"], one["rule"]) for one in found.json["findings"]}
    for command in COMMANDS:
        answer = desk.tooling(*command)
        assert answer.code in (0, 1), (command, answer.err)
        if answer.code:
            assert answer.err


@pytest.mark.parametrize("odd", ODD)
def test_a_contact_that_is_no_file_is_not_said_not_to_be_there(
    desk: Desk, odd: Callable[[Path], None]
) -> None:
    file = desk.root / CONTACT
    file.unlink()
    odd(file)
    answer = desk.tooling("show", "kbm2qd4x")
    assert answer.code == 1
    assert f"{CONTACT} can't be read" in answer.err
    assert f"tooling validate {CONTACT}" in answer.err


@pytest.mark.parametrize("odd", ODD)
def test_suppressions_that_can_not_be_read_are_not_none(
    desk: Desk, odd: Callable[[Path], None]
) -> None:
    odd(desk.root / "records/suppressions.yaml")
    answer = desk.tooling("suppress", "ask", "a@b.example")
    assert answer.code in (1, 2)
    answer = desk.tooling("new", "customer", "--organisation", "X", "--email", "a@b.example")
    assert answer.code == 1
    assert "records/suppressions.yaml can't be read" in answer.err


def test_requests_that_can_not_be_looked_into_are_not_none(desk: Desk) -> None:
    (desk.root / "records/requests").write_text("x")
    answer = desk.tooling("request", "list")
    assert answer.code == 1
    assert "records/requests can't be read" in answer.err


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        ("nothing", 2, "does not exist"),
        ("file", 2, "is a file"),
        ("records", 1, "takes the folder that it is in"),
        ("records/customers", 1, "no register in the folder"),
    ],
)
def test_a_register_that_is_none(desk: Desk, named: str, code: int, said: str) -> None:
    (desk.root / "file").write_text("x")
    answer = desk.tooling("--register", str(desk.root / named), "validate")
    assert answer.code == code
    assert said in answer.err


@pytest.mark.parametrize("odd", ODD)
def test_a_register_is_found_though_its_controller_is_no_file(
    desk: Desk, odd: Callable[[Path], None]
) -> None:
    file = desk.root / "records/controller.yaml"
    file.unlink()
    odd(file)
    assert Register.open(None, desk.root / "records/customers").root == desk.root.resolve()


def test_a_folder_that_is_a_file_is_no_bug_and_leaves_nothing_behind(desk: Desk) -> None:
    clean(desk.root, ["records/controller.yaml/x.yaml"])
