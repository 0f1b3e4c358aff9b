"""Where an object that holds a trace is reached from: a path, or a ref. Only asked on a hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tooling.git import GitError, Repository
from tooling.rules.traces import Tracer
from tooling.store.scanning.found import Hit
from tooling.store.scanning.objects import AS_IT_IS

UNREACHABLE = "(nothing leads there)"
_MOST_COMMITS = 25  # each is a question to Git of its own


def located(git_dir: Path, hits: Sequence[Hit], tracer: Tracer) -> tuple[Hit, ...]:
    """Return `hits` with their locations: the first path of a file or folder, a ref of a commit."""
    wanted = {hit.oid for hit in hits if hit.oid}
    if not wanted:
        return tuple(hits)
    repository = Repository(git_dir, git_dir)
    try:
        locations = paths_of(repository, wanted) | _tags(repository, wanted)
        commits = sorted({hit.oid for hit in hits if hit.type in ("commit", "old-history")})
        for oid in commits[:_MOST_COMMITS]:
            locations[oid] = _ref(repository, oid) or locations.get(oid, UNREACHABLE)
    except GitError:  # a torn repository: the objects are named all the same
        return tuple(hits)
    return tuple(
        replace(hit, location=tracer.redact(locations.get(hit.oid, UNREACHABLE)))
        if hit.oid
        else hit
        for hit in hits
    )


def paths_of(repository: Repository, wanted: set[str]) -> dict[str, str]:
    """Return the first path that leads to each of the objects `wanted` that something leads to."""
    found: dict[str, str] = {}
    options = ("--objects", "--all", "--reflog", "--indexed-objects")
    with repository.start("rev-list", *options, env=AS_IT_IS) as process:
        for line in process.stdout:
            oid, _, path = line.rstrip(b"\n").partition(b" ")
            if (name := oid.decode()) in wanted:
                found[name] = path.decode("utf-8", "replace")
                if len(found) == len(wanted):
                    break
    return found


def _tags(repository: Repository, wanted: set[str]) -> dict[str, str]:
    listing = repository.start("for-each-ref", "--format=%(objectname) %(refname)").finish()
    lines = (line.partition(" ") for line in listing.decode("utf-8", "replace").splitlines())
    return {oid: ref for oid, _, ref in lines if oid in wanted}


def _ref(repository: Repository, commit: str) -> str:
    options = ("--count=1", "--format=%(refname)", f"--contains={commit}")
    return repository.start("for-each-ref", *options).finish().decode("utf-8", "replace").strip()
