"""Bringing the cache up to date with the files: only what changed is read.

The state of the files says what changed; those files are checked (on every core when they are
many), and what they say is stored.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from schema.layout import kind_of_file
from tooling.errors import RegisterError
from tooling.store.cache import (
    cache_file,
    in_memory,
    is_unwritable,
    may_be_written,
    opened,
    transaction,
)
from tooling.store.file_state import FileState, Wanted, file_state, shown, stamp, versions_of
from tooling.store.index import Index
from tooling.store.register import Register

Advance = Callable[[int], None]
"""What hears how many more files were checked."""


@contextmanager
def refreshed(register: Register, advance: Advance | None = None) -> Iterator[Index]:
    """Yield the index of `register`, brought up to date.

    Where its file can't be written (a register that one may only read, a full disk), the index is
    kept in memory for as long. Raises RegisterError where another command holds the cache for
    longer than a minute.
    """
    files = file_state(register, _load)
    try:
        with ExitStack() as stack:
            yield _up_to_date(stack, register, files, advance or _ignore)
    except sqlite3.OperationalError as error:
        if is_unwritable(error):
            raise RegisterError(
                "What was read of the register can't be kept: the disk is full, or has a fault",
                "Make room, then run this again.",
            ) from None
        # Locked for a minute; or taken apart under us by another version of this code.
        if "locked" not in str(error) and "no such table" not in str(error):
            raise
        raise RegisterError(
            "Another tooling command is reading this register.", "Wait for it, then try again."
        ) from None


def _up_to_date(stack: ExitStack, register: Register, files: FileState, advance: Advance) -> Index:
    """Return the index, in its file or else in memory; `stack` closes it."""
    if cache_file(register) is not None and may_be_written(register):
        try:
            with ExitStack() as own:
                database = own.enter_context(opened(register))
                _Refresh(register, database, files).refresh(advance)
                stack.push(own.pop_all())
                return Index(register, files, database)
        except (OSError, sqlite3.OperationalError) as error:
            if not is_unwritable(error):
                raise
    database = stack.enter_context(in_memory(register))
    _Refresh(register, database, files).refresh(advance)
    return Index(register, files, database, is_private=True)


def _load() -> None:
    """Load the models and their libraries while Git is at work; they take as long as Git."""
    import tooling.store.cache_intake  # noqa: F401


def _ignore(_files: int) -> None:
    pass


class _Refresh:
    """Compares the state of the files with the one that the cache was last brought up to."""

    def __init__(self, register: Register, database: sqlite3.Connection, files: FileState) -> None:
        self._register = register
        self._database = database
        self._files = files

    def refresh(self, advance: Advance) -> None:
        """Bring the cache up to date."""
        if not self._differs():
            return
        with transaction(self._database, "IMMEDIATE"):
            before = self._meta("listing")  # anew: another command may have been here since
            wanted, gone = self._everything() if before is None else self._changed(before)
            if wanted or gone or before is None:
                from tooling.store.cache_intake import take_in

                fresh = before is None
                take_in(self._register, self._database, wanted, gone, fresh=fresh, advance=advance)
                self._database.execute("DELETE FROM report WHERE key <> 'code'")
            self._remember(before)

    def _unsettled(self) -> list[str]:
        return sorted(self._files.loose | self._files.missing)

    def _meta(self, name: str) -> bytes | None:
        row = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def _differs(self) -> bool:
        if self._meta("listing") != self._files.listing:
            return True
        return bool(self._unsettled()) or self._meta("unsettled") != b"[]"

    def _remember(self, before: bytes | None) -> None:
        values = {"unsettled": json.dumps(self._unsettled()).encode()}
        if self._files.listing != before:  # it is as large as Git's index
            values["listing"] = self._files.listing
        self._database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def _everything(self) -> tuple[list[Wanted], set[str]]:
        """Return all files to read, and nothing to forget."""
        present = versions_of(self._files.listing.split(b"\0")[:-1], self._prefix)
        for path in self._files.missing:
            present.pop(path, None)
        everything = present | dict.fromkeys(self._files.loose)
        items = sorted(everything.items())
        return [Wanted(*item) for item in items if kind_of_file(item[0])], set()

    @property
    def _prefix(self) -> bytes:
        return os.fsencode(self._register.prefix)

    def _changed(self, before: bytes) -> tuple[list[Wanted], set[str]]:
        """Return the files to read and the paths to forget, compared with the listing `before`."""
        unsettled = set(json.loads(self._meta("unsettled") or b"[]"))
        new: dict[str, str] = {}
        old: set[str] = set()
        if before != self._files.listing:
            after_set = set(self._files.listing.split(b"\0")[:-1])
            before_set = set(before.split(b"\0")[:-1])
            new = versions_of(after_set - before_set, self._prefix)
            old = set(versions_of(before_set - after_set, self._prefix))
        settled = unsettled - self._files.loose
        if settled:
            new.update(versions_of(self._lines_of(settled), self._prefix))
        now: dict[str, str | None] = dict(new)
        now.update(dict.fromkeys(self._files.loose))
        for path in self._files.missing:
            now.pop(path, None)
        gone = (old | settled | self._files.missing) - set(now)
        return list(self._unknown(now)), gone

    def _lines_of(self, paths: set[str]) -> list[bytes]:
        """Return the listing's lines on `paths`."""
        names = {os.fsencode(self._register.prefix + path) for path in paths}
        lines = self._files.listing.split(b"\0")
        return [line for line in lines if line.partition(b"\t")[2] in names]

    def _unknown(self, now: dict[str, str | None]) -> Iterator[Wanted]:
        """Yield those files of which the cache does not have the present content."""
        for path, oid in sorted(now.items()):
            if kind_of_file(path) is None:
                continue
            present = stamp(self._register, path)
            if present is None:
                continue
            known = self._database.execute(
                "SELECT version FROM file WHERE path = ?", (shown(path),)
            ).fetchone()
            if known is None or known[0] != (oid or f"w:{present}"):
                yield Wanted(path, oid)
