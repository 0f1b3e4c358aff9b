"""The register's packs: the mirror's come in (ADR 5, stage 5), and all other objects go (stage 10).

With them goes and comes the commit graph (stage 11), where the register had one. Without it `log`
makes one when it needs one (`tooling.git.commit_graph`).
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.refs import read_names
from tooling.erasure.rewriting.workspace import remove
from tooling.store.atomic import sync_folder
from tooling.store.scanning.files import LEFT_BEHIND

# In Git's own order: a pack without its index is not seen, an index without its pack is damage.
ENDINGS = (".idx", ".rev", ".bitmap", ".keep", ".promisor", ".mtimes", ".pack")


def pack_folder(repository: GitFolder) -> Path:
    """Return the folder of the repository's packs."""
    return repository.common_dir / "objects" / "pack"


def packs_of(repository: GitFolder) -> list[str]:
    """Return the names of the repository's packs (`pack-…`, without an ending)."""
    return sorted(file.stem for file in pack_folder(repository).glob("*.idx"))


def link_packs(repository: GitFolder, mirror: GitFolder, packs: Collection[str]) -> None:
    """Give the register the mirror's packs, the index of each last: without it none is seen."""
    target = pack_folder(repository)
    target.mkdir(exist_ok=True)
    for pack in packs:
        files = sorted(pack_folder(mirror).glob(f"{pack}.*"), key=lambda f: f.suffix == ".idx")
        for file in files:
            _link(file, target / file.name)
    sync_folder(target)


def _link(source: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:  # the objects lie on another file system
        beside = target.with_name(f"tmp_{target.name}")
        shutil.copyfile(source, beside)
        beside.replace(target)


def drop_packs(repository: GitFolder, packs: Collection[str]) -> None:
    """Remove packs of the mirror's that the register shall not have after all."""
    for ending in ENDINGS:
        for pack in packs:
            (pack_folder(repository) / f"{pack}{ending}").unlink(missing_ok=True)


def drop_objects(repository: GitFolder, packs: Collection[str], refs: Mapping[str, str]) -> bool:
    """Remove every object that is not in `packs`; False, and nothing done, if that is not safe.

    It is safe while the refs are those for which the packs were made. With all locks held.
    """
    now = {ref.name: ref.oid for ref in read_names(repository).refs}
    if now != dict(refs) or not set(packs) <= set(packs_of(repository)):
        return False
    folder = pack_folder(repository)
    objects = folder.parent
    for left in ("commit-graph", "packs", "commit-graphs"):
        remove(objects / "info" / left)
    for file in folder.glob("multi-pack-index*"):
        remove(file)
    for ending in ENDINGS:
        for file in folder.glob(f"*{ending}"):
            if file.name.removesuffix(ending) not in packs:
                remove(file)
    for file in folder.iterdir():  # what killed commands of Git left
        if file.name.startswith(LEFT_BEHIND):
            remove(file)
    for loose in objects.iterdir():
        if loose.name not in ("pack", "info"):
            remove(loose)
    return True


def has_graph(repository: GitFolder) -> bool:
    """Whether the register has a commit graph."""
    info = repository.common_dir / "objects" / "info"
    return (info / "commit-graph").exists() or (info / "commit-graphs").exists()


def take_graph(repository: GitFolder, mirror: GitFolder, head: str | None) -> None:
    """Give the register the mirror's commit graph, if it has one, and note how far it reaches."""
    source, target = (
        at.common_dir / "objects" / "info" / "commit-graphs" for at in (mirror, repository)
    )
    remembered = repository.common_dir / "register" / "commit-graph"
    remembered.unlink(missing_ok=True)
    if source.is_dir():
        remove(target)
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target)
        if head:
            remembered.write_text(head + "\n")
