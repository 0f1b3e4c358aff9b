"""`tooling request fulfil`: the plan, and with --apply the doing of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from schema.vocabulary import ObjectionKind, RequestKind, RestrictionGround
from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note
from tooling.cli.plans import SIGNED, require_apply

if TYPE_CHECKING:
    from tooling.requests.effects import FulfilOptions
    from tooling.requests.fulfil import Plan


@click.command("fulfil")
@click.argument("requests", metavar="ID...", nargs=-1, required=True)
@click.option("--apply", "go", is_flag=True, help="Do it; without it, only the plan is shown.")
@SIGNED
@click.option("--json", "as_json", is_flag=True, help="Erasure: print JSON.")
@click.option(
    "--against",
    metavar="KIND[,KIND...]",
    multiple=True,
    help="Objection: what the person prohibits; all five without it.",
)
@click.option(
    "--also-remove-clicks",
    is_flag=True,
    help="Objection: remove the opens and clicks of earlier newsletters, too.",
)
@click.option(
    "--ground",
    type=click.Choice([one.value for one in RestrictionGround]),
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
@click.option("--country", metavar="CC", help="The country of phone numbers in national form.")
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
    requests: tuple[str, ...],
    go: bool,
    signed: str | None,
    as_json: bool,
    against: tuple[str, ...],
    also_remove_clicks: bool,
    ground: str | None,
    sets: tuple[str, ...],
    adds: tuple[str, ...],
    unsets: tuple[str, ...],
    country: str | None,
    statement: str | None,
    on: tuple[str, ...],
    output: Path | None,
    keep: tuple[str, ...],
    keep_out: bool,
) -> int:
    """Do what requests of one kind ask: show the plan, and with --apply carry it out.

    One commit names the requests and closes them. The plan names files and fields, never values,
    and the units that must be told afterwards.

    \b
    tooling request fulfil rqw7k2mx --against direct_advertising,distance_selling --apply
    tooling request fulfil rqk5t2wz --set emails.0.address=new@example.com --apply
    tooling request fulfil rqb9x4hm --output ~/answers --apply
    tooling request fulfil rqz2v7gs rqk5t2wz --apply
    """  # noqa: D301
    from tooling.contacts.field_edits import FieldEdits
    from tooling.requests.effects import FulfilOptions
    from tooling.requests.fulfil import fulfil, kind_of, plan_fulfilment

    require_apply(go, signed)
    register = session.register()
    if kind_of(register, requests) is RequestKind.ERASURE:
        from tooling.erasure.cli.fulfil import fulfil as erase

        return erase(
            session,
            register,
            requests,
            go=go,
            signed=signed,
            as_json=as_json,
            keep=keep,
            everyone_out=keep_out,
        )
    if signed or as_json:
        raise click.UsageError("--plan and --json are for erasures.")
    wants = FulfilOptions(
        against=_kinds(against),
        also_remove_clicks=also_remove_clicks,
        ground=RestrictionGround(ground) if ground else None,
        wishes=FieldEdits(sets, adds, unsets),
        country=country,
        statement=statement,
        on=on,
        output=output,
    )
    plan = plan_fulfilment(register, requests, wants, session.today)
    _show(plan, wants)
    if plan.findings:
        note("This can't be carried out: see above.")
        return EXIT_FINDINGS
    if not go:
        note("Nothing was changed. To carry it out: the same with --apply")
        return 0
    done = fulfil(register, plan, wants, session.today)
    for file in done.written:
        click.echo(f"written: {file}")
    if done.written:
        note("They hold personal data: read the free texts, which may name others, then send them.")
    where = f"commit {done.commit[:10]}" if done.commit else "not committed"
    click.echo(f"{', '.join(plan.requests)}: fulfilled ({where})")
    return 0


def _kinds(words: tuple[str, ...]) -> tuple[ObjectionKind, ...]:
    said = [part.strip() for word in words for part in word.split(",") if part.strip()]
    known = [kind.value for kind in ObjectionKind]
    for word in said:
        if word not in known:
            raise click.BadParameter(f"choose from {', '.join(known)}", param_hint="--against")
    return tuple(kind for kind in ObjectionKind if kind.value in said)


def _show(plan: Plan, wants: FulfilOptions) -> None:

    click.echo(f"Plan for {', '.join(plan.requests)} ({plan.kind.value})")
    for step in plan.steps:
        if plan.files:
            break
        fields = ", ".join(step.fields) or "nothing to change"
        click.echo(f"  {step.path}: {fields}")
    for name in plan.files:
        click.echo(f"  write {wants.output / name if wants.output else name}")
    for name in plan.requests:
        click.echo(f"  records/requests/{name}.yaml: outcome, closed")
    if plan.told:
        click.echo("To be told afterwards:")
        for request, receiver in plan.told:
            click.echo(f"  {request}: {receiver}")
    for finding in plan.findings:
        note(f"{finding.path}: {finding.field}: {finding.message} [{finding.rule}]")
    for text in plan.notes:
        note(text)
    if plan.namesakes:
        note("Not in the plan, and maybe the same person's:")
        for one in plan.namesakes:
            note(f"  {one.id} ({one.register}): same {', '.join(one.same)}")
        note(f"  To include one: tooling request include {plan.requests[0]} --subject ID")
