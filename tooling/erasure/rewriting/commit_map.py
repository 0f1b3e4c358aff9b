"""Which commit became which: what names a commit follows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import FOLDERS, FileKind

if TYPE_CHECKING:
    from pathlib import Path

_HASH = re.compile(rb"(?<![0-9a-zA-Z])[0-9a-f]{40}(?![0-9a-zA-Z])")
NAMING = tuple(FOLDERS[kind] for kind in (FileKind.DISCLOSURE, FileKind.REQUEST))


@dataclass(frozen=True, slots=True)
class Followed:
    """A file (by its path in the register) that names commits, before and after the erasure."""

    path: str
    before: bytes
    after: bytes


def follow(commits: Mapping[str, str], data: bytes) -> bytes:
    """Return `data` with each whole commit id of the map replaced by the new one."""
    return _HASH.sub(lambda found: commits.get(found[0].decode(), found[0].decode()).encode(), data)


def followed(root: Path, commits: Mapping[str, str], without: frozenset[str]) -> list[Followed]:
    """The disclosures and requests of the register at `root` that name rewritten commits.

    `without` are commit ids that stay as they are: the boundaries of earlier certificates, by which
    old history is known when somebody brings it back.
    """
    wanted = {old: new for old, new in commits.items() if old not in without}
    found = []
    for folder in NAMING:
        for file in sorted((root / folder).glob("*.yaml")):
            before = file.read_bytes()
            after = follow(wanted, before)
            if after != before:
                found.append(Followed(file.relative_to(root).as_posix(), before, after))
    return found


def map_sha256(commits: Mapping[str, str]) -> str:
    """SHA-256 of the map as lines `old new`, sorted: for the certificate."""
    lines = "".join(f"{old} {new}\n" for old, new in sorted(commits.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
