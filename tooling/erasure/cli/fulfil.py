"""`tooling request fulfil` of erasure: a plan that somebody can sign, and the certificate."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tooling.cli.main import EXIT_FINDINGS, Session
from tooling.cli.output import note, print_json
from tooling.cli.plans import show_digest
from tooling.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tooling.erasure.erase import Certified
    from tooling.erasure.plan import ErasurePlan
    from tooling.store.register import Register

#: What the tool can't reach, as it is printed for the person who has to.
CHECKLIST = {
    "server": "the server: force-push every branch and tag, have unreachable objects collected",
    "forks": "forks: have them deleted or rewritten",
    "clones": "clones: have each thrown away and cloned anew",
    "pull_requests": "pull requests: refs/pull/* and cached views, by the host's support",
    "ci": "CI: logs, artefacts and caches",
    "backups": "backups: when do they end, and what keeps a restore from bringing the data back",
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
    from tooling.erasure.erase import carry_out, certify, waiting
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
        print_json(_as_json(plan)) if as_json else _show(plan)
        _note_namesakes(plan)
        show_digest(plan.plan)
    note("Nothing was changed. To carry it out: the same with --apply")
    return 0


def _as_json(planned: ErasurePlan) -> dict[str, Any]:
    return {
        "plan": planned.plan.digest,
        "requests": planned.requests,
        **asdict(planned.summary),
        "shared": planned.shared,
        "told": [{"request": request, "unit": who.unit} for request, who in planned.told],
        "namesakes": [asdict(one) for one in planned.namesakes],
        "kept_out": planned.kept_out,
        "makes_key": planned.makes_key,
    }


def _show(planned: ErasurePlan) -> None:
    plan = planned.summary
    click.echo(f"Plan for the erasure of {', '.join(planned.requests)}")
    click.echo(f"  {plan.objects:,} objects read; {plan.commits:,} commits in the history")
    _part("Files that go, in all their versions", (
        f"{item.path} ({counted(item.versions, 'version')})" for item in plan.files
    ))  # fmt: skip
    _part("Traces that are redacted in other files", (
        f"{item.path or 'a content that only a tag or ref names'}: "
        f"{', '.join(item.kinds)} ({counted(item.versions, 'version')})"
        + (", a committed list" if item.exported else "")
        for item in plan.mentions
    ))  # fmt: skip
    _part("Names of files", plan.file_names)
    for title, objects in (
        ("Commits whose message or author names the person", plan.messages),
        ("Tags", plan.tags),
        ("Objects that nothing reaches: they go", plan.dangling),
    ):
        _part(title, (f"{one.oid[:12]} ({one.where}): {', '.join(one.kinds)}" for one in objects))
    _part("Notes", plan.notes)
    _part("Stashes", plan.stashes)
    _part("Names of branches and tags", plan.ref_names)
    _part("Beside the objects (reflogs, messages, caches)", plan.elsewhere)
    _part("Could not be read to the end: look at these", plan.unread)
    click.echo("What the rewrite does")
    click.echo(f"  {plan.commits_rewritten:,} of {plan.commits:,} commits get a new id")
    click.echo(f"  {counted(plan.signatures_lost, 'signature')} lost")
    for group, names in plan.moved.items():
        click.echo(f"  {group} moved: {', '.join(names)}")
    _part("What stays, and why", (f"{one.what}: {one.why}" for one in plan.stays))
    if planned.shared:
        others = counted(planned.shared, "address or number", "addresses or numbers")
        click.echo(f"  {others} of the person that other contacts have too, in their files")
    if planned.kept_out:
        kept_out = counted(planned.kept_out, "address or number", "addresses or numbers")
        click.echo(f"  {kept_out} kept out of later imports, by keyed hashes")
    if planned.makes_key:
        click.echo("  A key for keyed hashes is made, outside the files that Git keeps")
    if planned.told:
        click.echo("To be told afterwards (GDPR Art. 19)")
        for request, receiver in planned.told:
            click.echo(f"  {request}: {receiver}")


def _note_namesakes(planned: ErasurePlan) -> None:
    if planned.namesakes:
        note("Not in the plan, and maybe the same person's:")
        for one in planned.namesakes:
            note(f"  {one}")
        note(f"  The same person: tooling request include {planned.requests[0]} --subject ID")
        note("  Another person of that name: the same command with --namesake ID")


def _certified_as_json(done: Certified) -> dict[str, Any]:
    return {
        "plan": done.plan,
        "requests": done.requests,
        "commits": len(done.erased.commits),
        "scanned": done.scanned,
        "hits": done.hits,
        "kept": done.erased.kept,
        "commit": done.commit,
        "checklist": list(CHECKLIST),
    }


def _show_certified(done: Certified) -> None:
    names = ", ".join(done.requests)
    click.echo(f"{names}: erased from the history ({len(done.erased.commits):,} commits rewritten)")
    click.echo(f"  {done.scanned:,} objects read afterwards, {done.hits:,} with a trace")
    click.echo("What the tool can't reach. Confirm each when it is done:")
    for step, text in CHECKLIST.items():
        click.echo(f"  {text}")
        click.echo(f"    tooling request confirm {done.requests[0]} --step {step} --role ROLE")


def _note_certified(done: Certified) -> None:
    if done.kept_out:
        note("The addresses are kept out of later imports, by keyed hashes.")
    if done.hits:
        note("Somebody worked in the repository meanwhile. Run this again.")
    for path in done.erased.kept:
        note(f"{path} was changed meanwhile and is as it was: look at it, and commit it or not.")
    if not done.with_hashes:
        note("Without a key there are no keyed hashes: verify-erasure will ask for the terms.")
    note("The request is `erased` when every step is confirmed.")


def _part(title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        click.echo(title)
        for line in found:
            click.echo(f"  {line}")
