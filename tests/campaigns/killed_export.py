"""A process to be killed: an export that kills itself before or after a step of its own."""

from __future__ import annotations

import os
import random
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tooling.campaigns import disclosing, export
from tooling.store import change
from tooling.store.recovery import recover
from tooling.store.register import Register

PLACES = {"export": export, "disclosing": disclosing, "change": change, "os": os}


def kill_at(when: str, place: str) -> None:
    owner, _, name = place.partition(".")
    real = getattr(PLACES[owner], name)

    def killed(*args: Any, **options: Any) -> Any:
        if when == "after":
            real(*args, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(PLACES[owner], name, killed)


def main(root: Path, stages: list[str]) -> None:
    if stages:
        kill_at(*stages)
    register = Register.open(root, root)
    recover(register)
    order = export.ExportOptions("spring", "marketing")
    export.export(register, order, date(2025, 6, 1), random.SystemRandom(), print)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
