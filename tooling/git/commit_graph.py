"""The commit graph: what makes the history of one file quick to find.

``git log -- PATH`` looks into every commit; with a changed-path filter for each (Bloom filters, in
the commit graph) it looks only where the path may have changed: 0.04 s instead of 1.9 s over
50,000 commits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tooling.git.process import GitError

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.git.repository import Repository

WORTH_IT = 2000  # commits without a filter; below, git log is quick enough without


def ensure_commit_graph(repository: Repository, note: Callable[[str], None]) -> bool:
    """Write what is missing of the commit graph if it is much; return whether it was.

    The commit that was HEAD at the last look is remembered, so that this asks Git for one count of
    what came since. Failing (a repository that one may only read) is no error: it is only slower.
    A shallow clone has no commit graph.
    """
    remembered = repository.common_dir / "register" / "commit-graph"
    if (repository.common_dir / "shallow").exists():
        return False
    covered = _covered(repository, remembered)
    try:
        head = repository.head()
        if head is None or head == covered:
            return False
        count = _uncovered(repository, head, covered)
        if count < WORTH_IT:
            return False
        note("Indexing the history (once; it makes the log of a contact quick)")
        # A graph that somebody else wrote may lack the filters: then it is made anew.
        how = "--split" if covered else "--split=replace"
        repository.start(
            "commit-graph", "write", "--reachable", "--changed-paths", "--no-progress", how
        ).finish()
        remembered.parent.mkdir(exist_ok=True)
        remembered.write_text(head + "\n")
    except (GitError, OSError):
        return False
    return True


def _covered(repository: Repository, remembered: Path) -> str | None:
    objects = repository.common_dir / "objects" / "info"
    graphs = objects / "commit-graphs" / "commit-graph-chain", objects / "commit-graph"
    if not any(graph.exists() for graph in graphs):
        return None
    try:
        return remembered.read_text().strip()
    except FileNotFoundError:
        return None


def _uncovered(repository: Repository, head: str, covered: str | None) -> int:
    since = (f"^{covered}",) if covered else ()
    limit = f"--max-count={WORTH_IT}"
    try:
        answer = repository.start("rev-list", "--count", limit, head, *since).finish()
    except GitError:  # the remembered commit is gone, after a rewrite
        answer = repository.start("rev-list", "--count", limit, head).finish()
    return int(answer)
