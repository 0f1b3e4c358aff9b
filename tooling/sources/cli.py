"""`tooling import FILE --into REGISTER --source SLUG`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.output import note, print_json, print_table, progress
from tooling.phrases import counted

if TYPE_CHECKING:
    from tooling.cli.main import Session
    from tooling.sources.import_list import Imported
    from tooling.sources.rules.plan import ImportPlan

_WHY = {
    "edited": "edited in the register since the source said it",
    "conflict": "changed in the register and at the source; --prefer source takes the list's",
    "restricted": "processing is restricted, so it is only stored",
    "other-register": "only a person moves a contact to the other register",
}


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into",
    required=True,
    type=click.Choice(["customers", "prospects"]),
    help="The register that new contacts go into.",
)
@click.option(
    "--source",
    required=True,
    metavar="SLUG",
    help="The mapping of the list's columns: records/sources/SLUG.yaml.",
)
@click.option("--apply", "do_apply", is_flag=True, help="Write the plan, as one commit.")
@click.option(
    "--prefer",
    type=click.Choice(["register", "source"]),
    default="register",
    show_default=True,
    help="Whose value stands where both were changed since the last import.",
)
@click.option(
    "--reason",
    metavar="TEXT",
    help="Why so many contacts change at once, for the commit; without names.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.pass_obj
def command(
    session: Session,
    file: Path,
    into: str,
    source: str,
    do_apply: bool,
    prefer: str,
    reason: str | None,
    as_json: bool,
) -> int:
    """Bring the list FILE (CSV, any usual delimiter and encoding) into a register.

    Without --apply only the plan is shown: which rows are new, changed, unchanged or refused. A
    contact is found again by the source's own key, in both registers. Only mapped columns are
    compared; an empty cell removes nothing; a field that was edited here is not reverted while the
    source says what it said before. No import removes an objection, a restriction or the withdrawal
    of a consent, or adds a consent.

    Text is taken letter for letter: only white space around it goes, and Unicode is brought to NFC.

    Exit code 0: every row was taken. 1: some rows were refused, and the others are still imported
    with --apply.
    """
    import random

    from schema.vocabulary import RegisterName
    from tooling.sources.import_list import ImportOptions, import_list

    wish = ImportOptions(file, RegisterName(into), source, do_apply, prefer == "source", reason)
    result = import_list(
        session.register(), wish, session.today, random.SystemRandom(), progress, note
    )
    for text in result.notes:
        note(f"Note: {text}")
    if as_json:
        print_json(_as_json(result))
    else:
        _print_plan(result.plan)
    _summarise(result)
    return 1 if result.plan.refused else 0


def _print_plan(plan: ImportPlan) -> None:
    """One table of all rows; neighbours of which there is no more to say share a line."""
    lines = [(item.row, ("new", "", "", "", "")) for item in plan.new]
    lines += [(row, ("unchanged", "", "", "", "")) for row in plan.unchanged]
    for item in plan.changed:
        lines.append((item.row, ("changed", item.id, ", ".join(item.fields), "", "")))
    for kept in plan.kept:
        rule = f"kept-{kept.why}"
        lines.append((kept.row, ("kept", kept.id, kept.field, rule, _WHY[kept.why])))
    for refusal in plan.refused:
        cells = ("refused", "", refusal.column or "", refusal.rule, refusal.reason)
        lines.append((refusal.row, cells))
    lines.sort(key=lambda line: line[0])
    rows = []
    for cells, run in groupby(lines, key=lambda line: line[1]):
        numbers = [row for row, _ in run]
        alike = f"{numbers[0]}-{numbers[-1]}"
        rows.append([alike if len(numbers) > 1 else str(numbers[0]), *cells])
    if rows:
        print_table(["row", "plan", "contact", "field or column", "rule", "reason"], rows)


def _summarise(result: Imported) -> None:
    plan = result.plan
    fields = f", {counted(len(plan.kept), 'field')} kept" if plan.kept else ""
    note(
        f"{counted(plan.rows, 'row')}: {len(plan.new)} new, {len(plan.changed)} changed, "
        f"{len(plan.unchanged)} unchanged, {plan.refused_rows} refused{fields}."
    )
    if plan.absent:
        missing = counted(plan.absent, "contact")
        note(f"Not on the list, and left as they are: {missing} of this source.")
    if result.commit:
        note(f"Committed as {result.commit[:12]}.")
    elif result.applied:
        note("Written." if plan.new or plan.changed else "Nothing to write.")
    elif plan.new or plan.changed:
        note("Nothing was written. --apply carries the plan out.")


def _as_json(result: Imported) -> dict[str, object]:
    plan = result.plan
    return {
        "register": result.into,
        "source": result.source,
        "applied": result.applied,
        "commit": result.commit,
        "counts": {
            "rows": plan.rows,
            "new": len(plan.new),
            "changed": len(plan.changed),
            "unchanged": len(plan.unchanged),
            "refused": plan.refused_rows,
            "kept": len(plan.kept),
            "absent": plan.absent,
        },
        "new": [{"row": item.row, "id": item.id if result.applied else None} for item in plan.new],
        "changed": [
            {"row": item.row, "id": item.id, "fields": list(item.fields)} for item in plan.changed
        ],
        "kept": [
            {"row": kept.row, "id": kept.id, "field": kept.field, "why": kept.why}
            for kept in plan.kept
        ],
        "refused": [
            {
                "row": refusal.row,
                "column": refusal.column,
                "rule": refusal.rule,
                "reason": refusal.reason,
            }
            for refusal in plan.refused
        ],
        "notes": list(result.notes),
    }
