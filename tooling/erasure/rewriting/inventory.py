"""What is to be done, known wholly before anything is written: one scan and one reading of history.

ADR 5, stage 2. What a person reads is made from it (`summary`), and so is the rewrite.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tooling.erasure.rewriting.commit_map import NAMING
from tooling.erasure.rewriting.commits import Commit, descendants, reachable, read_commits
from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.redact import is_signed
from tooling.erasure.rewriting.refs import NOTES, Names, Ref, peeled, read_names
from tooling.erasure.rewriting.traced_files import (
    TracedFiles,
    paths_of_contacts,
    renamed,
    traced_files,
    traced_names,
)
from tooling.git import GitError, Repository
from tooling.rules.traces import Tracer
from tooling.store.scanning.scan import Scan, scan

_COMMIT = re.compile(rb"\b[0-9a-f]{40}\b")


class Traced(NamedTuple):
    """An object with traces: its type, and the kinds of traces."""

    type: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """A repository as one erasure sees it. Holds values (names of files): never shown, or kept.

    `targets` has for each named object its type and id; of a tag, those of what it names in the
    end. `commits` is the whole history, each commit after its parents; `named` are commits that
    only a disclosure or a request names.

    Of the scan: `scanned` counts the objects, `found` are those with a trace, `elsewhere` the files
    beside the objects with one, and `unread` what could not be read to the end.

    `rewritten` are the commits that get a new id, each after its parents; `signatures` counts those
    that are lost by it. `ref_names` gives refs that are called after a person their new names.
    """

    repository: GitFolder
    names: Names
    targets: Mapping[str, tuple[str, str]]
    commits: tuple[Commit, ...]
    named: tuple[str, ...]
    scanned: int
    found: Mapping[str, Traced]
    elsewhere: tuple[str, ...]
    unread: tuple[str, ...]
    files: TracedFiles
    ref_names: Mapping[str, str]
    rewritten: tuple[str, ...]
    signatures: int

    def notes(self) -> list[Ref]:
        """Return the refs of notes."""
        return [ref for ref in self.names.refs if ref.name.startswith(NOTES)]


def take_inventory(
    repository: Repository,
    prefix: str,
    contacts: Sequence[str],
    tracer: Tracer,
    namesakes: Collection[str] = (),
) -> Inventory:
    """Look at everything, for the erasure of the `contacts` of a register at `prefix`.

    `namesakes` are the ids of contacts whose files keep the name.
    """
    git = GitFolder.of(repository)
    names = read_names(git)
    targets = peeled(git, names.tips())
    tips = [oid for kind, oid in targets.values() if kind == "commit"]
    named = _named(git, prefix, names)
    commits = read_commits(git, dict.fromkeys(tips + named))
    reached = reachable(commits, tips)
    outcome = scan(git.git_dir, tracer)
    found = _found(outcome)
    files = traced_files(
        git,
        tracer,
        commits,
        {oid: traced.kinds for oid, traced in found.items() if traced.type == "blob"},
        {oid for kind, oid in targets.values() if kind == "blob"},
        contacts,
        paths_of_contacts(prefix, contacts),
        paths_of_contacts(prefix, namesakes),
    )
    affected = {
        commit.oid
        for commit in commits
        if commit.oid in found or any(files.touches(path, oid) for path, oid in commit.changes)
    }
    rewritten = descendants(commits, affected)
    return Inventory(
        repository=git,
        names=names,
        targets=targets,
        commits=tuple(commits),
        named=tuple(oid for oid in named if oid not in reached),
        scanned=outcome.objects,
        found=found,
        elsewhere=tuple(sorted({hit.location for hit in outcome.hits if not hit.oid})),
        unread=outcome.unread,
        files=files,
        ref_names=_ref_names(tracer, names),
        rewritten=tuple(rewritten),
        signatures=_signatures(git, names, targets, rewritten, found),
    )


def _found(outcome: Scan) -> dict[str, Traced]:
    """Return the objects with traces, by id."""
    found: dict[str, Traced] = {}
    for hit in outcome.hits:
        if hit.oid:
            kinds = found[hit.oid].kinds if hit.oid in found else frozenset()
            found[hit.oid] = Traced(hit.type, kinds | {hit.kind})
    return found


def _named(repository: GitFolder, prefix: str, names: Names) -> list[str]:
    """Return the commits that disclosures and requests at HEAD name, also those that refs reach."""
    head = names.oid_of_head()
    if head is None:
        return []
    folders = [prefix + folder for folder in NAMING]
    try:
        text = repository.run("grep", "-h", "-I", "-E", "[0-9a-f]{40}", head, "--", *folders)
    except GitError as error:
        if error.status == 1:
            return []
        raise
    oids = sorted({oid.decode() for oid in _COMMIT.findall(text)})
    types = repository.types_of(oids)
    return [oid for oid in oids if types.get(oid) == "commit"]


def _ref_names(tracer: Tracer, names: Names) -> dict[str, str]:
    known = {ref.name.encode(errors="surrogateescape") for ref in names.refs}
    new_names = renamed(tracer, traced_names(tracer, known), known)
    return {
        old.decode(errors="surrogateescape"): new.decode(errors="surrogateescape")
        for old, new in new_names.items()
    }


def _signatures(
    repository: GitFolder,
    names: Names,
    targets: Mapping[str, tuple[str, str]],
    rewritten: Sequence[str],
    found: Mapping[str, Traced],
) -> int:
    """Return how many signatures are lost, on rewritten commits and on tags that move with them."""
    changed = {*rewritten, *found}
    tags = {
        ref.oid
        for ref in names.refs
        if ref.type == "tag" and not changed.isdisjoint((ref.oid, targets[ref.oid][1]))
    }
    return sum(map(is_signed, repository.blobs([*rewritten, *sorted(tags)])))
