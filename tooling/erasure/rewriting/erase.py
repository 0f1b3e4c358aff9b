"""Erasing, from the survey to the proof. See docs/decisions/0005-erasure.md for the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from tooling.erasure.failpoints import RewriteFailpoint
from tooling.erasure.rewriting.commit_map import map_sha256
from tooling.erasure.rewriting.conditions import require_ready
from tooling.erasure.rewriting.graph import has_graph, write_graph
from tooling.erasure.rewriting.journal import Journal
from tooling.erasure.rewriting.mirror import packs
from tooling.erasure.rewriting.outcome import Erased, forget_outcome
from tooling.erasure.rewriting.paths import traced
from tooling.erasure.rewriting.recovery import back
from tooling.erasure.rewriting.rewrite import finish, rewrite
from tooling.erasure.rewriting.stash import new_stash_log
from tooling.erasure.rewriting.swap import clear, locks_of, switch, switched
from tooling.erasure.rewriting.tracer import NAME
from tooling.erasure.rewriting.verify import (
    allowed,
    connecting,
    verify_connected,
    verify_kept,
    verify_new,
    verify_tips,
)
from tooling.erasure.rewriting.walk import boundary
from tooling.erasure.rewriting.workspace import make_place, place_of, remove
from tooling.erasure.scanning.files import read_folder
from tooling.erasure.scanning.hit import Hit
from tooling.erasure.scanning.scan import scan
from tooling.errors import RegisterError
from tooling.failpoints import reached

if TYPE_CHECKING:
    from tooling.erasure.rewriting.inventory import Survey
    from tooling.erasure.rewriting.rewrite import Rewritten
    from tooling.erasure.rules import Tracer
    from tooling.git import Repository


def erase(
    repository: Repository,
    seen: Survey,
    tracer: Tracer,
    purge: Callable[[], None],
    note: Callable[[str], None],
    certificate: Mapping[str, Any],
) -> Erased:
    """Carry out what `seen` found. `purge` removes the register's caches; `note` hears the steps.
    `certificate` is what the caller wants to find again in the outcome; it holds no value.

    The caller holds the right to change the register, and has asked `resume` before. Until the
    switch a RegisterError leaves everything as it was. After it the caller writes the follow-up
    commit and then calls `close`; if it is killed in between, `resume` hands the outcome out again.
    """
    require_ready(repository)
    if Erased.load(repository) or Journal.load(repository):
        raise RegisterError(
            "An erasure waits for its last commit", "Run the erasure's request again to end it."
        )
    folder = seen.folder
    place = make_place(folder)
    try:
        note("Rewriting the history beside the register")
        done = rewrite(seen, tracer, place)
        reached(RewriteFailpoint.REWRITTEN)
        note("Verifying the rewritten history")
        verify_tips(seen, done)
        verify_new(seen, done, tracer)
        finish(done)
        with connecting(done) as fsck:
            scanned = verify_kept(seen, done)
            if has_graph(folder):
                write_graph(done.mirror)
            verify_connected(fsck)
        reached(RewriteFailpoint.VERIFIED)
        note("Putting it in the register's place")
        journal = _journal(seen, done, tracer, certificate)
        outcome = switch(folder, done.mirror, seen.names, journal, place, purge)
    except BaseException:
        begun = Journal.load(folder)
        if begun is None or not switched(folder, begun, place):
            back(folder)
        raise
    clear(folder, place)
    reached(RewriteFailpoint.CLEARED)
    outcome = _proven(outcome, journal, seen, done, tracer, scanned)
    outcome.save(folder)
    reached(RewriteFailpoint.SCANNED)
    return outcome


def close(repository: Repository) -> None:
    """The follow-up commit is made: forget the commit map, and everything else."""
    forget_outcome(repository)
    reached(RewriteFailpoint.OUTCOME_REMOVED)
    remove(place_of(repository))


def _journal(
    seen: Survey, done: Rewritten, tracer: Tracer, certificate: Mapping[str, Any]
) -> Journal:
    there = seen.folder.common_dir / "objects" / "pack"
    ours = packs(done.mirror)
    names = seen.names
    result = Erased(
        contacts=seen.contacts,
        commits=dict(done.commits),
        map_sha256=map_sha256(done.commits),
        boundary=boundary(seen.commits, set(done.commits)),
        signatures_lost=seen.signatures,
        staying=tuple(sorted(allowed(seen, done))),
        certificate=certificate,
    )
    old = names.oid_of_head()
    if names.detached:
        head = done.commits.get(names.detached, names.detached)
    else:
        head = f"ref: {seen.ref_names.get(str(names.branch), names.branch)}"
    return Journal(
        packs=tuple(ours),
        added=tuple(pack for pack in ours if not (there / f"{pack}.idx").exists()),
        before={ref.name: ref.oid for ref in names.refs},
        refs=dict(done.refs),
        locks=locks_of(names, iter(done.refs)),
        heads=(old, done.commits.get(old, old) if old else None),
        head=head + "\n",
        stash=new_stash_log(names.stash, done.commits, tracer, seen.folder.no_object).decode(
            "latin-1"
        ),
        result=asdict(result),
    )


def _proven(
    outcome: Erased, journal: Journal, seen: Survey, done: Rewritten, tracer: Tracer, scanned: int
) -> Erased:
    """The outcome with what a scan of the register says.

    If its objects are the mirror's packs, file by file, each was read there; then what is left to
    read is beside them.
    """
    objects = seen.folder.common_dir / "objects"
    files = (file for file in objects.rglob("*") if file.is_file())
    only = {file.stem for file in files if file.parent.name not in ("info", "commit-graphs")}
    if outcome.pruned and only <= set(journal.packs):
        # The index is of the new HEAD, and slow to read as a whole; `erasure` holds our commit map
        top = seen.folder.git_dir
        hits = read_folder(top, tracer, skip=("objects", "index", "register")).hits
        hits += read_folder(top / "register", tracer, skip=("erasure",)).hits
        count = scanned
        listed = seen.folder.ask("ls-files", "-z").split(b"\0")
        hits += [Hit("", "file", NAME, (), "index") for _ in traced(tracer, filter(None, listed))]
    else:
        found = scan(seen.folder.git_dir, tracer)
        hits, count = list(found.hits), found.objects
    fine = allowed(seen, done)
    left = {hit.oid or hit.place for hit in hits if hit.oid not in fine}
    return replace(outcome, scanned=count, left=tuple(sorted(left)))
