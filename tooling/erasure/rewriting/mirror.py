"""The mirror: a bare repository beside the register's, which borrows its objects and then doesn't.

A clone would copy every object, those of the erased included. The mirror reads them in place
(`objects/info/alternates`) and is packed once, at the end: then its packs hold what its refs reach,
and nothing else.
"""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tooling.erasure.rewriting.folder import GitFolder
from tooling.git import Repository

ALTERNATES = Path("objects", "info", "alternates")


def make_mirror(source: GitFolder, place: Path) -> GitFolder:
    """Make the mirror in `place`, without a ref."""
    path = mirror_in(place).git_dir
    options = "--bare", "--quiet", "--template=", "--object-format=sha1"
    files = {"GIT_DEFAULT_REF_FORMAT": "files"}
    Repository(source.root, source.git_dir).start("init", *options, str(path), env=files).finish()
    alternates = path / ALTERNATES
    alternates.parent.mkdir(exist_ok=True)
    alternates.write_text(f"{(source.common_dir / 'objects').resolve()}\n")
    return mirror_in(place)


def mirror_in(place: Path) -> GitFolder:
    """The mirror that is, or was, in `place`."""
    return GitFolder.bare(place / "mirror.git")


def put_blobs(mirror: GitFolder, contents: Iterable[bytes]) -> None:
    """Write contents as blobs."""
    stream = b"".join(b"blob\ndata %d\n%b\n" % (len(data), data) for data in contents)
    if stream:
        mirror.ask("fast-import", "--quiet", "--force", input=stream)


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
    present = mirror.ask("for-each-ref", "--format=%(refname)").decode(errors="surrogateescape")
    lines = [f"delete {name}\0\0" for name in present.splitlines() if name not in refs]
    lines += [f"update {name}\0{oid}\0\0" for name, oid in refs.items()]
    # Deletions first, in a transaction of their own: a name may stand where a folder was.
    for part in (lines[: len(lines) - len(refs)], lines[len(lines) - len(refs) :]):
        if part:
            stream = "".join(part).encode(errors="surrogateescape")
            mirror.ask("update-ref", "--no-deref", "--stdin", "-z", input=stream)


def pack(mirror: GitFolder) -> None:
    """Put everything that the refs reach into the mirror's own packs, and drop the rest."""
    options = "-a", "-d", "-q", "-n", "--no-write-bitmap-index"
    mirror.ask("repack", *options)
    objects = mirror.git_dir / "objects"
    (mirror.git_dir / ALTERNATES).unlink()
    for folder in objects.iterdir():
        if folder.name not in ("pack", "info"):
            shutil.rmtree(folder)


@contextmanager
def alone(mirror: GitFolder) -> Iterator[None]:
    """Let the mirror, for a while, hold only what was written into it."""
    file = mirror.git_dir / ALTERNATES
    aside = file.with_name("aside")
    file.rename(aside)
    try:
        yield
    finally:
        aside.rename(file)


def packs(mirror: GitFolder) -> list[str]:
    """The names of the mirror's packs (`pack-…`, without an ending)."""
    return sorted(file.stem for file in (mirror.git_dir / "objects" / "pack").glob("*.idx"))
