"""Names of files: which are the erased contacts' own, which name a person, and their new names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from schema.layout import contact_path
from schema.vocabulary import RegisterName
from tooling.erasure.rewriting.tracer import holds
from tooling.erasure.rules import ERASED

if TYPE_CHECKING:
    from tooling.erasure.rules import Tracer

BATCH = 500


def paths_of(prefix: str, contacts: Iterable[str]) -> frozenset[bytes]:
    """Where the contacts' files are, in either register."""
    return frozenset(
        f"{prefix}{contact_path(str(register), contact)}".encode()
        for register in RegisterName
        for contact in contacts
    )


def own_paths(prefix: str, contacts: Collection[str], known: Iterable[bytes]) -> frozenset[bytes]:
    """Every path at which the contacts' files were, also when the register had another place."""
    files = {f"{contact}.yaml".encode(): contact.encode() for contact in contacts}
    found = set(paths_of(prefix, contacts))
    for path in known:
        folder, _, name = path.rpartition(b"/")
        contact = files.get(name)
        if contact and folder.rpartition(b"/")[2] == contact[:2]:
            found.add(path)
    return frozenset(found)


def traced(tracer: Tracer, known: Iterable[bytes]) -> list[bytes]:
    """Of the paths `known` those that name a person, as a whole or in a part."""
    rest = sorted(known)
    found = []
    for start in range(0, len(rest), BATCH):
        batch = rest[start : start + BATCH]
        if tracer.suspicious(b"\n".join(batch)):
            found += [path for path in batch if _names(tracer, path)]
    return found


def _names(tracer: Tracer, path: bytes) -> bool:
    return holds(tracer, path) or any(holds(tracer, part) for part in path.split(b"/"))


def renamed(
    tracer: Tracer, affected: Iterable[bytes], known: Collection[bytes]
) -> dict[bytes, bytes]:
    """A new name for each path that names a person: no name is given twice, or was there before.

    Nor does a new name stand where another path has a folder.
    """
    taken = set(known)
    for path in known:
        taken.update(str(folder).encode() for folder in PurePosixPath(_text(path)).parents)
    found: dict[bytes, bytes] = {}
    for path in sorted(affected):
        found[path] = new = _free(_clean(tracer, path), taken)
        taken.add(new)
    return found


def _clean(tracer: Tracer, path: bytes) -> bytes:
    """The path without its traces: from the whole, then from each part on its own."""
    parts = tracer.redact(_text(path)).split("/")
    cleaned = (tracer.redact(part).replace(ERASED, "erased") for part in parts)
    result = _bytes("/".join(part for part in cleaned if part not in ("", ".", "..")))
    if _names(tracer, result) or not result:
        return b"erased"
    return result


def _free(path: bytes, taken: Collection[bytes]) -> bytes:
    folder, slash, name = path.rpartition(b"/")
    stem, dot, ending = name.partition(b".")
    for number in count(1):
        new = b"%b%b%b-%d%b%b" % (folder, slash, stem, number, dot, ending)
        if new not in taken:
            return new
    raise AssertionError("unreachable")


def _text(path: bytes) -> str:
    return path.decode(errors="surrogateescape")


def _bytes(path: str) -> bytes:
    return path.encode(errors="surrogateescape")
