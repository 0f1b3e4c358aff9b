"""One walk over the history: each commit with its parents and the files that it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from tooling.erasure.rewriting.folder import GitFolder

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Visited:
    """A commit. `changes` are (path, object id or None) against its first parent.

    That is what `git fast-export` hands to the rewrite, too: what is in no commit's changes is not
    in the history.
    """

    oid: str
    parents: tuple[str, ...]
    changes: tuple[tuple[bytes, str | None], ...]


def walk(folder: GitFolder, tips: Iterable[str]) -> list[Visited]:
    """Every commit that the commits `tips` reach, each after its parents."""
    wanted = "".join(f"{oid}\n" for oid in tips).encode()
    if not wanted:
        return []
    process = folder.start(
        "-c",
        "log.showRoot=true",
        "log",
        "--stdin",
        "--topo-order",
        "--raw",
        "-z",
        "--no-renames",
        "--no-abbrev",
        "--diff-merges=first-parent",
        "--format=%x00%H %P",
        input=wanted,
    )
    with process:
        found = list(_visited(_tokens(process.stdout)))
        process.finish()
    found.reverse()
    return found


def _tokens(stream: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest


def _visited(tokens: Iterator[bytes]) -> Iterator[Visited]:
    header: list[str] = []
    changes: list[tuple[bytes, str | None]] = []
    for token in tokens:
        word = token.lstrip(b"\n")
        if word.startswith(b":"):
            _, _, _, after, _ = word.decode().split(" ")
            changes.append((next(tokens), after if after.strip("0") else None))
        elif word.strip():
            if header:
                yield Visited(header[0], tuple(header[1:]), tuple(changes))
            header, changes = word.decode().split(), []
    if header:
        yield Visited(header[0], tuple(header[1:]), tuple(changes))


def descendants(commits: Iterable[Visited], chosen: set[str]) -> list[str]:
    """Of `commits` (each after its parents) those that are in `chosen` or descend from one."""
    reached: dict[str, None] = {}
    for commit in commits:
        if commit.oid in chosen or any(parent in reached for parent in commit.parents):
            reached[commit.oid] = None
    return list(reached)


def reachable(commits: Iterable[Visited], tips: Iterable[str]) -> set[str]:
    """The ids of those of `commits` (each after its parents) that `tips` reach."""
    found = set(tips)
    for commit in reversed(list(commits)):
        if commit.oid in found:
            found.update(commit.parents)
    return found


def boundary(commits: Iterable[Visited], rewritten: set[str]) -> tuple[str, ...]:
    """The oldest commits that are rewritten: those of `rewritten` none of whose parents is."""
    return tuple(
        commit.oid
        for commit in commits
        if commit.oid in rewritten and rewritten.isdisjoint(commit.parents)
    )
