"""The versions that a file went through, as Git has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tooling.git import Process, Repository

FORMAT = "--format=%x00%H%x00%ct%x00%aI%x00%an <%ae>%x00%s%x00"
FIELDS = 5


@dataclass(frozen=True, slots=True)
class Version:
    """One commit in which a path changed.

    `before` are the object ids at that path in the commit's parents, `after` the one that the
    commit has; None where there is no file. `committed` orders, `written` is what is shown:
    ISO 8601 with an offset, as the author's clock had it.
    """

    commit: str
    committed: int
    written: str
    author: str
    subject: str
    before: tuple[str | None, ...]
    after: str | None


def versions(
    repository: Repository, paths: Sequence[str], *, every_ref: bool = False
) -> list[list[Version]]:
    """Return for each path (from the top of the repository) its versions, newest first.

    They are those that HEAD reaches; with `every_ref`, any branch, tag or stash.

    One `git log` a path, side by side: Git's changed-path filters serve a single path only. A
    merge is there only where its result differs from every parent.
    """
    # --full-history: an edit on a branch counts even where the merge did not take it.
    options = ("--full-history", "-c", "--raw", "-z", "--no-abbrev", "--no-renames")
    encoding = "--encoding=UTF-8"
    start = ("--all",) if every_ref else ()
    running: list[Process] = [
        repository.start(
            "--literal-pathspecs", "log", *options, encoding, FORMAT, *start, "--", path
        )
        for path in paths
    ]
    return [list(_parsed(process.finish())) for process in running]


def _parsed(output: bytes) -> Iterator[Version]:
    tokens = iter(output.decode(errors="replace").split("\0"))
    header: list[str] = []
    for token in map(str.lstrip, tokens):
        if token.startswith(":"):
            yield _version(header, token)
            next(tokens)  # the path, which we asked for
        elif token:
            header = [token, *(next(tokens) for _ in range(FIELDS - 1))]


def _version(header: list[str], raw: str) -> Version:
    """Read `:100644 100644 OID OID M`; a merge has one colon, mode and id more for each parent."""
    commit, committed, written, author, subject = header
    parents = len(raw) - len(raw.lstrip(":"))
    parts = raw[parents:].split()
    modes, oids = parts[: parents + 1], parts[parents + 1 : 2 * parents + 2]
    *before, after = (
        None if int(mode) == 0 else oid for mode, oid in zip(modes, oids, strict=True)
    )
    return Version(commit, int(committed), written, author, subject, tuple(before), after)


def merged(lists: Sequence[Sequence[Version]]) -> Iterator[tuple[Version | None, ...]]:
    """Yield the versions of all paths together, newest first, each list's own order kept.

    A commit that changed several paths comes once, with its version of each path.
    """
    rest = [list(reversed(versions)) for versions in lists]
    commits = [{version.commit for version in versions} for versions in lists]
    while any(rest):
        # A commit that another list has further down has to wait for its turn there.
        ready = [
            versions[-1]
            for versions in rest
            if versions
            and all(
                other[-1].commit == versions[-1].commit
                for other, known in zip(rest, commits, strict=True)
                if other and versions[-1].commit in known
            )
        ]
        heads = ready or [versions[-1] for versions in rest if versions]
        newest = max(heads, key=lambda version: version.committed)
        row: list[Version | None] = []
        for versions in rest:
            same = versions and versions[-1].commit == newest.commit
            row.append(versions.pop() if same else None)
        yield tuple(row)
