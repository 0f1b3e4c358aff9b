"""What a clone knows of its remotes: how far HEAD is from what was last heard of them, and when.

Nothing here asks the network but `fetch`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

from tooling.errors import RegisterError
from tooling.git.process import GitError
from tooling.git.repository import Repository

#: Why a fetch failed, by what Git says on stderr, in its own language C.
CAUSES = (
    (
        "there is no connection to it",
        re.compile(
            r"Could not resolve host|timed out|Connection refused|Network is unreachable"
            r"|Failed to connect|Connection closed|Connection reset"
        ),
    ),
    (
        "it does not let you in",
        re.compile(
            r"Authentication failed|could not read Username|terminal prompts disabled"
            r"|Permission denied|Host key verification failed|HTTP 403|error: 403"
        ),
    ),
    (
        "there is no repository at its address",
        re.compile(r"does not appear to be a git repository|not found|does not exist"),
    ),
)
_LOCAL = "."  # the remote of a branch whose upstream is another branch of the same repository


class Line(Enum):
    """How HEAD stands to an upstream."""

    UPSTREAM = "its branch has one"
    NONE = "its branch has none"
    GONE = "its branch has one that is not there (any more)"
    DETACHED = "it is on no branch"


@dataclass(frozen=True, slots=True)
class Compared:
    """HEAD beside a branch of a remote, as this clone last heard of it.

    `name` is short (`origin/main`). `missing` are its commits that HEAD lacks, `own` those of HEAD
    that it lacks. `heard` is the day on which this clone last heard of the branch; None where it
    never did, or did not keep when.
    """

    name: str
    missing: int
    own: int
    heard: date | None


@dataclass(frozen=True, slots=True)
class Tracking:
    """What HEAD can be compared with. `upstream` names the branch's upstream where it has one.

    `remote` is the one that a fetch asks; None where there is none. `compared` are the upstream,
    the main branch of that remote and those of the others, as far as they are there: somebody's no
    counts by whichever way it came here.
    """

    line: Line
    upstream: str | None
    remote: str | None
    compared: tuple[Compared, ...]

    @property
    def behind(self) -> tuple[Compared, ...]:
        """Those that have commits that HEAD lacks."""
        return tuple(one for one in self.compared if one.missing)


def tracking(repository: Repository) -> Tracking:
    """Return how HEAD, which is a commit, stands to the remotes, by what this clone has heard."""
    line, upstream, remote = _upstream(repository)
    remotes = repository.start("remote").finish().decode().split()
    remote = remote or _main_remote(repository, remotes)
    asked = dict.fromkeys([*([remote] if remote else []), *remotes])
    mains = [main for name in asked if (main := _main_branch(repository, name)) is not None]
    follows = [upstream] if upstream is not None and line is Line.UPSTREAM else []
    names = dict.fromkeys([*follows, *mains])
    found = tuple(_compared(repository, name) for name in names if _related(repository, name))
    return Tracking(line, None if upstream is None else _short(upstream), remote, found)


def fetch(repository: Repository, remote: str) -> None:
    """Fetch the branches of `remote`. RegisterError says why it failed, and names no address."""
    options = ("--quiet", "--no-tags", "--no-recurse-submodules")
    try:
        repository.run("fetch", *options, "--end-of-options", remote)
    except GitError as error:
        if error.hint and "lock" in error.stderr:
            raise
        cause = next((said for said, pattern in CAUSES if pattern.search(error.stderr)), None)
        raise RegisterError(
            f"{remote} could not be fetched: {cause or 'git fetch failed'}",
            f"`git fetch {remote}` says more. Nothing was made.",
        ) from None


def was_fetched(repository: Repository, name: str) -> bool:
    """Whether the last fetch brought the branch called `name` (`origin/main`)."""
    return _fetched(repository, f"refs/remotes/{name}", None) is not None


def _upstream(repository: Repository) -> tuple[Line, str | None, str | None]:
    try:
        branch = repository.start("symbolic-ref", "-q", "HEAD").finish().decode().strip()
    except GitError as error:
        if error.status != 1:
            raise
        return Line.DETACHED, None, None
    form = "%(upstream)%00%(upstream:remotename)%00%(upstream:track,nobracket)"
    asked = repository.start("for-each-ref", f"--format={form}", branch).finish().decode()
    name, remote, track = asked.rstrip("\n").split("\0")
    remote = "" if remote == _LOCAL else remote
    if name:
        return (Line.GONE if track == "gone" else Line.UPSTREAM), name, remote or None
    if _setting(repository, f"branch.{branch.removeprefix('refs/heads/')}.merge"):
        return Line.GONE, None, None
    return Line.NONE, None, None


def _main_remote(repository: Repository, remotes: Collection[str]) -> str | None:
    """Return the remote that is asked where the branch names none; None where that is not plain."""
    chosen = _setting(repository, "checkout.defaultRemote") or "origin"
    if chosen in remotes:
        return chosen
    return next(iter(remotes)) if len(remotes) == 1 else None


def _main_branch(repository: Repository, remote: str) -> str | None:
    """Return the branch of `remote` that its clones begin with, as far as this clone knows."""
    folder = f"refs/remotes/{remote}/"
    asked = repository.start("for-each-ref", "--format=%(refname)%00%(symref)", folder).finish()
    refs = dict(line.split("\0") for line in asked.decode().splitlines())
    head = refs.get(f"{folder}HEAD")
    if head and head in refs:
        return head
    usual = [name for name in (f"{folder}main", f"{folder}master") if name in refs]
    return usual[0] if len(usual) == 1 else None


def _related(repository: Repository, name: str) -> bool:
    """Whether `name` is of one history with HEAD; in a shallow clone nobody can tell otherwise."""
    try:
        repository.start("merge-base", "HEAD", name).finish()
    except GitError as error:
        if error.status != 1:
            raise
        return repository.is_shallow
    return True


def _compared(repository: Repository, name: str) -> Compared:
    counted = repository.start("rev-list", "--left-right", "--count", f"HEAD...{name}", "--")
    own, missing = counted.finish().split()
    return Compared(_short(name), int(missing), int(own), _heard(repository, name))


def _short(name: str) -> str:
    return name.removeprefix("refs/remotes/").removeprefix("refs/heads/")


def _heard(repository: Repository, name: str) -> date | None:
    """Return the day on which this clone last heard of the branch: by a fetch, a push or a clone.

    A branch of the repository itself is not heard of.
    """
    if not name.startswith("refs/remotes/"):
        return None
    tip = repository.start("rev-parse", name).finish().decode().strip()
    remote = name.split("/")[2]
    moments = [_fetched(repository, name, tip), *_moments(repository, name)]
    if not any(moments):
        moments += _moments(repository, f"refs/remotes/{remote}/HEAD")  # a clone is kept there
    found = [moment for moment in moments if moment is not None]
    return _day(max(found)) if found else None


def _moments(repository: Repository, name: str) -> Iterator[float]:
    """Yield when the reflog of `name` was last written to, if there is one."""
    words = ("log", "-g", "-1", "--format=%gd", "--date=unix", name, "--")
    try:
        said = repository.start(*words).finish().decode()
    except GitError:
        return  # no such ref
    found = re.search(r"@\{([0-9]+)\}", said)
    if found:
        yield float(found[1])


def _fetched(repository: Repository, name: str, tip: str | None) -> float | None:
    """Return when the last fetch brought the branch `name`, at the commit `tip` if that is given.

    A fetch that failed leaves its file empty. Each work tree has its own.
    """
    _, _, _, branch = name.split("/", 3)
    common = repository.common_dir
    folders = {repository.git_dir, common, *common.glob("worktrees/*")}
    line = re.compile(rf"^([0-9a-f]+)\t[^\t\n]*\tbranch '{re.escape(branch)}' of ", re.MULTILINE)
    moments = []
    for folder in folders:
        file = folder / "FETCH_HEAD"
        try:
            text, moment = file.read_text(errors="replace"), file.stat().st_mtime
        except OSError:
            continue
        found = line.search(text)
        if found and tip in (None, found[1]):
            moments.append(moment)
    return max(moments, default=None)


def _day(moment: float) -> date:
    return datetime.fromtimestamp(moment, tz=UTC).astimezone().date()


def _setting(repository: Repository, name: str) -> str | None:
    try:
        return repository.start("config", "--get", name).finish().decode().strip() or None
    except GitError as error:
        if error.status != 1:
            raise
        return None
