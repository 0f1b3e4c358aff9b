"""`tooling import FILE --into REGISTER --source SLUG`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schema.vocabulary import RegisterName
from tooling.cli.options import WordOf
from tooling.cli.output import note, print_json, print_table, progress
from tooling.cli.plans import APPLY, SIGNED, require_apply, show_digest
from tooling.phrases import counted

if TYPE_CHECKING:
    from tooling.cli.main import Session
    from tooling.sources.import_list import Imported, ImportOptions
    from tooling.sources.rules.rows import LeftOut, Refusal
    from tooling.sources.rules.terms import KeptField, Reconciliation
    from tooling.sources.unsure_encoding import UnsureEncodingError

_WHY = {
    "edited": "edited in the register since the source said it",
    "conflict": "changed here and at the source; the list's is taken with --prefer source",
    "restricted": "processing is restricted, so it is only stored",
    "undone": "the import that wrote the list's value was undone (reverted)",
    "unread": "a cell of the same address can't be read, and an address is taken as a whole",
    "other-register": "only a person moves a contact to the other register",
}

_FEW = 10
"""So many lines of what could not be read are seen at a glance."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into",
    required=True,
    type=WordOf(RegisterName),
    help="The register that new contacts go into.",
)
@click.option(
    "--source",
    required=True,
    metavar="SLUG",
    help="The mapping of the list's columns: records/sources/SLUG.yaml.",
)
@APPLY
@SIGNED
@click.option(
    "--prefer",
    type=click.Choice(["register", "source"]),
    default="register",
    show_default=True,
    help="Whose value stands where both were changed since the last import.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="The list's encoding, such as cp1252, cp1257 or iso-8859-15; else the mapping's.",
)
@click.option(
    "--yes",
    "assume",
    is_flag=True,
    help="Where the encoding has to be guessed and one alone fits: take it without asking.",
)
@click.option(
    "--reason",
    metavar="TEXT",
    help="Why so many contacts change at once, for the commit; without names.",
)
@click.option(
    "--claim-keys",
    "claims_keys",
    is_flag=True,
    help="Take the keys that several mappings may have given for those of this one.",
)
@click.option(
    "--same-person",
    "same_people",
    multiple=True,
    metavar="ID",
    help="The row with this contact's key is about the same person, although nothing agrees.",
)
@click.option(
    "--shared",
    "shares",
    is_flag=True,
    help="Rows with one e-mail address are several people who read one mailbox.",
)
@click.option(
    "--informed",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which everybody on the list was given the privacy notice.",
)
@click.option(
    "--strict", is_flag=True, help="Refuse a row for any cell that can't be read, as a whole."
)
@click.option("--again", is_flag=True, help="Take anew what came by an import that was reverted.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.pass_obj
def command(
    session: Session,
    file: Path,
    into: RegisterName,
    source: str,
    do_apply: bool,
    signed: str | None,
    prefer: str,
    encoding: str | None,
    assume: bool,
    reason: str | None,
    claims_keys: bool,
    same_people: tuple[str, ...],
    shares: bool,
    informed: datetime | None,
    strict: bool,
    again: bool,
    as_json: bool,
) -> int:
    """Bring the list FILE (CSV, any usual delimiter and encoding) into a register.

    Without --apply only the plan is shown: which rows are new, changed, unchanged or refused. A
    contact is found again by the mapping and its key, in both registers; a row about somebody else
    than the contact with its key is refused. A cell that can't be read is left out and named, and
    the row is taken without it. Only mapped columns are compared; an empty cell removes nothing; a
    field that was edited here is not reverted while the source says what it said before, and what a
    revert took back is not made again. No import removes an objection, a restriction or the
    withdrawal of a consent, or adds a consent.

    A list in UTF-8, or with a byte order mark, is read as that. For any other the encoding has to
    be known: by --encoding, by the mapping, or by somebody who looks at a few names and says that
    they read right.

    Text is taken letter for letter: only white space around it goes, and Unicode is brought to NFC.

    Exit code 0: every row was taken. 1: some rows were refused, and the others are still imported
    with --apply.
    """
    import random

    from tooling.sources.import_list import ImportOptions, import_list
    from tooling.sources.unsure_encoding import UnsureEncodingError, how_it_was_read

    require_apply(do_apply, signed)
    options = ImportOptions(
        file=file,
        into=into,
        source=source,
        apply=do_apply,
        signed=signed,
        prefer_source=prefer == "source",
        reason=reason,
        encoding=encoding,
        claims_keys=claims_keys,
        again=again,
        strict=strict,
        shares=shares,
        same_people=same_people,
        informed=informed.date() if informed else None,
    )
    register = session.register()

    def run(options: ImportOptions) -> Imported:
        return import_list(register, options, session.today, random.SystemRandom(), progress, note)

    try:
        imported = run(options)
    except UnsureEncodingError as unsure:
        chosen = _encoding_of(unsure, assume)
        imported = run(replace(options, encoding=chosen))
        note(
            f"Not to be asked again: --encoding {chosen}, or `encoding: {chosen}` in "
            f"records/sources/{source}.yaml."
        )
    for text in how_it_was_read(imported.rows, imported.mapping, imported.mangled, _sees()):
        note(text)
    for text in imported.notes:
        note(f"Note: {text}")
    if as_json:
        print_json(_as_json(imported, options))
    else:
        _print_rows(imported.result)
    _summarise(imported, do_apply)
    return 1 if imported.result.refused else 0


def _encoding_of(unsure: UnsureEncodingError, assume: bool) -> str:
    """The encoding that a person chooses by the names that a list has in each; `unsure` is raised
    where nobody is there to ask, unless it is to be assumed and only one fits.
    """
    if assume and unsure.fits_one:
        return unsure.likeliest
    if assume or not (sys.stdin.isatty() and _sees()):
        raise unsure
    for text in unsure.question():
        note(text)
    said = click.prompt("Which reads right? A number, another encoding's name, or n", err=True)
    return unsure.answered(said)


def _sees() -> bool:
    """Whether what goes to stderr goes to a person's eyes, and not into a log."""
    return sys.stderr.isatty()


def _print_rows(result: Reconciliation) -> None:
    """One table of all rows; neighbours of which there is no more to say share a line."""
    lines = [(item.row, ("new", "", "", "", "")) for item in result.new]
    lines += [(row, ("unchanged", "", "", "", "")) for row in result.unchanged]
    for item in result.changed:
        lines.append((item.row, ("changed", item.id, ", ".join(item.fields), "", "")))
    for kept in result.kept:
        rule = f"kept-{kept.why}"
        lines.append((kept.row, ("kept", kept.id, kept.field, rule, _why(kept))))
    for cell in result.left_out:
        held = "; the contact keeps what it has" if cell.is_kept else ""
        cells = ("left out", cell.id or "", cell.column, cell.rule, cell.reason + held)
        lines.append((cell.row, cells))
    for refusal in result.refused:
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


def _why(kept: KeptField) -> str:
    if kept.commit is None:
        return _WHY[kept.why]
    revert = f"on {kept.day} in commit {kept.commit[:12]}"
    return f"{_WHY[kept.why]} {revert}; with --again it is taken anew"


def _summarise(imported: Imported, applied: bool) -> None:
    result = imported.result
    fields = f", {counted(len(result.kept), 'field')} kept" if result.kept else ""
    if result.left_out:
        fields += f", {counted(len(result.left_out), 'cell')} left out"
    note(
        f"{counted(result.rows, 'row')}: {len(result.new)} new, {len(result.changed)} changed, "
        f"{len(result.unchanged)} unchanged, {result.refused_rows} refused{fields}."
    )
    if len(result.refused) + len(result.left_out) > _FEW:
        _count_by_rule("refused", result.refused)
        _count_by_rule("left out", result.left_out)
    if result.absent:
        missing = counted(result.absent, "contact")
        note(f"Not on the list, and left as they are: {missing} of this source.")
    if imported.commit:
        note(f"Committed as {imported.commit[:12]}.")
    elif applied:
        note("Written." if imported.plan.effects else "Nothing to write.")
    elif imported.plan.effects:
        note("Nothing was written. --apply carries the plan out.")
        show_digest(imported.plan)


def _count_by_rule(what: str, found: Sequence[Refusal | LeftOut]) -> None:
    """Say of a long plan what is to be repaired, and where: by rule and column, the most first."""
    from tooling.sources.unsure_encoding import lines_of

    rows_of: dict[tuple[str, str], list[int]] = {}
    for one in found:
        rows_of.setdefault((one.rule, one.column or ""), []).append(one.row)
    for (rule, column), rows in sorted(rows_of.items(), key=lambda item: -len(item[1])):
        where = f" in {column}" if column else ""
        note(f"  {what}: {len(rows)} {rule}{where}, {lines_of(rows)}")


def _as_json(imported: Imported, options: ImportOptions) -> dict[str, object]:
    result = imported.result
    return {
        "register": options.into,
        "source": options.source,
        "encoding": imported.rows.encoding,
        "delimiter": imported.rows.delimiter,
        "mangled": {"lines": imported.mangled.lines, "lost": imported.mangled.lost},
        "plan": imported.plan.digest,
        "applied": options.apply,
        "commit": imported.commit,
        "counts": {
            "rows": result.rows,
            "new": len(result.new),
            "changed": len(result.changed),
            "unchanged": len(result.unchanged),
            "refused": result.refused_rows,
            "kept": len(result.kept),
            "left_out": len(result.left_out),
            "absent": result.absent,
        },
        "new": [{"row": item.row, "id": item.id if options.apply else None} for item in result.new],
        "changed": [
            {"row": item.row, "id": item.id, "fields": item.fields} for item in result.changed
        ],
        "kept": [asdict(kept) for kept in result.kept],
        "left_out": [asdict(cell) for cell in result.left_out],
        "refused": [asdict(refusal) for refusal in result.refused],
        "notes": imported.notes,
    }
