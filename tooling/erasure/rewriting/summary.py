"""What an erasure would do to the repository, as a person may read it: ids, masked paths, counts.

Made from the inventory (ADR 5, stage 2), and made into the plan that a privacy officer signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tooling.erasure.rewriting.commits import Commit
from tooling.erasure.rewriting.inventory import Inventory
from tooling.erasure.rewriting.refs import Group, Ref
from tooling.rules.traces import Tracer

Part = Literal[
    "files", "mentions", "file_names", "messages", "tags", "dangling", "notes", "stashes",
    "ref_names", "elsewhere", "unread",
]  # fmt: skip
"""What is found: the contacts' own files; other files with traces; names of files; commits whose
message, author or committer names a person; annotated tags that do; objects that nothing reaches;
notes and stashes with traces; names of refs; files of the Git folder (reflogs, messages, caches);
what could not be read to the end (an encrypted archive)."""

_LISTS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".vcf", ".json", ".txt", ".zip", ".gz", ".pdf")
_PATHLESS = "a content that only a tag or ref names"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing with traces. `what` is a masked path or name, or an object's id.

    `kinds` are the kinds of its traces. `versions` counts the contents of a file that have some,
    and `exported` says that it looks like a list that left the register. `where` tells of an object
    which ref names it, masked, or its type.
    """

    what: str
    kinds: tuple[str, ...] = ()
    versions: int | None = None
    exported: bool = False
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that an erasure would do to the repository.

    `moved` are the refs that get another object, by group. `stays` says what is not erased, and
    why. `signatures_lost` counts signatures and signed merges on rewritten commits and tags, and
    `objects` the objects that were read.
    """

    parts: Mapping[Part, tuple[Item, ...]]
    moved: Mapping[Group, tuple[str, ...]]
    stays: tuple[tuple[str, str], ...]
    commits: int
    commits_rewritten: int
    signatures_lost: int
    objects: int


def summary_of(inventory: Inventory, tracer: Tracer) -> Summary:
    """Return what an inventory comes to, without a value of anybody."""
    commits = {commit.oid: commit for commit in inventory.commits}
    refs = inventory.names.refs
    moved: dict[Group, tuple[str, ...]] = {}
    for ref in refs:
        if _moves(inventory, ref):
            moved[ref.group] = (*moved.get(ref.group, ()), _masked(tracer, ref.name))

    def named(names: Iterable[bytes | str]) -> tuple[Item, ...]:
        return tuple(Item(_masked(tracer, name)) for name in names)

    def traced(objects: Iterable[tuple[str, str]]) -> tuple[Item, ...]:
        found = ((oid, where) for oid, where in objects if oid in inventory.found)
        return tuple(Item(oid, _kinds(inventory, oid), where=where) for oid, where in found)

    return Summary(
        parts={
            "files": _files(inventory, tracer),
            "mentions": _mentions(inventory, tracer),
            "file_names": named(sorted(inventory.files.renames)),
            "messages": traced((oid, "commit") for oid in commits),
            "tags": traced((r.oid, _masked(tracer, r.name)) for r in refs if r.type == "tag"),
            "dangling": traced(_dangling(inventory)),
            "notes": named(
                ref.name for ref in inventory.notes() if _tells(inventory, _history(commits, ref))
            ),
            "stashes": named(_stashes(inventory, commits)),
            "ref_names": named(sorted(inventory.ref_names)),
            "elsewhere": tuple(map(Item, inventory.elsewhere)),
            "unread": tuple(map(Item, inventory.unread)),
        },
        moved=moved,
        stays=tuple(_stays(inventory)),
        commits=len(commits),
        commits_rewritten=len(inventory.rewritten),
        signatures_lost=inventory.signatures,
        objects=inventory.scanned,
    )


def _masked(tracer: Tracer, name: bytes | str) -> str:
    """Return a path or the name of a ref as it may be shown."""
    raw = name if isinstance(name, bytes) else name.encode(errors="surrogateescape")
    return tracer.redact(raw.decode(errors="replace"))


def _moves(inventory: Inventory, ref: Ref) -> bool:
    kind, target = inventory.targets[ref.oid]
    if kind == "blob" and (target in inventory.files.mentions or target in inventory.files.own):
        return True
    named = ref.oid in inventory.found or ref.name in inventory.ref_names
    return named or target in inventory.rewritten


def _kinds(inventory: Inventory, *oids: str) -> tuple[str, ...]:
    return tuple(sorted({kind for oid in oids for kind in inventory.found[oid].kinds}))


def _files(inventory: Inventory, tracer: Tracer) -> tuple[Item, ...]:
    files = inventory.files
    every = {
        (path, oid)
        for commit in inventory.commits
        for path, oid in commit.changes
        if oid is not None and (path in files.dropped or oid in files.own)
    }
    versions = Counter(path for path, _ in every)
    return tuple(Item(_masked(tracer, path), versions=n) for path, n in sorted(versions.items()))


def _mentions(inventory: Inventory, tracer: Tracer) -> tuple[Item, ...]:
    versions: dict[bytes, list[str]] = {}
    for oid, paths in inventory.files.mentions.items():
        for path in paths or [b""]:
            versions.setdefault(path, []).append(oid)
    return tuple(
        Item(
            _masked(tracer, path) if path else _PATHLESS,
            _kinds(inventory, *oids),
            len(oids),
            exported=path.decode(errors="replace").lower().endswith(_LISTS),
        )
        for path, oids in sorted(versions.items())
    )


def _history(commits: Mapping[str, Commit], ref: Ref) -> list[Commit]:
    """Return the commits of a note's own history."""
    found: dict[str, Commit] = {}
    waiting = [ref.oid]
    while waiting:
        oid = waiting.pop()
        if oid in commits and oid not in found:
            found[oid] = commits[oid]
            waiting += commits[oid].parents
    return list(found.values())


def _tells(inventory: Inventory, commits: Iterable[Commit]) -> bool:
    return any(
        commit.oid in inventory.found
        or any(inventory.files.touches(path, oid) for path, oid in commit.changes)
        for commit in commits
    )


def _stashes(inventory: Inventory, commits: Mapping[str, Commit]) -> Iterable[str]:
    for number, stashed in enumerate(reversed(inventory.names.stash)):
        if (stash := commits.get(stashed.oid)) is not None:
            # Its second parent is the index, its third the files that were not tracked.
            parts = [stash, *(commits[oid] for oid in stash.parents[1:] if oid in commits)]
            if _tells(inventory, parts):
                yield f"stash@{{{number}}}"


def _dangling(inventory: Inventory) -> Iterable[tuple[str, str]]:
    """Yield id and type of the objects with traces that nothing reaches."""
    reached = {commit.oid for commit in inventory.commits}
    for commit in inventory.commits:
        reached.update(oid for _, oid in commit.changes if oid is not None)
    reached.update(ref.oid for ref in inventory.names.refs)
    reached.update(oid for _, oid in inventory.targets.values())
    for oid, traced in sorted(inventory.found.items()):
        # A tree names a person by the name of a file; if the history has such files, it may be one
        # of theirs.
        if oid not in reached and not (traced.type == "tree" and inventory.files.renames):
            yield oid, traced.type


def _stays(inventory: Inventory) -> Iterable[tuple[str, str]]:
    if staying := len(inventory.files.staying):
        what = f"the name in {staying} versions of files of the contacts that are kept"
        yield what, "another person of the same name, as the operator confirmed"
    if inventory.named:
        what = "the commits that disclosures and requests name, without the erased values"
        why = "accountability: what was disclosed, and from which state (GDPR Art. 5(2))"
        yield what, why
