"""`tooling subject-report`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_bytes, print_json, print_table, require_text
from tooling.formats.documents import FORMATS, Rendered, render, render_whole
from tooling.store.register import Register

if TYPE_CHECKING:
    from schema.localised import Language
    from tooling.subject_report.content import Report
    from tooling.subject_report.mentions import Mention


_LEAST_LINES = 3  # of an address: a name, a street, a town


@click.command("subject-report")
@click.argument("who", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="md",
    show_default=True,
    help="The format for people; json for machines.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["fi", "sv", "en"]),
    help="The language; usually the person's own, or English.",
)
@click.option("--letter", is_flag=True, help="Begin with a letter for posting the report.")
@click.option(
    "--to",
    metavar="LINE",
    multiple=True,
    help="With --letter: a line of the address field, such as a name, a street, a postal code and "
    "city; once for each. Without it, they come from the person's records.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file, mode 0600.")
@click.option(
    "--with-handlers", is_flag=True, help="Name who made each change; for internal use only."
)
@click.option(
    "--check", is_flag=True, help="Only list the texts that name another contact, and make none."
)
@click.pass_obj
def command(
    session: Session,
    who: tuple[str, ...],
    form: str,
    as_json: bool,
    language: Language | None,
    letter: bool,
    to: tuple[str, ...],
    output: Path | None,
    with_handlers: bool,
    check: bool,
) -> int:
    """Report everything held on a person: data, history, lists, requests (GDPR Art. 15).

    WHO is the id of a contact, or of all contacts of the one person; or an e-mail address, a
    phone number or a name. Where it means several contacts, they are shown for you to choose
    from, never mixed. That nothing is held is a report too.

    Texts that name another contact of the register are named by field and id. Look at them
    before you hand the report out; --check lists them alone, and ends with 1 where there are any.
    """
    form = "json" if as_json else form
    if letter and form == "json" and not check:
        raise click.UsageError("--letter is for people: choose --format md, html or pdf.")
    if to and not letter:
        raise click.UsageError("--to is for --letter.")
    if not check:
        require_text(form, output)
    from tooling.subject_report.mentions import mentions
    from tooling.subject_report.report import subject_report

    register = session.register()
    contacts = _contacts(register, who)
    if contacts is None:
        return EXIT_FINDINGS
    report = subject_report(
        register, contacts, session.today, with_handlers=with_handlers, who=" ".join(who)
    )
    named = mentions(register, report)
    if check:
        return _list(named, as_json=form == "json")
    _warn(report, named)
    head = (to or _addressee(report, who)) if letter else None
    rendered = _rendered(report, form, language, head, to_file=output is not None)
    _hand_over(register, rendered, output)
    return 0


def _addressee(report: Report, who: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name that was asked for, where no record says whom the letter is to."""
    name = " ".join(who)
    is_name = not report.records and "@" not in name and not any(map(str.isdigit, name))
    return (name,) if is_name else ()


def _rendered(
    report: Report,
    form: str,
    language: Language | None,
    head: tuple[str, ...] | None,
    *,
    to_file: bool,
) -> Rendered:
    """Return the report in `form`; a file may be HTML instead, as its name can say so.

    `head` are the lines of the letter's address field, none for those of the person's records;
    without a letter it is None.
    """
    if form == "json":
        from tooling.subject_report.machine_form import to_json

        return Rendered(to_json(report), form)
    from tooling.subject_report.document import subject_document
    from tooling.subject_report.letter import lacks_address

    if head is not None and len(head) < _LEAST_LINES and lacks_address(report):
        note("There is no postal address: the letter lacks it. Give its lines with --to.")
    document = subject_document(report, language, with_letter=head is not None, to=head or ())
    return render_whole(form, document) if to_file else Rendered(render(form, document), form)


def _hand_over(register: Register, rendered: Rendered, output: Path | None) -> None:
    from tooling.store.outgoing_file import refuse_tracked, reserved

    data = rendered.content
    if output is None:
        print_bytes(data)
        return
    file = rendered.beside(output)
    if register.repository is not None:
        refuse_tracked(register.repository, file)
    with reserved(file) as write:
        write(data)
    if rendered.note:
        note(f"{rendered.note} The file ends in {file.suffix}.")
    note(f"Written: {len(data):,} bytes. It holds personal data: keep it out of the register.")


def _warn(report: Report, named: Sequence[Mention]) -> None:
    if report.kept_out is None:
        note("The key of records/suppressions.yaml is not here: the report is not complete.")
    if named:
        count = "A text names" if len(named) == 1 else f"{len(named)} texts name"
        note(f"{count} another contact. Look there before you hand this out:")
    for one in named:
        where = f"{one.field}, changed {one.history}" if one.history else one.field
        note("  " + f"{one.contact} {where}: {one.other}".lstrip())


def _list(named: Sequence[Mention], *, as_json: bool) -> int:
    if as_json:
        print_json([asdict(one) for one in named])
    else:
        print_table(
            ["contact", "field", "other", "history"],
            [[one.contact, one.field, one.other, one.history] for one in named],
        )
    return EXIT_FINDINGS if named else 0


def _contacts(register: Register, who: tuple[str, ...]) -> list[str] | None:
    """Return the ids meant, none where nobody is found; None where the operator must choose."""
    from tooling.subject_report.who import matches

    hits = matches(register, who)
    if hits is None:
        return list(dict.fromkeys(who))
    if len(hits) > 1:
        note("Several contacts match. Name the id of the one person, or each of theirs:")
        print_table(
            ["id", "register", "name", "organisation"],
            [[hit.id, hit.register, hit.name, hit.organisation] for hit in hits],
        )
        return None
    return [hit.id for hit in hits]
