"""From the survey to the plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.planned import ErasedFile, ErasurePlan, Mention, Object, Stays
from tooling.erasure.rewriting.tracer import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tooling.erasure.rewriting.inventory import Survey
    from tooling.erasure.rewriting.refs import Group, Ref
    from tooling.erasure.rewriting.walk import Visited
    from tooling.erasure.rules import Tracer

__all__ = ["ErasurePlan", "boundary", "plan_of"]

LISTS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".vcf", ".json", ".txt", ".zip", ".gz", ".pdf")


def plan_of(seen: Survey, tracer: Tracer) -> ErasurePlan:
    """Return what the survey means, for showing."""
    rewritten = set(seen.rewritten)
    moved = [ref for ref in seen.names.refs if _moves(seen, ref, rewritten)]
    groups: dict[Group, list[str]] = {}
    for ref in moved:
        groups.setdefault(ref.group, []).append(masked(tracer, ref.name.encode()))
    theirs = _reached_by(seen)
    tags = [ref for ref in seen.names.refs if ref.type == "tag"]
    return ErasurePlan(
        contacts=seen.contacts,
        files=_files(seen, tracer),
        mentions=_mentions(seen, tracer),
        file_names=tuple(masked(tracer, path) for path in sorted(seen.renames)),
        messages=tuple(
            Object(commit.oid, "commit", _kinds(seen, commit.oid))
            for commit in seen.commits
            if commit.oid in seen.found
        ),
        tags=tuple(
            Object(ref.oid, masked(tracer, ref.name.encode()), _kinds(seen, ref.oid))
            for ref in tags
            if ref.oid in seen.found
        ),
        notes=tuple(
            masked(tracer, ref.name.encode())
            for ref in seen.notes()
            if _tells(seen, _history(theirs, ref.oid))
        ),
        stashes=_stashes(seen, theirs),
        ref_names=tuple(masked(tracer, name.encode()) for name in sorted(seen.ref_names)),
        dangling=_dangling(seen),
        elsewhere=tuple(sorted(seen.elsewhere)),
        unread=seen.unread,
        moved=tuple((group, tuple(names)) for group, names in groups.items()),
        stays=_stays(seen),
        commits=len(seen.commits),
        commits_rewritten=len(rewritten),
        signatures_lost=seen.signatures,
        objects=seen.scanned,
        boundary=boundary(seen.commits, rewritten),
    )


def boundary(commits: Iterable[Visited], rewritten: set[str]) -> tuple[str, ...]:
    """The rewritten commits none of whose parents is rewritten."""
    return tuple(
        commit.oid
        for commit in commits
        if commit.oid in rewritten and rewritten.isdisjoint(commit.parents)
    )


def _moves(seen: Survey, ref: Ref, rewritten: set[str]) -> bool:
    kind, target = seen.targets[ref.oid]
    if kind == "blob" and (target in seen.mentions or target in seen.own):
        return True
    return target in rewritten or ref.oid in seen.found or ref.name in seen.ref_names


def _kinds(seen: Survey, oid: str) -> tuple[str, ...]:
    return tuple(sorted(seen.found[oid]))


def _files(seen: Survey, tracer: Tracer) -> tuple[ErasedFile, ...]:
    every = {
        (path, oid)
        for commit in seen.commits
        for path, oid in commit.changes
        if oid is not None and (path in seen.dropped or oid in seen.own)
    }
    versions = Counter(path for path, _ in every)
    return tuple(ErasedFile(masked(tracer, path), n) for path, n in sorted(versions.items()))


def _mentions(seen: Survey, tracer: Tracer) -> tuple[Mention, ...]:
    versions: dict[bytes | None, list[str]] = {}
    for oid, paths in seen.mentions.items():
        for path in paths or [None]:
            versions.setdefault(path, []).append(oid)
    return tuple(
        Mention(
            None if path is None else masked(tracer, path),
            len(oids),
            tuple(sorted({kind for oid in oids for kind in seen.found[oid]})),
            path is not None and path.decode(errors="replace").lower().endswith(LISTS),
        )
        for path, oids in sorted(versions.items(), key=lambda item: item[0] or b"")
    )


def _reached_by(seen: Survey) -> Mapping[str, Visited]:
    return {commit.oid: commit for commit in seen.commits}


def _history(commits: Mapping[str, Visited], tip: str) -> list[Visited]:
    """The commits of a note's or a stash's own history."""
    found: dict[str, Visited] = {}
    waiting = [tip]
    while waiting:
        oid = waiting.pop()
        if oid in commits and oid not in found:
            found[oid] = commits[oid]
            waiting += commits[oid].parents
    return list(found.values())


def _tells(seen: Survey, commits: Iterable[Visited]) -> bool:
    return any(
        commit.oid in seen.found
        or any(
            path in seen.dropped or path in seen.renames or oid in seen.mentions or oid in seen.own
            for path, oid in commit.changes
        )
        for commit in commits
    )


def _stashes(seen: Survey, commits: Mapping[str, Visited]) -> tuple[str, ...]:
    found = []
    for number, entry in enumerate(reversed(seen.names.stash)):
        if entry.oid not in commits:
            continue
        stash = commits[entry.oid]
        # Its second parent is the index, its third the files that were not tracked.
        parts = [stash, *(commits[oid] for oid in stash.parents[1:] if oid in commits)]
        if _tells(seen, parts):
            found.append(f"stash@{{{number}}}")
    return tuple(found)


def _dangling(seen: Survey) -> tuple[Object, ...]:
    reached = {commit.oid for commit in seen.commits}
    reached |= {oid for commit in seen.commits for _, oid in commit.changes if oid is not None}
    reached |= {ref.oid for ref in seen.names.refs} | {oid for _, oid in seen.targets.values()}
    named = bool(seen.renames)
    return tuple(
        Object(oid, seen.types[oid], _kinds(seen, oid))
        for oid in sorted(seen.found)
        # A tree names a person by the name of a file; if the history has such files, it may be one
        # of theirs.
        if oid not in reached and not (seen.types[oid] == "tree" and named)
    )


def _stays(seen: Survey) -> tuple[Stays, ...]:
    found = []
    if seen.staying:
        found.append(
            Stays(
                f"the name in {len(seen.staying)} versions of files of the contacts that are kept",
                "another person of the same name, as the operator confirmed",
            )
        )
    if seen.named:
        found.append(
            Stays(
                "the commits that disclosures and requests name, without the erased values",
                "accountability: what was disclosed, and from which state (GDPR Art. 5(2))",
            )
        )
    return tuple(found)
