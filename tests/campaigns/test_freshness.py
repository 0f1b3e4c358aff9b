"""No list is made where the clone is known to lack what others pushed, and doubts are said."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.shop import OBJECTION, Shop, table
from tests.desk import git
from tooling.git import GitError, Repository
from tooling.yaml.reader import read

FIRST = ("export", "spring", "--to", "marketing")


@pytest.fixture
def origin(shop: Shop, tmp_path: Path) -> Path:
    """The remote that all push to; the shop's branch follows its main."""
    folder = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(folder))
    shop.git("remote", "add", "origin", str(folder))
    shop.git("push", "-q", "-u", "origin", "main")
    return folder


@pytest.fixture
def colleague(origin: Path, tmp_path: Path) -> Shop:
    git(tmp_path, "clone", "-q", str(origin), "colleague")
    return Shop(tmp_path / "colleague")


def objects(colleague: Shop, id: str = "bbbbbbbb") -> None:
    colleague.contact(id, objections=[OBJECTION])
    colleague.commit("Object")
    colleague.git("push", "-q")


def heard(shop: Shop, day: datetime) -> None:
    """Let the last fetch have been on `day`."""
    os.utime(shop.root / ".git/FETCH_HEAD", (day.timestamp(), day.timestamp()))


def said(shop: Shop, *more: str) -> str:
    answer = shop.tooling(*FIRST, "--force", *more)
    assert answer.code == 0, answer.err
    return answer.err


def disclosure(shop: Shop, summary: dict[str, Any]) -> dict[str, Any]:
    return dict(read((shop.root / summary["disclosure"]).read_bytes()))


def test_what_is_known_to_be_missing_is_not_passed_by(shop: Shop, colleague: Shop) -> None:
    objects(colleague)
    assert shop.export()["exported"] == 2  # nobody here can know yet
    shop.git("reset", "-q", "--hard", "HEAD~1")
    shop.git("fetch", "-q")
    told = shop.refused(*FIRST[1:], "--force")
    assert "This clone is behind origin/main: 1 commit is not here" in told
    assert "objection" in told
    assert "`git pull`" in told
    assert "--behind-anyway REASON" in told
    shop.git("pull", "-q")
    assert [row["id"] for row in table(shop.export("--force"))] == ["cccccccc"]


def test_a_branch_with_commits_of_its_own_is_behind_too(shop: Shop, colleague: Shop) -> None:
    objects(colleague)
    shop.contact("kkkkkkkk")
    shop.commit("Add")
    shop.git("fetch", "-q")
    assert "git pull --rebase" in shop.refused(*FIRST[1:])


def test_fetch_asks_the_remote_first(shop: Shop, colleague: Shop) -> None:
    assert "Nothing is missing here that origin/main had" in said(shop, "--fetch")
    shop.git("push", "-q")
    colleague.git("pull", "-q")
    objects(colleague)
    assert "This clone is behind origin/main" in shop.refused(*FIRST[1:], "--fetch", "--force")


def test_a_list_of_a_past_state_heeds_the_objections_of_today(shop: Shop, colleague: Shop) -> None:
    objects(colleague)
    told = shop.refused(*FIRST[1:], "--at", "HEAD", "--fetch")
    assert "behind origin/main" in told


def test_a_reason_is_kept_in_the_disclosure(shop: Shop, colleague: Shop) -> None:
    objects(colleague)
    shop.git("fetch", "-q")
    why = "the network\n is down, the fair opens at noon"
    answer = shop.tooling(*FIRST, "--json", "--behind-anyway", why)
    assert answer.code == 0, answer.err
    kept = disclosure(shop, answer.json)
    assert kept["behind_anyway"] == "the network is down, the fair opens at noon"
    assert "Going on although this clone is behind origin/main: 1 commit" in answer.err
    assert set(answer.json) == {
        "campaign", "commit", "selected", "exported", "excluded", "output", "sha256", "disclosure",
    }  # fmt: skip
    assert [f for f in shop.validate().json["findings"] if f["severity"] == "error"] == []
    report = shop.tooling("subject-report", "bbbbbbbb")
    assert report.code == 0, report.err
    assert "Spring newsletter" in report.out


def test_a_reason_that_is_not_needed_is_not_kept(shop: Shop, origin: Path) -> None:
    answer = shop.tooling(*FIRST, "--json", "--behind-anyway", "just in case")
    assert "not recorded" in answer.err
    assert "behind_anyway" not in disclosure(shop, answer.json)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("x" * 501, "is empty"),
        ("a\x1bb", "no plain text"),
        ("asked by aino@kaapeli.example", "holds an address"),
        ("call 040 555 0123", "holds an address or a number"),
        ("agreed with AINO, at noon", "has a name in it"),
        ("Esimerkki wants it", "has a name in it"),
    ],
)
def test_a_reason_names_nobody(shop: Shop, colleague: Shop, why: str, told: str) -> None:
    objects(colleague)
    shop.git("fetch", "-q")
    err = shop.refused(*FIRST[1:], "--behind-anyway", why)
    assert told in err
    assert not why.strip() or why not in err


def test_what_only_looks_says_so(shop: Shop, colleague: Shop) -> None:
    quiet = [
        ("explain", "spring"), ("explain", "spring", "bbbbbbbb"), ("changes", "--since", "HEAD"),
        ("show", "bbbbbbbb"),
    ]  # fmt: skip
    for words in quiet:
        answer = shop.tooling(*words)
        assert "behind" not in answer.err
    objects(colleague)
    shop.git("fetch", "-q")
    for words in quiet:
        answer = shop.tooling(*words)
        assert answer.code == 0
        assert "Note: This clone is behind origin/main: 1 commit is not here" in answer.err
        found = shop.tooling(*words, "--json").json
        assert found["behind"].startswith("This clone is behind")


def test_how_old_that_knowledge_is_is_said(shop: Shop, colleague: Shop) -> None:
    shop.git("fetch", "-q")
    shop.git("config", "core.logAllRefUpdates", "false")
    (shop.root / ".git/logs/refs/remotes/origin/main").unlink()
    heard(shop, datetime(2025, 5, 20, 12, tzinfo=UTC))
    assert "that origin/main had, as of 2025-05-20 (12 days ago)." in said(shop)
    heard(shop, datetime(2025, 5, 31, 12, tzinfo=UTC))
    assert "as of 2025-05-31 (yesterday)" in said(shop)
    heard(shop, datetime(2025, 6, 1, 12, tzinfo=UTC))
    assert "as of 2025-06-01 (today)" in said(shop)
    heard(shop, datetime(2025, 6, 2, 12, tzinfo=UTC))
    assert "as of 2025-06-02." in said(shop)
    (shop.root / ".git/FETCH_HEAD").unlink()
    assert "when it was last fetched is not known" in said(shop)


def test_a_fetch_that_failed_is_no_news(shop: Shop, colleague: Shop, origin: Path) -> None:
    shop.git("fetch", "-q")
    shop.git("config", "core.logAllRefUpdates", "false")
    (shop.root / ".git/logs/refs/remotes/origin/main").unlink()
    origin.rename(origin.with_name("elsewhere"))
    shop.git("fetch", "-q", check=False)
    assert "when it was last fetched is not known" in said(shop)


def test_a_fresh_clone_was_heard_of_when_it_was_cloned(colleague: Shop) -> None:
    assert "that origin/main had, as of 2025-01-02 (150 days ago)." in said(colleague)


def test_what_was_pushed_was_heard_of_then(shop: Shop, origin: Path) -> None:
    assert "as of 2025-01-02" in said(shop)


def test_a_register_without_a_remote_is_whole(shop: Shop) -> None:
    assert "This register has no remote: what is here is all there is." in said(shop)
    told = shop.refused(*FIRST[1:], "--fetch", "--force")
    assert "There is no remote to fetch from" in told


def test_a_fetch_that_fails_makes_no_list(shop: Shop, origin: Path) -> None:
    origin.rename(origin.with_name("elsewhere"))
    told = shop.refused(*FIRST[1:], "--fetch")
    assert "origin could not be fetched: there is no repository at its address" in told
    assert str(origin) not in told


@pytest.mark.parametrize(
    ("stderr", "cause"),
    [
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "no connection"),
        ("ssh: connect to host x port 22: Connection timed out", "no connection"),
        ("fatal: could not read Username for 'https://x': terminal prompts disabled", "let you in"),
        ("git@x: Permission denied (publickey).", "let you in"),
        ("remote: Repository not found.", "no repository"),
        ("fatal: something odd", "git fetch failed"),
    ],
)
def test_why_a_fetch_failed_is_said(
    shop: Shop, origin: Path, monkeypatch: pytest.MonkeyPatch, stderr: str, cause: str
) -> None:
    whole = Repository.run

    def run(self: Any, *words: str, **more: Any) -> bytes:
        if words[0] == "fetch":
            raise GitError("fetch", 128, stderr)
        return whole(self, *words, **more)

    monkeypatch.setattr(Repository, "run", run)
    told = shop.refused(*FIRST[1:], "--fetch")
    assert cause in told
    assert "https" not in told


def test_an_upstream_that_is_gone_is_said(shop: Shop, colleague: Shop) -> None:
    shop.git("checkout", "-q", "-b", "list")
    shop.git("push", "-q", "-u", "origin", "list")
    shop.git("push", "-q", "origin", "--delete", "list")
    err = said(shop)
    assert "The upstream of this branch, origin/list, is not there" in err
    assert "origin/main" in err
    objects(colleague)
    shop.git("fetch", "-q")
    assert "git merge origin/main" in shop.refused(*FIRST[1:], "--force")


def test_an_upstream_that_the_remote_lost_is_not_fetched(shop: Shop, origin: Path) -> None:
    """Git goes on with what it once fetched: that says nothing of today."""
    shop.git("checkout", "-q", "-b", "list")
    shop.git("push", "-q", "-u", "origin", "list")
    git(origin, "branch", "-D", "list")
    told = shop.refused(*FIRST[1:], "--fetch")
    assert "origin has no branch of the name of origin/list any more" in told


def test_a_remote_that_was_taken_away_is_no_upstream(shop: Shop, origin: Path) -> None:
    shop.git("config", "--remove-section", "remote.origin")
    err = said(shop)
    assert "The upstream of this branch is not there" in err
    assert "nobody can tell" in err


def test_a_branch_without_upstream_is_compared_with_the_main_one(
    shop: Shop, colleague: Shop
) -> None:
    objects(colleague)
    shop.git("fetch", "-q")
    shop.git("checkout", "-q", "--no-track", "-b", "list")
    assert "behind origin/main" in shop.refused(*FIRST[1:])
    shop.git("branch", "-q", "--set-upstream-to=main")  # another branch here, not a remote's
    assert "behind origin/main" in shop.refused(*FIRST[1:])
    shop.git("checkout", "-q", "main")
    shop.git("merge", "-q", "origin/main")
    shop.git("checkout", "-q", "list")
    told = shop.refused(*FIRST[1:])
    assert "behind main:" in told
    assert "`git pull`" in told


def test_no_branch_at_all(shop: Shop, colleague: Shop) -> None:
    shop.git("checkout", "-q", "--detach")
    assert "git switch main" in shop.refused(*FIRST[1:], "--force")  # its disclosure would be lost
    shop.git("checkout", "-q", "main")
    objects(colleague)
    shop.git("fetch", "-q")
    shop.git("checkout", "-q", "--detach")
    assert "check out a branch" in shop.refused(*FIRST[1:], "--force")


def test_a_checkout_as_ci_makes_one(colleague: Shop, origin: Path, tmp_path: Path) -> None:
    """One commit, on no branch, and nothing of the remote but its name."""
    runner = Shop(tmp_path / "runner")
    git(tmp_path, "init", "-q", str(runner.root))
    runner.git("remote", "add", "origin", f"file://{origin}")
    git(origin, "update-ref", "refs/pull/7/merge", "main")
    refspec = "+refs/pull/7/merge:refs/remotes/pull/7/merge"
    runner.git("fetch", "-q", "--depth=1", "origin", refspec)
    runner.git("checkout", "-q", "--detach", "refs/remotes/pull/7/merge")
    told = runner.refused(*FIRST[1:], "--force")
    assert "Not compared with any remote: HEAD is on no branch." in told
    assert runner.tooling("explain", "spring").code == 0


def test_a_shallow_clone_is_compared_as_far_as_it_goes(
    shop: Shop, colleague: Shop, origin: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{origin}", "shallow")
    shallow = Shop(tmp_path / "shallow")
    objects(colleague)
    assert "behind origin/main" in shallow.refused(*FIRST[1:], "--fetch")
    shallow.git("fetch", "-q", "--depth=1")
    assert "behind origin/main" in shallow.refused(*FIRST[1:])


def test_a_work_tree_beside(shop: Shop, colleague: Shop, tmp_path: Path) -> None:
    shop.git("worktree", "add", "-q", "-b", "list", str(tmp_path / "beside"), "origin/main")
    beside = Shop(tmp_path / "beside")
    assert "Nothing is missing here that origin/main had" in said(beside, "--fetch")
    objects(colleague)
    shop.git("fetch", "-q")
    assert "behind origin/main" in beside.refused(*FIRST[1:], "--force")


def test_a_remote_of_another_name(shop: Shop, colleague: Shop) -> None:
    shop.git("remote", "rename", "origin", "company")
    objects(colleague)
    assert "behind company/main" in shop.refused(*FIRST[1:], "--fetch")


def test_a_remote_of_another_history_says_nothing(shop: Shop, tmp_path: Path) -> None:
    other = tmp_path / "other"
    git(tmp_path, "init", "-q", "-b", "main", str(other))
    git(other, "commit", "-q", "--allow-empty", "-m", "Another")
    shop.git("remote", "add", "origin", str(other))
    shop.git("fetch", "-q", "origin")
    assert "Not compared with any remote: this branch has no upstream." in said(shop)


def test_every_remote_that_is_known_here_counts(
    shop: Shop, colleague: Shop, origin: Path, tmp_path: Path
) -> None:
    """The branch follows a fork, and the objection was pushed to what all share."""
    fork = tmp_path / "fork.git"
    git(tmp_path, "clone", "-q", "--bare", str(origin), str(fork))
    shop.git("remote", "add", "fork", str(fork))
    shop.git("fetch", "-q", "fork")
    shop.git("branch", "-q", "--set-upstream-to=fork/main")
    err = said(shop)
    assert "Nothing is missing here that fork/main had" in err
    assert "Nothing is missing here that origin/main had" in err
    objects(colleague)
    shop.git("fetch", "-q", "origin")
    told = shop.refused(*FIRST[1:], "--force")
    assert "behind origin/main" in told
    assert "`git merge origin/main`" in told
    assert "behind origin/main" in shop.tooling("explain", "spring").err
    shop.git("merge", "-q", "origin/main")
    assert shop.export("--force")["exported"] == 1


def test_which_of_several_remotes_is_asked(shop: Shop, colleague: Shop, origin: Path) -> None:
    shop.git("branch", "--unset-upstream")
    shop.git("remote", "rename", "origin", "company")
    shop.git("remote", "add", "backup", str(origin))
    assert "no remote to fetch from" in shop.refused(*FIRST[1:], "--fetch")
    shop.git("config", "checkout.defaultRemote", "company")
    objects(colleague)
    assert "behind company/main" in shop.refused(*FIRST[1:], "--fetch")


def test_a_locked_repository_is_said(
    shop: Shop, origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(self: Any, *words: str, **more: Any) -> bytes:
        raise GitError("fetch", 128, "error: cannot lock ref 'refs/remotes/origin/main'")

    monkeypatch.setattr(Repository, "run", run)
    assert "Run this again" in shop.refused(*FIRST[1:], "--fetch")
