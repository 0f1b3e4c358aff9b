"""A change of many files, and its recovery, for a process that is killed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tooling.git import Repository
from tooling.store import change

FILES = 200


def path(number: int) -> str:
    return f"records/customers/{'bcdf'[number % 4]}x/{number}.yaml"


def content(number: int, version: int) -> bytes | None:
    """Version 1 adds a third of the files, deletes a third and changes a third."""
    if number % 3 == version:
        return None
    return b"version %d of %d\n" % (version, number) * 20


def register_at(root: Path) -> Any:
    return SimpleNamespace(root=root, repository=Repository.discover(root), prefix="")


def base(root: Path) -> None:
    make(root, lambda _: None, 0, range(FILES))


def make(
    root: Path, before: Callable[[int], bytes | None], version: int, numbers: Iterable[int]
) -> str | None:
    changes = [
        change.FileChange(path(number), before(number), content(number, version))
        for number in numbers
    ]
    return change.apply(register_at(root), changes, "Change many files")


def change_all(arguments: list[str]) -> None:
    """From version 0 to version 1."""
    make(Path(arguments[0]), lambda number: content(number, 0), 1, range(FILES))


def change_half(arguments: list[str]) -> None:
    """The same for every second file, from the number that is the second argument."""
    root, first = arguments
    make(Path(root), lambda number: content(number, 0), 1, range(int(first), FILES, 2))


def recover(arguments: list[str]) -> None:
    change.recover(register_at(Path(arguments[0])))
