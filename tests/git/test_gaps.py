"""A clone knows what it lacks of the history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk, git
from tooling.git import Repository
from tooling.git.gaps import Gap, gaps


def lacks(folder: Path) -> tuple[Gap, ...]:
    repository = Repository.discover(folder)
    assert repository is not None
    return gaps(repository)


@pytest.fixture
def source(desk: Desk) -> Desk:
    desk.write("a.txt", "a\n")
    desk.commit("Second")
    desk.git("config", "uploadpack.allowFilter", "true")
    return desk


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ()),
        (("--depth=1",), (Gap.SHALLOW, Gap.SINGLE_BRANCH)),
        (("--depth=1", "--no-single-branch"), (Gap.SHALLOW,)),
        (("--filter=blob:none",), (Gap.PARTIAL,)),
        (("--single-branch",), (Gap.SINGLE_BRANCH,)),
        (("--mirror",), ()),
    ],
)
def test_what_a_clone_lacks(
    options: tuple[str, ...], expected: tuple[Gap, ...], source: Desk, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", *options, f"file://{source.root}", "clone")
    bare = tmp_path / "clone"
    found = gaps(Repository(bare, bare)) if "--mirror" in options else lacks(bare)
    assert found == expected


def test_a_shallow_clone_that_was_made_whole_lacks_nothing(source: Desk, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{source.root}", "c")
    git(tmp_path / "c", "fetch", "-q", "--unshallow")
    assert lacks(tmp_path / "c") == ()


def test_a_register_that_was_never_cloned_lacks_nothing(source: Desk) -> None:
    assert lacks(source.root) == ()


def test_a_replaced_history_is_not_the_true_one(source: Desk) -> None:
    source.git("replace", "--graft", "HEAD")
    assert lacks(source.root) == (Gap.GRAFTED,)


def test_a_grafted_history_is_not_the_true_one(source: Desk) -> None:
    source.write(".git/info/grafts", "")
    assert lacks(source.root) == ()
    source.write(".git/info/grafts", source.head() + "\n")
    assert lacks(source.root) == (Gap.GRAFTED,)


def test_each_gap_says_how_to_fill_it() -> None:
    assert all("git" in gap.told for gap in Gap)
