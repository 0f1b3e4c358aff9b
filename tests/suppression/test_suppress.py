"""`suppress`: in by a file or a prompt, out as hashes; every gate asks; nothing is told."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from schema.suppression import Suppressions
from tests.suppression.conftest import AINO, SuppressionDesk, person
from tooling.store.register import Register
from tooling.yaml.canonical_writer import emit
from tooling.yaml.reader import read

MAIL = "aino@koivu.example"


def test_the_file_and_the_history_say_counts_and_hashes_only(desk: SuppressionDesk) -> None:
    desk.add(f"{MAIL}\n\n040 555 0123\n{MAIL.upper()}\n", "--purpose", "marketing")
    text = desk.file.read_text()
    tree = read(text.encode())
    assert emit(tree, Suppressions).decode() == text
    assert len(Suppressions.model_validate(tree).suppressions) == 2
    told = desk.git("log", "-1", "-p", "--format=%B")
    assert "Keep 2 addresses out (objection)" in told
    assert "koivu" not in told.lower()
    assert "555" not in re.sub(r"[0-9a-f]{64}", "", told)
    assert desk.git("status", "--porcelain") == ""
    assert desk.tooling("validate").code == 0


def test_check_tells_whether_and_why(desk: SuppressionDesk) -> None:
    desk.add(MAIL, "--date", "2025-05-02", "--purpose", "marketing", reason="unsubscribe")
    assert desk.check("AINO@Koivu.Example", "other@koivu.example") == [
        {"address": 1, "reason": "unsubscribe", "date": "2025-05-02", "purposes": ["marketing"]}
    ]
    answer = desk.tooling("suppress", "check", "--from", "-", given=MAIL)
    assert answer.code == 1
    assert MAIL not in answer.out + answer.err
    assert desk.tooling("suppress", "check", "--from", "-", given="b@koivu.example").code == 0


def test_all_addresses_of_a_contact(desk: SuppressionDesk) -> None:
    assert desk.tooling("suppress", "add", "--reason", "manual", "--contact", AINO).code == 0
    assert [found["address"] for found in desk.check(MAIL, "+358 40 5550123")] == [1, 2]
    desk.put(person(emails=[], phones=[], id="k7m2qd4z"))
    words = ("suppress", "add", "--reason", "manual", "--contact", "k7m2qd4z")
    assert "no e-mail address" in desk.tooling(*words).err


def test_adding_again_changes_nothing(desk: SuppressionDesk) -> None:
    desk.add(MAIL)
    head = desk.git("rev-parse", "HEAD")
    assert "0 new or widened" in desk.add(MAIL).err
    assert desk.git("rev-parse", "HEAD") == head


def test_list_counts_by_reason_and_purpose_without_the_key(desk: SuppressionDesk) -> None:
    assert "Nobody" in desk.tooling("suppress", "list").err
    desk.add(MAIL, reason="bounce")
    desk.add(f"{MAIL}\nb@koivu.example", "--purpose", "marketing", reason="unsubscribe")
    desk.key.unlink()
    assert desk.tooling("suppress", "list", "--json").json == [
        {"reason": "bounce", "for": "every purpose", "entries": 1},
        {"reason": "unsubscribe", "for": "marketing", "entries": 2},
    ]
    assert "bounce\tevery purpose\t1" in desk.tooling("suppress", "list").out


def test_letting_in_again_says_why_in_the_history(desk: SuppressionDesk) -> None:
    desk.add(MAIL)
    desk.add(MAIL, reason="bounce")
    words = ("suppress", "remove", "--from", "-", "--reason-text")
    for why in (" ", f"{MAIL} asked", "call 040 555 0123"):
        assert desk.tooling(*words, why, given=MAIL).code == 1
    assert desk.tooling(*words, "works again", "--reason", "bounce", given=MAIL).code == 0
    assert [found["reason"] for found in desk.check(MAIL)] == ["objection"]
    assert "Register-Reason: works again" in desk.git("log", "-1", "--format=%B")
    assert desk.tooling(*words, "asked to be\nback", given=MAIL).code == 0
    assert desk.check(MAIL) == []
    assert "None of these" in desk.tooling(*words, "asked", given=MAIL).err
    assert desk.tooling("validate").code == 0


def test_what_is_no_address_is_named_by_its_place(desk: SuppressionDesk) -> None:
    words = ("suppress", "add", "--reason", "manual", "--from")
    answer = desk.tooling(*words, "-", given=f"{MAIL}\nAino Virtanen\n12\n")
    assert answer.code == 1
    assert "number 2, 3 of 3" in answer.err
    assert "Virtanen" not in answer.err
    assert desk.status() == ""
    assert desk.tooling(*words, "-", given="\n").code == 1
    assert desk.tooling(*words, "-", "--date", "2025-06-02", given=MAIL).code == 1
    assert desk.tooling("suppress", "add", "--reason", "manual", MAIL).code == 2
    assert desk.tooling("suppress", "add", "--reason", "manual").code == 2
    both = ("suppress", "add", "--reason", "manual", "--contact", AINO, "--from", "-")
    assert desk.tooling(*both, given=MAIL).code == 2
    odd = desk.root.parent / "odd.txt"
    odd.write_bytes(b"\xff\xfe")
    assert "UTF-8" in desk.tooling(*words, str(odd)).err


def test_comments_in_the_file_survive(desk: SuppressionDesk) -> None:
    desk.add(MAIL)
    desk.file.write_text("# kept by the office\n" + desk.file.read_text())
    desk.commit()
    desk.add("b@koivu.example")
    assert desk.file.read_text().startswith("# kept by the office\n")
    assert len(desk.check(MAIL, "b@koivu.example")) == 2


def test_another_key_is_noticed_by_every_command_that_asks(desk: SuppressionDesk) -> None:
    desk.add(MAIL)
    desk.key.write_text("00" * 32)
    for answer in (
        desk.tooling("suppress", "check", "--from", "-", given=MAIL),
        desk.tooling("suppress", "add", "--reason", "manual", "--from", "-", given=MAIL),
        desk.tooling("suppress", "remove", "--reason-text", "x", "--from", "-", given=MAIL),
        desk.rows("1,Koivu Oy,c@koivu.example,"),
        desk.export(),
        desk.tooling("validate"),
        desk.tooling("explain", "spring"),
        desk.tooling("subject-report", AINO),
    ):
        assert answer.code == 1
        assert "The key is not the one" in answer.err


def test_without_the_key_nothing_overrides_an_objection(desk: SuppressionDesk) -> None:
    desk.add(MAIL)
    desk.key.unlink()
    for answer in (
        desk.tooling("suppress", "check", "--from", "-", given=MAIL),
        desk.tooling("suppress", "add", "--reason", "manual", "--from", "-", given=MAIL),
        desk.tooling("suppress", "remove", "--reason-text", "x", "--from", "-", given=MAIL),
        desk.rows("1,Koivu Oy,c@koivu.example,"),
        desk.export(),
    ):
        assert answer.code == 1
        assert "REGISTER_KEY_FILE" in answer.err
    assert not (desk.root.parent / "list.csv").exists()
    assert desk.tooling("validate").code == 0
    assert "key" in desk.tooling("explain", "spring").err
    assert "who is blocked is not known" in desk.tooling("subject-report", AINO).err
    assert desk.tooling("edit", AINO, "--set", "role=Johtaja").code == 0


def test_without_suppressions_no_key_is_needed(desk: SuppressionDesk) -> None:
    desk.key.unlink()
    assert desk.rows("1,Koivu Oy,c@koivu.example,").code == 0
    assert desk.export().json["exported"] == 1
    assert desk.check(MAIL) == []
    assert desk.tooling("explain", "spring").err.startswith("1 of 1")


def test_a_clone_without_the_key_makes_no_second_one(desk: SuppressionDesk) -> None:
    """The first entry of all: there is nothing yet that another key would not fit."""
    desk.key.unlink()
    words = ("suppress", "add", "--reason", "manual", "--from", "-")
    answer = desk.tooling(*words, given=MAIL)
    assert answer.code == 1
    assert "The key of records/suppressions.yaml is not here" in answer.err
    assert "a colleague or the backup has it" in answer.err
    assert not desk.key.exists()
    assert desk.status() == ""


def test_in_a_register_without_the_file_the_first_entry_makes_the_key(
    desk: SuppressionDesk,
) -> None:
    desk.key.unlink()
    desk.file.unlink()
    desk.commit("As an older version made it")
    assert str(desk.key) in desk.add(MAIL).err
    assert desk.key.stat().st_mode & 0o777 == 0o600
    assert len(desk.check(MAIL)) == 1


@pytest.mark.parametrize("row", ["1,Uusi Oy,AINO@KOIVU.EXAMPLE,", "1,Uusi Oy,,040-555 0123"])
def test_an_import_refuses_who_is_kept_out(desk: SuppressionDesk, row: str) -> None:
    (desk.root / f"records/customers/k7/{AINO}.yaml").unlink()
    desk.commit()
    desk.add(f"{MAIL}\n+358405550123")
    answer = desk.rows(row, "2,Muu Oy,b@koivu.example,")
    assert [found["rule"] for found in answer.json["refused"]] == ["suppressed"]
    assert answer.json["counts"]["new"] == 1


def test_who_is_kept_out_of_marketing_comes_in_and_is_on_no_list(desk: SuppressionDesk) -> None:
    desk.add("b@koivu.example", "--purpose", "marketing", reason="unsubscribe")
    assert desk.rows("2,Muu Oy,b@koivu.example,").json["counts"]["new"] == 1
    desk.put(person(id="k7m2qd4z", emails=[{"address": "b@koivu.example", "use": "work"}]))
    desk.commit()
    summary = desk.export().json
    assert summary["exported"] == 1
    assert summary["excluded"] == {"suppressed": 1}
    told = desk.tooling("explain", "spring", "k7m2qd4z").out
    assert "suppressed" in told
    assert "emails.0.address" in told


def test_an_export_of_a_past_state_asks_the_suppressions_of_today(desk: SuppressionDesk) -> None:
    past = desk.git("rev-parse", "HEAD").strip()
    desk.add("+358405550123")
    output = str(desk.root.parent / "old.csv")
    words = ("export", "spring", "--to", "marketing", "--output", output, "--json")
    assert desk.tooling(*words, "--at", past).json["excluded"] == {"suppressed": 1}


def test_an_export_waits_until_the_suppressions_are_committed(desk: SuppressionDesk) -> None:
    desk.add(MAIL)
    desk.file.unlink()
    answer = desk.export()
    assert answer.code == 1
    assert "differs from the last commit" in answer.err
    desk.git("checkout", "-q", "records")
    desk.file.write_text("suppressions: 3\n")
    desk.commit()
    assert "has errors" in desk.export().err


def test_new_and_edit_refuse_an_address_that_is_kept_out(desk: SuppressionDesk) -> None:
    desk.add("b@koivu.example")
    desk.add("c@koivu.example", "--purpose", "marketing")
    before = desk.git("rev-parse", "HEAD")
    words = ("edit", AINO, "--set", "emails.0.address=B@koivu.example")
    answer = desk.tooling(*words)
    assert answer.code == 1
    assert "suppressed" in answer.out + answer.err
    assert desk.git("rev-parse", "HEAD") == before
    answer = desk.tooling("edit", AINO, "--set", "emails.0.address=c@koivu.example")
    assert answer.code == 0
    assert "suppressed-address" in answer.out + answer.err
    new = ("new", "customer", "--organisation", "Uusi Oy", "--responsible", "liisa@owner.example")
    assert desk.tooling(*new, "--email", "b@koivu.example").code == 1
    assert desk.tooling(*new, "--email", "d@koivu.example").code == 0


def test_a_report_names_the_entries_also_of_one_who_is_held_no_more(desk: SuppressionDesk) -> None:
    desk.add(MAIL, "--purpose", "marketing")
    desk.add("040 555 0123", reason="bounce")
    for who in (AINO, MAIL):
        report = desk.tooling("subject-report", who, "--format", "json").json
        assert [one["reason"] for one in report["kept_out"]] == ["bounce", "objection"]
    (desk.root / f"records/customers/k7/{AINO}.yaml").unlink()
    desk.commit()
    # Whose address it was is for a person to say; the report of that id knows both addresses still.
    assert desk.tooling("subject-report", "AINO@koivu.example").code == 1
    report = desk.tooling("subject-report", AINO, "--format", "json").json
    assert [one["reason"] for one in report["kept_out"]] == ["bounce", "objection"]


def test_a_prompt_hides_what_is_typed(
    desk: SuppressionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import click

    from tooling.suppression.cli import _given

    class Terminal:
        def isatty(self) -> bool:
            return True

    asked: list[bool] = []

    def prompt(_: str, *, hide_input: bool) -> str:
        asked.append(hide_input)
        return MAIL

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(click, "prompt", prompt)
    assert _given(Register(desk.root), None) == (MAIL,)
    assert asked == [True]


def test_nothing_personal_is_left_in_the_repository(desk: SuppressionDesk, tmp_path: Path) -> None:
    secret = "erased@koivu.example"
    desk.add(secret)
    desk.check(secret)
    for file in desk.root.rglob("*"):
        if file.is_file():
            assert b"erased@koivu" not in file.read_bytes(), file


def test_a_number_that_could_be_two_is_not_kept_out_as_the_wrong_one(
    desk: SuppressionDesk,
) -> None:
    answer = desk.tooling(
        "suppress", "add", "--reason", "manual", "--from", "-", given="0405550123\n46701234567\n"
    )
    assert answer.code == 1
    assert "Number 2 of 2: this can be two numbers" in answer.err
    assert "46701234567" not in answer.err
