"""What must be so before an erasure begins; each refusal says what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tooling.errors import RegisterError

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git import Repository

UNDER_WAY = {
    "MERGE_HEAD": ("merge", "git merge --abort"),
    "CHERRY_PICK_HEAD": ("cherry-pick", "git cherry-pick --abort"),
    "REVERT_HEAD": ("revert", "git revert --abort"),
    "rebase-merge": ("rebase", "git rebase --abort"),
    "rebase-apply": ("rebase or git am", "git rebase --abort"),
    "BISECT_LOG": ("bisect", "git bisect reset"),
    "sequencer": ("cherry-pick or revert", "git cherry-pick --abort"),
    "NOTES_MERGE_REF": ("merge of notes", "git notes merge --abort"),
}
OWN_REFS = ("refs/worktree", "refs/bisect", "refs/rewritten")
ROOM = 3  # times the objects' size: the rewritten ones loosely packed, then packed well, and links


def require_ready(repository: Repository) -> None:
    """RegisterError unless an erasure can begin here now."""
    _require_kind(repository)
    for name, (what, way_out) in UNDER_WAY.items():
        if (repository.git_dir / name).exists():
            raise RegisterError(
                f"A {what} is under way in this repository",
                f"Finish it, or give it up ({way_out}); then run this again.",
            )
    _require_clean(repository)
    require_room(repository)


def _require_kind(repository: Repository) -> None:
    common = repository.common_dir
    if repository.git_dir != common or _filled(common / "worktrees"):
        raise RegisterError(
            "The repository has more than one work tree, and each holds old files",
            "Remove the others (git worktree remove PATH; git worktree prune), and run this in the "
            "main one.",
        )
    if (common / "shallow").exists():
        raise RegisterError(
            "This clone is shallow: it lacks the history that is to be erased",
            "Get all of it (git fetch --unshallow), or erase where the whole history is.",
        )
    if any((common / "objects" / "pack").glob("*.promisor")):
        raise RegisterError(
            "This clone is partial: it lacks old file contents",
            "Make a full clone (git clone without --filter), and erase there.",
        )
    if (common / "objects" / "info" / "alternates").exists():
        raise RegisterError(
            "This repository borrows objects from another one, which an erasure can't reach",
            "Make it whole (git repack -a -d; then remove .git/objects/info/alternates).",
        )
    if (common / "info" / "grafts").exists():
        raise RegisterError(
            "This repository has grafts, which Git itself has given up",
            "Turn them into replacements: git replace --convert-graft-file",
        )
    if repository.object_format != "sha1":
        raise RegisterError(
            "This repository is SHA-256, and git-filter-repo only knows SHA-1",
            "There is no way round this yet.",
        )
    if (common / "reftable").exists():
        raise RegisterError(
            "This repository keeps its refs in a reftable, which can't be switched here",
            "Convert them first: git refs migrate --ref-format=files",
        )
    if any(_filled(common / name) for name in OWN_REFS):
        raise RegisterError(
            "This work tree has refs of its own (refs/worktree, refs/bisect or refs/rewritten)",
            "End the bisect or rebase that made them, or delete them (git update-ref -d NAME).",
        )


def _require_clean(repository: Repository) -> None:
    status = repository.start("status", "--porcelain", "-z", "--untracked-files=no").finish()
    if status:
        raise RegisterError(
            "There are changes in the work tree or the index that are not committed",
            "Commit them, or put them away (git stash). The stash is searched, too.",
        )


def require_room(repository: Repository) -> None:
    """RegisterError unless the disk has room for the mirror."""
    objects = repository.common_dir / "objects"
    size = sum(file.stat().st_size for file in _files(objects))
    if shutil.disk_usage(objects).free < ROOM * size + (64 << 20):
        raise RegisterError(
            f"The disk has too little room: about {ROOM * size >> 20} MB are needed for a while",
            "Make room, then run this again.",
        )


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _filled(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
