"""The commit graph, with changed paths: made anew where the register had one.

Without it `log` makes one when it needs one (`tooling.git.commit_graph`).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.workspace import remove

if TYPE_CHECKING:
    from tooling.erasure.rewriting.folder import GitFolder


def has_graph(folder: GitFolder) -> bool:
    """Whether the register has a commit graph."""
    info = folder.common_dir / "objects" / "info"
    return (info / "commit-graph").exists() or (info / "commit-graphs").exists()


def write_graph(mirror: GitFolder) -> None:
    """Write the graph of the rewritten history, in the mirror."""
    how = "--reachable", "--changed-paths", "--split=replace", "--no-progress"
    mirror.ask("commit-graph", "write", *how)


def take_graph(folder: GitFolder, mirror: GitFolder, head: str | None) -> None:
    """Give the register the mirror's graph, if it has one, and note how far it reaches."""
    source, target = (at.common_dir / "objects" / "info" for at in (mirror, folder))
    graphs = source / "commit-graphs"
    remembered = folder.common_dir / "register" / "commit-graph"
    remembered.unlink(missing_ok=True)
    if graphs.is_dir():
        remove(target / "commit-graphs")
        target.mkdir(exist_ok=True)
        shutil.copytree(graphs, target / "commit-graphs")
        if head:
            remembered.write_text(head + "\n")
