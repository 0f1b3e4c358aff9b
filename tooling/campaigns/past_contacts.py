"""The contact files that differ from a past state, and what they said then.

All others are what they were: the cache answers for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from schema.layout import CONTACT_KINDS, kind_of_file
from schema.vocabulary import RegisterName
from tooling.parallel import spread
from tooling.store.contacts import HeldContact, contact_in

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.register import Register

R = TypeVar("R")
BATCH = 500
PARALLEL_FROM = 2000


@dataclass(frozen=True, slots=True)
class Difference:
    """A contact file that is not what it was: its object then, and whether it is there now."""

    path: str
    before: str | None
    after: bool

    @property
    def id(self) -> str:
        """The contact's id, by the file's name."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")

    @property
    def register(self) -> str:
        """The register that the file is in."""
        return self.path.split("/")[1]


def differences(register: Register, commit: str) -> tuple[Difference, ...]:
    """Return how the contact files on disk differ from those of `commit` (a resolved id)."""
    repository = register.require_repository()
    folders = [f"{register.prefix}records/{name}" for name in RegisterName]
    options = ("--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff")
    diff = repository.start("diff", *options, commit, "--", *folders)
    others = repository.start("ls-files", "--others", "-z", "--", *folders)
    words = os.fsdecode(diff.finish()).split("\0")[:-1]
    found: dict[str, Difference] = {}
    for head, name in zip(words[::2], words[1::2], strict=True):
        old_mode, new_mode, old, _, _ = head[1:].split(" ")
        path = name[len(register.prefix) :]
        before = old if old_mode.startswith("100") else None
        found[path] = Difference(path, before, new_mode.startswith("100"))
    for name in os.fsdecode(others.finish()).split("\0")[:-1]:
        path = name[len(register.prefix) :]
        # Taken out of the index but still there, it is not gone.
        before = found[path].before if path in found else None
        found[path] = Difference(path, before, True)
    return tuple(item for item in found.values() if kind_of_file(item.path) in CONTACT_KINDS)


def each_past(
    repository: Repository, found: Sequence[Difference], work: Callable[[list[HeldContact]], R]
) -> Iterator[R]:
    """Yield what `work` makes of the valid contacts among what the differing files said then.

    They come in groups, on every core where they are many; `work` is a function of a module, or a
    partial of one.
    """
    past = [(one.path, one.before) for one in found if one.before is not None]
    contents = repository.blobs(oid for _, oid in past)
    pairs = [(path, data) for (path, _), data in zip(past, contents, strict=True)]
    batches = [pairs[n : n + BATCH] for n in range(0, len(pairs), BATCH)]
    task = partial(_work_on_batch, work)
    yield from spread(task, batches, parallel=len(pairs) >= PARALLEL_FROM)


def _work_on_batch(work: Callable[[list[HeldContact]], R], batch: Sequence[tuple[str, bytes]]) -> R:
    contacts = (contact_in(path, data) for path, data in batch)
    return work([held for held in contacts if held is not None])
