"""A repository with a work tree: found, asked, and told.

`Repository.run` goes through GitPython. `start`, and what is built on it, starts the same `git`
with the same environment by `subprocess`: there GitPython adds nothing, cannot feed bytes to a
command, and its import alone (70 to 130 ms) is a quarter of what ``log`` may take. So reading is
`start(...).finish()`, and GitPython is imported by the first `run`.

Every command runs in the top of the work tree and lets Git find the repository by itself, so that
Git's own ``safe.directory`` check holds. Nothing that Git prints on stderr reaches a user: it can
carry paths and values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tooling.errors import RegisterError
from tooling.git.objects import blob_id
from tooling.git.process import GitError, Process, run, start


@dataclass(frozen=True)
class Repository:
    """A Git repository with a work tree. ``root`` is its top, ``git_dir`` this work tree's own."""

    root: Path
    git_dir: Path

    @classmethod
    def discover(cls, path: Path) -> Repository | None:
        """The repository that ``path`` lies in, or None. Reads the file system, runs no Git."""
        start = path.resolve()
        for root in (start, *start.parents):
            git_dir = _git_dir(root / ".git")
            if git_dir is not None:
                return cls(root, git_dir)
        return None

    @cached_property
    def common_dir(self) -> Path:
        """The folder that all work trees of the repository share."""
        try:
            shared = (self.git_dir / "commondir").read_text().strip()
        except FileNotFoundError:
            return self.git_dir
        return (self.git_dir / shared).resolve()

    @property
    def is_shallow(self) -> bool:
        """Whether this clone holds only the newest part of the history."""
        return (self.common_dir / "shallow").exists()

    @cached_property
    def object_format(self) -> str:
        """``sha1`` or ``sha256``."""
        section = ""
        try:
            config = (self.common_dir / "config").read_text(errors="replace").lower()
        except FileNotFoundError:
            return "sha1"
        for line in map(str.strip, config.splitlines()):
            if line.startswith("["):
                section = line
            elif section.startswith("[extensions]"):
                name, _, value = line.partition("=")
                if name.strip() == "objectformat":
                    return value.strip()
        return "sha1"

    @property
    def no_object(self) -> str:
        """The object id of nothing: Git's sign for an absent file or ref."""
        return "0" * (64 if self.object_format == "sha256" else 40)

    def hash_blob(self, data: bytes) -> str:
        """The object id that Git gives to ``data`` as a file. Runs no Git."""
        return blob_id(data, self.object_format)

    def prefix_of(self, path: Path) -> str:
        """Where the folder ``path`` stands below the top: ``''`` or ``'some/folder/'``."""
        relative = path.resolve().relative_to(self.root).as_posix()
        return "" if relative == "." else relative + "/"

    def run(
        self, *args: str, input: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> bytes:
        """The output of ``git ARGS``, by GitPython; GitError if it fails. ``env`` adds to it."""
        return run(self.root, args, input, env or {})

    def start(
        self, *args: str, input: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Process:
        """``git ARGS``, running. Start several, then read: they work side by side."""
        return start(self.root, args, input, env or {})

    def head(self) -> str | None:
        """The commit that HEAD stands on; None before the first commit."""
        try:
            return self._commit("HEAD")
        except GitError as error:
            if error.status == 1:
                return None
            raise

    def resolve(self, rev: str) -> str:
        """The commit id that a person's ``rev`` names; RegisterError when there is none."""
        try:
            return self._commit(rev)
        except GitError as error:
            if error.hint:
                raise
            raise RegisterError(
                f"There is no commit {rev!r} in this repository",
                "Name a branch, a tag or a commit id. In a shallow clone: git fetch --unshallow",
            ) from None

    def _commit(self, rev: str) -> str:
        name = "--end-of-options", rev + "^{commit}"  # a rev may begin with a dash
        return self.start("rev-parse", "--verify", "-q", *name).finish().decode().split()[-1]

    def blobs(self, oids: Iterable[str]) -> Iterator[bytes]:
        """The contents of the objects, in order, through one ``git cat-file``."""
        wanted = list(oids)
        if not wanted:
            return
        request = "".join(oid + "\n" for oid in wanted).encode()
        with self.start("cat-file", "--batch", "--buffer", input=request) as process:
            for _ in wanted:
                header = process.stdout.readline().split()
                if len(header) != 3:
                    if not header:
                        process.finish()
                    raise GitError("cat-file", 1, "promisor" if header else "")
                content = process.stdout.read(int(header[2]) + 1)
                yield content[:-1]

    def types_of(self, oids: Iterable[str]) -> dict[str, str]:
        """The type of each of the objects (by whole id) that is here; nothing is fetched."""
        request = "".join(f"{oid}\n" for oid in oids).encode()
        if not request:
            return {}
        env = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
        answer = self.start("cat-file", "--batch-check", input=request, env=env).finish().decode()
        lines = (line.split() for line in answer.splitlines())
        return {line[0]: line[1] for line in lines if line[1] != "missing"}


def _git_dir(entry: Path) -> Path | None:
    """What ``.git`` stands for: itself, or, in a linked work tree, the folder that it names."""
    if entry.is_file():
        try:
            word, _, target = entry.read_text(errors="surrogateescape").partition(": ")
        except OSError:
            return None
        if word != "gitdir":
            return None
        entry = (entry.parent / target.rstrip("\r\n")).resolve()
    return entry if (entry / "HEAD").exists() else None
