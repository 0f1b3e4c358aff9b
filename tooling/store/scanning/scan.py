"""The scan of a repository: every object is read, and all else that Git keeps.

An object need not be reachable, and may be packed or loose or in an alternate store. A tag, a note,
a stash and `refs/pull/*` are objects and refs like any other. Beside the objects there are plain
files: refs, reflogs, `COMMIT_EDITMSG`, what `rerere` remembers, the register's own cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from tooling.git import Repository
from tooling.parallel import cores, spread
from tooling.rules.traces import Tracer
from tooling.store.scanning.files import read_folder
from tooling.store.scanning.found import Found, Hit
from tooling.store.scanning.objects import read_objects
from tooling.store.scanning.trees import read_folders

_CHUNK = 32_768
_FEW = 4_096  # objects that one process reads before another has started


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read, and what was found.

    `hits` are traces. `namesakes` are objects where the name stands as somebody else's of that
    name: for a person to look at, no hit. `unread` could not be read to the end (an encrypted zip
    file, a torn object, what a killed `git gc` left): an object id, or a file's path.
    """

    objects: int
    files: int
    hits: tuple[Hit, ...]
    namesakes: int
    unread: tuple[str, ...]


def git_dir_of(directory: Path) -> Path | None:
    """Return the Git folder of a clone, work tree, bare repository or mirror; None if none.

    For a linked work tree it is the one that all work trees share.
    """
    if (directory / "HEAD").is_file() and (directory / "objects").is_dir():
        return directory.resolve()
    repository = Repository.discover(directory)
    return None if repository is None else repository.common_dir


def scan(
    git_dir: Path,
    tracer: Tracer,
    advance: Callable[[int], None] | None = None,
    *,
    skip: tuple[str, ...] = (),
) -> Scan:
    """Read everything that the repository at `git_dir` holds; `advance` hears of objects read.

    Files and folders directly in `git_dir` whose name is in `skip` are left out.
    """
    repository = Repository(git_dir, git_dir)
    chunks = list(_chunks(repository))
    objects = sum(len(chunk) for chunk in chunks)
    found, files = Found(), Found()
    work = partial(_part, repository, tracer, ("objects", *skip))
    parts = spread(work, [None, *chunks], parallel=objects > _FEW and cores() > 1)
    for chunk, part in zip([None, *chunks], parts, strict=True):
        (files if chunk is None else found).add(part)
        if advance is not None and chunk is not None:
            advance(part.count)
    hits = {*found.hits, *files.hits, *read_folders(repository, tracer, found.folders)}
    unread = sorted({*found.unread, *files.unread})
    return Scan(found.count, files.count, tuple(sorted(hits)), found.namesakes, tuple(unread))


def _part(
    repository: Repository, tracer: Tracer, skip: tuple[str, ...], oids: list[bytes] | None
) -> Found:
    """Do the work of one process: some objects, or (None) all that is no object."""
    if oids is None:
        return read_folder(repository.git_dir, tracer, skip=skip)
    return read_objects(repository, tracer, oids)


def _chunks(repository: Repository) -> Iterator[list[bytes]]:
    """Yield the ids of all objects in pack order, where neighbours are stored as differences."""
    options = ("--batch-all-objects", "--batch-check=%(objectname)", "--unordered", "--buffer")
    ids = iter(repository.start("cat-file", *options).finish().splitlines())
    while chunk := list(islice(ids, _CHUNK)):
        yield chunk
