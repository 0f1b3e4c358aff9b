"""The cache of checked files: a SQLite file under `.git/register/`, or memory outside Git.

It holds personal data, so it is readable by its owner only, lies where Git never looks, and is
thrown away by `purge`. It is never the truth: a wrong or torn file is dropped and made again.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

from tooling.store.register import Register

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE file (
    number INTEGER PRIMARY KEY, path TEXT UNIQUE, version TEXT, kind TEXT, contact TEXT,
    register TEXT, valid INTEGER, quiet_from TEXT
);
CREATE TABLE tree (number INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE finding (
    number INTEGER, line INTEGER, col INTEGER, rule TEXT, message TEXT, severity TEXT,
    field TEXT, fix TEXT, since TEXT
);
CREATE TABLE claim (kind TEXT, name TEXT, number INTEGER, field TEXT);
CREATE TABLE mention (kind TEXT, name TEXT, number INTEGER, field TEXT);
CREATE TABLE place (number INTEGER, field TEXT, line INTEGER, col INTEGER);
CREATE TABLE report (key TEXT PRIMARY KEY, findings TEXT);
CREATE TABLE cross_finding (
    kind TEXT, name TEXT, number INTEGER, line INTEGER, col INTEGER, rule TEXT, message TEXT,
    severity TEXT, field TEXT, fix TEXT
);
CREATE TABLE word (
    register TEXT, name TEXT, word TEXT, contacts INTEGER, PRIMARY KEY (register, name, word)
) WITHOUT ROWID;
CREATE TABLE shared (number INTEGER, contact TEXT);
CREATE TABLE age (
    number INTEGER PRIMARY KEY, interactions INTEGER, newsletters INTEGER, surveys INTEGER,
    research INTEGER, recorded INTEGER, activity INTEGER, kept INTEGER
);
"""

_INDEXES = """
CREATE INDEX IF NOT EXISTS claim_name ON claim (kind, name);
CREATE INDEX IF NOT EXISTS claim_file ON claim (number);
CREATE INDEX IF NOT EXISTS mention_name ON mention (kind, name);
CREATE INDEX IF NOT EXISTS mention_file ON mention (number);
CREATE INDEX IF NOT EXISTS finding_file ON finding (number);
CREATE INDEX IF NOT EXISTS place_file ON place (number);
CREATE INDEX IF NOT EXISTS cross_finding_name ON cross_finding (kind, name);
CREATE INDEX IF NOT EXISTS cross_finding_file ON cross_finding (number);
CREATE INDEX IF NOT EXISTS shared_file ON shared (number);
CREATE INDEX IF NOT EXISTS file_contact ON file (contact);
CREATE INDEX IF NOT EXISTS file_kind ON file (kind);
CREATE INDEX IF NOT EXISTS file_quiet_from ON file (quiet_from);
"""

_OPTIONS = """
PRAGMA journal_mode = {journal};
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
"""


def cache_file(register: Register) -> Path | None:
    """Return the path of the cache's file; None outside Git, where the cache is in memory."""
    if register.repository is None:
        return None
    name = hashlib.sha256(register.prefix.encode()).hexdigest()[:8] if register.prefix else "root"
    return register.repository.git_dir / "register" / f"cache-{name}.sqlite"


def purge(register: Register) -> None:
    """Remove the cache and all that it held."""
    file = cache_file(register)
    if file is not None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)


@cache
def fingerprint() -> str:
    """Return what the cached results depend on beside the files: this code and its libraries."""
    digest = hashlib.sha256(sys.version.encode())
    top = Path(__file__).parent.parent.parent
    for folder in ("schema", "tooling/rules", "texts", "tooling/yaml", "tooling/store"):
        for file in sorted((top / folder).rglob("*.py")):
            digest.update(file.read_bytes())
    digest.update((top / "tooling/phrases.py").read_bytes())  # a finding may say what was meant
    # The names of these folders have the versions, and are quicker read than by importlib.
    for folder in filter(os.path.isdir, sys.path):
        installed = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
        digest.update("\n".join(installed).encode())
    return digest.hexdigest()


@contextmanager
def opened(register: Register) -> Iterator[sqlite3.Connection]:
    """Open the cache, made empty where it is missing, torn or of another version of the code.

    Where its file can't be made or written, OSError or sqlite3.OperationalError (`is_unwritable`).
    """
    file = cache_file(register)
    if file is None:
        with in_memory(register) as database:
            yield database
        return
    try:
        database = _open(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not _is_torn(error):
            raise
        purge(register)
        database = _open(file)
    try:
        yield database
    finally:
        database.close()


def _is_torn(error: sqlite3.OperationalError) -> bool:
    """Whether the file is at fault, and not who holds it, the disk, or what may be written."""
    return error.sqlite_errorcode & 0xFF not in (*UNWRITABLE, *HELD)


#: The codes of SQLite for a file that is held by somebody, ...
HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

#: ... and for one that can't be written: no right, a read-only or a full disk, a limit.
UNWRITABLE = (
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
)  # fmt: skip


def may_be_written(register: Register) -> bool:
    """Whether the cache's file can be written, as far as rights and the kind of disk tell."""
    file = cache_file(register)
    if file is None or not file.exists():
        return True
    return all(os.access(place, os.W_OK) for place in (file, file.parent))


def is_unwritable(error: OSError | sqlite3.OperationalError) -> bool:
    """Whether `error` says that the cache can't be kept: what it holds can be had without."""
    if isinstance(error, OSError):
        return True
    return error.sqlite_errorcode & 0xFF in UNWRITABLE


@contextmanager
def in_memory(register: Register) -> Iterator[sqlite3.Connection]:
    """Open a cache that lives as long as the command, with what the file holds, if it can be read.

    So a register that one may only read is read as any other; what changed since the cache was
    written is found out anew each time.
    """
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if not _copied(cache_file(register), database):
            _create(database)
        yield database
    finally:
        database.close()


def _copied(file: Path | None, database: sqlite3.Connection) -> bool:
    """Copy the cache `file` into `database`; False where there is none that fits this code."""
    if file is None or not file.exists():
        return False
    try:
        held = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        with closing(held):
            row = held.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
            if row is None or row[0] != fingerprint():
                return False
            held.backup(database)
    except sqlite3.DatabaseError:
        return False
    return True


def _open(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(mode=0o700, exist_ok=True)
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    database = sqlite3.connect(file, isolation_level=None, timeout=60)
    database.executescript(_OPTIONS.format(journal="DELETE"))
    try:
        row = database.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
    except sqlite3.OperationalError:
        row = None
    if row is None or row[0] != fingerprint():
        with transaction(database, "IMMEDIATE"):
            for kind, name in database.execute("SELECT type, name FROM sqlite_master").fetchall():
                if kind == "table" and not name.startswith("sqlite_"):
                    database.execute(f"DROP TABLE {name}")
            _create(database)
    return database


@contextmanager
def transaction(
    database: sqlite3.Connection,
    kind: Literal["DEFERRED", "IMMEDIATE"] = "DEFERRED",
    *,
    needed: bool = True,
) -> Iterator[None]:
    """Let what is written come in as a whole or, where an exception goes through, not at all.

    What is not `needed` is given up where the file can't be written: it is made anew next time.
    """
    database.execute(f"BEGIN {kind}")
    try:
        yield
        database.execute("COMMIT")
    except BaseException as error:
        if database.in_transaction:
            database.execute("ROLLBACK")
        if needed or not (isinstance(error, sqlite3.OperationalError) and is_unwritable(error)):
            raise


def _create(database: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";"):
        if statement.strip():
            database.execute(statement)
    database.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(),))


def add_indexes(database: sqlite3.Connection) -> None:
    """Make the indexes; after the first filling it is quicker than before it."""
    for statement in _INDEXES.split(";"):
        if statement.strip():
            database.execute(statement)
