"""The scan finds a trace wherever Git can keep one, and names the object."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import git
from tests.erasure.planted import clean, commit, tracer
from tooling.store.scanning.locations import UNREACHABLE, located
from tooling.store.scanning.scan import Scan, git_dir_of, scan

ROW = b"1;Virtanen;Buyer;Maija\n"


def look(folder: Path) -> Scan:
    git_dir = git_dir_of(folder)
    assert git_dir is not None
    return scan(git_dir, tracer())


def hits(folder: Path) -> set[tuple[str, str]]:
    return {(hit.type, hit.kind) for hit in look(folder).hits}


def dangling(folder: Path) -> None:
    git(folder, "hash-object", "-w", "--stdin", input=ROW)


def packed(folder: Path) -> None:
    commit(folder, "list.csv", ROW)
    git(folder, "rm", "-q", "list.csv")
    git(folder, "commit", "-q", "-m", "Remove")
    git(folder, "gc", "-q", "--prune=now")


def deleted_branch(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "side")
    commit(folder, "list.csv.gz", gzip.compress(ROW))
    git(folder, "checkout", "-q", "main")
    git(folder, "branch", "-q", "-D", "side")


def pull_request(folder: Path) -> None:
    blob = git(folder, "hash-object", "-w", "--stdin", input=ROW)
    tree = git(folder, "mktree", input=f"100644 blob {blob}\tx.csv\n".encode())
    head = git(folder, "commit-tree", tree, "-m", "Pull")
    git(folder, "update-ref", "refs/pull/1/head", head)
    git(folder, "pack-refs", "--all")


def stash(folder: Path) -> None:
    (folder / "records/1/contact-1.yaml").write_bytes(ROW)
    git(folder, "stash", "-q")


def note(folder: Path) -> None:
    git(folder, "notes", "add", "-m", "Tel. 040 555 0123", "HEAD")


def worktree(folder: Path) -> None:
    other = folder.with_name("other")
    git(folder, "worktree", "add", "-q", "-b", "other", str(other))
    (other / "new.csv").write_bytes(ROW)
    git(other, "add", "new.csv")


def alternate(folder: Path) -> None:
    other = clean(folder.with_name("alternate"))
    git(other, "hash-object", "-w", "--stdin", input=ROW)
    (folder / ".git/objects/info/alternates").write_text(f"{other}/.git/objects\n")


def replaced(folder: Path) -> None:
    old = git(folder, "hash-object", "-w", "--stdin", input=ROW)
    new = git(folder, "hash-object", "-w", "--stdin", input=b"nothing\n")
    git(folder, "replace", old, new)


def message(folder: Path) -> None:
    commit(folder, "a.txt", b"a", "Call Maija Virtanen")


def latin_message(folder: Path) -> None:
    git(folder, "config", "i18n.commitEncoding", "ISO-8859-1")
    (folder / "message").write_bytes(
        "Soita Maija Virtaselle hetken p\xe4\xe4st\xe4".encode("cp1252")
    )
    git(folder, "commit", "-q", "--allow-empty", "-F", "message")
    (folder / "message").unlink()


def author(folder: Path) -> None:
    git(folder, "commit", "-q", "--allow-empty", "-m", "x",
        GIT_AUTHOR_NAME="M V", GIT_AUTHOR_EMAIL="maija.virtanen@firm.example")  # fmt: skip


def tag(folder: Path) -> None:
    git(folder, "tag", "-a", "v1", "-m", "For maija.virtanen@firm.example")


def file_name(folder: Path) -> None:
    commit(folder, "scans/virtanen_maija.txt", b"x")


def folder_and_file(folder: Path) -> None:
    commit(folder, "Virtanen/Maija.txt", b"x")


def branch(folder: Path) -> None:
    git(folder, "branch", "fix-maija-virtanen-phone")


def reflog(folder: Path) -> None:
    git(folder, "update-ref", "-m", "ring 0405550123", "HEAD", "HEAD")
    log = folder / ".git/logs/HEAD"
    log.write_text(
        log.read_text() + f"{'0' * 40} {'0' * 40} A <a@b.example> 1 +0000\tring 0405550123\n"
    )


def unfinished_message(folder: Path) -> None:
    (folder / ".git/COMMIT_EDITMSG").write_text("Maija Virtanen\n")


def remembered_conflict(folder: Path) -> None:
    resolution = folder / ".git/rr-cache/abc"
    resolution.mkdir(parents=True)
    (resolution / "preimage").write_bytes(ROW)


def cache(folder: Path) -> None:
    ours = folder / ".git/register"
    ours.mkdir()
    (ours / "cache-root.sqlite").write_bytes(b"\0maija.virtanen@firm.example\0Maija\0Virtanen")


def index(folder: Path) -> None:
    (folder / "Maija Virtanen.txt").write_text("x")
    git(folder, "add", "-N", "Maija Virtanen.txt")


PLANTS: list[tuple[Callable[[Path], None], set[tuple[str, str]]]] = [
    (dangling, {("blob", "name")}),
    (packed, {("blob", "name")}),
    (deleted_branch, {("blob", "name")}),
    (pull_request, {("blob", "name")}),
    (stash, {("blob", "name")}),
    (note, {("blob", "phone")}),
    (worktree, {("blob", "name")}),
    (alternate, {("blob", "name")}),
    (replaced, {("blob", "name")}),
    (message, {("commit", "name"), ("file", "name"), ("ref", "name")}),
    (latin_message, {("commit", "name"), ("file", "name"), ("ref", "name")}),
    (author, {("commit", "email")}),
    (tag, {("tag", "email")}),
    (file_name, {("tree", "name"), ("file", "name")}),
    (folder_and_file, {("tree", "name"), ("file", "name")}),
    (branch, {("ref", "name")}),
    (reflog, {("ref", "phone")}),
    (unfinished_message, {("file", "name")}),
    (remembered_conflict, {("file", "name")}),
    (cache, {("file", "email")}),
    (index, {("file", "name")}),
]


@pytest.mark.parametrize(("plant", "expected"), PLANTS, ids=[p.__name__ for p, _ in PLANTS])
def test_every_plant_is_found(
    plant: Callable[[Path], None], expected: set[tuple[str, str]], tmp_path: Path
) -> None:
    folder = clean(tmp_path / "register")
    assert hits(folder) == set()
    plant(folder)
    assert hits(folder) == expected


def test_every_object_is_read(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    git(folder, "gc", "-q")
    dangling(folder)
    listed = git(folder, "cat-file", "--batch-all-objects", "--batch-check").splitlines()
    seen: list[int] = []
    outcome = scan(folder / ".git", tracer(), seen.append)
    assert outcome.objects == sum(seen) == len(set(listed))


def test_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = clean(tmp_path / "register")
    for number in range(5):
        commit(folder, f"{number}.csv", ROW * (number + 1))
    alone = look(folder)
    monkeypatch.setattr("tooling.store.scanning.scan._CHUNK", 7)
    monkeypatch.setattr("tooling.store.scanning.scan._FEW", 1)
    assert look(folder) == alone
    assert len(alone.hits) == 5


def test_a_large_folder_is_read_by_columns(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    wide = folder / "wide"
    wide.mkdir()
    for number in range(120):
        (wide / f"contact-with-a-long-name-{number:04}.yaml").write_text("x")
    (wide / "a").write_text("x")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Many")
    assert hits(folder) == set()
    for number in (5, 60, 119):
        (wide / f"maija.virtanen-long-name-{number:05}.yaml").write_text("x")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "One more")
    # Once in each of the three trees, and in the index
    outcome = look(folder)
    assert sum(hit.type == "tree" for hit in outcome.hits) == 3


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_bare_repositories_and_mirrors(tmp_path: Path, object_format: str) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main", f"--object-format={object_format}")
    commit(folder, "Virtanen/Maija.txt", b"x")
    pull_request(folder)
    mirror = tmp_path / "mirror.git"
    git(tmp_path, "clone", "-q", "--mirror", str(folder), str(mirror))
    assert {kind for kind, _ in hits(mirror)} == {"blob", "tree"}
    assert git_dir_of(tmp_path / "mirror.git") == mirror
    assert git_dir_of(tmp_path) is None


def test_a_linked_work_tree_stands_for_the_whole_repository(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    worktree(folder)
    assert git_dir_of(tmp_path / "other") == folder / ".git"


def test_a_torn_object_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    oids = [git(folder, "hash-object", "-w", "--stdin", input=ROW * n) for n in (1, 2, 3, 4)]
    torn = folder / ".git/objects" / oids[1][:2] / oids[1][2:]
    torn.chmod(0o644)
    torn.write_bytes(torn.read_bytes()[:12])
    outcome = look(folder)
    assert oids[1] in outcome.unread
    assert {hit.oid for hit in outcome.hits} == {oids[0], oids[2], oids[3]}


def test_what_a_killed_git_left_is_read_and_named(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    (folder / ".git/objects/pack/tmp_pack_ab12").write_bytes(b"PACK\0\0" + ROW)
    outcome = look(folder)
    assert outcome.unread == ("objects/pack/tmp_pack_ab12",)
    assert [(hit.type, hit.location) for hit in outcome.hits] == [
        ("file", "objects/pack/tmp_pack_ab12")
    ]


def test_a_locked_archive_is_no_hit_but_named(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    data = b"PK\x03\x04\x14\0\x01\0\x08\0" + b"\0" * 16 + b"\x05\0\0\0" + b"a.txt" + b"?" * 9
    oid = git(folder, "hash-object", "-w", "--stdin", input=data)
    (folder / ".git/locked.zip").write_bytes(data)
    outcome = look(folder)
    assert outcome.unread == tuple(sorted((oid, "locked.zip")))
    assert outcome.hits == ()


def test_a_namesake_is_counted_and_no_hit(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    commit(
        folder, "b.yaml", b"id: b7m2qd4x\nkind: media\ngiven_name: Maija\nfamily_name: Virtanen\n"
    )
    outcome = look(folder)
    assert (outcome.hits, outcome.namesakes) == ((), 1)


def test_places_lead_there_and_say_no_name(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    commit(folder, "old/Maija Virtanen.csv", ROW)
    message(folder)
    tag(folder)
    branch(folder)
    dangling_oid = git(folder, "hash-object", "-w", "--stdin", input=ROW * 2)
    found = located(folder / ".git", look(folder).hits, tracer())
    locations = {(hit.type, hit.location) for hit in found}
    assert ("blob", "old/(erased).csv") in locations
    assert ("tag", "refs/tags/v1") in locations
    assert ("ref", "refs/heads/fix-(erased)-phone") in locations
    assert {hit.location for hit in found if hit.oid == dangling_oid} == {UNREACHABLE}
    assert any(hit.type == "commit" and hit.location.startswith("refs/heads/") for hit in found)
    assert not any("Virtanen" in hit.location for hit in found)
    assert located(folder / ".git", (), tracer()) == ()


def test_places_in_a_torn_repository_stay_unknown(tmp_path: Path) -> None:
    folder = clean(tmp_path / "register")
    commit(folder, "a.csv", ROW)
    found = look(folder).hits
    subprocess.run(["rm", "-rf", str(folder / ".git/refs"), str(folder / ".git/HEAD")], check=True)
    assert located(folder / ".git", found, tracer()) == found


def test_an_empty_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    outcome = look(tmp_path)
    assert (outcome.objects, outcome.hits) == (0, ())
