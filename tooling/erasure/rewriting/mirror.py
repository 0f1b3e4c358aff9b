"""The mirror: a bare repository beside the register's, which borrows its objects and then doesn't.

A clone would copy every object, those of the erased included. The mirror reads them in place
(`objects/info/alternates`) and is packed once, at the end: then its packs hold what its refs reach,
and nothing else (ADR 5, stages 2 and 3).
"""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.workspace import workspace_of
from tooling.git import Repository

_ALTERNATES = Path("objects", "info", "alternates")


def mirror_of(repository: Repository) -> GitFolder:
    """Return the mirror that is, was or will be beside `repository`."""
    return GitFolder.bare(workspace_of(repository) / "mirror.git")


def make_mirror(source: GitFolder) -> GitFolder:
    """Make the mirror of `source` in the workspace, without a ref."""
    mirror = mirror_of(source)
    options = "--bare", "--quiet", "--template=", "--object-format=sha1", str(mirror.git_dir)
    files = {"GIT_DEFAULT_REF_FORMAT": "files"}
    Repository(source.root, source.git_dir).start("init", *options, env=files).finish()
    alternates = mirror.git_dir / _ALTERNATES
    alternates.parent.mkdir(exist_ok=True)
    alternates.write_text(f"{(source.common_dir / 'objects').resolve()}\n")
    return mirror


def put_tag(mirror: GitFolder, data: bytes) -> str:
    """Write a tag object as it is, and return its id: no command of Git takes odd ones as well."""
    stored = b"tag %d\0" % len(data) + data
    oid = hashlib.sha1(stored, usedforsecurity=False).hexdigest()
    file = mirror.git_dir / "objects" / oid[:2] / oid[2:]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(zlib.compress(stored))
    return oid


def set_refs(mirror: GitFolder, refs: Mapping[str, str]) -> None:
    """Make exactly these refs, in place of those that are there."""
    present = mirror.run("for-each-ref", "--format=%(refname)").decode(errors="surrogateescape")
    old = [f"delete {name}\0\0" for name in present.splitlines() if name not in refs]
    new = [f"update {name}\0{oid}\0\0" for name, oid in refs.items()]
    # Deletions first, in a transaction of their own: a name may stand where a folder was.
    for commands in filter(None, (old, new)):
        stream = "".join(commands).encode(errors="surrogateescape")
        mirror.run("update-ref", "--no-deref", "--stdin", "-z", input=stream)


def pack(mirror: GitFolder) -> None:
    """Put everything that the refs reach into the mirror's own packs, and drop the rest."""
    mirror.run("repack", "-a", "-d", "-q", "-n", "--no-write-bitmap-index")
    objects = mirror.git_dir / "objects"
    (mirror.git_dir / _ALTERNATES).unlink()
    for folder in objects.iterdir():
        if folder.name not in ("pack", "info"):
            shutil.rmtree(folder)


@contextmanager
def alone(mirror: GitFolder) -> Iterator[None]:
    """Let the mirror, for a while, hold only what was written into it."""
    file = mirror.git_dir / _ALTERNATES
    aside = file.with_name("aside")
    file.rename(aside)
    try:
        yield
    finally:
        aside.rename(file)


def write_graph(mirror: GitFolder) -> None:
    """Write the commit graph of the rewritten history, with changed paths."""
    how = "--reachable", "--changed-paths", "--split=replace", "--no-progress"
    mirror.run("commit-graph", "write", *how)
