"""Every failpoint that is declared anywhere is one that some test kills a command at."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.killing import Command
from tooling.failpoints import Failpoint

PROJECT = Path(__file__).parents[1]


def modules(pattern: str) -> list[str]:
    files = sorted(PROJECT.glob(pattern))
    return [".".join(file.relative_to(PROJECT).with_suffix("").parts) for file in files]


DECLARED = [
    kind
    for module in modules("tooling/*/**/failpoints.py")
    for kind in vars(importlib.import_module(module)).values()
    if isinstance(kind, type) and issubclass(kind, Failpoint) and kind is not Failpoint
]


@pytest.mark.parametrize("kind", DECLARED)
def test_a_kind_of_failpoints_has_a_command_that_is_killed_at_them(kind: type[Failpoint]) -> None:
    killed = [
        failpoint
        for module in modules("tests/*/test_*killed.py")
        for command in vars(importlib.import_module(module)).values()
        if isinstance(command, Command)
        for failpoint in command.failpoints
    ]
    assert set(kind) <= set(killed)


@pytest.mark.parametrize("kind", DECLARED)
def test_a_failpoint_says_what_is_true_at_that_moment(kind: type[Failpoint]) -> None:
    assert kind.__doc__
    for failpoint in kind:
        assert len(str(failpoint.value).split()) > 3, failpoint
