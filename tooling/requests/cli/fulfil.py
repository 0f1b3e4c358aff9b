"""`tooling request fulfil`: the plan, and with --apply the doing of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schema.vocabulary import ObjectionKind, RequestKind, RestrictionGround
from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.options import JSON, WordOf
from tooling.cli.output import note, print_json, progress
from tooling.cli.plans import APPLY, SIGNED, require_apply, show_digest

if TYPE_CHECKING:
    from tooling.requests.fulfil import Fulfilment


def _prohibited(
    _context: click.Context, _option: click.Parameter, words: tuple[str, ...]
) -> tuple[ObjectionKind, ...]:
    said = [part.strip() for word in words for part in word.split(",") if part.strip()]
    known = [kind.value for kind in ObjectionKind]
    for word in said:
        if word not in known:
            raise click.BadParameter(f"choose from {', '.join(known)}")
    return tuple(kind for kind in ObjectionKind if kind.value in said)


@click.command("fulfil")
@click.argument("requests", metavar="ID...", nargs=-1, required=True)
@APPLY
@SIGNED
@JSON
@click.option(
    "--against",
    metavar="KIND[,KIND...]",
    multiple=True,
    callback=_prohibited,
    help="Objection: what the person prohibits; all five without it.",
)
@click.option(
    "--also-remove-clicks",
    is_flag=True,
    help="Objection: remove the opens and clicks of earlier newsletters, too.",
)
@click.option(
    "--ground",
    type=WordOf(RestrictionGround),
    help="Restriction: on which of the four grounds.",
)
@click.option(
    "--set",
    "sets",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Rectification, completion: give a field a value.",
)
@click.option("--add", "adds", metavar="FIELD=VALUE", multiple=True, help="The same: add to it.")
@click.option("--unset", "unsets", metavar="FIELD", multiple=True, help="The same: remove a field.")
@click.option("--country", metavar="COUNTRY", help="The country of national phone numbers.")
@click.option(
    "--statement",
    metavar="TEXT",
    help="Rectification, completion: the person's own words, kept beside the data.",
)
@click.option(
    "--on", metavar="ID", multiple=True, help="The contact whose fields are meant; all without it."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Access, portability: the folder for the person's files, mode 0600.",
)
@click.option(
    "--who",
    metavar="TEXT",
    multiple=True,
    help="Access, of somebody unknown: what the person gave, each on its own: an address, a "
    "number, a name; or the id of a contact that is no longer in use.",
)
@click.option(
    "--not",
    "aside",
    metavar="ID|PLACE",
    multiple=True,
    help="Access: a contact, or a place that was shown, that is somebody else's.",
)
@click.option(
    "--none-confirmed",
    is_flag=True,
    help="Access: confirm that nothing is held; these are all details that the person gave.",
)
@click.option(
    "--namesake",
    "keep",
    metavar="ID",
    multiple=True,
    help="Erasure: another contact of the same name, who stays.",
)
@click.option(
    "--keep-out",
    is_flag=True,
    help="Erasure: keep the addresses out of later imports, by keyed hashes. Where the person had "
    "objected, this is done in any case.",
)
@click.pass_obj
def fulfil_command(
    session: Session,
    /,
    requests: tuple[str, ...],
    do_apply: bool,
    signed: str | None,
    as_json: bool,
    sets: tuple[str, ...],
    adds: tuple[str, ...],
    unsets: tuple[str, ...],
    keep: tuple[str, ...],
    keep_out: bool,
    **said: Any,
) -> int:
    """Do what requests of one kind ask: show the plan, and with --apply carry it out.

    One commit names the requests and closes them. The plan names files and fields, never values,
    and the units that must be told afterwards.

    \b
    tooling request fulfil rqw7k2mx --against direct_advertising,distance_selling --apply
    tooling request fulfil rqk5t2wz --set emails.0.address=new@example.com --apply
    tooling request fulfil rqb9x4hm --output ~/answers --apply
    tooling request fulfil rqd3k8wn --who "Maija Virtanen" --output ~/answers --apply
    tooling request fulfil rqz2v7gs rqk5t2wz --apply
    """  # noqa: D301
    from tooling.contacts.field_edits import FieldEdits
    from tooling.requests.effects import FulfilOptions
    from tooling.requests.fulfil import fulfil, open_requests, plan_fulfilment

    require_apply(do_apply, signed)
    register = session.register()
    held = open_requests(register, requests)
    if held[0].request.kind is RequestKind.ERASURE:
        from tooling.erasure.cli.fulfil import fulfil as erase

        return erase(
            session,
            register,
            requests,
            go=do_apply,
            signed=signed,
            as_json=as_json,
            keep=keep,
            everyone_out=keep_out,
        )
    options = FulfilOptions(edits=FieldEdits(sets, adds, unsets), **said)
    with progress("Looking through the history") as advance:
        planned = plan_fulfilment(register, held, options, session.today, advance)
    planned.plan.require(signed)
    if not as_json:
        _show(planned, options.output)
    _warn(planned)
    going = do_apply and not planned.findings
    done = fulfil(register, planned, options, session.today) if going else None
    commit = done.commit if done else None
    written = [str(file) for file in done.written.files] if done else []
    if as_json:
        _print(planned, going, commit, written)
    elif going:
        for file in written:
            click.echo(f"written: {file}")
        where = f"commit {commit[:10]}" if commit else "not committed"
        click.echo(f"{', '.join(planned.requests)}: fulfilled ({where})")
    for text in done.written.notes if done else ():
        note(text)
    if written:
        note("They hold personal data: read the free texts, which may name others, then send them.")
    if planned.findings:
        note("This can't be carried out: see above.")
        return EXIT_FINDINGS
    if not going:
        note("Nothing was changed. To carry it out: the same with --apply")
        show_digest(planned.plan)
    return 0


def _show(planned: Fulfilment, output: Path | None) -> None:
    click.echo(f"Plan for {', '.join(planned.requests)} ({planned.kind.value})")
    if not planned.files:
        for path, fields in planned.fields.items():
            click.echo(f"  {path}: {', '.join(fields) or 'nothing to change'}")
    for name in planned.files:
        click.echo(f"  write {output / name if output else name}")
    for name in planned.requests:
        click.echo(f"  records/requests/{name}.yaml: outcome, closed")
    if planned.told:
        click.echo("To be told afterwards:")
        for request, receiver in planned.told:
            click.echo(f"  {request}: {receiver}")


def _warn(planned: Fulfilment) -> None:
    for finding in planned.findings:
        note(f"{finding.path}: {finding.field}: {finding.message} [{finding.rule}]")
    for text in planned.notes:
        note(text)
    if planned.namesakes:
        note("Not in the plan, and maybe the same person's:")
        for one in planned.namesakes:
            note(f"  {one}")
        note(f"  To include one: tooling request include {planned.requests[0]} --subject ID")


def _print(planned: Fulfilment, applied: bool, commit: str | None, written: list[str]) -> None:
    print_json(
        {
            "kind": planned.kind,
            "requests": planned.requests,
            "fields": planned.fields,
            "files": planned.files,
            "told": [{"request": name, "unit": who.unit} for name, who in planned.told],
            "namesakes": planned.namesakes,
            "findings": planned.findings,
            "plan": planned.plan.digest,
            "applied": applied,
            "commit": commit,
            "written": written,
        }
    )
