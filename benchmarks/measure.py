"""The measures: what is timed, beside which yardstick, and how far it may go.

Each runs several times, ours and the yardstick in turn, so that a busy moment of the machine hits
both; the best of each counts.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from benchmarks import yardsticks
from benchmarks.contacts import TODAY, ids
from benchmarks.generate import git
from benchmarks.memory import peak_megabytes
from benchmarks.plan import BUSIEST, UNTOUCHED, Plan
from schema.layout import contact_path

Act = Callable[[], None]

TOOL = [sys.executable, "-m", "tooling.cli.main", "--today", TODAY.isoformat()]


@dataclass(frozen=True, slots=True)
class Figure:
    """What came out. `ours` and `yardstick` are in `unit`; `limit` is one of the ratio where there
    is a yardstick for it, otherwise one of `ours`."""

    name: str
    what: str
    unit: Literal["s", "MB"]
    ours: float | None
    yardstick: float | None
    beside: str
    limit: float | None
    remark: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick ours takes."""
        return self.ours / self.yardstick if self.ours and self.yardstick else None

    @property
    def holds(self) -> bool | None:
        """Whether the limit is kept; None where there is none, or nothing was measured."""
        value = self.ratio if self.yardstick else self.ours
        return None if self.limit is None or value is None else value <= self.limit


@dataclass(frozen=True, slots=True)
class Bench:
    """A register to measure on; each method named in MEASURES returns figures."""

    folder: Path
    plan: Plan
    rounds: int = 5

    def tool(self, *args: str) -> None:
        """Run the tool in the register. Findings are no failure here."""
        yardsticks.run([*TOOL, *args], self.folder, ok=1)

    def cold(self) -> Figure:
        """A first validation: no cache."""
        ours, other = self._beside(
            partial(self.tool, "validate"), self._read, self._forget, rounds=3
        )
        return Figure("cold", "validate, no cache", "s", ours, other, "cat of all files", 5)

    def warm(self) -> Figure:
        """A validation where nothing changed."""
        self.tool("validate")
        ours, other = self._beside(
            partial(self.tool, "validate"), partial(yardsticks.look, self.folder)
        )
        return Figure("warm", "validate, nothing changed", "s", ours, other,
                      "git status + git ls-files -s", 3)  # fmt: skip

    def changed(self) -> Figure:
        """A validation where one file changed since the last one."""
        path = self.folder / self._path(UNTOUCHED)
        text, turn = path.read_text(), 0

        def touch() -> None:
            nonlocal turn
            turn += 1
            path.write_text(f"{text}# {turn}\n")

        def settle() -> None:
            path.write_text(text)
            git(self.folder, "update-index", "-q", "--refresh")
            self.tool("validate")

        validate = partial(self.tool, "validate")
        try:
            ours, other = self._beside(validate, validate, touch, settle)
        finally:
            settle()
        return Figure("changed", "validate, one file changed", "s", ours, other, "warm", 1.2)

    def memory(self) -> Figure:
        """The memory of a first validation, all processes together."""
        self._forget()
        peak = peak_megabytes([*TOOL, "validate"], self.folder)
        remark = "PSS of the process tree" if peak else "needs /proc"
        return Figure("memory", "validate, no cache", "MB", peak, None, "", 600, remark)

    def export(self) -> Figure:
        """A campaign's list and its disclosure, from a warm cache."""
        output = self.folder.parent / "list.csv"

        def ready() -> None:
            git(self.folder, "reset", "-q", "--hard", "made-by-benchmark")
            self.tool("validate")

        try:
            ours = self._best(
                partial(self.tool, "export", "spring-newsletter", "--to", "marketing",
                        "--output", str(output), "--force"), ready)  # fmt: skip
            rows = len(output.read_bytes().splitlines()) - 1
        finally:
            output.unlink(missing_ok=True)
            ready()
        return Figure("export", "export of spring-newsletter", "s", ours, None, "", 2.5,
                      f"{rows:,} rows")  # fmt: skip

    def log(self) -> Figure:
        """The history of the contact with the longest one."""
        return self._log("log", "log of the contact changed most", BUSIEST)

    def log_untouched(self) -> Figure:
        """The history of a contact that only the first commit touched."""
        return self._log("log-untouched", "log of a contact never changed", UNTOUCHED)

    def blame(self) -> Figure:
        """Who last changed each field."""
        contact = ids(self.plan.seed, self.plan.contacts)[BUSIEST]
        ours = self._best(partial(self.tool, "blame", contact))
        return Figure("blame", "blame of the contact changed most", "s", ours, None, "", None)

    def find(self) -> Figure:
        """A search for a name."""
        self.tool("validate")
        ours, other = self._beside(
            partial(self.tool, "find", "Virtanen"), partial(yardsticks.search_text, self.folder),
            rounds=3,
        )  # fmt: skip
        return Figure("find", "find by name", "s", ours, other, "git grep", None)

    def help(self) -> Figure:
        """The start of the command line."""
        script = yardsticks.program("tooling")
        command = [script] if script else [sys.executable, "-m", "tooling.cli.main"]
        ours, other = self._beside(
            partial(yardsticks.run, [*command, "--help"], self.folder),
            partial(yardsticks.import_click, self.folder),
            rounds=self.rounds * 4,
        )
        return Figure("help", "tooling --help", "s", ours, other, "import click", 3)

    def check_jsonschema(self) -> Figure:
        """A first validation beside check-jsonschema, on the same number of files."""
        return self._sampled("check-jsonschema", yardsticks.check_jsonschema)

    def yamllint(self) -> Figure:
        """A first validation beside yamllint, on the same number of files."""
        return self._sampled("yamllint", yardsticks.yamllint)

    def _log(self, name: str, what: str, number: int) -> Figure:
        contact = ids(self.plan.seed, self.plan.contacts)[number]
        paths = [contact_path(register, contact) for register in ("customers", "prospects")]
        self.tool("log", contact)  # the first one ever may write Git's commit graph
        ours, other = self._beside(
            partial(self.tool, "log", contact),
            partial(yardsticks.walk_history, self.folder, *paths),
        )
        return Figure(name, what, "s", ours, None, "", 0.5, f"git log of its paths: {other:.3f} s")

    def _sampled(self, name: str, yardstick: Callable[[Path], None]) -> Figure:
        what = f"validate, no cache, {yardsticks.SAMPLE} files' share"
        if not yardsticks.program(name):
            return Figure(name, what, "s", None, None, name, None, "not installed")
        ours, other = self._beside(
            partial(self.tool, "validate"), partial(yardstick, self.folder), self._forget, rounds=2
        )
        share = min(1.0, yardsticks.SAMPLE / self.plan.contacts)
        return Figure(name, what, "s", ours * share, other, name, None)

    def _path(self, number: int) -> str:
        contact = ids(self.plan.seed, self.plan.contacts)[number]
        return contact_path("customers", contact)

    def _forget(self) -> None:
        shutil.rmtree(self.folder / ".git" / "register", ignore_errors=True)

    def _read(self) -> None:
        yardsticks.read_all(self.folder)

    def _best(self, ours: Act, before: Act | None = None) -> float:
        return self._beside(ours, None, before)[0]

    def _beside(
        self,
        ours: Act,
        yardstick: Act | None,
        before: Act | None = None,
        after: Act | None = None,
        rounds: int = 0,
    ) -> tuple[float, float]:
        """Return the best seconds of each; `before` and `after` each run of ours is not timed."""
        best = [float("inf"), float("inf")]
        for _ in range(rounds or self.rounds):
            if yardstick is not None:
                best[1] = min(best[1], seconds(yardstick))
            if before is not None:
                before()
            best[0] = min(best[0], seconds(ours))
            if after is not None:
                after()
        return best[0], best[1]


def seconds(act: Act) -> float:
    """Return how long `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


MEASURES: dict[str, Callable[[Bench], Figure]] = {
    "help": Bench.help,
    "cold": Bench.cold,
    "memory": Bench.memory,
    "warm": Bench.warm,
    "changed": Bench.changed,
    "find": Bench.find,
    "export": Bench.export,
    "log": Bench.log,
    "log-untouched": Bench.log_untouched,
    "blame": Bench.blame,
    "check-jsonschema": Bench.check_jsonschema,
    "yamllint": Bench.yamllint,
}
