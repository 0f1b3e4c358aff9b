"""The register's present state, kept up to date in the cache: only what changed is read.

`refreshed` asks the survey what changed, checks those files (on every core when they are many) and
stores what they say. The rest of the house asks the index.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from schema.layout import kind_of_file
from tooling.errors import RegisterError
from tooling.store.cache import opened
from tooling.store.file_state import Survey, Wanted, shown, stamp, survey, versions_of
from tooling.store.register import Register

Advance = Callable[[int], None]


@contextmanager
def refreshed(register: Register, advance: Advance | None = None) -> Iterator[Index]:
    """Yield the index of `register`, brought up to date; `advance` hears of files checked."""
    state = survey(register, _load)
    try:
        with opened(register) as database:
            index = Index(register, database, state)
            index.refresh(advance or _ignore)
            yield index
    except sqlite3.OperationalError as error:
        # Locked for a minute; or taken apart under us by another version of this code.
        if "locked" not in str(error) and "no such table" not in str(error):
            raise
        raise RegisterError(
            "Another tooling command is reading this register.", "Wait for it, then try again."
        ) from None


def _load() -> None:
    """Load the models and their libraries while Git is at work; they take as long as Git."""
    import tooling.store.intake  # noqa: F401


def _ignore(_steps: int) -> None:
    pass


class Index:
    """What the register's files say at this moment. Made by `refreshed`."""

    def __init__(self, register: Register, database: sqlite3.Connection, state: Survey) -> None:
        self.register = register
        self.database = database
        self.state = state

    def refresh(self, advance: Advance) -> None:
        """Bring the cache up to date with the files."""
        if not self._differs():
            return
        self.database.execute("BEGIN IMMEDIATE")
        try:
            before = self._meta("listing")  # anew: another command may have been here since
            wanted, gone = self._everything() if before is None else self._changed(before)
            if wanted or gone or before is None:
                from tooling.store.intake import take_in

                fresh = before is None
                take_in(self.register, self.database, wanted, gone, fresh=fresh, advance=advance)
                self.database.execute("DELETE FROM verdict WHERE key <> 'code'")
            self._remember(before)
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")

    def is_valid(self, path: str) -> bool:
        """Whether there is a file at `path`, without errors of its own."""
        row = self.database.execute("SELECT valid FROM file WHERE path = ?", (path,)).fetchone()
        return row is not None and bool(row[0])

    def _unsettled(self) -> list[str]:
        return sorted(self.state.loose | self.state.missing)

    def _meta(self, name: str) -> bytes | None:
        row = self.database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def _differs(self) -> bool:
        if self._meta("listing") != self.state.listing:
            return True
        return bool(self._unsettled()) or self._meta("unsettled") != b"[]"

    def _remember(self, before: bytes | None) -> None:
        values = {"unsettled": json.dumps(self._unsettled()).encode()}
        if self.state.listing != before:  # it is as large as Git's index
            values["listing"] = self.state.listing
        self.database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def _everything(self) -> tuple[list[Wanted], set[str]]:
        """Return all files to read, and nothing to forget."""
        present = versions_of(self.state.listing.split(b"\0")[:-1], self._prefix)
        for path in self.state.missing:
            present.pop(path, None)
        everything = present | dict.fromkeys(self.state.loose)
        items = sorted(everything.items())
        return [Wanted(*item) for item in items if kind_of_file(item[0])], set()

    @property
    def _prefix(self) -> bytes:
        return os.fsencode(self.register.prefix)

    def _changed(self, before: bytes) -> tuple[list[Wanted], set[str]]:
        """Return the files to read and the paths to forget, compared with the listing `before`."""
        unsettled = set(json.loads(self._meta("unsettled") or b"[]"))
        new: dict[str, str] = {}
        old: set[str] = set()
        if before != self.state.listing:
            after_set = set(self.state.listing.split(b"\0")[:-1])
            before_set = set(before.split(b"\0")[:-1])
            new = versions_of(after_set - before_set, self._prefix)
            old = set(versions_of(before_set - after_set, self._prefix))
        settled = unsettled - self.state.loose
        if settled:
            new.update(versions_of(self._entries_of(settled), self._prefix))
        now: dict[str, str | None] = dict(new)
        now.update(dict.fromkeys(self.state.loose))
        for path in self.state.missing:
            now.pop(path, None)
        gone = (old | settled | self.state.missing) - set(now)
        return list(self._unknown(now)), gone

    def _entries_of(self, paths: set[str]) -> list[bytes]:
        """Return the listing's entries of `paths`."""
        names = {os.fsencode(self.register.prefix + path) for path in paths}
        return [e for e in self.state.listing.split(b"\0") if e.partition(b"\t")[2] in names]

    def _unknown(self, now: dict[str, str | None]) -> Iterator[Wanted]:
        for path, oid in sorted(now.items()):
            if kind_of_file(path) is None:
                continue
            mark = stamp(self.register, path)
            if mark is None:
                continue
            known = self.database.execute(
                "SELECT version FROM file WHERE path = ?", (shown(path),)
            ).fetchone()
            if known is None or known[0] != (oid or f"w:{mark}"):
                yield Wanted(path, oid)
