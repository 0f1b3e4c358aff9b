"""What of the history this clone lacks: nobody can say that nothing is held there."""

from __future__ import annotations

from tooling.git import GitError, Repository
from tooling.git.gaps import gaps
from tooling.subject_report.content import NotLooked


def not_here(repository: Repository) -> tuple[NotLooked, ...]:
    """Return what of the history this clone lacks."""
    blind = [NotLooked(reason=gap.value) for gap in gaps(repository)]
    if missing := _missing(repository):
        blind.append(NotLooked(reason="missing", count=missing))
    listing = repository.start("ls-files", "-s", "-z").finish().split(b"\0")
    if modules := sum(line.startswith(b"160000 ") for line in listing):
        blind.append(NotLooked(reason="submodule", count=modules))
    attributes = repository.root / ".gitattributes"
    if attributes.is_file() and b"filter=lfs" in attributes.read_bytes():
        blind.append(NotLooked(reason="lfs"))
    return tuple(blind)


def _missing(repository: Repository) -> int:
    """Return how many objects the history needs that are not in this clone."""
    options = ("--objects", "--all", "--reflog", "--indexed-objects", "--missing=print", "--quiet")
    try:
        said = repository.start("rev-list", *options, env={"GIT_NO_LAZY_FETCH": "1"}).finish()
    except GitError:  # a torn repository: at least one
        return 1
    return sum(line.startswith(b"?") for line in said.splitlines())
