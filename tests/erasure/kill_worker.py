"""A process to be killed: erases Maija. Arguments: root, [when, place]."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from tests.erasure.people import ErasureDesk
from tooling.erasure.rewriting import erase, recovery, swap
from tooling.git import Repository

PLACES = {"erase": erase, "recovery": recovery, "swap": swap}


def kill_at(when: str, place: str) -> None:
    """This process kills itself before or after the function that ``place`` names."""
    module, _, name = place.partition(".")
    real = getattr(PLACES[module], name)

    when, _, number = when.partition(":")
    left = [int(number or 1)]  # it is the call of this number that does not return

    def killed(*args: Any, **options: Any) -> Any:
        left[0] -= 1
        if left[0]:
            return real(*args, **options)
        if when == "after":
            real(*args, **options)
        return os.kill(os.getpid(), signal.SIGKILL)

    setattr(PLACES[module], name, killed)


def main(root: Path, *stage: str) -> None:
    if stage:
        kill_at(*stage)
    repository = Repository.discover(root)
    assert repository is not None
    resumed = recovery.resume(repository, lambda: None)
    if resumed is None or resumed.erased is None:
        ErasureDesk(root).erase()
    erase.close(repository)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
