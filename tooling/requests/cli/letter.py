"""`tooling request letter`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.main import Session
from tooling.cli.output import note, require_text
from tooling.formats.documents import FORMATS, Rendered, render, render_whole
from tooling.requests.cli.shared import REQUEST

if TYPE_CHECKING:
    from schema.localised import Language


@click.command("letter")
@REQUEST
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="md",
    show_default=True,
    help="The format.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["fi", "sv", "en"]),
    help="The language; the person's own without it, or English.",
)
@click.option(
    "--to",
    metavar="LINE",
    multiple=True,
    help="A line of the address field, such as a name, a street, a postal code and city; once for "
    "each. Without it, they come from the person's records.",
)
@click.option(
    "--unit",
    metavar="UNIT",
    help="Not to the person, but the notice to a unit that got a list with them (Art. 19).",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file, mode 0600.")
@click.pass_obj
def letter_command(
    session: Session,
    request: str,
    form: str,
    language: Language | None,
    to: tuple[str, ...],
    unit: str | None,
    output: Path | None,
) -> None:
    """Write the letter to the person on what became of a request (GDPR Art. 12(3)-(4)).

    It says how the request stands now: taken, extended, done, refused with the remedies, taken
    back, or lifted. A report on the data has its own letter: tooling subject-report WHO --letter.
    """  # fmt: skip
    if unit and to:
        raise click.UsageError("--to is for the letter to the person, --unit for a notice.")
    require_text(form, output)
    from tooling.cli.outgoing import hand_over
    from tooling.formats.document import Letterhead
    from tooling.requests.letter import request_letter
    from tooling.requests.notice import recipient_notice

    register = session.register()
    if unit:
        document = recipient_notice(register, request, unit, session.today, language)
    else:
        document = request_letter(register, request, session.today, language, to)
    head = document.letter[0]
    if isinstance(head, Letterhead) and not head.recipient:
        note("There is no name and no postal address: give the lines with --to.")
    whole = output is not None
    rendered = render_whole(form, document) if whole else Rendered(render(form, document), form)
    hand_over(register, rendered, output)
