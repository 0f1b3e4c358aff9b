"""`python -m benchmarks`: makes a register, measures the tool on it and prints every figure."""

from __future__ import annotations

import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import click

from benchmarks.generate import ready
from benchmarks.measure import MEASURES, Bench, Figure
from benchmarks.plan import Plan
from tooling.cli.output import note, print_json, print_table

COLUMNS = ("measure", "ours", "yardstick", "ratio", "limit", "", "what")


@click.command()
@click.option("--contacts", default=100_000, show_default=True, help="Contacts in the register.")
@click.option("--commits", default=50_000, show_default=True, help="Commits in its history.")
@click.option("--uninformed", default=0, help="Prospects overdue for the notice: warnings.")
@click.option("--sharing", default=0, help="Contacts with an e-mail address of another: clashes.")
@click.option("--work", default=Path("build/bench"), type=click.Path(path_type=Path),
              show_default=True, help="The folder that the register is made in.")  # fmt: skip
@click.option("--keep", is_flag=True, help="Keep the register, for the next run to use again.")
@click.option("--only", multiple=True, type=click.Choice(list(MEASURES)), help="Only this measure.")
@click.option("--rounds", default=5, show_default=True, help="How often each is run.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--check", is_flag=True, help="End with 1 where a limit is not kept.")
def main(
    contacts: int, commits: int, uninformed: int, sharing: int, work: Path,
    keep: bool, only: tuple[str, ...], rounds: int, as_json: bool, check: bool,
) -> None:  # fmt: skip
    """Measure on an invented register, each figure beside its yardstick of the same run.

    The limits are those for 100,000 contacts and 50,000 commits on 2 cores.
    """
    try:
        plan = Plan(contacts, commits, uninformed, sharing)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    folder = work.resolve() / plan.name
    made = ready(plan, folder, note)
    try:
        bench = Bench(folder, plan, rounds)
        figures = []
        for name in only or MEASURES:
            note(f"Measuring {name}")
            figures.append(MEASURES[name](bench))
    finally:
        if made and not keep:
            shutil.rmtree(folder)
    if as_json:
        print_json([{**asdict(f), "ratio": f.ratio, "holds": f.holds} for f in figures])
    else:
        print_table(COLUMNS, [_row(figure) for figure in figures])
    if check and any(figure.holds is False for figure in figures):
        sys.exit(1)


def _row(figure: Figure) -> list[str]:
    by_ratio = figure.yardstick is not None
    limit = "" if figure.limit is None else f"{figure.limit:g} {'x' if by_ratio else figure.unit}"
    outcome = {True: "ok", False: "over", None: ""}[figure.holds]
    beside = f", beside {figure.beside}" if figure.beside else ""
    remark = f" ({figure.remark})" if figure.remark else ""
    return [
        figure.name,
        _amount(figure.ours, figure.unit),
        _amount(figure.yardstick, figure.unit),
        "" if figure.ratio is None else f"{figure.ratio:.2f} x",
        limit,
        outcome,
        f"{figure.what}{beside}{remark}",
    ]


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.3f} s" if unit == "s" else f"{value:.0f} {unit}"


if __name__ == "__main__":
    main()
