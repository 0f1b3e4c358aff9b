"""The second import: what changed at the source, what was edited here, and what stays untouched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sources.desk import AINO, BENGT, ERP, ImportDesk

OBJECTION = """\
objections:
  - against: direct_advertising
    since: 2025-01-15
"""
WITHDRAWN = """\
  - basis: consent
    since: 2024-01-01
    purpose: marketing
    channels: [email]
    evidence: web form
    withdrawn: 2024-06-01
"""
RESTRICTION = """\
restriction:
  ground: accuracy_contested
  since: 2025-02-01
"""


@pytest.fixture
def taken(desk: ImportDesk) -> ImportDesk:
    """The desk after the first import of both."""
    desk.take([AINO, BENGT])
    return desk


def add(desk: ImportDesk, key: str, before: str, text: str) -> None:
    """A person adds lines over the line `before` of a contact's file."""
    desk.edit(key, before, text + before)


def test_an_unchanged_list_changes_nothing_on_another_day(taken: ImportDesk) -> None:
    before = taken.state()
    file = taken.file("1001")
    stamp = file.stat().st_mtime_ns
    answer = taken.give([AINO, BENGT], "--apply")
    assert answer.code == 0
    assert answer.counts == {"rows": 2, "unchanged": 2}
    assert taken.state() == before
    assert file.stat().st_mtime_ns == stamp


def test_a_change_at_the_source_is_a_diff_of_its_own_line(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja", "role: Ostaja  # since the merger")
    answer = taken.give([{**AINO, "Phone": "040 555 9999"}, BENGT], "--apply")
    assert answer.counts == {"rows": 2, "changed": 1, "unchanged": 1}
    assert answer.plan["changed"][0]["fields"] == ["phones"]
    lines = taken.git("show", "--format=", "-U0").splitlines()
    assert [line for line in lines if line[0] in "+-" and line[1] not in "+-"] == [
        '-  - number: "+358405550123"',
        '+  - number: "+358405559999"',
    ]
    assert "# since the merger" in taken.file("1001").read_text()
    assert taken.git("log", "-1", "--format=%s") == "Import 1 contact from erp into customers"


def test_many_changes_at_once_want_a_reason(taken: ImportDesk) -> None:
    rows = [
        {"No": f"2{n:03}", "Company": "Kuusi Oy", "Mail": f"p{n}@kuusi.example"} for n in range(11)
    ]
    taken.take(rows)
    assert "contacts, for which" not in taken.give([{**AINO, "Company": "Koivu Oyj"}, BENGT]).err
    moved = [{**row, "Company": "Kuusi Oyj"} for row in rows]
    assert "11 of 13 contacts" in taken.give(moved).err
    assert taken.give(moved, "--apply", "--reason", "ask 040 555 0123").code == 1
    assert taken.give(moved, "--apply", "--reason", "by aino@koivu.example").code == 1
    answer = taken.give(moved, "--apply", "--reason", "the company\nchanged its form 2026-03-01")
    assert "of 13 contacts" not in answer.err
    assert taken.git("log", "-1", "--format=%(trailers:only)").splitlines() == [
        "Register-Source: erp",
        "Register-Reason: the company changed its form 2026-03-01",
    ]


@pytest.mark.parametrize("reason", ["aino asked", "as Bengt said"])
def test_a_reason_names_nobody_who_is_new_or_changed(desk: ImportDesk, reason: str) -> None:
    desk.take([AINO])
    before = desk.state()
    changed = {**AINO, "Company": "Koivu Oyj"}
    answer = desk.give([changed, BENGT], "--apply", "--reason", reason)
    assert answer.code == 1
    assert "names somebody" in answer.err
    assert reason not in answer.err
    assert desk.state() == before


def test_an_edit_here_is_not_reverted_by_a_source_that_says_the_same(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    before = taken.state()
    answer = taken.give([AINO, BENGT], "--apply")
    assert answer.code == 0
    assert answer.kept == [("role", "edited")]
    assert answer.counts == {"rows": 2, "unchanged": 2, "kept": 1}
    assert taken.state() == before
    assert taken.tree("1001")["role"] == "Ostopäällikkö"


def test_a_field_that_was_emptied_here_stays_empty(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja\n", "")
    assert taken.give([AINO, BENGT], "--apply").kept == [("role", "edited")]
    assert "role" not in taken.tree("1001")


def test_an_edit_and_another_field_changed_at_the_source(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    answer = taken.give([{**AINO, "Company": "Koivu Oyj"}, BENGT], "--apply")
    assert answer.kept == [("role", "edited")]
    assert taken.tree("1001")["organisation"] == "Koivu Oyj"
    assert taken.tree("1001")["role"] == "Ostopäällikkö"


def test_both_changed_is_a_conflict_and_source_can_be_preferred(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    changed = [{**AINO, "Title": "Johtaja"}, BENGT]
    answer = taken.give(changed, "--apply")
    assert answer.kept == [("role", "conflict")]
    assert taken.tree("1001")["role"] == "Ostopäällikkö"
    answer = taken.give(changed, "--apply", "--prefer", "source")
    assert answer.counts == {"rows": 2, "changed": 1, "unchanged": 1}
    assert taken.tree("1001")["role"] == "Johtaja"


def test_to_prefer_the_source_does_not_bring_back_what_it_said_before(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    answer = taken.give([AINO, BENGT], "--apply", "--prefer", "source")
    assert answer.kept == [("role", "edited")]


def test_a_source_that_follows_the_register_can_go_on(taken: ImportDesk) -> None:
    taken.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    assert taken.give([{**AINO, "Title": "Ostopäällikkö"}, BENGT]).counts["unchanged"] == 2
    taken.take([{**AINO, "Company": "Koivu Oyj", "Title": "Ostopäällikkö"}, BENGT])
    taken.take([{**AINO, "Company": "Koivu Ab", "Title": "Ostopäällikkö"}, BENGT])
    assert taken.tree("1001")["organisation"] == "Koivu Ab"


def test_only_commits_of_this_source_are_its_word(taken: ImportDesk) -> None:
    """Another source's import, and a person's message that names ours, are edits like any."""
    taken.file("1001").write_text(
        taken.file("1001").read_text().replace("role: Ostaja", "role: Ostopäällikkö")
    )
    message = "Import by hand\n\nAs Register-Source: erp\nhas it.\n\nRegister-Source: erp2"
    taken.git("commit", "-qam", message)
    assert taken.give([AINO, BENGT]).kept == [("role", "edited")]


def test_an_empty_cell_removes_nothing(taken: ImportDesk) -> None:
    tree = taken.tree("1001")
    bare = {"No": "1001", "Company": "Koivu Oy"}
    answer = taken.give([bare, {"No": "1002", "Company": "Björk AB"}], "--apply")
    assert answer.counts == {"rows": 2, "unchanged": 2}
    assert taken.tree("1001") == tree


def test_fields_outside_the_mapping_stay(taken: ImportDesk) -> None:
    more = "language: fi\n"
    taken.edit("1001", "emails:\n", more + "emails:\n")
    taken.edit("1001", "lawful_basis:\n", OBJECTION.join(["", "lawful_basis:\n"]))
    taken.take([{**AINO, "Title": "Johtaja"}, BENGT])
    assert taken.tree("1001")["language"] == "fi"
    assert taken.tree("1001")["objections"][0]["against"] == "direct_advertising"


def test_rights_of_the_person_outlast_an_import(taken: ImportDesk) -> None:
    add(taken, "1001", "sources:\n", OBJECTION)
    add(taken, "1001", "objections:\n", WITHDRAWN)
    before = taken.tree("1001")
    taken.take([{**AINO, "Title": "Johtaja", "Phone": "040 555 1111"}, BENGT])
    after = taken.tree("1001")
    assert after["role"] == "Johtaja"
    for part in ("objections", "lawful_basis"):
        assert after[part] == before[part]


def test_restricted_data_is_only_stored(taken: ImportDesk) -> None:
    add(taken, "1001", "sources:\n", RESTRICTION)
    before = taken.state()
    answer = taken.give([{**AINO, "Title": "Johtaja"}, BENGT], "--apply", "--prefer", "source")
    assert answer.kept == [("role", "restricted")]
    assert taken.state() == before


def test_an_address_is_weighed_as_one(taken: ImportDesk) -> None:
    taken.edit("1001", "Koivukuja 1", "Koivukuja 2")
    assert taken.give([AINO, BENGT]).kept == [("address.street", "edited")]
    moved = {**AINO, "Street": "Mäntytie 9", "Zip": "00100", "City": "Helsinki"}
    answer = taken.give([moved, BENGT])
    assert {why for _, why in answer.kept} == {"conflict"}
    assert [field for field, _ in answer.kept] == [
        "address.street", "address.postal_code", "address.city",
    ]  # fmt: skip
    taken.give([moved, BENGT], "--apply", "--prefer", "source")
    assert taken.tree("1001")["address"]["city"] == "Helsinki"


def test_an_address_that_comes_later(taken: ImportDesk) -> None:
    taken.take([AINO, {**BENGT, "Street": "Storgatan 1", "Country": "SE"}])
    assert taken.tree("1002")["address"] == {"street": "Storgatan 1", "country": "SE"}


def test_a_key_is_found_in_the_other_register(desk: ImportDesk) -> None:
    desk.take([AINO], into="prospects")
    held = desk.held()["1001"]
    answer = desk.take([{**AINO, "Title": "Johtaja"}], into="customers")
    assert answer.counts == {"rows": 1, "changed": 1}
    now = desk.held()["1001"]
    assert (now.path, now.register, now.tree["role"]) == (held.path, "prospects", "Johtaja")


def test_history_goes_on_after_a_prospect_became_a_customer(desk: ImportDesk) -> None:
    desk.take([AINO], into="prospects")
    held = desk.held()["1001"]
    path = held.path.replace("prospects", "customers")
    (desk.root / path).parent.mkdir(parents=True)
    desk.git("mv", held.path, path)
    text = (desk.root / path).read_text().replace("kind: prospect", "kind: customer")
    (desk.root / path).write_text(text.replace("Ostaja", "Ostopäällikkö"))
    desk.git("commit", "-qam", "Promote")
    answer = desk.give([AINO], "--apply", into="prospects")
    assert answer.kept == [("role", "edited")]
    assert desk.held()["1001"].path == path


def test_the_detail_tells_two_fairs_apart(desk: ImportDesk) -> None:
    for name in ("spring", "autumn"):
        fair = ERP.replace("source: erp", f"source: fair\ndetail: The {name} fair")
        desk.map(name, fair.replace("id: erp", f"id: {name}"))
    desk.take([AINO], source="spring")
    answer = desk.take([{**BENGT, "No": "1001"}], source="autumn")
    assert answer.counts == {"rows": 1, "new": 1}
    assert desk.give([AINO], source="spring").counts == {"rows": 1, "unchanged": 1}


def test_a_contact_made_by_hand_with_the_sources_key(desk: ImportDesk) -> None:
    desk.take([AINO])
    held = desk.file("1001")
    held.write_text(held.read_text().replace("Ostaja", "Ostopäällikkö"))
    # As if it had been typed: the commit that made it names no source.
    desk.git("commit", "-qam", "x")
    desk.git("reset", "-q", "--soft", "HEAD~2")
    desk.git("commit", "-qm", "Add a contact")
    answer = desk.take([AINO])
    assert answer.counts == {"rows": 1, "changed": 1}
    assert desk.tree("1001")["role"] == "Ostaja"


def test_two_contacts_with_one_key_are_for_a_person_to_settle(taken: ImportDesk) -> None:
    taken.edit("1002", 'key: "1002"', 'key: "1001"')
    answer = taken.give([AINO])
    assert answer.refused == [(2, "No", "same-key")]


def test_contacts_that_the_list_lacks_are_counted(taken: ImportDesk) -> None:
    answer = taken.give([AINO], "--apply")
    assert answer.counts == {"rows": 1, "unchanged": 1, "absent": 1}
    assert "1002" in taken.held()


def test_outside_git_the_list_wins_and_says_so(desk: ImportDesk) -> None:
    (desk.root / ".git").rename(desk.root.parent / "git")
    answer = desk.give([AINO], "--apply")
    assert "not in Git" in answer.err
    assert "Written." in answer.err
    file = desk.file("1001")
    text = file.read_text().replace("Ostaja", "Ostopäällikkö")
    file.write_text(text.replace("sources:\n", OBJECTION + "sources:\n"))
    desk.give([AINO], "--apply")
    assert desk.tree("1001")["role"] == "Ostaja"
    assert desk.tree("1001")["objections"]


def test_a_register_below_the_top_of_its_repository(desk: ImportDesk) -> None:
    below = desk.root / "crm"
    below.mkdir()
    desk.git("mv", "records", "crm/records")
    desk.git("commit", "-qm", "Move down")
    desk = replace(desk, root=below)
    desk.take([AINO])
    desk.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    assert desk.give([AINO]).kept == [("role", "edited")]
