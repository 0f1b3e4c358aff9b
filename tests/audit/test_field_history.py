"""The audit trail of a contact, over real histories."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import desk
from tooling.audit.blame import blame
from tooling.audit.field_history import Change, history
from tooling.audit.log import log
from tooling.errors import RegisterError
from tooling.git import Repository, commit_graph
from tooling.git.commit_graph import ensure_commit_graph
from tooling.store.register import Register

ID = "k7m2qd4x"
CUSTOMER = f"records/customers/k7/{ID}.yaml"
PROSPECT = f"records/prospects/k7/{ID}.yaml"

Commit = Callable[..., str]


def contact(**fields: str) -> str:
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in {"id": ID, **fields}.items())


def git(root: Path, *args: str, day: int = 1) -> str:
    date = f"2025-03-{day:02}T12:00:00+0200"
    return desk.git(root, *args, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)


def commit(root: Path, day: int, files: dict[str, str | None], subject: str = "Change") -> str:
    for name, text in files.items():
        file = root / name
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", subject, day=day)
    return git(root, "rev-parse", "HEAD")


def trail(root: Path) -> list[Change]:
    repository = Repository.discover(root)
    assert repository is not None
    return history(repository, repository.prefix_of(root), ID)


def told(changes: list[Change]) -> list[tuple[int, str, str, str | None, str | None]]:
    return [
        (change.time.day, change.register, change.field, change.before, change.after)
        for change in changes
    ]


def test_from_prospect_to_customer_to_nothing(repository: Path) -> None:
    first = commit(repository, 1, {PROSPECT: contact(kind="prospect", role="a")}, "Add")
    commit(repository, 2, {"other.txt": "x"})
    commit(repository, 3, {PROSPECT: contact(kind="prospect", role="b")})
    commit(repository, 4, {PROSPECT: None, CUSTOMER: contact(kind="customer", role="b")})
    commit(repository, 5, {CUSTOMER: None})
    changes = trail(repository)
    assert told(changes) == [
        (5, "customers", "id", ID, None),
        (5, "customers", "kind", "customer", None),
        (5, "customers", "role", "b", None),
        (4, "customers", "register", "prospects", "customers"),
        (4, "customers", "kind", "prospect", "customer"),
        (3, "prospects", "role", "a", "b"),
        (1, "prospects", "id", None, ID),
        (1, "prospects", "kind", None, "prospect"),
        (1, "prospects", "role", None, "a"),
    ]
    created = changes[-1]
    assert (created.commit, created.subject) == (first, "Add")
    assert created.author == "Aino Tester <aino@tests.example>"
    assert created.time.isoformat() == "2025-03-01T12:00:00+02:00"


def test_a_version_that_cannot_be_read_hides_nothing(repository: Path) -> None:
    commit(repository, 1, {CUSTOMER: contact(role="a")})
    commit(repository, 2, {CUSTOMER: "id: [unclosed\n"})
    commit(repository, 3, {CUSTOMER: contact(role="b")})
    assert told(trail(repository))[:3] == [
        (3, "customers", "file", "unreadable", None),
        (3, "customers", "role", "a", "b"),
        (2, "customers", "file", None, "unreadable"),
    ]


def test_a_branch_and_its_merge(repository: Path) -> None:
    commit(repository, 1, {CUSTOMER: contact(role="a", language="fi")})
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, 2, {CUSTOMER: contact(role="side", language="fi")})
    git(repository, "checkout", "-q", "main")
    commit(repository, 3, {CUSTOMER: contact(role="main", language="fi")})
    merge = ["merge", "-q", "--no-commit", "-s", "ours", "side"]
    git(repository, *merge, day=4)
    commit(repository, 4, {CUSTOMER: contact(role="settled", language="fi")}, "Merge")
    assert told(trail(repository))[:3] == [
        (4, "customers", "role", "main", "settled"),
        (3, "customers", "role", "a", "main"),
        (2, "customers", "role", "a", "side"),
    ]


def test_a_merge_of_two_fields_changes_neither(repository: Path) -> None:
    commit(repository, 1, {CUSTOMER: contact(role="a", language="fi")})
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, 2, {CUSTOMER: contact(role="a", language="sv")})
    git(repository, "checkout", "-q", "main")
    commit(repository, 3, {CUSTOMER: contact(role="b", language="fi")})
    git(repository, "merge", "-q", "--no-commit", "-s", "ours", "side", day=4)
    commit(repository, 4, {CUSTOMER: contact(role="b", language="sv")}, "Merge")
    assert [row[0] for row in told(trail(repository))] == [3, 2, 1, 1, 1]


def test_a_merge_that_takes_one_side_is_no_change(repository: Path) -> None:
    commit(repository, 1, {CUSTOMER: contact(role="a")})
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, 2, {CUSTOMER: contact(role="side")})
    git(repository, "checkout", "-q", "main")
    commit(repository, 3, {"other.txt": "x"})
    git(repository, "merge", "-q", "-s", "ours", "--no-edit", "side", day=4)
    # The edit that the merge threw away is told, or nobody would know what became of it
    assert [row[0] for row in told(trail(repository))] == [2, 1, 1]


def test_a_register_in_a_subfolder(repository: Path) -> None:
    commit(repository, 1, {f"demo/{CUSTOMER}": contact(), CUSTOMER: contact(role="elsewhere")})
    assert [row[2] for row in told(trail(repository / "demo"))] == ["id"]


def test_an_unborn_branch_has_no_history(repository: Path) -> None:
    assert trail(repository) == []


@pytest.fixture
def register(repository: Path) -> Register:
    controller = {"records/controller.yaml": "name: Firma\n"}
    commit(repository, 1, {**controller, CUSTOMER: contact(role="a", language="fi")})
    commit(repository, 2, {CUSTOMER: contact(role="b", language="fi")})
    return Register(repository)


def test_log_of_a_field_and_of_some_days(register: Register) -> None:
    first = date(2025, 3, 1)
    fields = [change.field for change in log(register, ID, print, field="role").changes]
    assert fields == ["role", "role"]
    late = log(register, ID, print, since=first + timedelta(days=1)).changes
    assert [change.after for change in late] == ["b"]
    early = log(register, ID, print, until=first).changes
    assert {change.time.day for change in early} == {1}


def test_log_of_an_unknown_contact_names_a_near_one(register: Register) -> None:
    with pytest.raises(RegisterError) as caught:
        log(register, ID[:-1] + "z", print)
    assert ID in (caught.value.hint or "")


def test_log_repeats_no_personal_value(register: Register) -> None:
    with pytest.raises(RegisterError) as caught:
        log(register, "maija@firma.example", print)
    assert "maija" not in f"{caught.value.message} {caught.value.hint}"


def test_log_outside_git(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as caught:
        log(Register(tmp_path), ID, print)
    assert caught.value.hint


def test_a_contact_that_is_not_committed_yet_has_an_empty_log(register: Register) -> None:
    new = register.root / "records/customers/b3/b3w9x2fh.yaml"
    new.parent.mkdir()
    new.write_text("id: b3w9x2fh\n")
    assert log(register, "b3w9x2fh", print).changes == ()
    (line,) = blame(register, "b3w9x2fh", print).fields
    assert (line.field, line.commit) == ("id", None)


def test_blame(register: Register) -> None:
    (register.root / CUSTOMER).write_text(contact(role="b", language="sv"))
    lines = blame(register, ID, print).fields
    days = {line.field: line.time and line.time.day for line in lines}
    assert days == {"id": 1, "role": 2, "language": None}


def test_blame_of_an_item_whose_key_was_corrected(register: Register) -> None:
    emails = "emails:\n  - address: {}@firma.example\n    use: work\n"
    commit(register.root, 3, {CUSTOMER: contact() + emails.format("maia")})
    commit(register.root, 4, {CUSTOMER: contact() + emails.format("maija")})
    lines = blame(register, ID, print).fields
    days = {line.field: line.time and line.time.day for line in lines}
    assert days == {"id": 1, "emails.0.address": 4, "emails.0.use": 4}


def test_blame_of_a_deleted_contact_points_to_its_log(register: Register) -> None:
    commit(register.root, 3, {CUSTOMER: None})
    with pytest.raises(RegisterError, match="deleted"):
        blame(register, ID, print)
    assert log(register, ID, print).changes


def test_a_shallow_clone_says_that_it_is_cut(register: Register, tmp_path: Path) -> None:
    assert not log(register, ID, print).cut
    source = f"file://{register.root}"
    git(tmp_path, "clone", "-q", "--depth=1", source, "clone")
    result = log(Register(tmp_path / "clone"), ID, print)
    assert result.cut
    assert {change.before for change in result.changes} == {None}


def test_the_commit_graph_is_written_when_worth_it(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = register.require_repository()
    graphs = repository.git_dir / "objects/info/commit-graphs"
    notes: list[str] = []
    assert not ensure_commit_graph(repository, notes.append)
    monkeypatch.setattr(commit_graph, "WORTH_IT", 2)
    assert ensure_commit_graph(repository, notes.append)
    assert (graphs / "commit-graph-chain").exists()
    assert not ensure_commit_graph(repository, notes.append)
    for day in (3, 4):
        commit(register.root, day, {CUSTOMER: contact(role=str(day))})
    assert ensure_commit_graph(repository, notes.append)
    assert len(notes) == 2
    assert [row[4] for row in told(trail(register.root))][:2] == ["4", "3"]


def test_the_commit_graph_after_a_rewrite(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit_graph, "WORTH_IT", 1)
    repository = register.require_repository()
    assert ensure_commit_graph(repository, print)
    (repository.git_dir / "register/commit-graph").write_text("1" * 40 + "\n")
    assert ensure_commit_graph(repository, print)
