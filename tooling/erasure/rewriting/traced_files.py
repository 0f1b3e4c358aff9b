"""Files with traces: which go, which are redacted, which get another name.

By path and by content: a contact's own file may lie anywhere, and other files tell of the person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from schema.layout import contact_path
from schema.vocabulary import RegisterName
from tooling.erasure.rewriting.commits import Commit
from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.rules.traces import ERASED, Tracer

BATCH = 500  # paths that are asked about at once
_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9]+)[\"']?[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TracedFiles:
    """What becomes of files. Paths are bytes from the top of the repository; contents are by id.

    `dropped` are the paths of the contacts' own files and `own` their contents, wherever they
    stand: these go. `mentions` are other contents with a trace and the paths that they had; they
    are redacted. `kept` are the paths of namesakes who stay; `staying` are contents that, there,
    keep the name. `renames` gives paths that are called after a person their new names.
    """

    dropped: frozenset[bytes]
    own: frozenset[str]
    mentions: Mapping[str, frozenset[bytes]]
    kept: frozenset[bytes]
    staying: frozenset[str]
    renames: Mapping[bytes, bytes]

    def touches(self, path: bytes, oid: str | None) -> bool:
        """Whether the content `oid` at `path` goes, or gets another content or name."""
        at_path = path in self.dropped or path in self.renames
        return at_path or oid in self.own or oid in self.mentions


def traced_files(
    repository: GitFolder,
    tracer: Tracer,
    commits: Iterable[Commit],
    found: Mapping[str, frozenset[str]],
    bare: Collection[str],
    contacts: Collection[str],
    own_paths: frozenset[bytes],
    kept: frozenset[bytes],
) -> TracedFiles:
    """Sort the contents with traces: `found` has their ids, with the kinds of traces.

    `bare` are contents that a ref or tag names without a path. `own_paths` and `kept` are where the
    files of the `contacts`, and of namesakes who stay, are today.
    """
    paths_of: dict[str, set[bytes]] = defaultdict(set)
    known = set()
    for commit in commits:
        for path, oid in commit.changes:
            known.add(path)
            if oid is not None:
                paths_of[oid].add(path)
    dropped = own_paths | _former_paths(contacts, known)
    at_dropped = {oid for oid, paths in paths_of.items() if not paths.isdisjoint(dropped)}
    own = _own_contents(repository, contacts, at_dropped, found.keys())
    mentions = {}
    for oid in sorted(found.keys() - own):
        paths = frozenset(paths_of.get(oid, ())) - dropped
        if paths or oid in bare:
            mentions[oid] = paths
    staying = frozenset(o for o, paths in mentions.items() if paths & kept and found[o] == {"name"})
    return TracedFiles(
        dropped=dropped,
        own=own,
        mentions={o: paths for o, paths in mentions.items() if o not in staying or paths - kept},
        kept=kept,
        staying=staying,
        renames=renamed(tracer, traced_names(tracer, known - dropped), known),
    )


def paths_of_contacts(prefix: str, contacts: Iterable[str]) -> frozenset[bytes]:
    """Return where the contacts' files are, in either register."""
    return frozenset(
        f"{prefix}{contact_path(str(register), contact)}".encode()
        for register in RegisterName
        for contact in contacts
    )


def _former_paths(contacts: Iterable[str], known: Iterable[bytes]) -> frozenset[bytes]:
    """Return the paths among `known` that can be the contacts' files, wherever the register was."""
    files = {f"{contact}.yaml".encode(): contact.encode() for contact in contacts}
    found = set()
    for path in known:
        folder, _, name = path.rpartition(b"/")
        contact = files.get(name)
        if contact and folder.rpartition(b"/")[2] == contact[:2]:
            found.add(path)
    return frozenset(found)


def _own_contents(
    repository: GitFolder, contacts: Iterable[str], at_dropped: set[str], found: Collection[str]
) -> frozenset[str]:
    """Return the contents that are a contact's own file, wherever they stand.

    Such a content says the contact's id, once, as a file's first level does; or it stands at the
    contact's path and holds a trace.
    """
    ids = {contact.encode() for contact in contacts}
    asked = sorted(at_dropped.union(found))
    own = at_dropped.intersection(found)
    for oid, data in zip(asked, repository.blobs(asked), strict=True):
        said = _ID.findall(data)
        if len(said) == 1 and said[0] in ids:
            own.add(oid)
    return frozenset(own)


def traced_names(tracer: Tracer, known: Iterable[bytes]) -> list[bytes]:
    """Return those of the paths `known` that name a person, as a whole or in a part; sorted."""
    rest = sorted(known)
    found = []
    for start in range(0, len(rest), BATCH):
        batch = rest[start : start + BATCH]
        if tracer.suspicious(b"\n".join(batch)):
            found += [path for path in batch if _names(tracer, path)]
    return found


def _names(tracer: Tracer, path: bytes) -> bool:
    return tracer.holds(path) or any(tracer.holds(part) for part in path.split(b"/"))


def renamed(
    tracer: Tracer, affected: Iterable[bytes], known: Collection[bytes]
) -> dict[bytes, bytes]:
    """Return a new name for each of the paths `affected`, which name a person.

    No name is given twice, or is one of the paths `known` or of their folders.
    """
    taken = set(known)
    for path in known:
        taken.update(_bytes(str(folder)) for folder in PurePosixPath(_text(path)).parents)
    found: dict[bytes, bytes] = {}
    for path in sorted(affected):
        found[path] = new = _free(_clean(tracer, path), taken)
        taken.add(new)
    return found


def _clean(tracer: Tracer, path: bytes) -> bytes:
    """Return the path without its traces: from the whole, then from each part on its own."""
    parts = tracer.redact(_text(path)).split("/")
    cleaned = (tracer.redact(part).replace(ERASED, "erased") for part in parts)
    result = _bytes("/".join(part for part in cleaned if part not in ("", ".", "..")))
    if _names(tracer, result) or not result:
        return b"erased"
    return result


def _free(path: bytes, taken: Collection[bytes]) -> bytes:
    folder, slash, name = path.rpartition(b"/")
    stem, dot, ending = name.partition(b".")
    for number in count(1):
        new = b"%b%b%b-%d%b%b" % (folder, slash, stem, number, dot, ending)
        if new not in taken:
            return new
    raise AssertionError("unreachable")


def _text(path: bytes) -> str:
    return path.decode(errors="surrogateescape")


def _bytes(path: str) -> bytes:
    return path.encode(errors="surrogateescape")
