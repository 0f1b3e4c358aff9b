"""Contacts and other records as the rest of the house gets them: present, past, one or all.

The present comes through the cache; a past state comes out of Git's objects. A file that can't be
read or is not valid is left out of every stream: `validate` is where it is reported.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from schema.base import Record
from schema.contact import Contact, Customer, Prospect
from schema.layout import CONTACT_KINDS, FOLDERS, FileKind, contact_path, kind_of_file
from schema.models import MODELS
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.parallel import no_collector, spread
from tooling.phrases import did_you_mean
from tooling.store.cache import opened
from tooling.store.index import Advance, refreshed
from tooling.store.register import Register
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, Tree

R = TypeVar("R")
_SLICE = 2500
_PARALLEL_FROM = 4000


@dataclass(frozen=True, slots=True)
class HeldContact:
    """A valid contact as the register holds it: its file, its register and its tree."""

    path: str
    id: str
    register: str
    tree: dict[str, Tree]

    def contact(self) -> Contact:
        """Return the contact as its model."""
        model = Customer if self.register == RegisterName.CUSTOMERS else Prospect
        return model.model_validate(self.tree)


def load(register: Register, advance: Advance | None = None) -> Iterator[HeldContact]:
    """Yield every valid contact of both registers, by id."""
    with refreshed(register, advance) as index:
        rows = index.database.execute(
            "SELECT path, contact, register, data FROM file JOIN tree USING (number)"
            " WHERE register IS NOT NULL AND valid ORDER BY contact"
        )
        for path, contact, name, data in rows:
            yield HeldContact(path, contact, name, from_json(data))


def map_contacts(
    register: Register, work: Callable[[Iterator[HeldContact]], R], advance: Advance | None = None
) -> list[R]:
    """Return what `work` makes of the valid contacts, a slice at a time, on every core.

    `work` is a function of a module, or a partial of one; what it returns can be pickled. The
    slices are in no order that means anything; inside a slice the contacts are in none either.
    """
    with refreshed(register, advance) as index:
        last = index.database.execute("SELECT max(number) FROM file").fetchone()[0] or 0
        cuts = [(n, n + _SLICE) for n in range(0, last + 1, _SLICE)]
        if register.repository is None or last < _PARALLEL_FROM:
            return [work(_slice(index.database, cut)) for cut in cuts]
    task = partial(_work_on_slice, register.root, work)
    return list(spread(task, cuts))


def _work_on_slice(
    root: Path, work: Callable[[Iterator[HeldContact]], R], cut: tuple[int, int]
) -> R:
    with no_collector(), opened(Register(root)) as database:
        return work(_slice(database, cut))


def _slice(database: sqlite3.Connection, cut: tuple[int, int]) -> Iterator[HeldContact]:
    rows = database.execute(
        "SELECT path, contact, register, data FROM file JOIN tree USING (number)"
        " WHERE number >= ? AND number < ? AND register IS NOT NULL AND valid",
        cut,
    )
    for path, contact, name, data in rows:
        yield HeldContact(path, contact, name, from_json(data))


def count_invalid(register: Register, advance: Advance | None = None) -> int:
    """Return how many contact files are left out because they have errors."""
    with refreshed(register, advance) as index:
        row = index.database.execute(
            "SELECT count(*) FROM file WHERE register IS NOT NULL AND NOT valid"
        ).fetchone()
        count: int = row[0]
        return count


def load_at(register: Register, commit: str) -> Iterator[HeldContact]:
    """Yield every valid contact of the state of `commit` (a resolved id), by path."""
    repository = register.require_repository()
    folders = [f"{register.prefix}records/{name}/" for name in RegisterName]
    listing = repository.start("ls-tree", "-r", "-z", commit, "--", *folders).finish()
    found: list[tuple[str, FileKind, str]] = []
    for entry in listing.split(b"\0"):
        head, _, raw = entry.partition(b"\t")
        path = raw.decode("utf-8", "surrogateescape")[len(register.prefix) :]
        kind = kind_of_file(path) if head.startswith(b"100") else None
        if kind in CONTACT_KINDS:
            found.append((path, kind, head.split(b" ")[2].decode()))
    contents = repository.blobs(oid for _, _, oid in found)
    for (path, kind, _), data in zip(found, contents, strict=True):
        held = _held(path, CONTACT_KINDS[kind], data)
        if held is not None:
            yield held


def _held(path: str, name: str, data: bytes) -> HeldContact | None:
    try:
        tree = read(data)
        held = HeldContact(path, str(tree.get("id", "")), name, tree)
        held.contact()
    except (NotationError, ValidationError):
        return None
    return held


def find_one(register: Register, contact: str) -> HeldContact:
    """Return the contact with this id (a path that ends in it will do); its file must be valid.

    Raises RegisterError: no such contact, with the likely one, or a file with errors.
    """
    wanted = contact.rpartition("/")[2].removesuffix(".yaml")
    for name in RegisterName:
        path = contact_path(name, wanted)
        try:
            data = register.read(path)
        except (OSError, ValueError):
            continue
        held = _held(path, name, data)
        if held is None:
            raise RegisterError(
                f"The file {path} has errors.", f"See them with `tooling validate {path}`."
            )
        return held
    hint = did_you_mean(wanted, ids(register), "Search with `tooling find TEXT`.")
    raise RegisterError(f"There is no contact {wanted!r}." if _sayable(wanted) else
                        "There is no contact with this id.", hint)  # fmt: skip


def _sayable(text: str) -> bool:
    """Whether `text` looks like an id: anything else could be somebody's name."""
    return len(text) == 8 and text.isascii() and text.isalnum() and text.islower()


def ids(register: Register) -> list[str]:
    """Return the ids of all contacts, by the names of their files."""
    found: list[str] = []
    for name in RegisterName:
        for _, _, files in os.walk(register.file(f"records/{name}")):
            found.extend(file[:-5] for file in files if file.endswith(".yaml") and len(file) == 13)
    return found


def records(register: Register, kind: FileKind) -> Iterator[tuple[str, Record]]:
    """Yield path and model of each valid campaign, request, disclosure or source mapping."""
    folder = FOLDERS[kind]
    try:
        names = sorted(file.name for file in register.file(folder).iterdir())
    except OSError:
        return
    for name in names:
        path = f"{folder}/{name}"
        if kind_of_file(path) is kind:
            record = read_record(register, path)
            if record is not None:
                yield path, record


def read_record(register: Register, path: str) -> Record | None:
    """Return the model of the file at `path`, or None where it is missing or not valid."""
    kind = kind_of_file(path)
    assert kind is not None
    try:
        return MODELS[kind].model_validate(read(register.read(path)))
    except (OSError, NotationError, ValidationError):
        return None


def require_record(register: Register, path: str) -> Record:
    """Return the model of the file at `path`; RegisterError where it is missing or not valid."""
    record = read_record(register, path)
    if record is None:
        there = register.file(path).is_file()
        raise RegisterError(
            f"The file {path} has errors." if there else f"There is no file {path}.",
            f"See them with `tooling validate {path}`." if there else None,
        )
    return record
