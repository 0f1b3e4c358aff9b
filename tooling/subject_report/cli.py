"""`tooling subject-report`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.outgoing import hand_over
from tooling.cli.output import (
    note,
    print_json,
    print_table,
    progress,
    require_text,
)
from tooling.formats.documents import FORMATS, Rendered, render, render_whole

if TYPE_CHECKING:
    from schema.localised import Language
    from tooling.subject_report.content import Report
    from tooling.subject_report.mentions import Mention
    from tooling.subject_report.who import Candidate, Identified


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
@click.option(
    "--deep",
    is_flag=True,
    help="With ids: look through every other record and the whole history, too.",
)
@click.option(
    "--not",
    "aside",
    metavar="ID|PLACE",
    multiple=True,
    help="A contact, or a place that was shown, that is somebody else's.",
)
@click.option(
    "--none-confirmed",
    is_flag=True,
    help="Confirm that nothing is held: these are all details that the person gave, rightly "
    "spelled, and who is near is somebody else.",
)
@click.pass_obj
def command(
    session: Session,
    /,
    who: tuple[str, ...],
    form: str,
    as_json: bool,
    language: Language | None,
    letter: bool,
    to: tuple[str, ...],
    output: Path | None,
    with_handlers: bool,
    check: bool,
    deep: bool,
    aside: tuple[str, ...],
    none_confirmed: bool,
) -> int:
    """Report everything held on a person: data, history, lists, requests (GDPR Art. 15).

    WHO is the id of a contact, or of all contacts of the one person; or what the person gave:
    e-mail addresses, phone numbers, a name. Each is meant as a whole, and looked for in every file
    and every older version of one. Where several contacts have it, or had it, or nearly have it,
    they are shown for you to choose from by id, never mixed.

    That nothing is held is a report too, once you have confirmed it: on a terminal a question, in a
    pipe --none-confirmed. What could not be looked through is said, there and in the report.

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
    from tooling.subject_report.who import require_looked_for

    person = _identified(session, who, aside, deep=deep)
    if not person.contacts and (person.candidates or (person.near and not none_confirmed)):
        return _choose(person, as_json=form == "json")
    require_looked_for(person)
    register = session.register()
    report = subject_report(
        register, person, session.today, with_handlers=with_handlers, aside=aside
    )
    named = mentions(register, report)
    if check:
        return _list(named, as_json=form == "json")
    _warn(report, person, named, aside)
    if not report.found and not _confirmed(none_confirmed, sure=report.is_none):
        return EXIT_FINDINGS
    head = to if letter else None
    rendered = _rendered(report, form, language, head, to_file=output is not None)
    hand_over(register, rendered, output)
    return 0


_MOST = 10  # other contacts of the same name


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


def _identified(
    session: Session, who: tuple[str, ...], aside: tuple[str, ...], *, deep: bool
) -> Identified:
    from schema.ids import is_id
    from tooling.subject_report.rules.terms import terms_in
    from tooling.subject_report.who import by_ids, by_terms

    if all(is_id(word) for word in who):
        with progress("Looking through the history") as advance:
            return by_ids(session.register(), who, advance, everywhere=deep)
    terms = terms_in(who)
    if not terms:
        raise click.BadParameter("say who is meant", param_hint="WHO")
    if any(is_id(word) for word in who):
        raise click.BadParameter("name ids alone, or what the person gave", param_hint="WHO")
    with progress("Looking through the history") as advance:
        return by_terms(session.register(), terms, aside, advance)


def _choose(person: Identified, *, as_json: bool) -> int:
    """Show who may be meant: ids, and on a terminal what is needed to choose among them."""
    if as_json:
        print_json({"candidates": _outlines(person.candidates), "near": _outlines(person.near)})
    else:
        shown = person.candidates or person.near
        columns = ["id", "register", "found by", "in use"]
        rows = [[one.id, one.register, one.by, "yes" if one.in_use else "no"] for one in shown]
        if sys.stdout.isatty():
            columns += ["name", "organisation", "e-mail"]
            for row, one in zip(rows, shown, strict=True):
                row += [one.name, one.organisation, one.email]
        print_table(columns, rows)
    if len(person.candidates) > 1:
        note(
            "Several contacts have, or had, this. Name the id of the one person, or all of theirs."
        )
    elif person.candidates:
        note(
            "No file that can be read has this now; this contact had it. Name its id where it is "
            "the person's."
        )
    else:
        note("Nobody has just this, but these nearly do. Name the id of the person.")
    note("  tooling find TEXT and tooling show ID tell more; --not ID leaves somebody else out")
    if not person.candidates:
        note("  Where none of them is the person: the same with --none-confirmed")
    return EXIT_FINDINGS


def _outlines(candidates: Sequence[Candidate]) -> list[dict[str, object]]:
    return [
        {"id": one.id, "register": one.register, "by": one.by, "in_use": one.in_use}
        for one in candidates
    ]


def _confirmed(said: bool, *, sure: bool) -> bool:
    """Whether somebody has confirmed that nothing is held; asks where somebody is there."""
    if said:
        return True
    what = "Nothing was found" if sure else "Nothing was found where could be looked"
    question = f"{what}. Are these all details that the person gave, rightly spelled?"
    if sys.stdin.isatty():
        return click.confirm(question, default=False, err=True)
    note(f"{what}. No report was made: confirm it with --none-confirmed.")
    note("  It says that these are all details that the person gave, rightly spelled.")
    return False


def _warn(
    report: Report, person: Identified, named: Sequence[Mention], aside: Sequence[str]
) -> None:
    from tooling.subject_report.telling import blind_told, places_told

    for text in blind_told(report.search, person.looked):
        note(text)
    places = person.looked.places if person.looked is not None else ()
    surely = {one.location for one in places if one.nearness == "exact"}
    for nearness, what in (
        ("exact", "The person's name, address or number stands in other places. Look there, and"),
        ("near", "Other texts nearly name the person. Look there; where they do, ask for it"),
    ):
        found = [
            one
            for one in places
            if one.nearness == nearness
            and one.location not in aside
            and (nearness == "exact" or one.location not in surely)
        ]
        if found:
            tail = "redact others' data:" if nearness == "exact" else "as it is written there:"
            note(f"{what} {tail}")
            for line in places_told(found):
                note(f"  {line}")
    if person.contacts and person.near:
        note("Other contacts have the same address, number or name. Add those that are theirs:")
        for other in person.near[:_MOST]:
            note(f"  {other.id} ({other.register}{'' if other.in_use else ', no longer in use'})")
        if len(person.near) > _MOST:
            note(f"  and {len(person.near) - _MOST} more; an address or a number is surer")
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
