"""`tooling subject-report`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from schema.ids import is_id
from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_table
from tooling.store.register import Register


@click.command("subject-report")
@click.argument("who", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="Markdown for people, JSON for machines.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file, mode 0600.")
@click.option(
    "--with-handlers", is_flag=True, help="Name who made each change; for internal use only."
)
@click.pass_obj
def command(
    session: Session,
    who: tuple[str, ...],
    form: str,
    as_json: bool,
    output: Path | None,
    with_handlers: bool,
) -> int:
    """Report everything held on a person: data, history, lists, requests (GDPR Art. 15).

    WHO is the id of a contact, or of all contacts of the one person; or an e-mail address, a
    phone number or a name. Where it means several contacts, they are shown for you to choose
    from, never mixed. That nothing is held is a report too.
    """
    from tooling.commands.subject_report import subject_report
    from tooling.formats import report_json, report_markdown
    from tooling.store.private import refuse_tracked, reserved

    register = session.register()
    contacts = _contacts(register, who)
    if contacts is None:
        return EXIT_FINDINGS
    report = subject_report(
        register, contacts, session.today, with_handlers=with_handlers, who=" ".join(who)
    )
    if report.kept_out is None:
        note("The key of records/suppressions.yaml is not here: the report is not complete.")
    render = report_json.to_json if as_json or form == "json" else report_markdown.to_markdown
    data = render(report)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        if register.repository is not None:
            refuse_tracked(register.repository, output)
        with reserved(output) as write:
            write(data)
        note(f"Written: {len(data):,} bytes. It holds personal data: keep it out of the register.")
    return 0


def _contacts(register: Register, who: tuple[str, ...]) -> list[str] | None:
    """Return the ids meant, none where nobody is found; None where the operator must choose."""
    if all(is_id(word) for word in who):
        return list(dict.fromkeys(who))
    from tooling.commands.find import find

    hits = find(register, " ".join(who)).hits
    if len(hits) > 1:
        note("Several contacts match. Name the id of the one person, or each of theirs:")
        print_table(
            ["id", "register", "name", "organisation"],
            [[hit.id, hit.register, hit.name, hit.organisation] for hit in hits],
        )
        return None
    return [hit.id for hit in hits]
