"""What must be so before an erasure begins (ADR 5, stage 1); each refusal says what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

from tooling.errors import RegisterError
from tooling.git import Repository
from tooling.store.commit import UNDER_WAY, require_nothing_under_way

IN_THE_WAY = {
    **UNDER_WAY,
    "NOTES_MERGE_REF": ("merge of notes", None, "git notes merge --abort"),
}
OWN_REFS = ("refs/worktree", "refs/bisect", "refs/rewritten")
ROOM = 3  # times the objects' size: rewritten ones as they come, then packed well, and copies


def require_ready(repository: Repository) -> None:
    """RegisterError unless an erasure can begin here now."""
    _require_kind(repository)
    require_nothing_under_way(repository, IN_THE_WAY)
    _require_clean(repository)
    _require_room(repository)


def _require_kind(repository: Repository) -> None:
    common = repository.common_dir
    for stands, message, hint in (
        (
            repository.git_dir != common or _filled(common / "worktrees"),
            "The repository has more than one work tree, and each holds old files",
            "Remove the others (git worktree remove PATH; git worktree prune), and run this in the "
            "main one.",
        ),
        (
            repository.is_shallow,
            "This clone is shallow: it lacks the history that is to be erased",
            "Get all of it (git fetch --unshallow), or erase where the whole history is.",
        ),
        (
            any((common / "objects" / "pack").glob("*.promisor")),
            "This clone is partial: it lacks old file contents",
            "Make a full clone (git clone without --filter), and erase there.",
        ),
        (
            (common / "objects" / "info" / "alternates").exists(),
            "This repository borrows objects from another one, which an erasure can't reach",
            "Make it whole (git repack -a -d; then remove .git/objects/info/alternates).",
        ),
        (
            (common / "info" / "grafts").exists(),
            "This repository has grafts, which Git itself has given up",
            "Turn them into replacements: git replace --convert-graft-file",
        ),
        (
            repository.object_format != "sha1",
            "This repository is SHA-256, and git-filter-repo only knows SHA-1",
            "There is no way round this yet.",
        ),
        (
            (common / "reftable").exists(),
            "This repository keeps its refs in a reftable, which can't be switched here",
            "Convert them first: git refs migrate --ref-format=files",
        ),
        (
            any(_filled(common / name) for name in OWN_REFS),
            "This work tree has refs of its own (refs/worktree, refs/bisect or refs/rewritten)",
            "End the bisect or rebase that made them, or delete them (git update-ref -d NAME).",
        ),
    ):
        if stands:
            raise RegisterError(message, hint)


def _require_clean(repository: Repository) -> None:
    status = repository.start("status", "--porcelain", "-z", "--untracked-files=no").finish()
    if status:
        raise RegisterError(
            "There are changes in the work tree or the index that are not committed",
            "Commit them, or put them away (git stash). The stash is searched, too.",
        )


def _require_room(repository: Repository) -> None:
    objects = repository.common_dir / "objects"
    size = sum(file.stat().st_size for file in objects.rglob("*") if file.is_file())
    if shutil.disk_usage(objects).free < ROOM * size + (64 << 20):
        raise RegisterError(
            f"The disk has too little room: about {ROOM * size >> 20} MB are needed for a while",
            "Make room, then run this again.",
        )


def _filled(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
