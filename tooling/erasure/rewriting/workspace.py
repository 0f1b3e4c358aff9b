"""Where an erasure works: one folder among the register's own files, closed to others."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tooling.git import Repository


def place_of(repository: Repository) -> Path:
    """The folder of the erasure under way; it is there only while one is."""
    return repository.common_dir / "register" / "erasure"


def make_place(repository: Repository) -> Path:
    """Make the folder anew, readable by its owner alone."""
    place = place_of(repository)
    remove(place)
    place.parent.mkdir(exist_ok=True)
    place.mkdir(mode=0o700)
    return place


def remove(folder: Path) -> None:
    """Remove a folder, also while a process that lost its parent still writes into it."""
    for _ in range(10):
        with suppress(FileNotFoundError):
            shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
    shutil.rmtree(folder)


def write(file: Path, data: bytes) -> None:
    """Write a file in one step, and wait until it is on the disk."""
    beside = file.with_name(f".{file.name}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)
    sync(file.parent)


def sync(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def thawed(held: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a frozen record that JSON has kept: its lists are tuples."""
    return {name: tuple(v) if isinstance(v, list) else v for name, v in held.items()}
