"""How much memory a command and all its children take together."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from benchmarks.generate import environment

_EVERY = 0.02  # seconds between two looks
_PROC = Path("/proc")


def peak_megabytes(command: list[str], folder: Path) -> float | None:
    """Run `command` and return the peak of its process tree in MB; None where /proc can't tell.

    The sum of the proportional set sizes (PSS), looked up every 20 ms: a page that forked
    processes share is counted once. SQLite's and Git's memory are in it, the page cache is not.
    """
    if not (_PROC / "self" / "smaps_rollup").exists():
        return None
    peak = 0
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            peak = max(peak, sum(_pss(pid) for pid in _tree(process.pid)))
            time.sleep(_EVERY)
    return peak / 1000


def _tree(root: int) -> list[int]:
    """Return the ids of a process and of all below it."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        try:
            for task in (_PROC / str(pid) / "task").iterdir():
                waiting.extend(map(int, (task / "children").read_text().split()))
        except OSError:
            continue  # it has ended
    return found


def _pss(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
