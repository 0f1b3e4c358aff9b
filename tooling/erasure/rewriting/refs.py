"""Every name by which a repository reaches its objects: refs, HEAD, the entries of the stash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tooling.git import GitError

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.erasure.rewriting.folder import GitFolder

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
class StashEntry:
    """A line of the stash's log: the commit, and what follows its id (who, when, message)."""

    oid: str
    rest: bytes


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one moment.

    `head` is the commit or the branch that HEAD names: exactly one of `branch` and `detached` is
    there. Symbolic refs (`refs/remotes/origin/HEAD`) move with what they name and are left out.
    """

    refs: tuple[Ref, ...]
    branch: str | None
    detached: str | None
    stash: tuple[StashEntry, ...]
    symbolic: tuple[str, ...] = ()

    def tips(self) -> list[str]:
        """Every object that is named, once."""
        named = [ref.oid for ref in self.refs] + [entry.oid for entry in self.stash]
        return list(dict.fromkeys([*named, *([self.detached] if self.detached else [])]))

    def oid_of_head(self) -> str | None:
        """The commit that HEAD stands on; None before the first one."""
        found = (ref.oid for ref in self.refs if ref.name == self.branch)
        return self.detached or next(found, None)


def read_names(folder: GitFolder) -> Names:
    """Every name in the repository, as of now."""
    refs = []
    symbolic = []
    output = folder.ask("for-each-ref", f"--format={FORMAT}").decode(errors="surrogateescape")
    for line in output.splitlines():
        oid, kind, target, name = line.split(" ", 3)
        if target:
            symbolic.append(name)
        else:
            refs.append(Ref(name, oid, kind))
    branch = _branch(folder)
    detached = None if branch else folder.head()
    return Names(tuple(refs), branch, detached, read_stash(folder.common_dir), tuple(symbolic))


def _branch(folder: GitFolder) -> str | None:
    try:
        return folder.ask("symbolic-ref", "-q", "HEAD").decode(errors="surrogateescape").strip()
    except GitError as error:
        if error.status == 1:
            return None
        raise


def stash_log(common_dir: Path) -> Path:
    """The file in which Git keeps the list of stashes, the oldest first."""
    return common_dir / "logs" / "refs" / "stash"


def read_stash(common_dir: Path) -> tuple[StashEntry, ...]:
    """The entries of the stash, the oldest first (`stash@{0}` is the last)."""
    try:
        lines = stash_log(common_dir).read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    parts = (line.split(b" ", 2) for line in lines if line.count(b" ") > 1)
    return tuple(StashEntry(new.decode(), rest) for _, new, rest in parts)


def peeled(folder: GitFolder, oids: list[str]) -> dict[str, tuple[str, str]]:
    """For each object its type and what it comes to when tags are looked through (type, id)."""
    request = "".join(f"{oid}^{{}}\n" for oid in oids).encode()
    lines = folder.ask("cat-file", "--batch-check", input=request).decode().splitlines()
    found = {}
    for oid, line in zip(oids, lines, strict=True):
        target, kind, *_ = line.split(" ")
        found[oid] = kind, target
    return found
