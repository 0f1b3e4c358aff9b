"""A Git folder that is named, not searched for: the register's own, or the mirror's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from tooling.git import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git import Process


@dataclass(frozen=True)
class GitFolder(Repository):
    """A repository whose objects are read as they are: `refs/replace` stands for nothing here.

    Only for what `tooling.git.Repository` has opened before: naming the folder skips Git's own
    question of who owns it.
    """

    @classmethod
    def of(cls, repository: Repository) -> Self:
        """The Git folder of `repository`, with its work tree."""
        return cls(repository.root, repository.git_dir)

    @classmethod
    def bare(cls, path: Path) -> Self:
        """The bare repository at `path`."""
        return cls(path, path)

    def start(
        self, *args: str, input: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Process:
        """``git ARGS`` on this folder, running."""
        named = {"GIT_DIR": str(self.git_dir), "GIT_NO_REPLACE_OBJECTS": "1"}
        return super().start(*args, input=input, env={**named, **(env or {})})

    def ask(self, *args: str, input: bytes | None = None) -> bytes:
        """The output of ``git ARGS``; GitError if it fails."""
        return self.start(*args, input=input).finish()

    def objects(self, oids: list[str]) -> dict[str, bytes]:
        """The content of each object, as it is stored."""
        return dict(zip(oids, self.blobs(oids), strict=True))
