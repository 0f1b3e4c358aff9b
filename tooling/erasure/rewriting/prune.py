"""Cleaning up after the switch: what remembers the old history, and its objects."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.refs import read_names, stash_log
from tooling.erasure.rewriting.workspace import write

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.erasure.rewriting.folder import GitFolder

LEFT = (
    "ORIG_HEAD", "FETCH_HEAD", "COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "MERGE_RR",
    "MERGE_MODE", "MERGE_AUTOSTASH", "AUTO_MERGE", "REBASE_HEAD", "NOTES_EDITMSG", "TAG_EDITMSG",
    "EDIT_DESCRIPTION", "ADD_EDIT.patch", "addp-hunk-edit.diff", "gitk.cache", "info/refs",
)  # fmt: skip
LEFT_FOLDERS = ("rr-cache", "lost-found", "filter-repo", "rebased-patches")
# In Git's own order: a pack without its index is not seen, an index without its pack is damage.
ENDINGS = (".idx", ".rev", ".bitmap", ".keep", ".promisor", ".mtimes", ".pack")


def forget(folder: GitFolder, stash: bytes) -> None:
    """Remove reflogs and the files in which Git leaves messages; set the log of the stash."""
    log = stash_log(folder.common_dir)
    if stash:
        log.parent.mkdir(parents=True, exist_ok=True)
        write(log, stash)
    for file in sorted((folder.common_dir / "logs").rglob("*"), reverse=True):
        if file.is_dir():
            with suppress(OSError):
                file.rmdir()
        elif file != log or not stash:
            file.unlink(missing_ok=True)
    for name in LEFT:
        (folder.git_dir / name).unlink(missing_ok=True)
    for name in LEFT_FOLDERS:
        shutil.rmtree(folder.git_dir / name, ignore_errors=True)


def drop_objects(folder: GitFolder, packs: Collection[str], refs: Mapping[str, str]) -> bool:
    """Remove every object that is not in `packs`; False, and nothing done, if that is not safe.

    It is safe while the refs are those for which the packs were made. With all locks held.
    """
    now = {ref.name: ref.oid for ref in read_names(folder).refs}
    objects = folder.common_dir / "objects"
    whole = all((objects / "pack" / f"{pack}.idx").exists() for pack in packs)
    if now != dict(refs) or not whole:
        return False
    for name in ("commit-graph", "packs"):
        (objects / "info" / name).unlink(missing_ok=True)
    shutil.rmtree(objects / "info" / "commit-graphs", ignore_errors=True)
    pack = objects / "pack"
    for file in pack.glob("multi-pack-index*"):
        _remove(file)
    for ending in ENDINGS:
        for file in pack.glob(f"*{ending}"):
            if file.name.removesuffix(ending) not in packs:
                _remove(file)
    for file in pack.iterdir():  # what killed commands of Git left
        if file.name.startswith(("tmp_", ".tmp-")):
            _remove(file)
    for loose in _loose(objects):
        shutil.rmtree(loose, ignore_errors=True)
    return True


def drop_packs(folder: GitFolder, packs: Collection[str]) -> None:
    """Remove packs of the mirror's that the register shall not have after all."""
    for ending in ENDINGS:
        for pack in packs:
            _remove(folder.common_dir / "objects" / "pack" / f"{pack}{ending}")


def _loose(objects: Path) -> Iterator[Path]:
    return (entry for entry in objects.iterdir() if entry.name not in ("pack", "info"))


def _remove(file: Path) -> None:
    if file.is_dir():
        shutil.rmtree(file, ignore_errors=True)
    else:
        file.unlink(missing_ok=True)
