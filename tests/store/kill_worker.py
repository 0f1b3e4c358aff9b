"""A process to be killed: makes a change of many files. Arguments: root, verb, [when, place]."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tooling.git import Repository
from tooling.store import change, commit, recovery

FILES = 200
PLACES = {"change": change, "commit": commit, "recovery": recovery}


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


def make(root: Path, before: Any, version: int, numbers: Any, note: Any = print) -> str | None:
    changes = [
        change.FileChange(path(number), before(number), content(number, version))
        for number in numbers
    ]
    return change.apply(register_at(root), changes, "Change many files", note=note)


def kill_at(when: str, place: str) -> None:
    """This process kills itself before or after the function that ``place`` names."""
    module, _, name = place.partition(".")
    real = getattr(PLACES[module], name)

    def killed(*args: Any, **options: Any) -> Any:
        if when == "after":
            real(*args, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(PLACES[module], name, killed)


def main(root: Path, verb: str, *stage: str) -> None:
    if stage:
        kill_at(*cast("tuple[str, str]", stage))
    if verb == "recover":
        change.recover(register_at(root))
    elif verb == "apply":
        make(root, lambda number: content(number, 0), 1, range(FILES))
    else:  # one half of the files: two processes at once
        half = [number for number in range(FILES) if number % 2 == int(verb)]
        make(root, lambda number: content(number, 0), 1, half)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
