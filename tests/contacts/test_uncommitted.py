"""What nobody has committed is never committed unseen, and never lost."""

from __future__ import annotations

import pytest

from tests.contacts.conftest import JORGEN, JORGEN_PATH, MAIJA, MAIJA_PATH, Typist
from tests.desk import Desk

WHO = "k7m2qd4x"
OBJECTION = "objections:\n  - against: market_research\n    since: 2024-01-15\n"
MOVED_PATH = JORGEN_PATH.replace("prospects", "customers")


def refused(desk: Desk, *words: str, of: str = WHO) -> str:
    """Edit a contact; nothing may come of it. Return what was said."""
    before = desk.head(), desk.status(), desk.git("diff", "--cached")
    answer = desk.tooling("edit", of, "--set", "role=Buyer", *words)
    assert answer.code == 1
    assert (desk.head(), desk.status(), desk.git("diff", "--cached")) == before
    return answer.err


@pytest.mark.parametrize("staged", [False, True])
def test_an_objection_removed_by_hand_does_not_ride_along(desk: Desk, staged: bool) -> None:
    removed = MAIJA.replace(OBJECTION, "").replace("city: Porvoo", "city: Espoo")
    desk.write(MAIJA_PATH, removed)
    if staged:
        desk.git("add", MAIJA_PATH)
    told = refused(desk)
    assert "not committed: address.city, objections.0.against" in told
    assert "git restore --staged --worktree" in told
    assert "--with-changes" in told
    assert "Espoo" not in told
    told = refused(desk, "--with-changes")
    assert "takes protection" in told
    assert "--reason" in told
    words = ("--set", "role=Buyer", "--with-changes", "--reason", "asked by phone")
    assert desk.tooling("edit", WHO, *words).code == 0
    assert desk.text(MAIJA_PATH) == removed.replace("role: Hankintapäällikkö", "role: Buyer")
    assert desk.message() == (
        "Edit k7m2qd4x: role, address, objections\n\nRegister-Reason: asked by phone"
    )
    assert desk.status() == ""


def test_changes_that_harm_nobody_come_along_when_asked(desk: Desk) -> None:
    desk.write(MAIJA_PATH, MAIJA.replace("city: Porvoo", "city: Espoo"))
    refused(desk)
    assert desk.tooling("edit", WHO, "--set", "role=Buyer", "--with-changes").code == 0
    assert desk.message() == "Edit k7m2qd4x: role, address"
    assert desk.status() == ""


def test_what_is_only_written_another_way_comes_along(desk: Desk) -> None:
    desk.write(MAIJA_PATH, MAIJA.replace('"06100"', "06100").replace("# met", "# was met"))
    assert desk.tooling("edit", WHO, "--set", "role=Buyer").code == 0
    assert desk.message() == "Edit k7m2qd4x: role"


def test_without_a_commit_nothing_is_asked(desk: Desk) -> None:
    desk.write(MAIJA_PATH, MAIJA.replace("city: Porvoo", "city: Espoo"))
    assert desk.tooling("edit", WHO, "--set", "role=Buyer", "--no-commit").code == 0
    assert "city: Espoo" in desk.text(MAIJA_PATH)
    assert "role: Buyer" in desk.text(MAIJA_PATH)


def test_in_an_editor_it_is_said_before_anything_is_typed(desk: Desk, typist: Typist) -> None:
    typist("text = text.replace('given_name: Maija', 'given_name: Maaria')")
    desk.write(MAIJA_PATH, MAIJA.replace(OBJECTION, ""))
    answer = desk.tooling("edit", WHO)
    assert answer.code == 1
    assert "not committed: objections" in answer.err
    assert not (desk.root / ".git/register/drafts").exists()
    assert "takes protection" in desk.tooling("edit", WHO, "--with-changes").err
    again = ("--resume", "--with-changes", "--reason", "asked by phone")
    typist("")
    assert desk.tooling("edit", WHO, *again).code == 0
    assert desk.message().startswith("Edit k7m2qd4x: given_name, objections")


def test_a_file_that_nobody_has_committed(desk: Desk) -> None:
    other = MAIJA.replace("k7m2qd4x", "kbm2qd4x").replace("maija.virtanen@", "m.v@")
    desk.write("records/customers/kb/kbm2qd4x.yaml", other)
    assert "is not committed yet" in refused(desk, of="kbm2qd4x")
    words = ("--set", "role=Buyer", "--with-changes")
    assert desk.tooling("edit", "kbm2qd4x", *words).code == 0
    assert desk.git("show", "--name-status", "--format=%s").split() == [
        "Add", "kbm2qd4x", "to", "the", "customers", "A", "records/customers/kb/kbm2qd4x.yaml",
    ]  # fmt: skip


def test_a_version_that_is_staged_is_not_lost(desk: Desk) -> None:
    desk.write(MAIJA_PATH, MAIJA.replace("city: Porvoo", "city: Espoo"))
    desk.git("add", MAIJA_PATH)
    desk.write(MAIJA_PATH, MAIJA)
    for words in ((), ("--with-changes",)):
        told = refused(desk, *words)
        assert "another version ready to be committed (staged)" in told
        assert "git restore --staged" in told


def move(desk: Desk) -> None:
    """Make the prospect a customer by hand."""
    (desk.root / MOVED_PATH).parent.mkdir(parents=True, exist_ok=True)
    desk.git("mv", JORGEN_PATH, MOVED_PATH)
    desk.write(MOVED_PATH, JORGEN.replace("kind: prospect", "kind: customer"))


@pytest.mark.parametrize("staged", [True, False])
def test_half_a_move_is_not_committed(desk: Desk, staged: bool) -> None:
    move(desk)
    if not staged:
        desk.git("reset", "-q")
    told = refused(desk, of="b3w9x2fh")
    assert ("was moved from" if staged else "is not committed yet") in told
    words = ("--set", "role=Buyer", "--with-changes")
    assert desk.tooling("edit", "b3w9x2fh", *words).code == 0
    assert sorted(desk.git("show", "--no-renames", "--name-status", "--format=").split()) == [
        "A", "D", MOVED_PATH, JORGEN_PATH,
    ]  # fmt: skip
    assert desk.message() == "Edit b3w9x2fh: kind, role"
    assert desk.status() == ""


def test_a_move_that_drops_an_objection_needs_a_reason(desk: Desk) -> None:
    objection = "objections:\n  - against: market_research\n    since: 2024-05-15\ninformed:"
    desk.commit("Object", {JORGEN_PATH: JORGEN.replace("informed:", objection)})
    move(desk)
    assert "takes protection" in refused(desk, "--with-changes", of="b3w9x2fh")


def test_what_is_staged_of_other_files_is_neither_committed_nor_lost(desk: Desk) -> None:
    move(desk)
    desk.write("notes.txt", "mine")
    desk.git("add", "-A")
    before = desk.git("diff", "--cached", "--name-status")
    assert desk.tooling("edit", WHO, "--set", "role=Buyer").code == 0
    assert desk.git("show", "--name-only", "--format=") == MAIJA_PATH
    assert desk.git("diff", "--cached", "--name-status") == before


def test_a_contact_in_conflict(desk: Desk) -> None:
    desk.git("switch", "-qc", "other")
    desk.commit("Theirs", {MAIJA_PATH: MAIJA.replace("city: Porvoo", "city: Espoo")})
    desk.git("switch", "-q", "main")
    desk.commit("Ours", {MAIJA_PATH: MAIJA.replace("city: Porvoo", "city: Turku")})
    desk.git("merge", "-q", "other", check=False)
    assert "A merge is under way" in refused(desk, of="b3w9x2fh")
    desk.git("merge", "--quit")  # the merge is forgotten, the conflict stays in the index
    desk.write(MAIJA_PATH, MAIJA)
    assert "is in conflict" in refused(desk)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("rebase", "other"), ("rebase", "git rebase --abort")),
        (("rebase", "--apply", "other"), ("rebase", "git rebase --abort")),
        (("merge", "other"), ("merge", "git merge --abort")),
        (("cherry-pick", "other"), ("cherry-pick", "git cherry-pick --abort")),
        (("revert", "HEAD~1"), ("revert", "git revert --abort")),
        (("bisect", "start", "HEAD", "HEAD~2"), ("bisect", "git bisect reset")),
        (("am", "--3way", "patch"), ("git am", "git am --abort")),
        (("checkout", "--detach"), ("detached", "git switch --create")),
    ],
    ids=lambda words: words[0],
)
def test_while_git_is_in_the_middle_of_something(
    desk: Desk, command: tuple[str, ...], told: tuple[str, str]
) -> None:
    desk.git("switch", "-qc", "other")
    desk.commit("Theirs", {MAIJA_PATH: MAIJA.replace("city: Porvoo", "city: Espoo")})
    desk.write("patch", desk.git("format-patch", "-1", "--stdout") + "\n")
    desk.git("switch", "-q", "main")
    desk.commit("Ours", {MAIJA_PATH: MAIJA.replace("city: Porvoo", "city: Turku")})
    desk.commit("More", {MAIJA_PATH: MAIJA.replace("city: Porvoo", "city: Vaasa")})
    desk.git(*command, check=False)
    said = refused(desk, of="b3w9x2fh")
    for words in told:
        assert words in said
    assert desk.tooling("show", "b3w9x2fh").code == 0
    assert desk.tooling("find", "aegir").code == 0
    assert desk.tooling("edit", "b3w9x2fh").code == 1  # before an editor is asked for
    for writing in (
        ("new", "customer", "--organisation", "A", "--responsible", "a@b.example"),
        ("request", "open", "--kind", "access", "--subject", "b3w9x2fh", "--received",
         "2025-01-01", "--channel", "email"),
        ("suppress", "add", "--reason", "manual", "--contact", "b3w9x2fh"),
    ):  # fmt: skip
        answer = desk.tooling(*writing)
        assert answer.code == 1, answer
        assert told[0] in answer.err
