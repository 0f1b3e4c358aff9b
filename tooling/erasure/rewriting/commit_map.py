"""Which commit became which: what names a commit follows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from schema.layout import FOLDERS, FileKind
from tooling.store.change import FileChange

NAMING = tuple(FOLDERS[kind] for kind in (FileKind.DISCLOSURE, FileKind.REQUEST))
"""The folders of the register whose files name commits."""

_ID = re.compile(rb"(?<![0-9a-zA-Z])[0-9a-f]{40}(?![0-9a-zA-Z])")


def followed(root: Path, commits: Mapping[str, str], without: frozenset[str]) -> list[FileChange]:
    """Return the changes that make disclosures and requests name the new commits.

    `commits` maps old ids to new ones. `without` are ids that stay as they are: the boundaries of
    earlier certificates, by which old history is known when somebody brings it back.
    """

    def follow(found: re.Match[bytes]) -> bytes:
        oid = found[0].decode()
        return found[0] if oid in without else commits.get(oid, oid).encode()

    changes = []
    for folder in NAMING:
        for file in sorted((root / folder).glob("*.yaml")):
            before = file.read_bytes()
            after = _ID.sub(follow, before)
            if after != before:
                changes.append(FileChange(file.relative_to(root).as_posix(), before, after))
    return changes


def map_sha256(commits: Mapping[str, str]) -> str:
    """Return the SHA-256 of the map as lines `old new`, sorted: for the certificate."""
    lines = "".join(f"{old} {new}\n" for old, new in sorted(commits.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
