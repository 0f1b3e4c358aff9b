"""The audit trail of one contact: who changed which field when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from schema.layout import contact_paths
from schema.vocabulary import RegisterName
from tooling.git.versions import Version, merged, versions
from tooling.rules.tree_diff import FieldChange, Identity, diff

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.yaml.tree import Tree

REGISTER = "register"  # the field that says in which register the contact is
FILE = "file"  # the field that says whether the file could be read
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Change:
    """One field changed in one commit.

    `time` is the author's, with its offset; `author` is `name <address>` as Git has it;
    `register` is where the contact was after the commit (before it, for a deletion); `field`,
    `before`, `after` and `identity` are as in `FieldChange`. A move between the registers is
    a change of the field `register`; a version that can't be read is one of the field `file`.
    """

    commit: str
    time: datetime
    author: str
    subject: str
    register: str
    field: str
    before: str | None
    after: str | None
    identity: Identity = ()


def history(
    repository: Repository, prefix: str, id: str, *, every_ref: bool = False
) -> list[Change]:
    """Return every change of the contact `id` in either register that HEAD reaches, newest first.

    With `every_ref`, every change that any branch, tag or stash reaches.
    `prefix` is where the register stands in the repository. A contact that was deleted has its
    history still; an unknown one has none. In a shallow clone the oldest commit there is looks as
    if it had made everything: see `Repository.is_shallow`.
    """
    if repository.head() is None and not every_ref:
        return []
    paths = [prefix + path for path in contact_paths(id)]
    rows = list(merged(versions(repository, paths, every_ref=every_ref)))
    trees = _Trees(repository, (version for row in rows for version in row if version))
    changes: list[Change] = []
    for row in reversed(rows):  # oldest first: an unreadable version stands for the one before it
        changes[:0] = _changes(row, trees)
    return changes


class _Trees:
    """The tree of each version. An unreadable one has that of the version before it."""

    def __init__(self, repository: Repository, all_versions: Iterable[Version]) -> None:
        oids = list(
            dict.fromkeys(
                oid
                for version in all_versions
                for oid in (*version.before, version.after)
                if oid is not None
            )
        )
        self.trees = {
            oid: _read(data) for oid, data in zip(oids, repository.blobs(oids), strict=True)
        }
        self.unreadable = {oid for oid, tree in self.trees.items() if tree is None}

    def __getitem__(self, oid: str | None) -> Tree | None:
        return None if oid is None else self.trees[oid]

    def stand_in(self, oid: str, before: str | None) -> None:
        if oid in self.unreadable and self.trees[oid] is None:
            self.trees[oid] = self[before]


def _read(data: bytes) -> Tree | None:
    from tooling.yaml.reader import read
    from tooling.yaml.tree import NotationError

    try:
        return read(data)
    except NotationError:
        return None


def _changes(row: Sequence[Version | None], trees: _Trees) -> Iterator[Change]:
    """Yield the changes of one commit, in which one path changed, or both: a move."""
    present = [
        (name.value, version)
        for name, version in zip(RegisterName, row, strict=True)
        if version is not None
    ]
    gone = [(register, version) for register, version in present if version.after is None]
    come = [(register, version) for register, version in present if not any(version.before)]
    if len(gone) == len(come) == 1 and gone != come:
        ((source, old),), ((target, new),) = gone, come
        moved = FieldChange(REGISTER, source, target, (REGISTER,))
        yield from _told(new, target, [moved, *_compare(old.before, new.after, trees)])
        return
    for register, version in present:
        yield from _told(version, register, _compare(version.before, version.after, trees))


def _told(version: Version, register: str, changes: Iterable[FieldChange]) -> Iterator[Change]:
    time = datetime.fromisoformat(version.written)
    for change in changes:
        yield Change(
            version.commit,
            time,
            version.author,
            version.subject,
            register,
            change.field,
            change.before,
            change.after,
            change.identity,
        )


def _compare(
    before: Sequence[str | None], after: str | None, trees: _Trees
) -> Iterator[FieldChange]:
    """Yield what the commit itself changed: where it differs from every parent, by the first."""
    if after is not None:
        trees.stand_in(after, before[0])
    first, *others = before
    was, now = (UNREADABLE if oid in trees.unreadable else None for oid in (first, after))
    if was != now:
        yield FieldChange(FILE, was, now, (FILE,))
    elsewhere = [
        {(change.identity, change.after) for change in diff(trees[other], trees[after])}
        for other in others
    ]
    for change in diff(trees[first], trees[after]):
        if all((change.identity, change.after) in changed for changed in elsewhere):
            yield change
