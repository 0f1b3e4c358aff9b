"""A command as a process of its own, which kills itself at a failpoint, or notes all it reaches.

A test that a command survives being killed asks for it at every failpoint, every time:

    CHANGE = Command(change_all, ChangeFailpoint)

    @pytest.mark.parametrize("failpoint", CHANGE.failpoints, ids=str)
    def test_killed(root: Path, tmp_path: Path, failpoint: Failpoint) -> None:
        fresh = copies(root, tmp_path)
        for moment in CHANGE.times(failpoint, lambda: [fresh()]):
            CHANGE.kill(moment, copy := fresh())
            ...
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tooling import failpoints
from tooling.failpoints import Failpoint

PROJECT = Path(__file__).parents[1]
SECONDS = 120  # after which a command hangs

#: The fixture `at`: lets something happen when the test's own process reaches a failpoint.
At = Callable[[Failpoint, Callable[[], object]], None]

#: Makes the arguments of a command anew, with a register that it has not run on yet.
Fresh = Callable[[], Sequence[str | Path]]


def copies(register: Path, folder: Path) -> Callable[[], Path]:
    """Return what makes copies of a register, each in a folder of its own in `folder`."""
    numbers = itertools.count()
    return lambda: shutil.copytree(register, folder / f"copy-{next(numbers)}", symlinks=True)


class Moment(NamedTuple):
    """When a command reaches `failpoint` for the `nth` time."""

    failpoint: str
    nth: int = 1

    @classmethod
    def of(cls, failpoint: Failpoint, nth: int = 1) -> Moment:
        return cls(str(failpoint), nth)


class Command:
    """`function`, of a module that tests can import, called with its arguments as one list.

    `kinds` are the kinds of failpoints that it goes through from its beginning to its end.
    """

    def __init__(self, function: Callable[[list[str]], Any], *kinds: type[Failpoint]) -> None:
        self.target = f"{function.__module__}:{function.__qualname__}"
        self.failpoints = [failpoint for kind in kinds for failpoint in kind]
        self._moments: list[Moment] = []

    def start(self, *arguments: str | Path, **order: Any) -> subprocess.Popen[bytes]:
        """Begin it as the leader of a process group; `order` is for the worker."""
        return subprocess.Popen(
            [sys.executable, __file__, json.dumps(order), self.target, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def run(self, *arguments: str | Path, **order: Any) -> int:
        """Run it to its end, or to its death, and return its exit code."""
        return self.start(*arguments, **order).wait(SECONDS)

    def kill(self, moment: Moment | Failpoint, *arguments: str | Path) -> None:
        """Run it until it kills itself at this moment, which must come."""
        at = Moment.of(moment) if isinstance(moment, Failpoint) else moment
        assert self.run(*arguments, kill=at) == -signal.SIGKILL, f"{at} is never reached"

    def moments(self, *arguments: str | Path) -> list[Moment]:
        """Run it to its end and return the moments that it reached, in their order."""
        with tempfile.NamedTemporaryFile("r") as notes:
            assert self.run(*arguments, notes=notes.name) == 0
            return [Moment(*json.loads(line)) for line in notes]

    def times(self, failpoint: Failpoint, fresh: Fresh) -> list[Moment]:
        """Return every moment at which it reaches `failpoint`.

        The first to ask lets it run to its end. It must reach all that its kinds declare, and
        nothing that they do not.
        """
        if not self._moments:
            self._moments = self.moments(*fresh())
        assert {moment.failpoint for moment in self._moments} == set(map(str, self.failpoints))
        return [moment for moment in self._moments if moment.failpoint == str(failpoint)]


def work(order: dict[str, Any], target: str, arguments: Sequence[str]) -> None:
    """Obey the order in this process: note what is reached, or die there."""
    times: Counter[str] = Counter()

    def hook(failpoint: Failpoint) -> None:
        name = str(failpoint)
        times[name] += 1
        if "notes" in order:
            with Path(order["notes"]).open("a") as notes:
                print(json.dumps([name, times[name]]), file=notes)
        if order.get("kill") == [name, times[name]]:
            os.kill(os.getpid(), signal.SIGKILL)

    failpoints.hooks.append(hook)
    module, _, function = target.partition(":")
    sys.exit(getattr(importlib.import_module(module), function)(list(arguments)))


if __name__ == "__main__":
    work(json.loads(sys.argv[1]), sys.argv[2], sys.argv[3:])
