"""Format: files in canonical form, or the list of those that are not."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from schema.layout import FileKind, kind_of_file
from schema.models import MODELS
from tooling.parallel import spread
from tooling.store.change import FileChange, apply
from tooling.store.check import max_bytes
from tooling.store.file_state import files_present
from tooling.store.plan import Plan, plan_of
from tooling.store.refresh import Advance
from tooling.store.register import Register
from tooling.store.suppressions import put_in_order
from tooling.yaml.canonical_writer import canonical
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError

_BATCH = 250
_PARALLEL_FROM = 1500


@dataclass(frozen=True, slots=True)
class Formatting:
    """The files that are, or were, not in canonical form, and those that can't be read.

    `plan` is what was, or would be, written.
    """

    checked: int
    differing: tuple[str, ...]
    unreadable: tuple[str, ...]
    plan: Plan


def format_files(
    register: Register,
    *,
    paths: Iterable[str] = (),
    check: bool = False,
    signed: str | None = None,
    advance: Advance | None = None,
) -> Formatting:
    """Put the files of the register, or those under `paths`, into canonical form.

    With `check`, nothing is written. `signed` is the digest of the plan that somebody saw: where
    something else would be written now, it is a RegisterError. A file that has faults of notation
    is left as it is and counted as unreadable. Files are not committed: formatting goes with the
    change it belongs to.
    """
    names = files_present(register, tuple(paths))
    batches = [names[n : n + _BATCH] for n in range(0, len(names), _BATCH)]
    work = partial(_format_batch, os.fspath(register.root))
    changes: list[FileChange] = []
    unreadable: list[str] = []
    for results in spread(work, batches, parallel=len(names) >= _PARALLEL_FROM):
        for path, before, after in results:
            if after is None:
                unreadable.append(path)
            elif before != after:
                changes.append(FileChange(path, before, after))
        if advance:
            advance(_BATCH)
    plan = plan_of("format", {}, changes)
    plan.require(signed)
    if changes and not check:
        apply(register, changes, "", commit=False)
    differing = sorted(change.path for change in changes)
    return Formatting(len(names), tuple(differing), tuple(sorted(unreadable)), plan)


Outcome = tuple[str, bytes | None, bytes | None]


def _format_batch(root: str, paths: Sequence[str]) -> list[Outcome]:
    return [outcome for path in paths for outcome in _format_one(Path(root), path)]


def _format_one(root: Path, path: str) -> Iterator[Outcome]:
    """Yield path, bytes before and after; (path, None, None) where the file can't be read."""
    kind = kind_of_file(path)
    assert kind is not None
    try:
        if (root / path).stat().st_size > max_bytes(path):
            raise OSError
        before = (root / path).read_bytes()
        if kind is FileKind.SUPPRESSIONS:
            after = put_in_order(before)
        else:
            after = canonical(before, MODELS[kind])
            # Formatting may never change what the file says.
            assert after == before or read(after) == _read_normal(before)
    except (OSError, NotationError):
        yield path, None, None
        return
    if before != after:
        yield path, before, after


def _read_normal(data: bytes) -> object:
    """Return the tree of `data` with its text normalised (NFC), as `canonical` writes it."""
    return read(unicodedata.normalize("NFC", data.decode("utf-8")).encode())
