"""What a commit would take along unseen: changes of a file that nobody has committed yet.

A person, or another program, changed a file of the register and did not commit it. A command that
changes the same file would put both into one commit, under its own words and past the question
that the removal of an objection asks. So it is refused, and says which fields differ.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import FileKind, kind_of_file
from schema.models import MODELS
from schema.shape import ListShape, RecordShape, Shape, shape_of
from tooling.errors import RegisterError
from tooling.rules.tree_diff import diff
from tooling.store.file_state import shown
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError

if TYPE_CHECKING:
    from tooling.git import Repository

MANY = 6
"""So many fields are named; a file that was written anew would fill the screen."""


class UncommittedError(RegisterError):
    """A file that is to be changed has changes that are not committed.

    `may_come_along`: they could be committed with the change, by whoever says so.
    """

    def __init__(self, message: str, hint: str | None, *, may_come_along: bool = False) -> None:
        super().__init__(message, hint)
        self.may_come_along = may_come_along


@dataclass(frozen=True, slots=True)
class Committed:
    """What the commit `head` and Git's index hold of some paths of the register.

    `oids` are the objects of those that the commit has. `staged` are the objects of those of which
    the index holds something else than the commit: None where it holds nothing. `conflicts` are
    those that a merge left undecided, and `renamed` has the old path of those that `git mv` put
    there.
    """

    head: str | None
    oids: Mapping[str, str]
    staged: Mapping[str, str | None]
    conflicts: frozenset[str]
    renamed: Mapping[str, str]


def as_committed(
    repository: Repository, head: str | None, prefix: str, paths: Collection[str]
) -> Committed:
    """Return what `head` (None before the first commit) and the index hold of `paths`."""
    if head is None:
        return Committed(None, {}, {}, frozenset(), {})
    differing = repository.start(
        "diff-index", "--cached", "--raw", "-z", "-M", "--no-abbrev", head, "--",
        f"{prefix}records",
    )  # fmt: skip
    with differing:
        oids = _oids(repository, head, prefix, paths)
        entries = iter(os.fsdecode(differing.finish()).split("\0")[:-1])
    wanted = {f"{prefix}{path}": path for path in paths}
    staged: dict[str, str | None] = {}
    conflicts = set()
    renamed = {}
    for entry in entries:
        oid, status = entry.split(" ")[3:5]
        name = next(entries)
        if status[0] == "R":
            old, name = name, next(entries)
            renamed[name] = old
            if old in wanted:
                staged[wanted[old]] = None
        if name not in wanted:
            continue
        if status[0] == "U":
            conflicts.add(wanted[name])
        else:
            staged[wanted[name]] = None if set(oid) == {"0"} else oid
    start = len(prefix)
    moved = {wanted[new]: old[start:] for new, old in renamed.items() if new in wanted}
    return Committed(head, oids, staged, frozenset(conflicts), moved)


def _oids(repository: Repository, head: str, prefix: str, paths: Iterable[str]) -> dict[str, str]:
    asked = list(paths)
    request = "".join(f"{head}:{prefix}{path}\n" for path in asked)
    answer = repository.start(
        "cat-file", "--batch-check=%(objectname) %(objecttype)", input=os.fsencode(request)
    ).finish()
    found = {}
    for path, line in zip(asked, os.fsdecode(answer).splitlines(), strict=True):
        if line.endswith(" blob"):
            found[path] = line.removesuffix(" blob")
    return found


def require_committed(
    repository: Repository,
    committed: Committed,
    present: Mapping[str, bytes | None],
    *,
    taken_along: bool = False,
) -> None:
    """Raise UncommittedError where a file of `present`, path by content, is not as the commit has
    it. How the same is written, in another order or with other line ends, does not count.

    With `taken_along`, what differs may go into the commit; never where that would lose what is
    staged, or commit half of a renaming.
    """
    if committed.head is None:
        return
    differing: dict[str, str] = {}
    for path, content in present.items():
        _refuse_conflict(committed, path)
        _refuse_half(committed, path, present)
        there = committed.oids.get(path)
        known = (there, *_oids_of(repository, content))
        moved = committed.oids.get(committed.renamed.get(path, ""), there)
        if committed.staged.get(path, there) not in (*known, moved):
            raise UncommittedError(
                f"Of {shown(path)}, Git holds another version ready to be committed (staged)",
                f"Commit it (git commit), or take it back (git restore --staged {shown(path)}).",
            )
        if taken_along or there in known[1:]:
            continue
        _refuse_missing(path, content, there)
        assert there is not None
        differing[path] = there
    for path, before in zip(differing, repository.blobs(differing.values()), strict=True):
        after = present[path]
        assert after is not None
        _refuse_change(path, before, after)


def _refuse_conflict(committed: Committed, path: str) -> None:
    if path in committed.conflicts:
        raise UncommittedError(
            f"{shown(path)} is in conflict: a merge left it undecided",
            f"Mend it in your editor, say so (git add {shown(path)}), and end the merge.",
        )


def _refuse_half(committed: Committed, path: str, present: Collection[str]) -> None:
    old = committed.renamed.get(path)
    if old is not None and old not in present:
        raise UncommittedError(
            f"{shown(path)} was moved from {shown(old)} (git mv), and only one half of that "
            "would be committed",
            "Commit the move first (git commit), or take it back "
            f"(git mv {shown(path)} {shown(old)}); then run this again.",
        )


def _oids_of(repository: Repository, content: bytes | None) -> tuple[str | None, ...]:
    """Return the object ids that `content` may have: as it is, and with the line ends of Git."""
    if content is None:
        return (None,)
    written = dict.fromkeys((content, content.replace(b"\r\n", b"\n")))
    return tuple(repository.hash_blob(data) for data in written)


def _refuse_missing(path: str, content: bytes | None, there: str | None) -> None:
    if there is None:
        raise UncommittedError(
            f"{shown(path)} is not committed yet",
            f"Commit it first (git add {shown(path)}; git commit), then run this again.",
            may_come_along=True,
        )
    if content is None:
        raise UncommittedError(
            f"{shown(path)} was removed, and that is not committed",
            f"To have it back: {_restore(path)}",
        )


def _refuse_change(path: str, before: bytes, after: bytes) -> None:
    fields = uncommitted_fields(path, before, after)
    if fields == ():
        return
    raise UncommittedError(
        f"{shown(path)} has changes that are not committed{_named(fields)}",
        f"Look at them (git diff HEAD -- {shown(path)}). Then commit them, or take them back "
        f"({_restore(path)}); and run this again.",
        may_come_along=True,
    )


def _restore(path: str) -> str:
    return f"git restore --staged --worktree {shown(path)}"


def _named(fields: tuple[str, ...] | None) -> str:
    if not fields:
        return ""
    more = f" and {len(fields) - MANY} more" if len(fields) > MANY else ""
    return f": {', '.join(fields[:MANY])}{more}"


def uncommitted_fields(path: str, before: bytes, after: bytes) -> tuple[str, ...] | None:
    """Return the fields, dotted, that say something else in `after` than in `before`.

    None where one of the two can't be read. A key that the schema does not know, or that a person
    chose, is not named: it could be anything.
    """
    kind = kind_of_file(path)
    try:
        if kind is FileKind.SUPPRESSIONS:
            return _uncommitted_entries(before, after)
        old, new = read(before), read(after)
    except NotationError:
        return None
    if kind is None or old == new:
        return None if old != new else ()
    root = shape_of(MODELS[kind])
    changed = [_known_part(change.field, root) for change in diff(old, new)]
    return tuple(dict.fromkeys(changed)) or ("the order of a list",)


def _uncommitted_entries(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the field of the suppressions where other addresses are kept out, or otherwise.

    The order of entries, and one that a merge left twice, say nothing: `tooling format` mends both.
    """
    from tooling.store.suppressions import put_in_order

    same = read(put_in_order(before)) == read(put_in_order(after))
    return () if same else ("suppressions",)


def _known_part(field: str, root: Shape) -> str:
    return ".".join(_known_parts(field.split("."), root)) or "a field that the schema has not"


def _known_parts(parts: Iterable[str], shape: Shape) -> Iterator[str]:
    for part in parts:
        if isinstance(shape, ListShape) and part.isdecimal():
            shape = shape.item
        elif isinstance(shape, RecordShape) and part in shape.fields:
            shape = shape.fields[part]
        else:
            return
        yield part


def with_line_ends(
    repository: Repository, committed: Committed, prefix: str, contents: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return those of `contents`, path by what a file holds on this machine, that a commit gets
    with other line ends, and what it gets.

    A file keeps those that it was committed with; a new one gets those that Git's attributes and
    settings (`text`, `core.autocrlf`) say.
    """
    windows = {path: data for path, data in contents.items() if b"\r\n" in data}
    if not windows:
        return {}
    held = {path: committed.oids[path] for path in windows if path in committed.oids}
    kept = {
        path
        for path, data in zip(held, repository.blobs(held.values()), strict=True)
        if b"\r\n" in data
    }
    plain = {
        path: data.replace(b"\r\n", b"\n") for path, data in windows.items() if path not in kept
    }
    return {
        path: data
        for path, data in plain.items()
        if path in held or _is_stored(repository, f"{prefix}{path}", windows[path], data)
    }


def _is_stored(repository: Repository, path: str, data: bytes, plain: bytes) -> bool:
    """Whether Git would store `plain` for a new file that holds `data`."""
    answer = repository.start("hash-object", "--stdin", f"--path={path}", input=data).finish()
    return answer.decode().strip() == repository.hash_blob(plain)
