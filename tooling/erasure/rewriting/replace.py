"""Replacing the history, from the inventory to the proof: the order of ADR 5, stage by stage."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from tooling.erasure.failpoints import RewriteFailpoint
from tooling.erasure.rewriting.commit_map import map_sha256
from tooling.erasure.rewriting.commits import boundary
from tooling.erasure.rewriting.conditions import require_ready
from tooling.erasure.rewriting.inventory import Inventory
from tooling.erasure.rewriting.journal import Erased, Journal
from tooling.erasure.rewriting.mirror import write_graph
from tooling.erasure.rewriting.mirror_checks import (
    allowed,
    check_kept,
    check_new,
    check_tips,
    check_whole,
    start_fsck,
)
from tooling.erasure.rewriting.packs import has_graph, packs_of
from tooling.erasure.rewriting.recovery import back
from tooling.erasure.rewriting.reflogs import new_stash_log
from tooling.erasure.rewriting.rewrite import Rewritten, finish, rewrite
from tooling.erasure.rewriting.switch import clear, locks_of, switch, switched
from tooling.erasure.rewriting.traced_files import traced_names
from tooling.erasure.rewriting.workspace import make_workspace, remove, workspace_of
from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.git import Repository
from tooling.rules.traces import Tracer
from tooling.store.scanning.files import read_folder
from tooling.store.scanning.scan import scan


def replace_history(
    repository: Repository,
    inventory: Inventory,
    tracer: Tracer,
    purge: Callable[[], None],
    note: Callable[[str], None],
    certificate: Mapping[str, Any],
) -> Erased:
    """Put a history without the people in the place of the one that `inventory` was taken of.

    `purge` removes the register's caches; `note` hears what is being done. `certificate` is what
    the caller wants to find again in the report; it holds no value.

    The caller holds the right to change the register, and has asked `resume` before. Until the
    switch a RegisterError leaves everything as it was. After it the caller writes the certificate
    and then calls `close`; if it is killed in between, `resume` hands the report out again.
    """
    require_ready(repository)
    if Erased.load(repository) or Journal.load(repository):
        raise RegisterError(
            "An erasure waits for its last commit", "Run the erasure's request again to end it."
        )
    git = inventory.repository
    make_workspace(git)
    try:
        note("Rewriting the history beside the register")
        rewritten = rewrite(inventory, tracer)
        reached(RewriteFailpoint.REWRITTEN)
        note("Verifying the rewritten history")
        check_tips(inventory, rewritten)
        check_new(inventory, rewritten, tracer)
        finish(rewritten)
        with start_fsck(rewritten) as fsck:
            scanned = check_kept(inventory, rewritten)
            if has_graph(git):
                write_graph(rewritten.mirror)
            check_whole(fsck)
        reached(RewriteFailpoint.VERIFIED)
        note("Putting it in the register's place")
        journal = _journal(inventory, rewritten, tracer, certificate)
        erased = switch(git, inventory.names, journal, purge)
    except BaseException:
        begun = Journal.load(git)
        if begun is None or not switched(git, begun):
            back(git)
        raise
    clear(git)
    reached(RewriteFailpoint.CLEARED)
    scanned, left = _proof(inventory, rewritten, tracer, erased, journal, scanned)
    erased = dataclasses.replace(erased, scanned=scanned, left=left)
    erased.save(git)
    reached(RewriteFailpoint.SCANNED)
    return erased


def close(repository: Repository) -> None:
    """The certificate is written: forget the report, with its commit map, and everything else."""
    Erased.remove(repository)
    reached(RewriteFailpoint.OUTCOME_REMOVED)
    remove(workspace_of(repository))


def _journal(
    inventory: Inventory, rewritten: Rewritten, tracer: Tracer, certificate: Mapping[str, Any]
) -> Journal:
    git, names, commits = inventory.repository, inventory.names, dict(rewritten.commits)
    packs = packs_of(rewritten.mirror)
    result = Erased(
        commits, map_sha256(commits), boundary(inventory.commits, set(commits)), certificate
    )
    old = names.oid_of_head()
    if names.detached:
        head = commits.get(names.detached, names.detached)
    else:
        head = f"ref: {inventory.ref_names.get(str(names.branch), names.branch)}"
    return Journal(
        packs=tuple(packs),
        added=tuple(sorted(set(packs) - set(packs_of(git)))),
        before={ref.name: ref.oid for ref in names.refs},
        refs=dict(rewritten.refs),
        locks=locks_of(names, rewritten.refs),
        heads=(old, commits.get(old, old) if old else None),
        head=head + "\n",
        stash=new_stash_log(names.stash, commits, tracer, git.no_object).decode("latin-1"),
        result=dataclasses.asdict(result),
    )


def _proof(
    inventory: Inventory,
    rewritten: Rewritten,
    tracer: Tracer,
    erased: Erased,
    journal: Journal,
    scanned: int,
) -> tuple[int, tuple[str, ...]]:
    """Return how many objects were read in the end, and which still hold a trace.

    If the register's objects are the mirror's packs, file by file, each was read there (`scanned`);
    then what is left to read is beside them.
    """
    git = inventory.repository
    files = (file for file in (git.common_dir / "objects").rglob("*") if file.is_file())
    only = {file.stem for file in files if file.parent.name not in ("info", "commit-graphs")}
    if erased.pruned and only <= set(journal.packs):
        # The index is of the new HEAD, and slow to read as a whole; `erasure` holds our commit map
        top = git.git_dir
        hits = read_folder(top, tracer, skip=("objects", "index", "register")).hits
        hits += read_folder(top / "register", tracer, skip=("erasure",)).hits
        left = {hit.location for hit in hits}
        if traced_names(tracer, filter(None, git.run("ls-files", "-z").split(b"\0"))):
            left.add("index")
    else:
        found = scan(git.git_dir, tracer)
        scanned = found.objects
        fine = allowed(inventory, rewritten)
        left = {hit.oid or hit.location for hit in found.hits if hit.oid not in fine}
    return scanned, tuple(sorted(left))
