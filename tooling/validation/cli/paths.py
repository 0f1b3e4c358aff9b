"""Paths that a person names, as paths in the register."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from schema.ids import is_id
from schema.layout import contact_paths
from tooling.errors import RegisterError
from tooling.store.register import Register


def register_paths(register: Register, paths: Iterable[Path]) -> list[str]:
    """Return the paths relative to the register; each is looked for from here, then from its root.

    A contact's id stands for its file. Raises RegisterError for what is not there or outside.
    """
    return [_path(register, path) for path in paths]


def _path(register: Register, path: Path) -> str:
    for held in contact_paths(str(path)) if is_id(str(path)) else ():
        if register.file(held).exists():
            return held
    outside = False
    for file in (path.absolute(), register.root / path):
        if not file.exists() and not file.is_symlink():
            continue
        # The folder's links are resolved, the file's own is not: it is what is asked about.
        found = file.resolve() if file.name == ".." else file.parent.resolve() / file.name
        if found.is_relative_to(register.root):
            return found.relative_to(register.root).as_posix()
        outside = True
    if outside:
        raise RegisterError("A path that was named lies outside the register.")
    raise RegisterError(
        "There is no file or folder at a path that was named.",
        "Name files from here, from the register's root, or contacts by their id.",
    )
