"""What an erasure would do, as a person may read it: object ids, masked paths and counts.

Made from the inventory, before anything is written (ADR 5, step 2). The plan that a privacy officer
signs is made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tooling.erasure.rewriting.inventory import Survey
from tooling.erasure.rewriting.refs import Group, Ref
from tooling.erasure.rewriting.tracer import masked
from tooling.erasure.rewriting.walk import Visited
from tooling.erasure.rules import Tracer

LISTS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".vcf", ".json", ".txt", ".zip", ".gz", ".pdf")


@dataclass(frozen=True, slots=True)
class ErasedFile:
    """A contact's own file: it goes, in all its `versions` and under every path."""

    path: str
    versions: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Another file with traces; they are redacted, the rest of it stays.

    `versions` counts the contents with a trace, `kinds` are the kinds of traces, `exported` says
    that it looks like a list that left the register. `path` is None for a content that only a tag
    or ref names.
    """

    path: str | None
    versions: int
    kinds: tuple[str, ...]
    exported: bool


@dataclass(frozen=True, slots=True)
class Object:
    """An object with traces, by its id; `where` is a masked ref, or the object's type."""

    oid: str
    where: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that is not erased, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that an erasure would do to the repository.

    `messages` are commits whose message, author or committer names a person, and `tags` annotated
    tags that do. `notes` are refs of notes and `stashes` entries of the stash with a trace.
    `ref_names` and `file_names` are called after a person. `dangling` objects are reached by
    nothing: they go. `elsewhere` are files of the Git folder with traces (reflogs, messages,
    caches). `unread` could not be read to the end (an encrypted archive): somebody has to look.

    `moved` are the refs that get another object, by group. `signatures_lost` counts signatures and
    signed merges on rewritten commits and tags.
    """

    contacts: tuple[str, ...]
    files: tuple[ErasedFile, ...]
    mentions: tuple[Mention, ...]
    file_names: tuple[str, ...]
    messages: tuple[Object, ...]
    tags: tuple[Object, ...]
    notes: tuple[str, ...]
    stashes: tuple[str, ...]
    ref_names: tuple[str, ...]
    dangling: tuple[Object, ...]
    elsewhere: tuple[str, ...]
    unread: tuple[str, ...]
    moved: Mapping[Group, tuple[str, ...]]
    stays: tuple[Stays, ...]
    commits: int
    commits_rewritten: int
    signatures_lost: int
    objects: int


def summary_of(seen: Survey, tracer: Tracer) -> Summary:
    """Return what an inventory comes to, without a value of anybody."""
    rewritten = set(seen.rewritten)
    moved = [ref for ref in seen.names.refs if _moves(seen, ref, rewritten)]
    groups: dict[Group, list[str]] = {}
    for ref in moved:
        groups.setdefault(ref.group, []).append(masked(tracer, ref.name.encode()))
    theirs = _reached_by(seen)
    tags = [ref for ref in seen.names.refs if ref.type == "tag"]
    return Summary(
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
        moved={group: tuple(names) for group, names in groups.items()},
        stays=_stays(seen),
        commits=len(seen.commits),
        commits_rewritten=len(rewritten),
        signatures_lost=seen.signatures,
        objects=seen.scanned,
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
