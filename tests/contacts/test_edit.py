"""An edit touches the lines of what changed; what is typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contacts.conftest import JORGEN_PATH, MAIJA, MAIJA_PATH, Typist
from tests.desk import Desk
from tooling.contacts.cli import editor

DRAFTS = ".git/register/drafts"


def drafts(desk: Desk) -> list[str]:
    folder = desk.root / DRAFTS
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (("--set", "phones.0.number=040 555 0188"), "+358405550123", "+358405550188"),
        (("--set", "role=Buyer"), "role: Hankintapäällikkö", "role: Buyer"),
        (("--unset", "role"), "role: Hankintapäällikkö\n", ""),
        (("--set", "address.street=Aleksi 1"), "Mannerheiminkatu 12 A 4", "Aleksi 1"),
        (
            ("--add", "segments=wholesaler"),
            "segments: [electrical-contractor]",
            "segments: [electrical-contractor, wholesaler]",
        ),
        (
            ("--add", "objections.against=distance_selling"),
            "segments:",
            "  - against: distance_selling\n    since: 2025-01-02\nsegments:",
        ),
        (
            ("--set", "restriction.ground=legal_claims"),
            "segments:",
            "restriction:\n  ground: legal_claims\n  since: 2025-01-02\nsegments:",
        ),
        (("--set", "family_name=Null"), "family_name: Virtanen", 'family_name: "Null"'),
    ],
)
def test_only_the_lines_of_what_changed(
    desk: Desk, arguments: tuple[str, ...], old: str, new: str
) -> None:
    answer = desk.tooling("edit", "k7m2qd4x", *arguments)
    assert answer.code == 0, answer.err
    assert desk.text(MAIJA_PATH) == MAIJA.replace(old, new)
    assert desk.git("status", "--porcelain") == ""
    field = arguments[1].partition("=")[0].split(".")[0]
    assert desk.git("log", "-1", "--format=%B").strip() == f"Edit k7m2qd4x: {field}"


def test_a_path_will_do_and_so_will_no_commit(desk: Desk) -> None:
    before = desk.git("rev-parse", "HEAD")
    answer = desk.tooling("edit", MAIJA_PATH, "--set", "role=Buyer", "--no-commit")
    assert answer.code == 0
    assert desk.git("rev-parse", "HEAD") == before
    assert "role: Buyer" in desk.text(MAIJA_PATH)


def test_nothing_to_change(desk: Desk) -> None:
    before = desk.git("rev-parse", "HEAD")
    answer = desk.tooling("edit", "k7m2qd4x", "--set", "given_name=Maija")
    assert answer.code == 0
    assert "nothing changed" in answer.out
    assert desk.git("rev-parse", "HEAD") == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--set", "emial=x"), "no field"),
        (("--set", "phonse.0.number=1"), "phones.0.number"),
        (("--unset", "informed"), "no `informed` to remove"),
        (("--unset", "emails.3"), "list is shorter"),
        (("--set", "id=b3w9x2fh"), "an id stays the same"),
        (("--set", "kind=prospect"), "expected one of"),
        (("--set", "emails.0.address=jorgen@aegir.example"), "b3w9x2fh"),
        (("--unset", "responsible"), "responsible is missing"),
        (("--set", "address.postal_code=1"), "postal code"),
        (("--add", "objections.against=marketing"), "direct_advertising"),
        (("--set", "objections.0.request=rqw7k2mx"), "no request"),
        (("--set", "phones.0.number=abc"), "phone"),
    ],
)
def test_what_would_be_wrong_is_refused(desk: Desk, arguments: tuple[str, ...], told: str) -> None:
    before = desk.git("rev-parse", "HEAD")
    answer = desk.tooling("edit", "k7m2qd4x", *arguments)
    assert answer.code == 1
    assert told in answer.err
    assert desk.text(MAIJA_PATH) == MAIJA
    assert desk.git("rev-parse", "HEAD") == before
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--unset", "objections"),
        ("--unset", "objections.0"),
        ("--set", "objections.0.against=opinion_research"),
        ("--unset", "lawful_basis.1.withdrawn"),
    ],
)
def test_taking_protection_away_needs_a_reason(desk: Desk, arguments: tuple[str, ...]) -> None:
    answer = desk.tooling("edit", "k7m2qd4x", *arguments)
    assert answer.code == 1
    assert "--reason" in answer.err
    assert desk.text(MAIJA_PATH) == MAIJA
    assert desk.tooling("edit", "k7m2qd4x", *arguments, "--reason", "asked by phone").code == 0
    trailer = desk.git("log", "-1", "--format=%(trailers:key=Register-Reason,valueonly)")
    assert trailer.strip() == "asked by phone"


@pytest.mark.parametrize(
    "reason",
    [
        "Maija asked",
        "as ms VIRTANEN said",
        "call 040-555 0123",
        "maija.virtanen@porvoonsahko.example wrote",
        "tero@toinen.example said so",
        "ask 050 123 4567",
    ],
)
def test_a_reason_that_names_the_person_is_refused(desk: Desk, reason: str) -> None:
    answer = desk.tooling("edit", "k7m2qd4x", "--unset", "objections", "--reason", reason)
    assert answer.code == 1
    assert reason not in answer.err
    assert desk.text(MAIJA_PATH) == MAIJA


def test_options_that_exclude_each_other(desk: Desk) -> None:
    assert desk.tooling("edit", "k7m2qd4x", "--resume", "--set", "role=x").code == 2
    assert desk.tooling("edit", "k7m2qd4x", "--resume", "--discard").code == 2


def test_typed_in_an_editor(desk: Desk, typist: Typist) -> None:
    typist("text = text.replace('city: Porvoo', 'city: Loviisa  # moved')")
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 0, answer.err
    assert desk.text(MAIJA_PATH) == MAIJA.replace("city: Porvoo", "city: Loviisa  # moved")
    assert desk.git("log", "-1", "--format=%s").strip() == "Edit k7m2qd4x: address"
    assert drafts(desk) == []


def test_what_is_typed_bare_is_quoted_on_saving(desk: Desk, typist: Typist) -> None:
    typist("text = text.replace('\"06100\"', '06150').replace('country: FI', 'country: FI   ')")
    assert desk.tooling("edit", "k7m2qd4x").code == 0
    assert desk.text(MAIJA_PATH) == MAIJA.replace('"06100"', '"06150"')


def test_a_file_that_is_not_canonical_is_left_so(desk: Desk, typist: Typist) -> None:
    loose = MAIJA.replace('"06100"', "06100")
    (desk.root / MAIJA_PATH).write_text(loose)
    typist("text = text.replace('city: Porvoo', 'city: Loviisa')")
    assert desk.tooling("edit", "k7m2qd4x").code == 0
    assert desk.text(MAIJA_PATH) == loose.replace("city: Porvoo", "city: Loviisa")


def test_typing_nothing_changes_nothing(desk: Desk, typist: Typist) -> None:
    typist("")
    before = desk.git("rev-parse", "HEAD")
    assert "nothing changed" in desk.tooling("edit", "k7m2qd4x").out
    assert desk.git("rev-parse", "HEAD") == before
    assert drafts(desk) == []


def test_an_invalid_text_is_kept_privately_and_taken_up_again(desk: Desk, typist: Typist) -> None:
    typist("text = text.replace('kind: customer', 'kind: friend').replace('Porvoo\\n', 'Lovi\\n')")
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 1
    kept = desk.root / DRAFTS / "k7m2qd4x.yaml"
    assert f"{kept}:3:7: error:" in answer.err
    assert "--resume" in answer.err
    assert "friend" not in answer.err
    assert desk.text(MAIJA_PATH) == MAIJA
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.parent.stat().st_mode & 0o077 == 0
    again = desk.tooling("edit", "k7m2qd4x")
    assert again.code == 1
    assert "unfinished draft" in again.err
    typist("text = text.replace('kind: friend', 'kind: partner')")
    assert desk.tooling("edit", "k7m2qd4x", "--resume").code == 0
    wanted = MAIJA.replace("kind: customer", "kind: partner").replace("city: Porvoo", "city: Lovi")
    assert desk.text(MAIJA_PATH) == wanted
    assert drafts(desk) == []


def test_what_is_no_yaml_at_all_is_kept_too(desk: Desk, typist: Typist) -> None:
    typist("text = 'kind: [' + chr(9)")
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 1
    assert desk.text(MAIJA_PATH) == MAIJA
    assert (desk.root / DRAFTS / "k7m2qd4x.yaml").read_text() == "kind: [\t"


def test_a_draft_is_thrown_away_when_asked(desk: Desk, typist: Typist) -> None:
    typist("text = 'x'")
    assert desk.tooling("edit", "k7m2qd4x").code == 1
    assert "gone" in desk.tooling("edit", "k7m2qd4x", "--discard").out
    assert drafts(desk) == []
    assert "no draft" in desk.tooling("edit", "k7m2qd4x", "--discard").out
    assert desk.tooling("edit", "k7m2qd4x", "--resume").code == 1


def test_edit_again_at_once(desk: Desk, typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "is_interactive", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    typist(
        "good = 'kind: friend' in text\n"
        "text = text.replace('kind: friend' if good else 'kind: customer',"
        " 'kind: partner' if good else 'kind: friend')"
    )
    assert desk.tooling("edit", "k7m2qd4x").code == 0
    assert desk.text(MAIJA_PATH) == MAIJA.replace("kind: customer", "kind: partner")


def test_what_is_wrong_stands_above_the_text_that_is_opened_again(
    desk: Desk, typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setattr(editor, "is_interactive", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: not seen.exists())
    typist(
        f"seen = pathlib.Path({str(seen)!r})\n"
        "if text.startswith('#!'): seen.write_text(text)\n"
        "text = text.replace('kind: customer', 'kind: friend').replace('role: ', 'role; ')"
    )
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 1
    lines = seen.read_text().splitlines()
    told = [line for line in lines if line.startswith("#!")]
    assert told[0].startswith("#! Nothing was saved yet")
    [named] = [line for line in told if line.startswith("#! Line ")]
    number = int(named.removeprefix("#! Line ").partition(":")[0])
    assert lines[number - 1].startswith("role; ")
    # What is kept is what was typed, without the notes, so that the places that were told fit it.
    kept = desk.root / DRAFTS / "k7m2qd4x.yaml"
    assert "#!" not in kept.read_text()
    assert f"{kept}:7:5: error: " in answer.err
    assert kept.read_text() == MAIJA.replace("kind: customer", "kind: friend").replace(
        "role: ", "role; "
    )
    typist("text = '\\ufeff#! a note\\n' + text.replace('friend', 'partner').replace('; ', ': ')")
    assert desk.tooling("edit", "k7m2qd4x", "--resume").code == 0
    assert desk.text(MAIJA_PATH) == MAIJA.replace("kind: customer", "kind: partner")


def test_an_editor_that_leaves_no_file(desk: Desk, typist: Typist) -> None:
    typist("file.unlink(); sys.exit(0)")
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 1
    assert "left no file" in answer.err
    assert desk.text(MAIJA_PATH) == MAIJA


def test_a_text_behind_a_number_sign_is_asked_about(desk: Desk, typist: Typist) -> None:
    typist("text = text.replace('role: Hankintapäällikkö', 'role: Ostaja #1')")
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 0
    assert "role Ostaja" not in answer.err
    assert ":7:14: warning: " in answer.err or "role: warning: " in answer.err
    assert "[comment-behind-value]" in answer.err
    desk.tooling("edit", "k7m2qd4x", "--set", "role=Ostaja #1")
    assert 'role: "Ostaja #1"' in desk.text(MAIJA_PATH)
    assert desk.tooling("validate", "k7m2qd4x").out == ""


def test_a_reason_is_asked_for(desk: Desk, typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    objection = "objections:\n  - against: market_research\n    since: 2024-01-15\n"
    typist(f"text = text.replace({objection!r}, '')")
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 1
    assert "--reason" in answer.err
    assert drafts(desk)
    monkeypatch.setattr(editor, "is_interactive", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: "asked by letter")
    typist("")
    assert desk.tooling("edit", "k7m2qd4x", "--resume").code == 0
    assert "asked by letter" in desk.git("log", "-1", "--format=%B")


Change = Callable[[Path], None]


def test_a_change_in_the_meantime_is_merged(desk: Desk, typist: Typist) -> None:
    file = desk.root / MAIJA_PATH
    typist(
        "text = text.replace('city: Porvoo', 'city: Loviisa')\n"
        f"other = pathlib.Path({str(file)!r})\n"
        "other.write_text(other.read_text('utf-8').replace('Maija\\n', 'Maija-Liisa\\n'), 'utf-8')"
    )
    answer = desk.tooling("edit", "k7m2qd4x")
    assert answer.code == 1
    assert "was changed since it was read" in answer.err
    assert "--resume" in answer.err
    assert desk.text(MAIJA_PATH) == MAIJA.replace("Maija\n", "Maija-Liisa\n")
    typist("")
    answer = desk.tooling("edit", "k7m2qd4x", "--resume")
    assert answer.code == 1
    assert "not committed: given_name" in answer.err
    assert "--with-changes" in answer.err
    desk.commit("Theirs")
    answer = desk.tooling("edit", "k7m2qd4x", "--resume")
    assert answer.code == 0, answer.err
    wanted = MAIJA.replace("Maija\n", "Maija-Liisa\n").replace("city: Porvoo", "city: Loviisa")
    assert desk.text(MAIJA_PATH) == wanted


def test_two_changes_of_one_line_are_both_shown(desk: Desk, typist: Typist) -> None:
    typist("text = 'x: 1\\n' + text.replace('city: Porvoo', 'city: Loviisa')")
    assert desk.tooling("edit", "k7m2qd4x").code == 1
    (desk.root / MAIJA_PATH).write_text(MAIJA.replace("city: Porvoo", "city: Espoo"))
    typist("")
    answer = desk.tooling("edit", "k7m2qd4x", "--resume")
    assert answer.code == 1
    assert "<<<<<<<" in answer.err
    kept = (desk.root / DRAFTS / "k7m2qd4x.yaml").read_text()
    assert "city: Loviisa" in kept
    assert "city: Espoo" in kept
    assert sorted(drafts(desk)) == ["k7m2qd4x.begun.json", "k7m2qd4x.yaml"]


def test_a_draft_of_a_file_that_is_gone(desk: Desk, typist: Typist) -> None:
    typist("text = 'x'")
    assert desk.tooling("edit", "k7m2qd4x").code == 1
    (desk.root / MAIJA_PATH).unlink()
    answer = desk.tooling("edit", "k7m2qd4x", "--resume")
    assert answer.code == 1
    assert "was removed" in answer.err


def test_a_broken_file_can_be_repaired_in_the_editor(desk: Desk, typist: Typist) -> None:
    (desk.root / JORGEN_PATH).write_text("kind: [")
    assert "can't be read" in desk.tooling("edit", "b3w9x2fh", "--set", "role=x").err
    typist(
        "text = '''id: b3w9x2fh\\nkind: prospect\\norganisation: A\\nresponsible: a@b.example\\n"
        "lawful_basis:\\n  - basis: legitimate_interest\\n    since: 2024-03-14\\n"
        "sources:\\n  - source: fair\\n    date: 2024-03-14\\n'''"
    )
    assert desk.tooling("edit", "b3w9x2fh").code == 0


def test_an_editor_that_fails_or_is_not_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No editor" in desk.tooling("edit", "k7m2qd4x").err
    monkeypatch.setenv("EDITOR", "false")
    assert "exit 1" in desk.tooling("edit", "k7m2qd4x", "--resume").err
    monkeypatch.setenv("VISUAL", "no-such-editor")
    assert "can't be started" in desk.tooling("edit", "k7m2qd4x", "--resume").err
    assert desk.text(MAIJA_PATH) == MAIJA


def test_outside_git(desk: Desk, typist: Typist) -> None:
    (desk.root / ".git").rename(desk.root.parent / "git")
    answer = desk.tooling("edit", "k7m2qd4x", "--set", "role=Buyer")
    assert answer.code == 0, answer.err
    assert "not committed" in answer.out
    typist("text = text.replace('role: Buyer', 'role: Boss')")
    assert desk.tooling("edit", "k7m2qd4x").code == 0
    assert "role: Boss" in desk.text(MAIJA_PATH)
    assert desk.tooling("validate").code == 0


def test_nobody_of_that_id(desk: Desk) -> None:
    answer = desk.tooling("edit", "k7m2qd4z", "--set", "role=x")
    assert answer.code == 1
    assert "k7m2qd4x" in answer.err
