"""A Git folder that is named, not searched for: the register's own, or the mirror's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from tooling.git import Process, Repository


class Difference(NamedTuple):
    """A path at which two commits differ: what is there before and after, by id, or None.

    `mode` is the new one.
    """

    path: bytes
    mode: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class GitFolder(Repository):
    """A repository whose objects are read as they are: `refs/replace` stands for nothing here.

    Only for what `tooling.git.Repository` has opened before: naming the folder skips Git's own
    question of who owns it.
    """

    @classmethod
    def of(cls, repository: Repository) -> Self:
        """Return the Git folder of `repository`, with its work tree."""
        return cls(repository.root, repository.git_dir)

    @classmethod
    def bare(cls, path: Path) -> Self:
        """Return the bare repository at `path`."""
        return cls(path, path)

    def start(
        self, *args: str, input: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Process:
        """``git ARGS`` on this folder, running."""
        named = {"GIT_DIR": str(self.git_dir), "GIT_NO_REPLACE_OBJECTS": "1"}
        return super().start(*args, input=input, env={**named, **(env or {})})

    def run(
        self, *args: str, input: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> bytes:
        """Return the output of ``git ARGS`` on this folder; GitError if it fails."""
        return self.start(*args, input=input, env=env).finish()

    def objects(self, oids: list[str]) -> dict[str, bytes]:
        """Return the content of each object, as it is stored."""
        return dict(zip(oids, self.blobs(oids), strict=True))

    def differences(self, old: str, new: str) -> list[Difference]:
        """Return where the commit (or tree) `new` differs from `old`."""
        output = self.run("diff-tree", "-r", "-z", "--raw", "--no-renames", old, new)
        tokens = iter(output.split(b"\0"))
        found = []
        for facts in filter(None, tokens):
            _, mode, before, after, _ = facts.decode().split(" ")
            oids = (oid if oid.strip("0") else None for oid in (before, after))
            found.append(Difference(next(tokens), mode, *oids))
        return found
