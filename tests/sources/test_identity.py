"""Who a row is: the mapping and its key, whatever else has the same number."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.addresses import normal_key
from schema.ids import new_id
from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tests.sources.desk import AINO, BENGT, ERP, ImportDesk
from tests.sources.test_rules import Known
from tooling.sources.list_reader import Row
from tooling.sources.rules.reconcile import reconcile
from tooling.sources.rules.terms import Reconciliation, Terms
from tooling.yaml.reader import read

OTHER = ERP.replace("id: erp", "id: erp-se").replace("The ERP's", "The Swedish ERP's")
CONSENT = """\
  - basis: consent
    since: 2024-01-01
    purpose: marketing
    channels: [email]
    evidence: web form
"""
#: Another person, to whom the Swedish ERP gave the number that Aino has in the Finnish one.
CECILIA = {
    "No": "1001",
    "Company": "Gran AB",
    "First": "Cecilia",
    "Last": "Öberg",
    "Mail": "cecilia@gran.example",
    "Country": "SE",
}


@pytest.fixture
def two(desk: ImportDesk) -> ImportDesk:
    """A desk with two mappings of one kind of source."""
    desk.map("erp-se", OTHER)
    desk.commit("A second mapping")
    return desk


def entries(desk: ImportDesk) -> list[tuple[str, str | None, str]]:
    """Who is in the register by which mapping and key."""
    return sorted(
        (held.tree["given_name"], source.get("mapping"), source["key"])
        for held in desk.everybody()
        for source in held.tree["sources"]
    )


def unnamed(desk: ImportDesk, message: str = "As before mappings were named") -> None:
    """Take away by which mapping contacts came, as the registers of before have them."""
    for held in desk.everybody():
        file = desk.root / held.path
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if "mapping:" not in line), "utf-8")
    desk.git("commit", "-qa", "--amend", "--no-edit") if not message else desk.commit(message)


def test_one_number_of_two_mappings_is_two_people(two: ImportDesk) -> None:
    two.take([AINO])
    two.edit("1001", "lawful_basis:\n", "lawful_basis:\n" + CONSENT)
    answer = two.take([CECILIA], source="erp-se")
    assert answer.counts == {"rows": 1, "new": 1}
    assert entries(two) == [("Aino", "erp", "1001"), ("Cecilia", "erp-se", "1001")]
    bases = {held.tree["given_name"]: len(held.tree["lawful_basis"]) for held in two.everybody()}
    assert bases == {"Aino": 2, "Cecilia": 1}
    assert two.give([AINO], "--apply").counts == {"rows": 1, "unchanged": 1}
    assert two.give([CECILIA], source="erp-se").counts == {"rows": 1, "unchanged": 1}
    assert "same-source-key" not in two.validate().rules()


def test_a_contact_that_names_no_mapping_is_found_where_there_is_one(desk: ImportDesk) -> None:
    desk.take([AINO, BENGT])
    unnamed(desk)
    before = desk.state()
    answer = desk.give([AINO, BENGT], "--apply")
    assert answer.counts == {"rows": 2, "unchanged": 2}
    assert desk.state() == before
    # What is written for another reason says it, too.
    answer = desk.take([{**AINO, "Title": "Johtaja"}, BENGT])
    assert answer.plan["changed"][0]["fields"] == ["role", "sources"]
    assert entries(desk) == [("Aino", "erp", "1001"), ("Bengt", None, "1002")]


def test_history_tells_by_which_mapping_a_contact_came(desk: ImportDesk) -> None:
    """Before there was a second mapping, nobody had to say."""
    desk.take([AINO])
    unnamed(desk, "")  # the import itself wrote none
    desk.map("erp-se", OTHER)
    desk.commit("A second mapping")
    answer = desk.take([CECILIA], source="erp-se")
    assert answer.counts == {"rows": 1, "new": 1}
    answer = desk.give([AINO], "--apply")
    assert answer.plan["changed"][0]["fields"] == ["sources"]
    assert entries(desk) == [("Aino", "erp", "1001"), ("Cecilia", "erp-se", "1001")]
    assert desk.give([AINO]).counts == {"rows": 1, "unchanged": 1}


def test_nobody_guesses_by_which_mapping_a_contact_came(two: ImportDesk) -> None:
    two.take([AINO])
    unnamed(two, "")
    two.git("commit", "-q", "--amend", "-m", "Typed by hand")
    for source, row in (("erp", AINO), ("erp-se", CECILIA)):
        answer = two.give([row, BENGT], source=source)
        assert answer.refused == [(2, "No", "unclear-key")]
        assert answer.counts == {"rows": 2, "new": 1, "refused": 1}
        (reason,) = (item["reason"] for item in answer.plan["refused"])
        assert "erp, erp-se" in reason
        assert two.held()["1001"].id in reason
    answer = two.give([AINO], "--apply", "--claim-keys")
    assert answer.plan["changed"][0]["fields"] == ["sources"]
    assert two.take([CECILIA], source="erp-se").counts == {"rows": 1, "new": 1}


def test_a_word_in_the_file_settles_it(two: ImportDesk) -> None:
    two.take([AINO])
    unnamed(two, "")
    two.git("commit", "-q", "--amend", "-m", "Typed by hand")
    two.edit("1001", '    key: "1001"', '    mapping: erp-se\n    key: "1001"')
    assert two.give([AINO]).refused == [(2, "Mail", "same-email")]
    assert two.give([AINO], source="erp-se").counts == {"rows": 1, "unchanged": 1}


def test_a_restricted_contact_is_only_stored(two: ImportDesk) -> None:
    two.take([AINO])
    unnamed(two)
    restriction = "restriction: {ground: accuracy_contested, since: 2025-02-01}\n"
    two.edit("1001", "sources:\n", restriction + "sources:\n")
    assert two.give([AINO], "--apply").counts == {"rows": 1, "unchanged": 1}


def test_a_mapping_that_was_renamed(desk: ImportDesk) -> None:
    desk.take([AINO])
    desk.edit("1001", "role: Ostaja", "role: Ostopäällikkö")
    renamed = ERP.replace("id: erp", "id: crm")
    (desk.root / "records/sources/erp.yaml").unlink()
    desk.map("crm", renamed)
    desk.commit("Rename the mapping")
    answer = desk.give([AINO], source="crm")
    assert answer.refused == [(2, "No", "unclear-key")]
    assert "formerly: [erp]" in answer.plan["refused"][0]["reason"]
    # To claim the key would forget what the source said.
    assert desk.give([AINO], "--claim-keys", source="crm").counts["refused"] == 1
    desk.map("crm", renamed.replace("source:", "formerly: [erp]\nsource:"))
    answer = desk.give([AINO], "--apply", source="crm")
    assert answer.counts == {"rows": 1, "unchanged": 1, "kept": 1}
    assert answer.kept == [("role", "edited")]  # what the source said then is remembered


def test_a_mapping_that_was_renamed_before_contacts_named_theirs(desk: ImportDesk) -> None:
    desk.take([AINO])
    unnamed(desk, "")
    (desk.root / "records/sources/erp.yaml").unlink()
    desk.map("crm", ERP.replace("id: erp", "id: crm"))
    desk.commit("Rename the mapping")
    assert desk.give([AINO], source="crm").plan["notes"] == []
    (note,) = desk.give([{**AINO, "Title": "Johtaja"}], "--reason", "x", source="crm").plan["notes"]
    assert "formerly: [erp]" in note
    desk.map("crm", ERP.replace("id: erp", "id: crm\nformerly: [erp]"))
    answer = desk.give([{**AINO, "Title": "Johtaja"}], "--reason", "x", source="crm")
    assert answer.plan["notes"] == []


def test_a_name_belongs_to_one_mapping(two: ImportDesk) -> None:
    two.map("erp-se", OTHER.replace("source:", "formerly: [erp]\nsource:"))
    for source in ("erp", "erp-se"):
        answer = two.give([AINO], source=source)
        assert answer.code == 1
        assert "both have the name erp" in answer.err


def test_another_mapping_with_errors_stops_the_import(two: ImportDesk) -> None:
    two.map("erp-se", OTHER.replace("basis:", "bases:"))
    answer = two.give([AINO])
    assert answer.code == 1
    assert "records/sources/erp-se.yaml:" in answer.err


def test_two_rows_that_lead_to_one_contact(desk: ImportDesk) -> None:
    desk.take([AINO, {**BENGT, "Mail": ""}])
    aino, bengt = desk.file("1001"), desk.file("1002")
    entry = bengt.read_text("utf-8").partition("sources:\n")[2]
    aino.write_text(aino.read_text("utf-8") + entry, "utf-8")
    bengt.unlink()
    desk.commit("Merge the two")
    answer = desk.give([AINO, BENGT])
    assert answer.refused == [(2, "No", "same-key"), (3, "No", "same-key")]
    assert "row 3" in answer.plan["refused"][0]["reason"]


# --- an e-mail address as the key ---------------------------------------------------------------

BY_MAIL = ERP.replace("{column: No, field: key}", "{column: Mail, field: key}").replace(
    "ignored: {", "ignored: {No: not used, "
)


def test_an_address_as_the_key_in_any_case(desk: ImportDesk) -> None:
    desk.map("erp", BY_MAIL)
    desk.take([{**AINO, "Mail": "Aino@Koivu.example"}])
    before = desk.state()
    answer = desk.give([{**AINO, "Mail": "aino@koivu.EXAMPLE"}], "--apply")
    assert answer.counts == {"rows": 1, "unchanged": 1}
    assert desk.state() == before
    answer = desk.give([AINO, {**AINO, "Mail": "AINO@koivu.example"}])
    assert [rule for _, _, rule in answer.refused] == ["same-key", "same-key"]


def test_two_contacts_with_one_address_as_their_key(desk: ImportDesk) -> None:
    desk.map("erp", BY_MAIL)
    desk.take([{**AINO, "Mail": "Aino@Koivu.example"}, BENGT])
    desk.edit("bengt@bjork.example", "key: bengt@bjork.example", "key: aino@koivu.example")
    assert desk.validate().rules().count("same-source-key") == 2


def test_any_other_key_is_taken_letter_for_letter(desk: ImportDesk) -> None:
    """There are systems whose numbers differ in case alone."""
    answer = desk.take([{**AINO, "No": "003Ab"}, {**BENGT, "No": "003aB"}])
    assert answer.counts == {"rows": 2, "new": 2}
    assert normal_key("a@b") == "a@b"


# --- in any order -------------------------------------------------------------------------------


def mapping(text: str) -> SourceMapping:
    return SourceMapping.model_validate(read(text.encode()))


FI, SE = mapping(ERP), mapping(OTHER)


def taken(
    people: Sequence[Known], rows: Sequence[Mapping[str, str]], by: SourceMapping, turn: int
) -> tuple[list[Known], Reconciliation]:
    """The contacts after an import of `rows`."""
    rng = random.Random(turn)
    terms = Terms(
        mapping=by,
        into=RegisterName.CUSTOMERS,
        today=date(2025, 3, 4),
        fresh_id=lambda: new_id(rng),
        last_words=lambda _: {},
        is_suppressed=lambda _: False,
        others=[SE if by is FI else FI],
    )
    listed = [Row(number, dict(cells), False) for number, cells in enumerate(rows, start=2)]
    result = reconcile(listed, people, terms)
    held = {one.id: one for one in people}
    for item in (*result.new, *result.changed):
        held[item.id] = Known(item.id, item.register, item.after)
    return list(held.values()), result


LISTS = st.lists(st.integers(1, 5), unique=True, max_size=4)
TURNS = st.lists(st.tuples(st.sampled_from([FI, SE]), LISTS), min_size=2, max_size=6)


@given(TURNS)
def test_in_whatever_order_lists_come_nobody_becomes_somebody_else(
    turns: list[tuple[SourceMapping, list[int]]],
) -> None:
    people: list[Known] = []
    for turn, (by, numbers) in enumerate(turns):
        rows = [
            {**AINO, "No": str(n), "Last": f"{by.id} {n}", "Mail": f"{by.id}-{n}@koivu.example"}
            for n in numbers
        ]
        people, result = taken(people, rows, by, turn)
        assert result.refused == []
        assert taken(people, rows, by, 9)[1].unchanged == list(range(2, len(rows) + 2))
    said = {(by.id, number) for by, numbers in turns for number in numbers}
    assert len(people) == len(said)
    for one in people:
        (source,) = one.tree["sources"]
        assert one.tree["family_name"] == f"{source['mapping']} {source['key']}"
