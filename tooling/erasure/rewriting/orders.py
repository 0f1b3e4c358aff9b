"""What the rewriting process is told: by object id and path, and it decides nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

Edit = tuple[str, Mapping[str, tuple[str, str]]]
"""A commit's new message, and name and address by role (`author`, `committer`)."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Bytes (paths, texts) stand as Latin-1 text, so that each of them survives JSON.

    `tips` are refs to rewrite, `without` commits that stay as they are, with what is behind them.
    Files at the paths `dropped` and with the contents `own` go. `blobs` replaces contents, except
    at the paths `kept`, where `mild` does. `renames` gives paths new names, `edits` commits new
    texts. `noted`, for notes, maps the objects that files are named after.
    """

    tips: Sequence[str]
    without: Sequence[str]
    result: str
    dropped: Sequence[str] = ()
    own: Sequence[str] = ()
    kept: Sequence[str] = ()
    blobs: Mapping[str, str] = field(default_factory=dict)
    mild: Mapping[str, str] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)

    def save(self, file: Path) -> None:
        """Write the orders to a new file, for its owner alone."""
        file.touch(mode=0o600)
        held = {name: getattr(self, name) for name in self.__slots__}
        file.write_text(json.dumps(held), encoding="ascii")

    @classmethod
    def load(cls, file: Path) -> Self:
        """The orders in `file`."""
        return cls(**json.loads(file.read_text(encoding="ascii")))


def text(data: bytes) -> str:
    """Bytes as orders carry them."""
    return data.decode("latin-1")
