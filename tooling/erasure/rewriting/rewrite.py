"""The rewrite in the mirror: commits by git-filter-repo, then tags, then notes, then every name.

ADR 5, stage 3. The register is only read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tooling.erasure.rewriting.commits import reachable
from tooling.erasure.rewriting.filtering import Orders, run
from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.inventory import Inventory
from tooling.erasure.rewriting.mirror import make_mirror, pack, put_tag, set_refs
from tooling.erasure.rewriting.redact import redacted_file, redacted_text, without_contact_data
from tooling.erasure.rewriting.refs import REPLACE, Ref
from tooling.erasure.rewriting.tags import rewrite_tags
from tooling.rules.traces import Tracer
from tooling.store.commit import store_blobs

TAGS = "refs/tags/"
STASHED = "refs/erasure/stash/"
DETACHED = "refs/erasure/head"
NAMED = "refs/register/named/"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of everything: `refs` are the new refs, `commits` the new ids of commits.

    `blobs` and `name_kept` have the new contents of redacted files, the latter at namesakes' paths.
    """

    mirror: GitFolder
    commits: Mapping[str, str]
    blobs: Mapping[str, str]
    name_kept: Mapping[str, str]
    refs: Mapping[str, str]


def rewrite(inventory: Inventory, tracer: Tracer) -> Rewritten:
    """Make the mirror with the new history in it, and every name that the register has.

    Beside them, the stash, a detached HEAD and commits that records name get refs: what is needed
    is reached by a ref, and so survives the packing.
    """
    mirror = make_mirror(inventory.repository)
    names = inventory.names
    blobs, name_kept = _redacted(inventory, tracer, mirror)
    orders = _orders(inventory, tracer, blobs, name_kept)
    notes = _only_notes(inventory)
    commits = _filter(inventory, mirror, orders, [c for c in inventory.rewritten if c not in notes])
    became = {**blobs, **commits}
    gone = inventory.files.own | _trees_with_traces(inventory)

    def renew(oid: str) -> str | None:
        return None if oid in gone else became.get(oid, oid)

    tags = rewrite_tags(
        inventory.repository,
        [ref.oid for ref in names.refs if ref.type == "tag"],
        renew,
        {
            _bytes(old.removeprefix(TAGS)): _bytes(new.removeprefix(TAGS))
            for old, new in inventory.ref_names.items()
        },
        tracer,
        lambda data: put_tag(mirror, data),
    )
    if notes:
        became |= {old: new for old, new in tags.items() if new is not None}
        theirs = [commit.oid for commit in inventory.commits if commit.oid in notes]
        commits |= _filter(inventory, mirror, replace(orders, noted=became), theirs)
        became |= commits
    refs = {}
    for ref in names.refs:
        new = tags[ref.oid] if ref.type == "tag" else renew(ref.oid)
        if new is not None:
            refs[_name(inventory, ref, became)] = new
    refs |= {f"{NAMED}{(new := renew(oid))}": str(new) for oid in inventory.named}
    temporary = {f"{STASHED}{n}": str(renew(one.oid)) for n, one in enumerate(names.stash)}
    if names.detached:
        temporary[DETACHED] = str(renew(names.detached))
    set_refs(mirror, {**refs, **temporary})
    return Rewritten(mirror, commits, blobs, name_kept, refs)


def finish(rewritten: Rewritten) -> None:
    """Pack the mirror and end its borrowing; its refs are then as the register's shall be."""
    mirror = rewritten.mirror
    pack(mirror)
    set_refs(mirror, rewritten.refs)
    mirror.run("pack-refs", "--all", "--prune")
    (mirror.git_dir / "packed-refs").touch()  # Git writes none where there is no ref


def _redacted(
    inventory: Inventory, tracer: Tracer, mirror: GitFolder
) -> tuple[dict[str, str], dict[str, str]]:
    """Write the new contents into the mirror; return their ids, and those at namesakes' paths."""
    files = inventory.files
    blobs, name_kept = {}, {}
    contents: dict[str, bytes] = {}

    def put(data: bytes) -> str:
        oid = mirror.hash_blob(data)
        contents[oid] = data
        return oid

    oids = sorted(files.mentions)
    for oid, data in zip(oids, inventory.repository.blobs(oids), strict=True):
        paths = files.mentions[oid]
        if paths & files.kept:
            name_kept[oid] = put(without_contact_data(data, tracer))
        if paths - files.kept or not paths:
            blobs[oid] = put(redacted_file(data, tracer))
    store_blobs(mirror, contents)
    return blobs, name_kept


def _orders(
    inventory: Inventory, tracer: Tracer, blobs: Mapping[str, str], name_kept: Mapping[str, str]
) -> Orders:
    """Return what every run of git-filter-repo is told; which commits is still to be said."""
    files = inventory.files
    named = [oid for oid in inventory.rewritten if oid in inventory.found]
    texts = inventory.repository.objects(named).items()
    return Orders(
        tips=(),
        without=(),
        dropped=files.dropped,
        own=files.own,
        kept=files.kept,
        blobs=blobs,
        name_kept=name_kept,
        renames=files.renames,
        edits={oid: redacted_text(raw, tracer) for oid, raw in texts},
        noted={},
    )


def _filter(
    inventory: Inventory, mirror: GitFolder, orders: Orders, oids: Sequence[str]
) -> dict[str, str]:
    """Rewrite these commits (each after its parents); return the ids that changed."""
    if not oids:
        return {}
    chosen = set(oids)
    parents = {p for commit in inventory.commits if commit.oid in chosen for p in commit.parents}
    ends = [oid for oid in oids if oid not in parents]
    tips = {f"refs/heads/tip-{number}": oid for number, oid in enumerate(ends)}
    set_refs(mirror, tips)
    orders = replace(orders, tips=list(tips), without=sorted(parents - chosen))
    return {old: new for old, new in run(mirror.git_dir, orders).items() if old != new}


def _only_notes(inventory: Inventory) -> set[str]:
    """Return the commits that only notes reach: files there are named after objects."""
    notes = [ref.oid for ref in inventory.notes()]
    others = [oid for _, oid in inventory.targets.values() if oid not in notes]
    commits = inventory.commits
    return reachable(commits, notes) - reachable(commits, [*others, *inventory.named])


def _trees_with_traces(inventory: Inventory) -> set[str]:
    """Return the trees that a ref or tag names itself, and in which something is redacted."""
    found = set()
    for kind, oid in inventory.targets.values():
        if kind != "tree":
            continue
        listing = inventory.repository.run("ls-tree", "-r", "-z", oid).split(b"\0")
        for row in filter(None, listing):
            facts, _, path = row.partition(b"\t")
            blob = facts.split()[2].decode()
            if inventory.files.touches(path, blob) or blob in inventory.found:
                found.add(oid)
    return found


def _bytes(name: str) -> bytes:
    return name.encode(errors="surrogateescape")


def _name(inventory: Inventory, ref: Ref, became: Mapping[str, str]) -> str:
    if ref.name.startswith(REPLACE):
        old = ref.name.removeprefix(REPLACE)
        return REPLACE + became.get(old, old)
    return inventory.ref_names.get(ref.name, ref.name)
