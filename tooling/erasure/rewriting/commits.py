"""The history, read once: each commit with its parents and the files that it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from tooling.erasure.rewriting.git_folder import GitFolder

CHUNK = 1 << 20  # bytes that are read at once


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit. `changes` are (path, object id or None) against its first parent.

    That is what `git fast-export` hands to the rewrite, too: what is in no commit's changes is not
    in the history.
    """

    oid: str
    parents: tuple[str, ...]
    changes: tuple[tuple[bytes, str | None], ...]


def read_commits(repository: GitFolder, tips: Iterable[str]) -> list[Commit]:
    """Return every commit that the commits `tips` reach, each after its parents."""
    wanted = "".join(f"{oid}\n" for oid in tips).encode()
    if not wanted:
        return []
    order = ("--stdin", "--topo-order", "--format=%x00%H %P")
    changes = ("--raw", "-z", "--no-renames", "--no-abbrev", "--diff-merges=first-parent")
    with repository.start(
        "-c", "log.showRoot=true", "log", *order, *changes, input=wanted
    ) as process:
        found = list(_parsed(_tokens(process.stdout)))
        process.finish()
    found.reverse()
    return found


def _tokens(stream: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest


def _parsed(tokens: Iterator[bytes]) -> Iterator[Commit]:
    header: list[str] = []
    changes: list[tuple[bytes, str | None]] = []
    for token in tokens:
        word = token.lstrip(b"\n")
        if word.startswith(b":"):
            _, _, _, after, _ = word.decode().split(" ")
            changes.append((next(tokens), after if after.strip("0") else None))
        elif word.strip():
            if header:
                yield Commit(header[0], tuple(header[1:]), tuple(changes))
            header, changes = word.decode().split(), []
    if header:
        yield Commit(header[0], tuple(header[1:]), tuple(changes))


def descendants(commits: Iterable[Commit], chosen: set[str]) -> list[str]:
    """Return the `chosen` ones of `commits` (each after its parents), and their descendants."""
    reached: dict[str, None] = {}
    for commit in commits:
        if commit.oid in chosen or any(parent in reached for parent in commit.parents):
            reached[commit.oid] = None
    return list(reached)


def reachable(commits: Iterable[Commit], tips: Iterable[str]) -> set[str]:
    """Return the ids of those of `commits` (each after its parents) that `tips` reach."""
    found = set(tips)
    for commit in reversed(list(commits)):
        if commit.oid in found:
            found.update(commit.parents)
    return found


def boundary(commits: Iterable[Commit], rewritten: set[str]) -> tuple[str, ...]:
    """Return the oldest commits that are rewritten: those of which no parent is."""
    return tuple(
        commit.oid
        for commit in commits
        if commit.oid in rewritten and rewritten.isdisjoint(commit.parents)
    )
