"""What a clone lacks of the history: whoever answers out of it must say so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tooling.git.process import GitError

if TYPE_CHECKING:
    from tooling.git.repository import Repository


class Gap(StrEnum):
    """One reason why the history here is not the whole."""

    SHALLOW = "shallow"
    PARTIAL = "partial"
    GRAFTED = "grafted"
    SINGLE_BRANCH = "single-branch"

    @property
    def told(self) -> str:
        """What is missing, and how to get it, for whoever works with the clone."""
        return _TOLD[self]


_TOLD = {
    Gap.SHALLOW: (
        "This clone is shallow: older changes are not in it, and its oldest commit stands for all "
        "before it. git fetch --unshallow gets them."
    ),
    Gap.PARTIAL: (
        "This clone is partial: contents of older versions are not in it. git fetch --refetch "
        "after `git config --unset-all remote.origin.partialclonefilter` gets them."
    ),
    Gap.GRAFTED: (
        "Parts of this history are replaced (git replace, or grafts): the true one is hidden. "
        "`git replace -d` and removing .git/info/grafts show it."
    ),
    Gap.SINGLE_BRANCH: (
        "This clone has only one branch of its server. git remote set-branches origin '*' and "
        "git fetch get the others."
    ),
}
_SETTINGS = r"^(extensions\.partialclone|remote\..*\.(promisor|fetch))$"


def gaps(repository: Repository) -> tuple[Gap, ...]:
    """Return what `repository` lacks of the history, as far as a clone knows by itself."""
    settings = _settings(repository)
    names = [name for name, _ in settings]
    fetched = [value for name, value in settings if name.endswith(".fetch")]
    grafts = repository.common_dir / "info" / "grafts"
    replaced = repository.start("for-each-ref", "--count=1", "refs/replace/").finish()
    here = {
        Gap.SHALLOW: repository.is_shallow,
        Gap.PARTIAL: any(not name.endswith(".fetch") for name in names),
        Gap.GRAFTED: bool(replaced) or (grafts.is_file() and grafts.stat().st_size > 0),
        Gap.SINGLE_BRANCH: bool(fetched) and not any("*" in value for value in fetched),
    }
    return tuple(gap for gap, there in here.items() if there)


def _settings(repository: Repository) -> list[tuple[str, str]]:
    try:
        said = repository.start("config", "-z", "--get-regexp", _SETTINGS).finish()
    except GitError:  # there is no such setting
        return []
    pairs = (part.partition("\n") for part in said.decode(errors="replace").split("\0") if part)
    return [(name.lower(), value) for name, _, value in pairs]
