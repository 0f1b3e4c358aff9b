"""The Git side of a change: its contents as objects, its commit, and the moment it becomes true."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.git import GitError
from tooling.store.failpoints import ChangeFailpoint
from tooling.store.lock import PATIENCE, PAUSE, index_locked

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git import Repository
    from tooling.store.journal import Journal, ReplacedFile

UNDER_WAY = {
    "rebase-merge": ("rebase", "git rebase --continue", "git rebase --abort"),
    "rebase-apply/applying": ("git am", "git am --continue", "git am --abort"),
    "rebase-apply": ("rebase", "git rebase --continue", "git rebase --abort"),
    "BISECT_LOG": ("bisect", None, "git bisect reset"),
    "MERGE_HEAD": ("merge", "git commit", "git merge --abort"),
    "CHERRY_PICK_HEAD": (
        "cherry-pick", "git cherry-pick --continue", "git cherry-pick --abort",
    ),
    "REVERT_HEAD": ("revert", "git revert --continue", "git revert --abort"),
    "sequencer": (
        "cherry-pick or revert", "git cherry-pick --continue", "git cherry-pick --abort",
    ),
}  # fmt: skip
"""What Git leaves while something is to be finished: its name, what ends it, what gives it up.

A rebase leaves a CHERRY_PICK_HEAD, too, so the order counts.
"""


_CRASH_REPORT = re.compile(r"dumping crash report to (\S+)")
"""What fast-import leaves where it fails; nobody would remove it."""


class HeadMoved(RegisterError):  # noqa: N818  named for what happened
    """Somebody committed, or changed the branch, between our commit and its turn."""

    def __init__(self) -> None:
        super().__init__("The branch moved while this change was made", "Run this again.")


def require_nothing_under_way(
    repository: Repository, under_way: Mapping[str, tuple[str, str | None, str]] = UNDER_WAY
) -> None:
    """RegisterError where one of these files of Git's says that something is to be finished: a
    commit made in the middle of it would be part of it, and gone where it is given up.
    """
    for file, (what, ends, gives_up) in under_way.items():
        if (repository.git_dir / file).exists():
            finish = f"Finish it ({ends}), or give it up" if ends else "End it"
            raise RegisterError(
                f"A {what} is under way in this repository",
                f"{finish} ({gives_up}); then run this again.",
            )


def require_branch(repository: Repository) -> None:
    """RegisterError where HEAD is on no branch: nobody would find a commit that is made there."""
    if not (repository.git_dir / "HEAD").read_text().startswith("ref: "):
        raise RegisterError(
            "No branch is checked out (HEAD is detached), so that a commit would be lost",
            "Go to a branch (git switch main), or begin one here (git switch --create NAME); then "
            "run this again.",
        )


def require_committer(repository: Repository) -> None:
    """RegisterError unless a commit can be made here now, by somebody with a name."""
    require_nothing_under_way(repository)
    require_branch(repository)
    author, committer = (("var", f"GIT_{who}_IDENT") for who in ("AUTHOR", "COMMITTER"))
    try:
        with repository.start(*author) as one, repository.start(*committer) as other:
            one.finish()
            other.finish()
    except GitError as error:
        if error.hint:
            raise
        raise RegisterError(
            "Git does not know who you are, and the history must say who changed what",
            'git config --global user.name "Your Name"; git config --global user.email YOU@COMPANY',
        ) from None


def store_blobs(repository: Repository, contents: Mapping[str, bytes]) -> None:
    """Put the contents, by object id, into the object database, those that are not yet there."""
    if not contents:
        return
    request = "".join(oid + "\n" for oid in contents).encode()
    answers = repository.run("cat-file", "--batch-check", input=request).splitlines()
    missing = [answer[: -len(b" missing")] for answer in answers if answer.endswith(b" missing")]
    stream = b"".join(
        b"blob\ndata %d\n%b\n" % (len(content), content)
        for content in (contents[oid.decode()] for oid in missing)
    )
    if stream:
        try:
            repository.run("fast-import", "--quiet", "--depth=0", input=stream)
        except GitError as error:
            if report := _CRASH_REPORT.search(error.stderr):
                (repository.root / report[1]).unlink(missing_ok=True)
            raise


def make_commit(
    repository: Repository,
    parent: str | None,
    prefix: str,
    files: Sequence[ReplacedFile],
    message: str,
) -> str | None:
    """A commit object on ``parent`` with these files replaced, reached by no branch yet.

    None when the parent holds all of it already. Signed where ``commit.gpgSign`` asks for it.
    """
    with _scratch_index(repository) as index:
        env = {"GIT_INDEX_FILE": str(index)}
        if parent is not None:
            repository.run("read-tree", parent, env=env)
        reached(ChangeFailpoint.TREE_BEGUN)
        _enter(repository, index, prefix, files)
        tree = repository.run("write-tree", env=env).decode().strip()
    options = []
    if parent is not None:
        held = repository.run("rev-parse", "--verify", parent + "^{tree}")
        if held.decode().strip() == tree:
            return None
        options = ["-p", parent]
    with suppress(GitError):  # exit 1: not set
        if repository.run("config", "--type=bool", "commit.gpgSign").strip() == b"true":
            options.append("-S")
    return repository.run("commit-tree", tree, *options, input=message.encode()).decode().strip()


def publish(repository: Repository, journal: Journal) -> None:
    """Move HEAD to the journal's commit, and bring its files into Git's index.

    What else is staged stays staged. Git's index lock is held meanwhile, so that nobody commits in
    between. HeadMoved, with nothing changed, if HEAD is neither the old commit nor the new one. May
    be run again.
    """
    real = repository.git_dir / "index"
    with index_locked(repository), _scratch_index(repository) as index:
        head = repository.head()
        if real.exists():
            shutil.copy2(real, index)  # with its time: Git tells by it which entries to look at
        _enter(repository, index, journal.prefix, journal.files)
        with suppress(GitError):  # it also fails for files that a person changed
            repository.run("update-index", "-q", "--refresh", env={"GIT_INDEX_FILE": str(index)})
        reached(ChangeFailpoint.INDEX_READY)
        if head != journal.new:
            _move_head(repository, journal)
        reached(ChangeFailpoint.HEAD_MOVED)
        index.replace(real)


def _move_head(repository: Repository, journal: Journal) -> None:
    """Move HEAD, as soon as no other Git command holds its branch."""
    old = journal.old or repository.no_object
    end = time.monotonic() + PATIENCE
    while True:
        try:
            repository.run("update-ref", "-m", "commit: by tooling", "HEAD", journal.new, old)
        except GitError as error:
            head = repository.head()
            if head == journal.new:  # a child of a killed command came first
                return
            if head != journal.old:
                raise HeadMoved from None
            if "File exists" not in error.stderr:
                raise
            if time.monotonic() >= end:
                raise RegisterError(
                    "Another Git command holds the branch of this repository",
                    "Wait until it has ended. If none is running, remove the file that ends in "
                    ".lock beside the branch's in .git/refs/heads.",
                ) from None
            time.sleep(PAUSE)
        else:
            return


def _enter(repository: Repository, index: Path, prefix: str, files: Sequence[ReplacedFile]) -> None:
    gone = f"0 {repository.no_object}"
    entries = "".join(
        f"{f'100644 {file.committed or file.after}' if file.after else gone}\t{prefix}{file.path}\0"
        for file in files
    )
    repository.run(
        "update-index",
        "-z",
        "--index-info",
        input=entries.encode(),
        env={"GIT_INDEX_FILE": str(index)},
    )


@contextmanager
def _scratch_index(repository: Repository) -> Iterator[Path]:
    """A name for an index of our own; those that killed commands left are removed."""
    folder = repository.git_dir / "register"
    folder.mkdir(exist_ok=True)
    for left in folder.glob("index-*"):
        left.unlink(missing_ok=True)
    index = folder / f"index-{os.getpid()}"
    try:
        yield index
    finally:
        for left in (index, index.with_name(f"{index.name}.lock")):
            left.unlink(missing_ok=True)
