"""A register on disk: where it is, and the Git repository it lives in, if any."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from schema.layout import CONTROLLER
from tooling.errors import RegisterError
from tooling.git.repository import Repository


@dataclass(frozen=True)
class Register:
    """The folder that holds `records/`."""

    root: Path

    @classmethod
    def open(cls, directory: Path | None, cwd: Path) -> Register:
        """Return the register in `directory`, or the one found upwards from `cwd`.

        Raises RegisterError where there is none.
        """
        if directory is not None:
            # A broken controller.yaml must still be reported by `validate`, so the folder counts.
            if (directory / "records").is_dir():
                return cls(directory.resolve())
            raise RegisterError(
                _no_register_in(directory),
                "A register is a folder with records/controller.yaml; "
                "`tooling init DIR` makes a new one.",
            )
        start = cwd.resolve()
        for folder in (start, *start.parents):
            # Whatever stands there: where it is no file, `validate` says so.
            if os.path.lexists(folder / CONTROLLER):
                return cls(folder)
        raise RegisterError(
            "There is no register here or in a folder above.",
            "Go into a register, name one with --register DIR, or make one: `tooling init DIR`.",
        )

    @cached_property
    def repository(self) -> Repository | None:
        """The Git repository that the register lives in, or None."""
        return Repository.discover(self.root)

    def require_repository(self) -> Repository:
        """Return the repository; raise RegisterError where the register is outside Git."""
        if self.repository is None:
            raise RegisterError(
                "This register is not in a Git repository, so it has no history.",
                "Run `git init` and commit the register first.",
            )
        return self.repository

    @cached_property
    def prefix(self) -> str:
        """The register's folder relative to the repository's top: `""` or `dir/`."""
        return self.repository.prefix_of(self.root) if self.repository else ""

    def file(self, path: str) -> Path:
        """Return `path`, which is relative to the register, as a path on disk."""
        return self.root / path

    def read(self, path: str) -> bytes:
        """Return the content of the file at `path`; OSError where no regular file stands there.

        A link is not followed: it could lead out of the register. A pipe is not waited for.
        """
        descriptor = os.open(self.file(path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            return file.read()


def unreadable_file(path: str) -> RegisterError:
    """Return what to say where something stands at `path` that can't be read as what it should be.

    It may be a folder, a device, a link, or a file of somebody else.
    """
    return RegisterError(
        f"{path} can't be read: it is no file, or not yours to read.",
        f"See what it is with `tooling validate {path}`.",
    )


def _no_register_in(directory: Path) -> str:
    """Return why `directory`, which --register names, is no register's folder."""
    if directory.name == "records" and os.path.lexists(directory.parent / CONTROLLER):
        return "--register names `records/`, and takes the folder that it is in."
    return "There is no register in the folder given by --register."
