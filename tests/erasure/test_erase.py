"""Each planted trace is named by the plan and gone afterwards; everything else is as before."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.desk import git
from tests.erasure.people import (
    GONE,
    MAIJA,
    NAMESAKE,
    OTHER,
    THIRD,
    TRACES,
    ErasureDesk,
    begin,
    contact,
    path_of,
    plant,
)
from tooling.audit.field_history import history
from tooling.erasure.rewriting.commit_map import followed, map_sha256
from tooling.erasure.rewriting.filtering import Orders, run
from tooling.erasure.rewriting.journal import Erased
from tooling.erasure.rewriting.replace import close, replace_history
from tooling.erasure.rewriting.summary import Part, Summary
from tooling.errors import RegisterError
from tooling.rules.traces import Person, Tracer
from tooling.store.scanning.scan import scan


@pytest.fixture
def desk(repository: Path) -> ErasureDesk:
    desk = begin(repository)
    plant(desk)
    return desk


def told(desk: ErasureDesk, id: str) -> list[tuple[object, ...]]:
    rows = history(desk.repository, "", id)
    return [(r.time, r.author, r.subject, r.register, r.field, r.before, r.after) for r in rows]


def whats(plan: Summary, part: Part) -> list[str]:
    return [item.what for item in plan.parts[part]]


def test_the_plan_names_every_trace(desk: ErasureDesk) -> None:
    plan = desk.plan()
    assert {(file.what, file.versions) for file in plan.parts["files"]} == {
        (path_of(GONE), 1),
        (path_of(GONE, "prospects"), 1),
        ("people/buyer.yaml", 1),
    }
    mentions = {mention.what: mention for mention in plan.parts["mentions"]}
    assert mentions["lists/spring.csv"].exported
    assert mentions[path_of(OTHER)].kinds == ("name", "phone")
    assert mentions[path_of(OTHER)].versions == 2  # one committed, one in the stash
    assert path_of(THIRD) in mentions
    assert whats(plan, "file_names") == ["paper/(erased).txt"]
    subjects = {desk.git("log", "-1", "--format=%s", oid) for oid in whats(plan, "messages")}
    assert "Call Maija Virtanen back" in subjects
    assert [tag.where for tag in plan.parts["tags"]] == ["refs/tags/v1"]
    assert whats(plan, "notes") == ["refs/notes/commits"]
    assert whats(plan, "stashes") == ["stash@{0}", "stash@{1}"]
    assert [(one.where, one.kinds) for one in plan.parts["dangling"]] == [("blob", ("email",))]
    moved = plan.moved
    assert moved["branch"] == ("refs/heads/autumn", "refs/heads/main")
    assert moved["pull request"] == ("refs/pull/1/head",)
    assert moved["tag"] == ("refs/tags/light", "refs/tags/v1")
    assert plan.commits_rewritten < plan.commits
    assert any("logs" in path for path in whats(plan, "elsewhere"))


def test_the_plan_holds_no_value(desk: ErasureDesk) -> None:
    text = repr(desk.plan()).casefold()
    assert "virtanen" not in text
    assert "1234567" not in text.replace(" ", "")


def test_nothing_is_left(desk: ErasureDesk) -> None:
    assert all(trace in desk.everything() for trace in TRACES)
    done = desk.erase()
    assert (done.left, done.kept, done.pruned) == ((), (), True)
    found = [trace for trace in TRACES if trace in desk.everything()]
    assert found == []
    assert scan(desk.root / ".git", Tracer([MAIJA])).hits == ()
    assert desk.git("fsck", "--full", "--strict") == ""
    plan = desk.plan()
    assert (plan.commits_rewritten, set(plan.parts.values())) == (0, {()})


def test_others_are_as_before(desk: ErasureDesk) -> None:
    tips = desk.tips()
    logs = {id: told(desk, id) for id in (OTHER, THIRD)}
    first = desk.git("rev-parse", "main~9")
    desk.erase()
    for ref, files in desk.tips().items():
        if ref == "refs/notes/commits":
            continue
        before = tips[ref]
        same = {path for path, oid in files.items() if before.get(path) == oid}
        assert same >= {".gitignore", "readme.md"} & set(files)
        assert set(before) - set(files) <= {
            path_of(GONE),
            path_of(GONE, "prospects"),
            "people/buyer.yaml",
            "paper/maija-virtanen.txt",
        }
        if ref != "refs/heads/autumn":
            assert THIRD not in before or path_of(THIRD) in same
    assert told(desk, THIRD) == logs[THIRD]
    mine, theirs = told(desk, OTHER), logs[OTHER]
    assert [row[:5] for row in mine] == [row[:5] for row in theirs]
    assert mine[1:] == theirs[1:]  # the newest is the free text itself
    assert desk.git("rev-parse", "main~9") == first
    assert told(desk, GONE) == []


def test_the_work_tree_follows(desk: ErasureDesk) -> None:
    before = {path: (desk.root / path).stat().st_mtime_ns for path in ("readme.md", path_of(THIRD))}
    desk.erase()
    assert desk.git("status", "--porcelain").splitlines() == ["?? untracked.txt"]
    assert (desk.root / "exports/mine.csv").read_text() == "ignored\n"
    assert not (desk.root / path_of(GONE)).parent.exists()
    assert "(erased)" in (desk.root / path_of(OTHER)).read_text()
    after = {path: (desk.root / path).stat().st_mtime_ns for path in before}
    assert after == before


def test_stashes_tags_and_notes_live_on(desk: ErasureDesk) -> None:
    desk.erase()
    listed = desk.git("stash", "list").splitlines()
    assert listed[0] == "stash@{0}: On main: Second, for (erased)"
    head = desk.git("rev-parse", "--short", "main")
    assert listed[1].startswith(f"stash@{{1}}: WIP on main: {head[:7]}")
    assert "First stash, (erased)" in desk.git("stash", "show", "-p", "stash@{1}")
    desk.git("stash", "pop", "-q")
    assert "Second stash" in (desk.root / path_of(OTHER)).read_text()
    tag = desk.git("cat-file", "tag", "v1")
    assert "tagger Aino Tester <aino@tests.example> 1738548306 +0200" in tag
    assert tag.endswith("As (erased) asked")
    assert desk.git("rev-parse", "v1^{}") == desk.git("rev-parse", "light")
    assert desk.git("notes", "show", "light") == "Told by (erased)"


def test_ids_in_records_follow(desk: ErasureDesk) -> None:
    old = desk.git("rev-parse", "main~5")
    early = desk.git("rev-list", "--max-parents=0", "main")
    loose = desk.git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "Only the disclosure knows")
    text = f"commit: {old}\nother: {early}\nloose: {loose}\n"
    desk.commit("Disclose", {"records/disclosures/d1.yaml": text})
    oldest = desk.git("log", "--format=%H", "--grep=^Add one$")
    done = desk.erase()
    (file,) = followed(desk.root, done.commits, frozenset())
    assert file.path == "records/disclosures/d1.yaml"
    assert file.before == text.encode()
    new = done.commits[old]
    assert file.after == f"commit: {new}\nother: {early}\nloose: {done.commits[loose]}\n".encode()
    assert desk.git("log", "-1", "--format=%s", done.commits[loose])
    assert followed(desk.root, done.commits, frozenset(done.commits)) == []
    assert done.map_sha256 == map_sha256(done.commits)
    assert set(done.boundary) <= set(done.commits)
    assert done.boundary[0] == oldest


def test_messages_follow_ids_and_all_else_is_kept(repository: Path) -> None:
    desk = begin(repository)
    maija = desk.git("log", "-1", "--format=%h", "--", path_of(GONE))
    desk.commit(f"See {maija}", {"a.txt": "a"})
    raw = (
        b"tree %b\nparent %b\nauthor \xc4 <x@y.example> 1 -0330\n"
        b"committer B <b@c.example> 99 +1245\n"
    )
    head = [desk.git("rev-parse", name).encode() for name in ("HEAD^{tree}", "HEAD")]
    body = b"encoding ISO-8859-1\n\nGr\xfc\xdfe\n\n\ntwo blank lines, no end"
    odd = desk.git("hash-object", "-w", "-t", "commit", "--stdin", input=raw % tuple(head) + body)
    desk.git("reset", "-q", "--hard", odd)
    done = desk.erase()
    new = subprocess.run(
        ["git", "cat-file", "commit", "HEAD"], cwd=desk.root, check=True, capture_output=True
    ).stdout
    head = [desk.git("rev-parse", name).encode() for name in ("HEAD^{tree}", "HEAD~")]
    assert new == raw % tuple(head) + body
    short = next(new for old, new in done.commits.items() if old.startswith(maija))[: len(maija)]
    assert desk.git("log", "-1", "--format=%s", "HEAD~") == f"See {short}"
    assert len(desk.git("log", "--format=%H").splitlines()) == 7  # "Add one" is empty, and there


def test_signatures_are_counted_and_early_ones_kept(repository: Path) -> None:
    desk = begin(repository)

    def sign(rev: str) -> str:
        lines = desk.git("cat-file", "commit", rev).split("\n")
        lines[lines.index("") : lines.index("")] = ["gpgsig -----BEGIN PGP SIGNATURE-----", " x"]
        return desk.git(
            "hash-object", "-w", "-t", "commit", "--stdin", input="\n".join(lines).encode()
        )

    late = sign("main")
    early = sign("main~4")
    desk.git("update-ref", "refs/heads/main", late)
    desk.git("branch", "early", early)
    plan = desk.plan()
    assert plan.signatures_lost == 1
    desk.erase()
    assert desk.git("rev-parse", "early") == early
    assert "gpgsig" not in desk.git("cat-file", "commit", "main")


def test_author_and_ref_names(repository: Path) -> None:
    desk = begin(repository)
    author = f"Maija Virtanen <{MAIJA.emails[0]}>"
    desk.git("commit", "-q", "--allow-empty", "-m", "Mine", "--author", author)
    desk.git("branch", "talk/maija-virtanen")
    desk.git("tag", "-a", "-m", "x", "maija-virtanen")
    desk.git("checkout", "-q", "talk/maija-virtanen")
    plan = desk.plan()
    assert whats(plan, "ref_names") == ["refs/heads/talk/(erased)", "refs/tags/(erased)"]
    done = desk.erase()
    assert done.left == ()
    assert desk.git("log", "-1", "--format=%an %ae %cn") == "(erased) (erased) Aino Tester"
    assert desk.git("branch", "--show-current") == "talk/erased-1"
    assert desk.git("tag") == "erased-1"
    assert desk.git("fsck") == ""


def test_names_that_are_no_utf_8(repository: Path) -> None:
    desk = begin(repository)
    desk.write("paper.txt", "A form.\n")
    for name in (b"p\xe4\xe4/maija-virtanen.txt", b"p\xe4\xe4/other.txt"):
        line = b"100644 " + desk.git("hash-object", "-w", "paper.txt").encode() + b"\t" + name
        desk.git("update-index", "--add", "-z", "--index-info", input=line + b"\0")
    desk.git("commit", "-q", "-m", "Papers")
    desk.git("reset", "-q", "--hard")
    (desk.root / ".git/packed-refs").write_bytes(
        desk.git("rev-parse", "HEAD").encode() + b" refs/tags/p\xe4iv\xe4-maija-virtanen\n"
    )
    plan = desk.plan()
    assert whats(plan, "file_names") == ["p\ufffd\ufffd/(erased).txt"]
    assert whats(plan, "ref_names") == ["refs/tags/p\ufffdiv\ufffd-(erased)"]
    assert desk.erase().left == ()
    listed = desk.git("ls-files", "-z").encode(errors="surrogateescape").split(b"\0")
    assert {name for name in listed if name.startswith(b"p")} == {
        b"p\xe4\xe4/erased-1.txt",
        b"p\xe4\xe4/other.txt",
    }
    assert desk.git("status", "--porcelain", "-uno") == ""


def test_several_people_at_once(desk: ErasureDesk) -> None:
    aada = Person(emails=("aada@berg.example",), names=(("Aada", "Berg"),), ids=(THIRD,))
    desk.erase(MAIJA, aada)
    everything = desk.everything()
    assert b"aada@berg" not in everything
    assert b"aija.virtanen" not in everything
    assert told(desk, OTHER)


def test_the_only_contact(repository: Path) -> None:
    desk = ErasureDesk(repository)
    maija = contact(GONE, "Maija", "Virtanen", MAIJA.emails[0])
    desk.commit("Begin", {path_of(GONE): maija})
    desk.erase()
    assert desk.git("ls-tree", "-r", "HEAD") == ""
    assert desk.git("log", "--format=%s") == "Begin"
    assert desk.git("status", "--porcelain") == ""
    assert desk.git("fsck") == ""
    close(desk.repository)
    desk.commit("Go on", {"a.txt": "a"})


def test_a_namesake_keeps_the_name(repository: Path) -> None:
    desk = begin(repository)
    other = contact(NAMESAKE, "Maija", "Virtanen", "maija@elsewhere.example")
    desk.commit("Another", {path_of(NAMESAKE): other})
    desk.erase(keep=(NAMESAKE,))
    assert (desk.root / path_of(NAMESAKE)).read_text() == other
    assert told(desk, NAMESAKE)


def test_a_namesakes_file_loses_what_is_the_erased_ones_alone(repository: Path) -> None:
    desk = begin(repository)
    other = contact(NAMESAKE, "Maija", "Virtanen", "maija@elsewhere.example")
    desk.commit("Mix up", {path_of(NAMESAKE): other + "notes: Maija Virtanen, 040 123 4567\n"})
    desk.erase(keep=(NAMESAKE,))
    text = desk.text(path_of(NAMESAKE))
    assert text == other + "notes: Maija Virtanen, (erased)\n"
    assert b"123 4567" not in desk.everything()


def test_a_commit_graph_is_made_of_the_new_history(desk: ErasureDesk) -> None:
    desk.git("commit-graph", "write", "--reachable", "--changed-paths", "--split")
    old = desk.head()
    desk.erase()
    assert list((desk.root / ".git/objects/info/commit-graphs").iterdir())
    assert desk.git("commit-graph", "verify") == ""
    assert old not in desk.git("log", "--all", "--format=%H")
    assert told(desk, OTHER)


def test_detached(desk: ErasureDesk) -> None:
    desk.git("checkout", "-q", "--detach")
    desk.commit("Nobody's branch", {"free.txt": "x"})
    done = desk.erase()
    assert done.left == ()
    assert desk.git("log", "-1", "--format=%s") == "Nobody's branch"
    assert desk.git("symbolic-ref", "-q", "HEAD", check=False) == ""
    assert desk.git("status", "--porcelain").splitlines() == ["?? untracked.txt"]
    assert desk.git("fsck") == ""


def test_unborn(desk: ErasureDesk) -> None:
    desk.git("symbolic-ref", "HEAD", "refs/heads/fresh")
    (desk.root / ".git/index").unlink()
    assert desk.erase().left == ()
    assert desk.git("branch", "--show-current") == "fresh"
    assert desk.git("fsck") == ""


def test_only_a_dangling_object(repository: Path) -> None:
    desk = ErasureDesk(repository)
    head = desk.commit("Begin", {"a.txt": "a"})
    desk.git("hash-object", "-w", "--stdin", input=b"maija.virtanen@tehdas.example")
    done = desk.erase()
    assert (done.left, done.commits) == ((), {})
    assert desk.git("rev-parse", "HEAD") == head
    assert TRACES[0] not in desk.everything()


def test_tags_of_tags_blobs_and_trees(repository: Path) -> None:
    desk = begin(repository)
    blob = desk.git("hash-object", "-w", "--stdin", input=b"Key of Maija Virtanen")
    desk.git("tag", "-a", "-m", "A blob", "blob", blob)
    desk.git("tag", "-a", "-m", "A commit", "inner")
    desk.git("tag", "-a", "-m", "A tag", "outer", "inner")
    desk.git("tag", "-a", "-m", "A tree", "tree", "HEAD^{tree}")
    desk.git("update-ref", "refs/odd/place", desk.git("rev-parse", "inner"))
    clean = desk.git("hash-object", "-w", "--stdin", input=b"Clean")
    desk.git("tag", "clean", clean)
    desk.git("replace", "HEAD~1", "HEAD~2")
    done = desk.erase()
    assert done.left == ()
    assert desk.git("cat-file", "-p", "blob^{}") == "Key of (erased)"
    assert desk.git("rev-parse", "outer^{}") == desk.git("rev-parse", "HEAD")
    assert desk.git("rev-parse", "refs/odd/place") == desk.git("rev-parse", "inner")
    assert desk.git("tag", "-l", "tree") == ""  # it was of a state that is no more
    assert desk.git("rev-parse", "clean") == clean
    assert desk.git("replace", "-l") == desk.git("--no-replace-objects", "rev-parse", "HEAD~1")
    assert desk.git("fsck") == ""


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda desk: desk.write("readme.md", "changed\n"), "not committed"),
        (lambda desk: desk.git("worktree", "add", "-q", "../second"), "work tree"),
        (lambda desk: (desk.root / ".git/MERGE_HEAD").write_text("x"), "merge"),
        (lambda desk: (desk.root / ".git/rebase-merge").mkdir(), "rebase"),
        (lambda desk: (desk.root / ".git/shallow").write_text(""), "shallow"),
        (lambda desk: (desk.root / ".git/objects/info/alternates").write_text("/x\n"), "borrows"),
        (lambda desk: desk.git("update-ref", "refs/worktree/x", "HEAD"), "refs of its own"),
    ],
)
def test_not_now(desk: ErasureDesk, spoil, word: str) -> None:
    found, tracer = desk.inventory()
    spoil(desk)
    refs = desk.git("for-each-ref")
    with pytest.raises(RegisterError, match=word) as caught:
        replace_history(desk.repository, found, tracer, lambda: None, lambda _: None, {})
    assert caught.value.hint
    assert desk.git("for-each-ref") == refs
    assert not (desk.root / ".git/register/erasure").exists()


def test_somebody_commits_meanwhile(desk: ErasureDesk) -> None:
    found, tracer = desk.inventory()
    theirs: list[str] = []

    def note(text: str) -> None:
        if text.startswith("Putting"):
            theirs.append(desk.commit("Theirs", {"theirs.txt": "x"}))

    with pytest.raises(RegisterError, match="Somebody committed"):
        replace_history(desk.repository, found, tracer, lambda: None, note, {})
    assert desk.git("rev-parse", "HEAD") == theirs[0]
    assert desk.git("fsck", "--no-dangling") == ""
    assert not list((desk.root / ".git").rglob("*.lock"))
    assert desk.erase().left == ()


def test_the_outcome_waits_to_be_closed(desk: ErasureDesk) -> None:
    done = desk.erase()
    assert Erased.load(desk.repository) == done
    with pytest.raises(RegisterError, match="waits"):
        desk.erase()
    close(desk.repository)
    assert Erased.load(desk.repository) is None


def test_what_git_filter_repo_prints_is_never_shown(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "init", "-q", "--bare", "mirror.git")
    orders = Orders(["refs/heads/Maija-Virtanen"], (), (), (), (), {}, {}, {}, {}, {})
    with pytest.raises(RegisterError, match="git-filter-repo failed"):
        run(tmp_path / "mirror.git", orders)
    assert capfd.readouterr() == ("", "")
