"""Contacts as the register holds them now: one by its id, or all of them as one stream.

A stream comes out of the cache of an index, which reads only the files that changed. A contact
file has no errors; or it has errors of which a decision can take care; or nothing in it can be
relied on (`is_usable`). `validate` is where errors are reported: here they decide what is left out.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from schema.contact import Contact, Customer, Prospect
from schema.layout import CONTACT_KINDS, contact_kind, contact_path
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.parallel import no_collector, spread
from tooling.phrases import did_you_mean
from tooling.store.cache import opened
from tooling.store.check import Checked, check
from tooling.store.index import Index
from tooling.store.records import invalid_file
from tooling.store.register import Register, unreadable_file
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, RecordTree

R = TypeVar("R")
EVERY = tuple(RegisterName)
_SLICE = 2500
_PARALLEL_FROM = 5000
_MODELS: dict[str, type[Contact]] = {
    RegisterName.CUSTOMERS: Customer,
    RegisterName.PROSPECTS: Prospect,
}


@dataclass(frozen=True, slots=True)
class HeldContact:
    """A contact as the register holds it: its file, its id, its register and its tree.

    The id is the file's name. The tree fits the model of the register.
    """

    path: str
    id: str
    register: str
    tree: RecordTree

    def contact(self) -> Contact:
        """Return the contact as its model."""
        return _MODELS[self.register].model_validate(self.tree)


def contact_in(path: str, data: bytes) -> HeldContact | None:
    """Return the contact that the file at `path` is with the bytes `data`; None if it is none."""
    try:
        held = HeldContact(path, _name(path), path.split("/")[1], read(data))
        held.contact()
    except (NotationError, ValidationError):
        return None
    return held


def each_contact(index: Index) -> Iterator[HeldContact]:
    """Yield every contact whose file has no errors, by id."""
    rows = index._database.execute(
        "SELECT path, contact, register, data FROM file JOIN tree USING (number)"
        " WHERE register IS NOT NULL AND valid ORDER BY contact"
    )
    for path, contact, register, data in rows:
        yield HeldContact(path, contact, register, from_json(data))


def each_slice(
    index: Index,
    work: Callable[[Iterator[HeldContact]], R],
    *,
    registers: Collection[str] = EVERY,
    may_be: Callable[[bytes], bool] | None = None,
    with_errors: bool = False,
) -> Iterator[R]:
    """Yield what `work` makes of the contacts of `registers`, a slice at a time, on every core.

    `may_be` is asked first, of the contact's tree as JSON, so that a contact that nobody looks for
    is not taken apart. `with_errors` brings those, too, whose files have errors but can be used.
    `work` and `may_be` are functions of a module (or partials of one); what `work` returns can be
    pickled. Neither the slices nor the contacts inside one are in an order that means anything.
    """
    reading = _Reading(tuple(registers), may_be, with_errors)
    last = index._database.execute("SELECT max(number) FROM file").fetchone()[0] or 0
    cuts = [(n, n + _SLICE) for n in range(0, last + 1, _SLICE)]
    if index.is_private or last < _PARALLEL_FROM:
        yield from (work(reading.contacts(index._database, cut)) for cut in cuts)
    else:
        yield from spread(partial(_work_on_slice, index.register.root, reading, work), cuts)


def search(
    index: Index, may_be: Callable[[str], bool], *, with_errors: bool = False
) -> list[HeldContact]:
    """Return the contacts whose text `may_be` lets through, in no order.

    Those whose files have errors, and can be used, are among them only `with_errors`. The text
    holds every value of the contact as it was typed, but for quotation marks and backslashes.
    """
    parts = each_slice(index, list, may_be=_InText(may_be), with_errors=with_errors)
    return [held for part in parts for held in part]


def unusable(index: Index) -> Iterator[tuple[str, str, str]]:
    """Yield path, name and register of each contact file of which nothing can be relied on."""
    rows = index._database.execute(
        "SELECT path, register, data FROM file LEFT JOIN tree USING (number)"
        " WHERE register IS NOT NULL AND NOT valid"
    )
    for path, register, data in rows:
        if data is None or not is_usable(path, register, from_json(data)):
            yield path, _name(path), register


def is_usable(path: str, register: str, tree: RecordTree) -> bool:
    """Whether a contact can be relied on although its file has errors.

    It can where it fits its model and lies where its id says: then the errors are of a kind that
    a decision takes care of, such as a consent that contradicts an objection.
    """
    try:
        contact = _MODELS[register].model_validate(tree)
    except ValidationError:
        return False
    return contact_path(register, contact.id) == path


@dataclass(frozen=True, slots=True)
class _Reading:
    """Which contacts a stream brings; see `each_slice`."""

    registers: tuple[str, ...]
    may_be: Callable[[bytes], bool] | None
    with_errors: bool

    def contacts(self, database: sqlite3.Connection, cut: tuple[int, int]) -> Iterator[HeldContact]:
        """Yield those whose number in the cache is in `cut`, its end excluded."""
        among = ", ".join("?" * len(self.registers))
        query = (
            "SELECT path, contact, register, data, valid FROM file JOIN tree USING (number)"  # noqa: S608
            f" WHERE number >= ? AND number < ? AND (valid OR ?) AND register IN ({among})"
        )
        rows: Iterable[tuple[str, str, str, bytes, int]] = database.execute(
            query, (*cut, self.with_errors, *self.registers)
        )
        may_be = self.may_be
        for path, contact, register, data, valid in rows:
            if may_be is not None and not may_be(data):
                continue
            tree = from_json(data)
            if valid or is_usable(path, register, tree):
                yield HeldContact(path, contact, register, tree)


def _work_on_slice(
    root: Path,
    reading: _Reading,
    work: Callable[[Iterator[HeldContact]], R],
    cut: tuple[int, int],
) -> R:
    with no_collector(), opened(Register(root)) as database:
        return work(reading.contacts(database, cut))


@dataclass(frozen=True, slots=True)
class _InText:
    """A question about text, asked of its bytes."""

    may_be: Callable[[str], bool]

    def __call__(self, data: bytes) -> bool:
        return self.may_be(data.decode())


def find_one(register: Register, contact: str) -> HeldContact:
    """Return the contact with this id (a path that ends in it will do), out of its file.

    Raises RegisterError: no such contact, with the likely one, or a file with errors.
    """
    return held_in(find_file(register, contact))


def held_in(file: Checked) -> HeldContact:
    """Return the contact that `file` holds; RegisterError where the file has errors."""
    if file.record is None or file.tree is None:
        raise invalid_file(file.path)
    return HeldContact(file.path, _name(file.path), CONTACT_KINDS[file.kind], file.tree)


def find_file(register: Register, contact: str) -> Checked:
    """Return the file of the contact with this id (a path that ends in it will do), checked.

    It may have errors. Raises RegisterError where there is no such contact, with the likely one.
    """
    wanted = _name(contact)
    for name in RegisterName:
        path = contact_path(name, wanted)
        try:
            data = register.read(path)
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and os.path.lexists(register.file(path)):
                raise unreadable_file(path) from None
            continue
        return check(path, contact_kind(path), data)
    hint = did_you_mean(wanted, ids(register), "Search with `tooling find TEXT`.")
    raise RegisterError(f"There is no contact {wanted!r}." if _sayable(wanted) else
                        "There is no contact with this id.", hint)  # fmt: skip


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


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
