"""Changing files of the register: all of a change or nothing, and nobody's edit lost.

The order, so that a ``kill -9`` at any point leaves a repository that is whole and a change that
`recover` can end: lock; compare the files with what the plan was made from; put the contents and
the commit into the object database; write the journal; write the files; move the index and HEAD;
remove the journal.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.store.atomic import file_at, read, write_all
from tooling.store.commit import (
    HeadMoved,
    make_commit,
    publish,
    require_committer,
    store_blobs,
)
from tooling.store.failpoints import ChangeFailpoint
from tooling.store.journal import Journal, ReplacedFile
from tooling.store.lock import PATIENCE, PAUSE, ignore, lock_file, locked
from tooling.store.recovery import recover, settle
from tooling.store.uncommitted import as_committed, require_committed, with_line_ends

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.check import Checked
    from tooling.store.register import Register

__all__ = ["FileChange", "apply", "recover"]

TRIES = 10
"""How often a change is checked anew and made again where somebody commits meanwhile."""


class OutdatedError(RegisterError):
    """A file is not what a change was made from any more."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, by its path in the register with ``/``: the bytes it had and the bytes it gets.

    ``before`` is None for a file that must not exist yet, ``after`` is None for a deletion.
    ``as_it_stands`` puts a file that keeps its bytes into the commit too.
    """

    path: str
    before: bytes | None
    after: bytes | None
    as_it_stands: bool = False

    @classmethod
    def of(cls, before: Checked | None, after: Checked) -> Self:
        """Return the change from a file as it was read, None for a new one, to what it shall be."""
        return cls(after.path, None if before is None else before.text.data, after.text.data)


def apply(
    register: Register,
    changes: Iterable[FileChange],
    message: str,
    trailers: Mapping[str, str] | None = None,
    commit: bool = True,
    *,
    note: Callable[[str], None] = ignore,
    patience: float = PATIENCE,
    taken_along: bool = False,
) -> str | None:
    """Make the changes, as one commit of exactly these files, and return its id.

    None comes back where no commit was made: nothing to change, ``commit=False``, or outside Git.
    A file that has changes which nobody has committed is an UncommittedError, as they would come
    into this commit unseen; ``taken_along`` says that they were looked at.
    ``message`` and ``trailers`` (such as ``Register-Reason``) hold no personal value. No hook is
    run. ``note`` hears what a person should know: waiting, and a change of before that was ended.

    Raises RegisterError, with the files as they were, when a file is not as its ``before`` says,
    when another command works on the register for longer than ``patience`` seconds, or when Git
    can't commit.
    """
    wanted = {
        change.path: change
        for change in changes
        if change.before != change.after or change.as_it_stands
    }
    repository = register.repository
    with locked(lock_file(register.root, repository), patience, note):
        if repository is not None and (recovered := settle(repository)):
            note(str(recovered))
        _guard(register.root, wanted.values())
        if not wanted:
            return None
        if repository is None or not commit:
            write_all(register.root, {path: change.after for path, change in wanted.items()})
            return None
        require_committer(repository)
        text = _text(message, trailers or {})
        for left in reversed(range(TRIES)):
            try:
                return _commit(repository, register, wanted, text, taken_along)
            except HeadMoved:
                if not left:
                    raise
                time.sleep(PAUSE)
                _guard(register.root, wanted.values())
    raise AssertionError("unreachable")


def _guard(root: Path, changes: Iterable[FileChange]) -> None:
    """RegisterError if a file is no longer, or not yet, what the plan was made from."""
    for change in changes:
        file = file_at(root, change.path)
        if file.is_dir():
            raise RegisterError(f"{change.path} is a folder", "Move it out of the way.")
        present = read(file)
        if present == change.before:
            continue
        if change.before is None:
            raise RegisterError(f"{change.path} exists already", "Look at it, then run this again.")
        what = "was removed" if present is None else "was changed"
        raise OutdatedError(
            f"{change.path} {what} since it was read",
            "Nothing was written. Run this again to start from what the file holds now.",
        )


def _commit(
    repository: Repository,
    register: Register,
    changes: Mapping[str, FileChange],
    text: str,
    taken_along: bool,
) -> str | None:
    reached(ChangeFailpoint.FILES_CHECKED)
    old = repository.head()
    stored = _as_stored(repository, old, register.prefix, changes, taken_along)
    contents: dict[str, bytes] = {}

    def oid_of(content: bytes | None) -> str | None:
        if content is None:
            return None
        oid = repository.hash_blob(content)
        contents[oid] = content
        return oid

    files = tuple(
        ReplacedFile(path, oid_of(change.before), oid_of(change.after), oid_of(stored.get(path)))
        for path, change in changes.items()
    )
    store_blobs(repository, contents)
    reached(ChangeFailpoint.CONTENTS_STORED)
    made = make_commit(repository, old, register.prefix, files, text)
    reached(ChangeFailpoint.COMMIT_MADE)
    # All this took a while. Whoever committed, or saved a file, in the meantime is seen before
    # anything is written over.
    if repository.head() != old:
        raise HeadMoved
    _guard(register.root, changes.values())
    new = made or old
    assert new is not None, "a first commit can't be empty"
    journal = Journal(register.prefix, old, new, files)
    journal.save(repository)
    try:
        reached(ChangeFailpoint.JOURNAL_WRITTEN)
        write_all(register.root, {path: change.after for path, change in changes.items()})
        reached(ChangeFailpoint.FILES_WRITTEN)
        publish(repository, journal)
        reached(ChangeFailpoint.PUBLISHED)
        Journal.remove(repository)
    except BaseException:
        with suppress(RegisterError, OSError):  # if it can't be undone now, `recover` ends it later
            settle(repository, forward=False)
        raise
    return made


def _as_stored(
    repository: Repository,
    head: str | None,
    prefix: str,
    changes: Mapping[str, FileChange],
    taken_along: bool,
) -> dict[str, bytes]:
    """Return what the commit gets of those files whose lines end another way in the repository.

    Raises UncommittedError for a file with changes that are not committed.
    """
    committed = as_committed(repository, head, prefix, changes)
    looked_at: dict[str, bytes | None] = {}
    others: dict[str, bytes | None] = {}
    for path, change in changes.items():
        back = change.after is not None and (
            repository.hash_blob(change.after) == committed.oids.get(path)
        )  # to what is committed: nothing of it comes into a commit
        known = taken_along or change.as_it_stands or back
        (looked_at if known else others)[path] = change.before
    require_committed(repository, committed, looked_at, taken_along=True)
    require_committed(repository, committed, others)
    after = {path: change.after for path, change in changes.items() if change.after is not None}
    return with_line_ends(repository, committed, prefix, after)


def _text(message: str, trailers: Mapping[str, str]) -> str:
    lines = [f"{name}: {value}" for name, value in trailers.items()]
    if any("\n" in line for line in lines):
        raise ValueError("a trailer is one line")
    return "\n\n".join([message.strip(), *(["\n".join(lines)] if lines else [])]) + "\n"
