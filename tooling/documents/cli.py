"""`tooling describe REGISTER`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.output import note, note_for_excel, print_bytes, require_text
from tooling.formats.documents import FORMATS

if TYPE_CHECKING:
    from schema.localised import Language
    from tooling.cli.main import Session

UNCONFIRMED = (
    "Made from the register and the schema; a lawyer has not confirmed it. "
    "Have it checked before you publish it."
)


@click.command("describe")
@click.argument(
    "register", metavar="REGISTER", type=click.Choice(["customers", "prospects", "all"])
)
@click.option(
    "--as",
    "form",
    type=click.Choice(["description", "notice", "record"]),
    default="description",
    show_default=True,
    help="The register description, the notice (GDPR Art. 13/14), or the record (Art. 30).",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, "csv", "xlsx"]),
    default="md",
    show_default=True,
    help="The format; csv and xlsx are for the record.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["fi", "sv", "en"]),
    help="The language; usually one of the controller's country.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.")
@click.pass_obj
def command(
    session: Session,
    register: str,
    form: str,
    format_: str,
    language: Language | None,
    output: Path | None,
) -> None:
    """Write a document about REGISTER (customers or prospects; all for the record).

    It is made from records/controller.yaml, the register's register.yaml and the schema, and
    holds no contact's data. A lawyer has not confirmed it.
    """
    from schema.vocabulary import RegisterName
    from tooling.documents.describe import TABLES, Form, describe

    if format_ in TABLES and form != Form.RECORD:
        raise click.UsageError(f"--format {format_} is for --as record.")
    if register == "all" and form != Form.RECORD:
        raise click.UsageError("`all` is for --as record; the other documents are of one register.")
    require_text(format_, output)
    names = list(RegisterName) if register == "all" else [RegisterName(register)]
    data = describe(session.register(), names, Form(form), format_, language)
    if output is None:
        print_bytes(data)
    else:
        _write(output, data)
        note(f"Written: {len(data):,} bytes.")
        note_for_excel(format_)
    note(UNCONFIRMED)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from None
