"""What is to be done, known wholly before anything is written: one scan and one walk."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import FOLDERS, FileKind
from tooling.erasure.rewriting.folder import GitFolder
from tooling.erasure.rewriting.paths import own_paths, paths_of, renamed, traced
from tooling.erasure.rewriting.refs import NOTES, Names, Ref, peeled, read_names
from tooling.erasure.rewriting.signatures import signed
from tooling.erasure.rewriting.tracer import NAME
from tooling.erasure.rewriting.walk import Visited, descendants, reachable, walk
from tooling.erasure.scanning.scan import scan
from tooling.git import GitError

if TYPE_CHECKING:
    from tooling.erasure.rules import Tracer
    from tooling.erasure.scanning.scan import Scan
    from tooling.git import Repository

_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9]+)[\"']?[ \t]*\r?$", re.MULTILINE)
_COMMIT = re.compile(rb"\b[0-9a-f]{40}\b")
NAMING = tuple(FOLDERS[kind] for kind in (FileKind.DISCLOSURE, FileKind.REQUEST))


OBJECTS = frozenset({"blob", "tree", "commit", "tag"})


@dataclass(frozen=True, slots=True)
class Survey:
    """A repository as one erasure sees it. Holds values (names of files): never shown, or kept.

    `commits` is the whole history, each commit after its parents; `named` are commits that only a
    disclosure or a request names. `found` says for each object with a trace of which kinds, `types`
    its type; `elsewhere` counts the kinds of traces in each place outside objects; `unread` could
    not be read to the end. `own` are the contents of the contacts' own files, `dropped` their
    paths; `mentions` are other contents with a trace, by the paths they had. `kept` are the paths
    of namesakes who stay, `staying` the contents that stay with the name. `rewritten` are the
    commits that get a new id, each after its parents; `signatures` counts those that are lost.
    """

    folder: GitFolder
    prefix: str
    contacts: tuple[str, ...]
    names: Names
    targets: Mapping[str, tuple[str, str]]
    named: tuple[str, ...]
    commits: tuple[Visited, ...]
    scanned: int
    found: Mapping[str, frozenset[str]]
    types: Mapping[str, str]
    elsewhere: Mapping[str, int]
    unread: tuple[str, ...]
    dropped: frozenset[bytes]
    own: frozenset[str]
    mentions: Mapping[str, frozenset[bytes]]
    kept: frozenset[bytes]
    staying: frozenset[str]
    renames: Mapping[bytes, bytes]
    ref_names: Mapping[str, str]
    rewritten: tuple[str, ...]
    signatures: int

    def notes(self) -> list[Ref]:
        """The refs of notes."""
        return [ref for ref in self.names.refs if ref.name.startswith(NOTES)]


def survey(
    repository: Repository,
    prefix: str,
    contacts: Sequence[str],
    tracer: Tracer,
    keep: Collection[str] = (),
) -> Survey:
    """Look at everything. `keep` are the ids of namesakes whose files keep the name."""
    folder = GitFolder.of(repository)
    names = read_names(folder)
    targets = peeled(folder, names.tips())
    named = _named(folder, prefix, names)
    starts = [oid for kind, oid in targets.values() if kind == "commit"]
    commits = walk(folder, dict.fromkeys(starts + named))
    reached = reachable(commits, starts)
    outcome = scan(folder.git_dir, tracer)
    found, types, elsewhere = _sorted(outcome)

    at = _places(commits)
    known = {path for commit in commits for path, _ in commit.changes}
    dropped = own_paths(prefix, contacts, known)
    kept = paths_of(prefix, keep)
    own = _own(folder, contacts, found, types, at, dropped)
    bare = {oid for kind, oid in targets.values() if kind == "blob"}
    mentions = {
        oid: frozenset(at.get(oid, ())) - dropped
        for oid in found
        if types[oid] == "blob" and oid not in own and (oid in at or oid in bare)
    }
    mentions = {oid: paths for oid, paths in mentions.items() if paths or oid in bare}
    staying = frozenset(
        oid for oid, paths in mentions.items() if paths & kept and found[oid] == {NAME}
    )
    changing = {oid for oid, paths in mentions.items() if not (oid in staying and paths <= kept)}
    renames = renamed(tracer, traced(tracer, known - dropped), known)
    affected = {
        commit.oid
        for commit in commits
        if commit.oid in found
        or any(
            path in dropped or path in renames or oid in own or oid in changing
            for path, oid in commit.changes
        )
    }
    ref_names = renamed(
        tracer,
        traced(tracer, (_bytes(ref.name) for ref in names.refs)),
        {_bytes(ref.name) for ref in names.refs},
    )
    rewritten = descendants(commits, affected)
    changed = {*rewritten, *found}
    moved = {
        ref.oid
        for ref in names.refs
        if ref.type == "tag" and not changed.isdisjoint((ref.oid, targets[ref.oid][1]))
    }
    return Survey(
        folder=folder,
        prefix=prefix,
        contacts=tuple(contacts),
        names=names,
        targets=targets,
        named=tuple(oid for oid in named if oid not in reached),
        commits=tuple(commits),
        scanned=outcome.objects,
        found=found,
        types=types,
        elsewhere=elsewhere,
        unread=outcome.unread,
        dropped=dropped,
        own=own,
        mentions={oid: paths for oid, paths in mentions.items() if oid in changing},
        kept=kept,
        staying=staying,
        renames=renames,
        ref_names={_text(old): _text(new) for old, new in ref_names.items()},
        rewritten=tuple(rewritten),
        signatures=signed(folder, [*rewritten, *sorted(moved)]),
    )


def _named(folder: GitFolder, prefix: str, names: Names) -> list[str]:
    """Commits that disclosures and requests name and that nothing else might reach."""
    head = names.oid_of_head()
    if head is None:
        return []
    places = [prefix + place for place in NAMING]
    try:
        text = folder.ask("grep", "-h", "-I", "-E", "[0-9a-f]{40}", head, "--", *places)
    except GitError as error:
        if error.status == 1:
            return []
        raise
    oids = sorted({oid.decode() for oid in _COMMIT.findall(text)})
    request = "".join(f"{oid}\n" for oid in oids).encode()
    answers = folder.ask("cat-file", "--batch-check", input=request).decode().splitlines()
    return [line.split()[0] for line in answers if line.split()[1] == "commit"]


def _sorted(
    outcome: Scan,
) -> tuple[dict[str, frozenset[str]], dict[str, str], dict[str, int]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    types: dict[str, str] = {}
    elsewhere: dict[str, int] = defaultdict(int)
    for hit in outcome.hits:
        if hit.type in OBJECTS:
            kinds[hit.oid].add(hit.kind)
            types[hit.oid] = hit.type
        else:
            elsewhere[hit.place] += 1
    return {oid: frozenset(found) for oid, found in kinds.items()}, types, dict(elsewhere)


def _places(commits: Iterable[Visited]) -> dict[str, set[bytes]]:
    at: dict[str, set[bytes]] = defaultdict(set)
    for commit in commits:
        for path, oid in commit.changes:
            if oid is not None:
                at[oid].add(path)
    return at


def _own(
    folder: GitFolder,
    contacts: Collection[str],
    found: Mapping[str, frozenset[str]],
    types: Mapping[str, str],
    at: Mapping[str, set[bytes]],
    dropped: frozenset[bytes],
) -> frozenset[str]:
    """The contents that are a contact's own file, wherever they stand.

    Such a content says the contact's id, once, as a file's first level does; or it stands at the
    contact's path and holds a trace.
    """
    theirs = {oid for oid, paths in at.items() if not paths.isdisjoint(dropped)}
    traces = {oid for oid in found if types[oid] == "blob"}
    ids = {contact.encode() for contact in contacts}
    asked = sorted(theirs | traces)
    own = theirs & traces
    for oid, data in zip(asked, folder.blobs(asked), strict=True):
        said = _ID.findall(data)
        if len(said) == 1 and said[0] in ids:
            own.add(oid)
    return frozenset(own)


def _text(name: bytes) -> str:
    return name.decode(errors="surrogateescape")


def _bytes(name: str) -> bytes:
    return name.encode(errors="surrogateescape")
