"""`tooling describe REGISTER`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.main import EXIT_FINDINGS
from tooling.cli.output import note, note_for_excel, print_bytes, require_text
from tooling.formats.documents import FORMATS
from tooling.phrases import counted

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
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write every document into FOLDER, for publishing; --as, --lang and --format narrow it.",
)
@click.option(
    "--check",
    is_flag=True,
    help="With --into: write nothing, and say which documents there are not true any more.",
)
@click.option(
    "--renew",
    is_flag=True,
    help="With --into: write only those documents anew that lie there and are not true any more.",
)
@click.pass_context
def command(
    ctx: click.Context,
    register: str,
    form: str,
    format_: str,
    language: Language | None,
    output: Path | None,
    folder: Path | None,
    check: bool,
    renew: bool,
) -> int:
    """Write a document about REGISTER (customers or prospects; all for the record or --into).

    It is made from records/controller.yaml, the register's register.yaml and the schema, and
    holds no contact's data. While these do not say all that it must tell, there is no document,
    and what is missing is named. A lawyer has not confirmed it.
    """
    session: Session = ctx.obj
    if folder is not None:
        if output is not None:
            raise click.UsageError("Choose --output or --into.")
        if check and renew:
            raise click.UsageError("Choose --check or --renew.")
        if check or renew:
            _require_whole(ctx, "--check" if check else "--renew")
        if renew:
            return _renewed(session, folder, register)
        return _folder(ctx, session, folder, check=check)
    if check or renew:
        option = "--check" if check else "--renew"
        raise click.UsageError(f"{option} is for --into: name the folder of the documents.")
    return _one(session, register, form, format_, language, output)


def _asked(ctx: click.Context, name: str) -> bool:
    from click.core import ParameterSource

    return ctx.get_parameter_source(name) is not ParameterSource.DEFAULT


def _require_whole(ctx: click.Context, option: str) -> None:
    """Raise UsageError where `option`, which is for every document that lies there, is narrowed."""
    narrowed = {"form": "--as", "format_": "--format", "language": "--lang"}
    if named := [said for name, said in narrowed.items() if _asked(ctx, name)]:
        raise click.UsageError(
            f"{option} is for all the documents in the folder: leave out {' and '.join(named)}."
        )


def _folder(ctx: click.Context, session: Session, folder: Path, *, check: bool) -> int:
    from schema.localised import LANGUAGES
    from schema.vocabulary import RegisterName
    from tooling.documents.describe import TABLES, Form
    from tooling.documents.published import USUAL, Wanted, outdated, publish

    told = ctx.params
    name, format_, language = told["register"], told["format_"], told["language"]
    names = list(RegisterName) if name == "all" else [RegisterName(name)]
    if check:
        there, different = outdated(session.register(), folder, names)
        for file in different:
            click.echo(folder / file)
        note(f"{counted(len(there), 'document')} checked: {len(different)} not true any more.")
        if different:
            into = shlex.quote(str(folder))
            note(f"Write them anew: tooling describe {name} --into {into} --renew")
        return EXIT_FINDINGS if different else 0
    if format_ in TABLES:
        raise click.UsageError(f"--into writes documents: there is no --format {format_} of them.")
    wanted = Wanted(
        names,
        [Form(told["form"])] if _asked(ctx, "form") else tuple(Form),
        [language] if language else LANGUAGES,
        [format_] if _asked(ctx, "format_") else USUAL,
    )
    try:
        written = publish(session.register(), folder, wanted)
    except OSError as error:
        raise click.FileError(str(folder), error.strerror) from None
    note(f"Written into {folder}: {counted(len(written), 'document')}.")
    note(UNCONFIRMED)
    return 0


def _renewed(session: Session, folder: Path, name: str) -> int:
    from schema.vocabulary import RegisterName
    from tooling.documents.published import renew

    names = list(RegisterName) if name == "all" else [RegisterName(name)]
    try:
        there, written = renew(session.register(), folder, names)
    except OSError as error:
        raise click.FileError(str(folder), error.strerror) from None
    for file in written:
        click.echo(folder / file)
    note(f"{counted(len(there), 'document')} checked: {len(written)} written anew.")
    if written:
        note(UNCONFIRMED)
    return 0


def _one(
    session: Session,
    register: str,
    form: str,
    format_: str,
    language: Language | None,
    output: Path | None,
) -> int:
    from schema.vocabulary import RegisterName
    from tooling.documents.describe import TABLES, Form, describe
    from tooling.formats.document_pdf import NotSetError

    if format_ in TABLES and form != Form.RECORD:
        raise click.UsageError(f"--format {format_} is for --as record.")
    if register == "all" and form != Form.RECORD:
        raise click.UsageError("`all` is for --as record; the other documents are of one register.")
    require_text(format_, output)
    names = list(RegisterName) if register == "all" else [RegisterName(register)]
    try:
        data = describe(session.register(), names, Form(form), format_, language)
    except NotSetError as error:
        if output is None:
            raise
        output = output.with_suffix(".html")
        note(f"{error.message} It is HTML instead, in {output.name}.")
        data = describe(session.register(), names, Form(form), "html", language)
    if output is None:
        print_bytes(data)
    else:
        _write(output, data)
        note(f"Written: {len(data):,} bytes.")
        note_for_excel(format_)
    note(UNCONFIRMED)
    return 0


def _write(file: Path, data: bytes) -> None:
    """Write `data` in one step, so that what lies there stays whole; a pipe or device takes it."""
    from tooling.store.atomic import write

    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
        else:
            whole = file.resolve()  # what a link points to is written, and not the link
            whole.parent.stat()  # a folder that is mistyped is not made
            write(whole, data)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from None
