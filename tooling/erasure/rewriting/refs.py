"""Every name by which a repository reaches its objects: refs, HEAD, the stashes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.git import GitError

STASH = "refs/stash"
NOTES = "refs/notes/"
REPLACE = "refs/replace/"
FORMAT = "%(objectname) %(objecttype) %(symref) %(refname)"

Group = Literal["branch", "tag", "note", "remote", "pull request", "stash", "other"]
_GROUPS: tuple[tuple[str, Group], ...] = (
    ("refs/heads/", "branch"),
    ("refs/tags/", "tag"),
    (NOTES, "note"),
    ("refs/remotes/", "remote"),
    ("refs/pull/", "pull request"),
    ("refs/merge-requests/", "pull request"),
    (STASH, "stash"),
)


@dataclass(frozen=True, slots=True)
class Ref:
    """A ref and the object that it names (a tag object is not looked through)."""

    name: str
    oid: str
    type: str

    @property
    def group(self) -> Group:
        """What people call it."""
        return next((group for start, group in _GROUPS if self.name.startswith(start)), "other")


@dataclass(frozen=True, slots=True)
class Stashed:
    """A line of the stash's log: the commit, and what follows its id (who, when, message)."""

    oid: str
    rest: bytes


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one moment.

    HEAD names a commit (`detached`) or else a `branch`. Symbolic refs (`refs/remotes/origin/HEAD`)
    move with what they name: only their own names are kept. `stash` has the oldest first.
    """

    refs: tuple[Ref, ...]
    branch: str | None
    detached: str | None
    stash: tuple[Stashed, ...]
    symbolic: tuple[str, ...] = ()

    def tips(self) -> list[str]:
        """Return every object that is named, once."""
        named = [ref.oid for ref in self.refs] + [stashed.oid for stashed in self.stash]
        return list(dict.fromkeys([*named, *([self.detached] if self.detached else [])]))

    def oid_of_head(self) -> str | None:
        """Return the commit that HEAD stands on; None before the first one."""
        found = (ref.oid for ref in self.refs if ref.name == self.branch)
        return self.detached or next(found, None)


def read_names(repository: GitFolder) -> Names:
    """Return every name in the repository, as of now."""
    refs = []
    symbolic = []
    output = repository.run("for-each-ref", f"--format={FORMAT}").decode(errors="surrogateescape")
    for line in output.splitlines():
        oid, kind, target, name = line.split(" ", 3)
        if target:
            symbolic.append(name)
        else:
            refs.append(Ref(name, oid, kind))
    branch = _branch(repository)
    detached = None if branch else repository.head()
    stash = _read_stash(stash_log(repository.common_dir))
    return Names(tuple(refs), branch, detached, stash, tuple(symbolic))


def _branch(repository: GitFolder) -> str | None:
    try:
        output = repository.run("symbolic-ref", "-q", "HEAD")
    except GitError as error:
        if error.status == 1:
            return None
        raise
    return output.decode(errors="surrogateescape").strip()


def stash_log(common_dir: Path) -> Path:
    """Return the file in which Git keeps the list of stashes, the oldest first."""
    return common_dir / "logs" / "refs" / "stash"


def _read_stash(log: Path) -> tuple[Stashed, ...]:
    try:
        lines = log.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    parts = (line.split(b" ", 2) for line in lines if line.count(b" ") > 1)
    return tuple(Stashed(new.decode(), rest) for _, new, rest in parts)


def peeled(repository: GitFolder, oids: list[str]) -> dict[str, tuple[str, str]]:
    """Return for each object its type and id; of a tag, those of what it names in the end."""
    request = "".join(f"{oid}^{{}}\n" for oid in oids).encode()
    lines = repository.run("cat-file", "--batch-check", input=request).decode().splitlines()
    found = {}
    for oid, line in zip(oids, lines, strict=True):
        target, kind, *_ = line.split(" ")
        found[oid] = kind, target
    return found
