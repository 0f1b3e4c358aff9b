"""`tooling request fulfil` of erasure: a plan that somebody can sign, and the certificate."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_json
from tooling.cli.plans import show_digest
from tooling.phrases import counted
from tooling.rules.erasure_checklist import CHECKLIST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tooling.erasure.certificate import Certified
    from tooling.erasure.plan import ErasurePlan
    from tooling.erasure.rewriting.summary import Item, Part
    from tooling.store.namesakes import Namesake
    from tooling.store.recipients import Recipient
    from tooling.store.register import Register

#: What is found, as it is printed above the things themselves.
TITLES: dict[Part, str] = {
    "files": "Files that go, in all their versions",
    "mentions": "Traces that are redacted in other files",
    "file_names": "Names of files",
    "messages": "Commits whose message or author names the person",
    "tags": "Tags",
    "dangling": "Objects that nothing reaches: they go",
    "notes": "Notes",
    "stashes": "Stashes",
    "ref_names": "Names of branches and tags",
    "elsewhere": "Beside the objects (reflogs, messages, caches)",
    "unread": "Could not be read to the end: look at these",
}


def fulfil(
    session: Session,
    register: Register,
    requests: tuple[str, ...],
    *,
    go: bool,
    signed: str | None,
    as_json: bool,
    keep: tuple[str, ...],
    everyone_out: bool,
) -> int:
    """Show the plan of the erasure; with `go`, carry it out. Return the exit code.

    `signed` is the digest of the plan that is to be carried out, if somebody gave one.
    """
    from tooling.erasure.certificate import certify, waiting
    from tooling.erasure.erase import carry_out
    from tooling.erasure.plan import ErasureOptions, plan_erasure

    options = ErasureOptions(keep, everyone_out)
    carried_out = waiting(register)
    if go:
        if carried_out:
            done = certify(register, note, signed)
        else:
            done = carry_out(register, requests, session.today, options, note, signed)
        print_json(_certified_as_json(done)) if as_json else _show_certified(done)
        _note_certified(done)
        return EXIT_FINDINGS if done.hits else 0
    if carried_out:
        names = ", ".join(carried_out)
        note(f"{names}: erased from the history; the certificate is still to be written.")
    else:
        plan = plan_erasure(register, requests, session.today, options)
        told, others = plan.told(register), plan.maybe_same(register)
        print_json(_as_json(plan, told, others)) if as_json else _show(plan, told)
        _note_others(plan, others)
        show_digest(plan.plan)
    note("Nothing was changed. To carry it out: the same with --apply")
    return 0


def _as_json(
    plan: ErasurePlan, told: Iterable[tuple[str, Recipient]], others: Iterable[Namesake]
) -> dict[str, Any]:
    summary = asdict(plan.summary)
    return {
        "plan": plan.plan.digest,
        "requests": plan.names,
        **summary.pop("parts"),
        **summary,
        "shared": plan.shared,
        "told": [{"request": request, "unit": who.unit} for request, who in told],
        "namesakes": [asdict(one) for one in others],
        "kept_out": len(plan.keeping_out.forms),
        "makes_key": plan.keeping_out.makes_key,
    }


def _show(plan: ErasurePlan, told: Iterable[tuple[str, Recipient]]) -> None:
    summary = plan.summary
    click.echo(f"Plan for the erasure of {', '.join(plan.names)}")
    click.echo(f"  {summary.objects:,} objects read; {summary.commits:,} commits in the history")
    for part, title in TITLES.items():
        _section(title, map(_line, summary.parts[part]))
    click.echo("What the rewrite does")
    click.echo(f"  {summary.commits_rewritten:,} of {summary.commits:,} commits get a new id")
    click.echo(f"  {counted(summary.signatures_lost, 'signature')} lost")
    for group, names in summary.moved.items():
        click.echo(f"  {group} moved: {', '.join(names)}")
    _section("What stays, and why", (f"{what}: {why}" for what, why in summary.stays))
    if plan.shared:
        others = counted(plan.shared, "address or number", "addresses or numbers")
        click.echo(f"  {others} of the person that other contacts have too, in their files")
    if forms := plan.keeping_out.forms:
        kept_out = counted(len(forms), "address or number", "addresses or numbers")
        click.echo(f"  {kept_out} kept out of later imports, by keyed hashes")
    if plan.keeping_out.makes_key:
        click.echo("  A key for keyed hashes is made, outside the files that Git keeps")
    _section("To be told afterwards (GDPR Art. 19)", (f"{request}: {who}" for request, who in told))


def _line(item: Item) -> str:
    line = item.what if item.where is None else f"{item.what[:12]} ({item.where})"
    if item.kinds:
        line += f": {', '.join(item.kinds)}"
    if item.versions is not None:
        line += f" ({counted(item.versions, 'version')})"
    return line + (", a committed list" if item.exported else "")


def _section(title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        click.echo(title)
        for line in found:
            click.echo(f"  {line}")


def _note_others(plan: ErasurePlan, others: Iterable[Namesake]) -> None:
    if others:
        note("Not in the plan, and maybe the same person's:")
        for one in others:
            note(f"  {one}")
        note(f"  The same person: tooling request include {plan.names[0]} --subject ID")
        note("  Another person of that name: the same command with --namesake ID")


def _certified_as_json(done: Certified) -> dict[str, Any]:
    return {
        "plan": done.certificate.plan,
        "requests": done.certificate.requests,
        "commits": len(done.erased.commits),
        "scanned": done.scanned,
        "hits": done.hits,
        "kept": done.erased.kept,
        "commit": done.commit,
        "checklist": [step.value for step in CHECKLIST],
    }


def _show_certified(done: Certified) -> None:
    requests = done.certificate.requests
    names = ", ".join(requests)
    click.echo(f"{names}: erased from the history ({len(done.erased.commits):,} commits rewritten)")
    click.echo(f"  {done.scanned:,} objects read afterwards, {done.hits:,} with a trace")
    click.echo("What the tool can't reach. Confirm each when it is done:")
    for step, text in CHECKLIST.items():
        click.echo(f"  {text}")
        click.echo(f"    tooling request confirm {requests[0]} --step {step.value} --role ROLE")


def _note_certified(done: Certified) -> None:
    if done.kept_out:
        note("The addresses are kept out of later imports, by keyed hashes.")
    if done.hits:
        note("Somebody worked in the repository meanwhile. Run this again.")
    for path in done.erased.kept:
        note(f"{path} was changed meanwhile and is as it was: look at it, and commit it or not.")
    if not all(done.certificate.fingerprints.values()):
        note("Without a key there are no keyed hashes: verify-erasure will ask for the terms.")
    note("The request is `erased` when every step is confirmed.")
