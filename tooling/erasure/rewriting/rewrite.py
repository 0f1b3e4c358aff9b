"""The rewrite: commits by git-filter-repo, then tags, then notes, then every name."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.mirror import make_mirror, pack, put_blobs, put_tag, set_refs
from tooling.erasure.rewriting.orders import Edit, Orders, text
from tooling.erasure.rewriting.redact import redacted_file, redacted_text, without_contact_data
from tooling.erasure.rewriting.refs import REPLACE, Ref
from tooling.erasure.rewriting.tags import rewrite_tags
from tooling.erasure.rewriting.walk import reachable
from tooling.errors import RegisterError
from tooling.git.process import INHERITED

if TYPE_CHECKING:
    from tooling.erasure.rewriting.folder import GitFolder
    from tooling.erasure.rewriting.inventory import Survey
    from tooling.erasure.rules import Tracer

PROJECT = Path(__file__).parents[3]
STASHED = "refs/erasure/stash/"
DETACHED = "refs/erasure/head"
NAMED = "refs/register/named/"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of everything. `refs` are the new refs; `objects` maps old ids to new ones.

    `commits` is the part of the map that is of commits, and only of those with a new id. `blobs`
    and `mild` are redacted contents, the latter at namesakes' own paths.
    """

    mirror: GitFolder
    commits: Mapping[str, str]
    blobs: Mapping[str, str]
    mild: Mapping[str, str]
    tags: Mapping[str, str | None]
    refs: Mapping[str, str]
    temporary: Mapping[str, str]


def rewrite(seen: Survey, tracer: Tracer, place: Path) -> Rewritten:
    """Make the mirror, with every name that the register has, and packed."""
    mirror = make_mirror(seen.folder, place)
    blobs, mild = _blobs(seen, tracer, mirror)
    orders = _Orders(seen, tracer, mirror, place, blobs, mild)
    notes = _only_notes(seen)
    commits = orders.run([oid for oid in seen.rewritten if oid not in notes])
    became = {**blobs, **commits}
    tagged = [ref.oid for ref in seen.names.refs if ref.type == "tag"]
    new_names = {
        old.removeprefix("refs/tags/").encode(): new.removeprefix("refs/tags/").encode()
        for old, new in seen.ref_names.items()
    }
    gone = set(seen.own) | _trees_with_traces(seen)

    def renew(oid: str) -> str | None:
        return None if oid in gone else became.get(oid, oid)

    def put(data: bytes) -> str:
        return put_tag(mirror, data)

    tags = rewrite_tags(seen.folder, tagged, renew, new_names, tracer, put)
    if notes:
        became |= {old: new for old, new in tags.items() if new is not None}
        commits |= orders.run([c.oid for c in seen.commits if c.oid in notes], noted=became)
        became |= commits
    refs = {}
    for ref in seen.names.refs:
        new = tags[ref.oid] if ref.type == "tag" else renew(ref.oid)
        if new is not None:
            refs[_name(seen, ref, became)] = new
    refs |= {f"{NAMED}{(new := renew(oid))}": str(new) for oid in seen.named}
    temporary = {f"{STASHED}{n}": str(renew(e.oid)) for n, e in enumerate(seen.names.stash)}
    if seen.names.detached:
        temporary[DETACHED] = str(renew(seen.names.detached))
    set_refs(mirror, {**refs, **temporary})
    return Rewritten(mirror, commits, blobs, mild, tags, refs, temporary)


def finish(done: Rewritten) -> None:
    """Pack the mirror and end its borrowing; its refs are then as the register's shall be."""
    pack(done.mirror)
    set_refs(done.mirror, done.refs)
    done.mirror.ask("pack-refs", "--all", "--prune")
    (done.mirror.git_dir / "packed-refs").touch()  # Git writes none where there is no ref


def _blobs(
    seen: Survey, tracer: Tracer, mirror: GitFolder
) -> tuple[dict[str, str], dict[str, str]]:
    blobs, mild = {}, {}
    contents = []
    oids = sorted(seen.mentions)
    for oid, data in zip(oids, seen.folder.blobs(oids), strict=True):
        paths = seen.mentions[oid]
        if paths & seen.kept:
            new = without_contact_data(data, tracer)
            mild[oid] = mirror.hash_blob(new)
            contents.append(new)
        if paths - seen.kept or not paths:
            new = redacted_file(data, tracer)
            blobs[oid] = mirror.hash_blob(new)
            contents.append(new)
    put_blobs(mirror, contents)
    return blobs, mild


@dataclass(frozen=True, slots=True)
class _Orders:
    """Runs of git-filter-repo in the mirror that differ in what they rewrite."""

    seen: Survey
    tracer: Tracer
    mirror: GitFolder
    place: Path
    blobs: Mapping[str, str]
    mild: Mapping[str, str]

    def run(self, oids: Sequence[str], noted: Mapping[str, str] | None = None) -> dict[str, str]:
        """Rewrite these commits (each after its parents); return the ids that changed."""
        if not oids:
            return {}
        chosen = set(oids)
        parents = {c.oid: c.parents for c in self.seen.commits if c.oid in chosen}
        inner = {parent for oid in oids for parent in parents[oid]}
        ends = [oid for oid in oids if oid not in inner]
        tips = {f"refs/heads/tip-{number}": oid for number, oid in enumerate(ends)}
        set_refs(self.mirror, tips)
        seen = self.seen
        orders = Orders(
            tips=list(tips),
            without=sorted(inner - chosen),
            result=str(self.place / "commit-map"),
            dropped=[text(path) for path in seen.dropped],
            own=sorted(seen.own),
            kept=[text(path) for path in seen.kept],
            blobs=self.blobs,
            mild=self.mild,
            renames={text(old): text(new) for old, new in seen.renames.items()},
            edits=self._edits([oid for oid in oids if oid in seen.found]),
            noted=noted or {},
        )
        file = self.place / "orders.json"
        orders.save(file)
        _filter(self.mirror, file)
        file.unlink()
        pairs = (line.split() for line in Path(orders.result).read_text().splitlines())
        return {old: new for old, new in pairs if old != new}

    def _edits(self, oids: list[str]) -> dict[str, Edit]:
        edits: dict[str, Edit] = {}
        for oid, raw in self.seen.folder.objects(oids).items():
            new = redacted_text(raw, self.tracer)
            people = {role: (text(n), text(e)) for role, (n, e) in new.people.items()}
            edits[oid] = text(new.message), people
        return edits


def _filter(mirror: GitFolder, orders: Path) -> None:
    """Run git-filter-repo; what it says is kept from everybody, for it may hold values."""
    paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **{name: value for name, value in os.environ.items() if name not in INHERITED},
        "GIT_DIR": ".",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(paths),
    }
    command = [sys.executable, "-m", "tooling.erasure.rewriting.filtering", str(orders)]
    with (
        tempfile.TemporaryFile(dir=orders.parent) as unseen,
        subprocess.Popen(
            command,
            cwd=mirror.git_dir,
            env=environment,
            stdin=subprocess.PIPE,  # never written to: its end tells the child of ours
            stdout=unseen,
            stderr=unseen,
        ) as process,
    ):
        status = process.wait()
    if status:
        raise RegisterError(
            f"git-filter-repo failed (exit {status}); the register is as it was",
            "Run `git fsck`; if it finds nothing, report this with the versions of Git and Python.",
        )


def _only_notes(seen: Survey) -> set[str]:
    """Commits that only notes reach: files there are named after objects."""
    notes = [ref.oid for ref in seen.notes()]
    others = [oid for _, oid in seen.targets.values() if oid not in notes]
    return reachable(seen.commits, notes) - reachable(seen.commits, [*others, *seen.named])


def _trees_with_traces(seen: Survey) -> set[str]:
    """Trees that a ref or tag names itself, and in which something would be redacted."""
    found = set()
    for kind, oid in seen.targets.values():
        if kind != "tree":
            continue
        listing = seen.folder.ask("ls-tree", "-r", "-z", oid).split(b"\0")
        for entry in filter(None, listing):
            facts, _, path = entry.partition(b"\t")
            blob = facts.split()[2].decode()
            named = path in seen.dropped or path in seen.renames
            if named or blob in seen.own or blob in seen.found:
                found.add(oid)
    return found


def _name(seen: Survey, ref: Ref, became: Mapping[str, str]) -> str:
    if ref.name.startswith(REPLACE):
        old = ref.name.removeprefix(REPLACE)
        return REPLACE + became.get(old, old)
    return seen.ref_names.get(ref.name, ref.name)
