"""An import that was reverted: people's decision on it, and not an edit of what it said."""

from __future__ import annotations

import pytest

from tests.sources.desk import AINO, BENGT, ERP, ImportDesk, text_of
from tooling.sources.rules.items import MergedItems, merge_addresses, merge_words
from tooling.sources.rules.statements import Statement, Undone, last_word
from tooling.yaml.tree import Tree

MOVED = {**AINO, "Title": "Johtaja", "Phone": "040 555 9999", "Street": "Mäntytie 9"}
FIELDS = [("address.street", "undone"), ("role", "undone"), ("phones", "undone")]


def revert(desk: ImportDesk, *options: str, rev: str = "HEAD") -> str:
    desk.git("revert", "--no-edit", *options, rev)
    return desk.head()


@pytest.fixture
def taken(desk: ImportDesk) -> ImportDesk:
    desk.take([AINO, BENGT])
    return desk


def test_a_reverted_change_is_not_made_again_and_says_why(taken: ImportDesk) -> None:
    taken.take([MOVED, BENGT])
    commit = revert(taken)
    before = taken.state()
    answer = taken.give([MOVED, BENGT], "--apply", "--prefer", "source")
    assert answer.code == 0
    assert answer.kept == FIELDS
    assert {kept["commit"] for kept in answer.plan["kept"]} == {commit}
    day = taken.git("log", "-1", "--format=%cs")
    assert {kept["day"] for kept in answer.plan["kept"]} == {day}
    assert taken.state() == before
    assert "text" not in answer.plan["kept"][0]


def test_the_table_says_when_and_by_which_commit(taken: ImportDesk) -> None:
    taken.take([MOVED, BENGT])
    commit = revert(taken)
    file = taken.root.parent / "list.csv"
    file.write_text(text_of([MOVED]), encoding="utf-8")
    answer = taken.tooling("import", str(file), "--into", "customers", "--source", "erp")
    assert "kept-undone" in answer.out
    assert f"in commit {commit[:12]}; with --again it is taken anew" in answer.out
    assert not any(MOVED[name] in answer.out for name in ("Title", "Phone", "Street"))


def test_it_is_taken_anew_where_somebody_says_so(taken: ImportDesk) -> None:
    taken.take([MOVED, BENGT])
    revert(taken)
    answer = taken.give([MOVED, BENGT], "--apply", "--again")
    assert answer.counts == {"rows": 2, "changed": 1, "unchanged": 1}
    assert taken.tree("1001")["role"] == "Johtaja"
    assert taken.tree("1001")["phones"] == [{"number": "+358405559999", "use": "work"}]
    # It is the source's word again: an edit of it is an edit.
    taken.edit("1001", "role: Johtaja", "role: Puheenjohtaja")
    assert taken.give([MOVED, BENGT]).kept == [("role", "edited")]


def test_what_the_source_says_next_is_taken(taken: ImportDesk) -> None:
    """A list that was wrong was reverted, and put right."""
    taken.take([MOVED, BENGT])
    revert(taken)
    right = {**AINO, "Title": "Toimitusjohtaja", "Phone": "040 555 7777", "Street": "Mäntytie 8"}
    answer = taken.give([right, BENGT], "--apply")
    assert answer.kept == []
    assert answer.counts == {"rows": 2, "changed": 1, "unchanged": 1}
    assert taken.tree("1001")["role"] == "Toimitusjohtaja"
    assert taken.give([right, BENGT]).counts == {"rows": 2, "unchanged": 2}


def test_the_list_of_before_agrees_with_the_register(taken: ImportDesk) -> None:
    taken.take([MOVED, BENGT])
    revert(taken)
    assert taken.give([AINO, BENGT]).counts == {"rows": 2, "unchanged": 2}


def test_an_edit_after_the_revert_is_an_edit(taken: ImportDesk) -> None:
    taken.take([MOVED, BENGT])
    revert(taken)
    taken.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    assert ("role", "edited") in taken.give([AINO, BENGT]).kept
    right = {**AINO, "Title": "Toimitusjohtaja"}
    assert taken.give([right, BENGT]).kept == [("role", "conflict")]
    assert ("role", "undone") in taken.give([MOVED, BENGT]).kept


def test_who_puts_back_a_value_by_hand_edits_it(taken: ImportDesk) -> None:
    taken.take([{**AINO, "Title": "Johtaja"}, BENGT])
    taken.edit("1001", "role: Johtaja", "role: Ostaja")
    assert taken.give([{**AINO, "Title": "Johtaja"}, BENGT]).kept == [("role", "edited")]


def test_a_revert_of_an_edit_is_no_revert_of_the_import(taken: ImportDesk) -> None:
    taken.take([{**AINO, "Title": "Johtaja"}, BENGT])
    taken.edit("1001", "role: Johtaja", "role: Ostopäällikkö")
    taken.edit("1001", "role: Ostopäällikkö", "role: Johtaja")
    revert(taken)
    assert taken.give([{**AINO, "Title": "Johtaja"}, BENGT]).kept == [("role", "edited")]


def test_contacts_that_a_revert_took_away_do_not_come_back_unnoticed(desk: ImportDesk) -> None:
    desk.take([AINO, BENGT])
    ids = {key: held.id for key, held in desk.held().items()}
    commit = revert(desk)
    assert desk.everybody() == []
    answer = desk.give([AINO, BENGT, {**BENGT, "No": "3", "Mail": ""}], "--apply")
    assert answer.code == 1
    assert answer.refused == [(2, "No", "import-undone"), (3, "No", "import-undone")]
    assert commit[:12] in answer.plan["refused"][0]["reason"]
    assert "--again" in answer.plan["refused"][0]["reason"]
    answer = desk.give([AINO, BENGT], "--apply", "--again")
    assert answer.counts == {"rows": 2, "new": 2, "absent": 1}
    assert {key: desk.held()[key].id for key in ids} == ids  # they are who they were


def test_somebody_who_has_other_sources_too_was_taken_away(desk: ImportDesk) -> None:
    desk.take([AINO])
    first = desk.head()
    other = '  - {source: web, key: "7", date: 2025-03-04}\n'
    desk.edit("1001", "sources:\n", "sources:\n" + other)
    desk.git("rm", "-q", desk.held()["7"].path)
    desk.commit(f"Revert it\n\nThis reverts commit {first}.")
    assert desk.give([AINO]).refused == [(2, "No", "import-undone")]
    assert desk.give([{**AINO, "No": "7"}]).counts == {"rows": 1, "new": 1}


def test_somebody_reverts_the_revert(taken: ImportDesk) -> None:
    taken.take([MOVED, BENGT])
    revert(taken)
    revert(taken)
    assert taken.tree("1001")["role"] == "Johtaja"
    assert taken.give([MOVED, BENGT]).counts == {"rows": 2, "unchanged": 2}
    taken.edit("1001", "role: Johtaja", "role: Ostopäällikkö")
    assert taken.give([MOVED, BENGT]).kept == [("role", "edited")]


def test_a_pull_request_with_an_import_is_reverted(taken: ImportDesk) -> None:
    """The revert names the merge, and not the import that it brought."""
    main = taken.git("branch", "--show-current")
    taken.git("switch", "-q", "-c", "list")
    taken.take([MOVED, BENGT])
    taken.git("switch", "-q", main)
    taken.git("merge", "-q", "--no-ff", "-m", "Merge the list", "list")
    revert(taken, "-m", "1")
    assert taken.give([MOVED, BENGT]).kept == FIELDS


def test_a_host_makes_one_commit_of_a_reverting_pull_request(taken: ImportDesk) -> None:
    """Then the title alone says what was reverted."""
    taken.take([MOVED, BENGT])
    taken.git(
        "commit",
        "-q",
        "--amend",
        "-m",
        f"{taken.message().replace('customers', 'customers (#12)', 1)}",
    )
    title = taken.subjects()[0]
    taken.git("revert", "--no-commit", "HEAD")
    taken.commit(f'Revert "{title}" (#13)\n\nReverts owner/register#12')
    assert taken.give([MOVED, BENGT]).kept == FIELDS


def test_a_title_that_nobody_has_undoes_nothing(taken: ImportDesk) -> None:
    file = taken.file("1001")
    file.write_text(file.read_text("utf-8").replace("Ostaja", "Ostopäällikkö"), "utf-8")
    taken.commit('Revert "Something else"')
    assert taken.give([AINO, BENGT]).kept == [("role", "edited")]


def test_two_imports_are_reverted_one_after_the_other(taken: ImportDesk) -> None:
    taken.take([{**AINO, "Title": "Johtaja"}, BENGT])
    taken.take([{**AINO, "Title": "Puheenjohtaja"}, BENGT])
    revert(taken)
    assert taken.tree("1001")["role"] == "Johtaja"
    assert taken.give([{**AINO, "Title": "Johtaja"}, BENGT]).counts["unchanged"] == 2
    revert(taken, rev="HEAD~2")
    assert taken.tree("1001")["role"] == "Ostaja"
    assert taken.give([{**AINO, "Title": "Johtaja"}, BENGT]).kept == [("role", "undone")]
    assert taken.give([AINO, BENGT]).counts["unchanged"] == 2


def test_a_revert_of_something_that_is_not_here(taken: ImportDesk) -> None:
    file = taken.file("1001")
    file.write_text(file.read_text("utf-8").replace("Ostaja", "Ostopäällikkö"), "utf-8")
    taken.commit(f"Revert something\n\nThis reverts commit {'ab' * 20}.")
    assert taken.give([AINO, BENGT]).kept == [("role", "edited")]


def test_the_day_of_the_notice_that_was_taken_back(taken: ImportDesk) -> None:
    day = ("--informed", "2025-02-01")
    taken.give([AINO], "--apply", *day)
    revert(taken)
    assert taken.give([AINO], "--apply", *day).kept == [("informed", "undone")]
    assert taken.give([AINO], "--informed", "2025-02-02").counts["changed"] == 1
    assert taken.give([AINO], "--apply", "--again", *day).counts["changed"] == 1


def test_segments_that_a_revert_put_back_stay(desk: ImportDesk) -> None:
    desk.take([{**AINO, "Groups": "solar;grid"}])
    desk.take([{**AINO, "Groups": "solar;vip"}])
    revert(desk)
    row = {**AINO, "Groups": "solar;vip;new"}
    answer = desk.give([row], "--apply")
    assert answer.kept == [("segments", "undone")]
    assert sorted(desk.tree("1001")["segments"]) == ["grid", "new", "solar"]
    desk.give([row], "--apply", "--again")
    assert "vip" in desk.tree("1001")["segments"]


def test_an_objection_of_another_kind_is_still_recorded(desk: ImportDesk) -> None:
    desk.map("erp", ERP.replace("segments, separator: ;", "objections, separator: ;"))
    desk.take([AINO])
    desk.take([{**AINO, "Groups": "direct_advertising"}])
    desk.git("revert", "--no-edit", "HEAD")
    answer = desk.give([{**AINO, "Groups": "direct_advertising;market_research"}], "--apply")
    assert answer.kept == [("objections", "undone")]
    assert [item["against"] for item in desk.tree("1001")["objections"]] == ["market_research"]


def test_an_address_that_was_only_taken_back_is_put_back() -> None:
    ours: list[Tree] = [
        {"address": "a@x.example", "use": "work"},
        {"address": "b@x.example", "use": "work"},
    ]
    base = frozenset({"a@x.example", "b@x.example"})
    undone = frozenset({"b@x.example"})
    assert merge_addresses("emails", ours, ours[:1], base, False, undone).why == "undone"
    assert merge_addresses("emails", ours, ours, base, False, undone).why is None
    words = merge_words("segments", ["a", "b"], ["a"], frozenset("ab"), (), frozenset("b"))
    assert words == MergedItems(None, "undone")


def test_a_revert_on_which_people_settled_something_else() -> None:
    """Where the revert did not give the old value back, it undid the word, and not by that."""
    first, second = {"role": "A"}, {"role": "B"}
    settled = {"role": "C", "organisation": "Settled too", "segments": ["x"]}
    said = [Statement(None, first, "1"), Statement(first, second, "2")]
    word = last_word([*said, Statement(second, settled, "3", "2025-01-01", frozenset("2"))])
    assert word.texts == {"role": "A"}
    assert word.undone_texts == {"role": Undone("3", "2025-01-01", "B")}
    # The value was edited in between: the revert took nothing of the source's.
    word = last_word([*said, Statement({"role": "X"}, first, "3", "", frozenset("2"))])
    assert word.undone_texts == {}
    gone = last_word([*said, Statement(second, None, "3", "2025-01-01", frozenset("12"))])
    assert (gone.texts, gone.gone) == ({}, Undone("3", "2025-01-01"))
