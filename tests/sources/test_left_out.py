"""One cell that can't be read does not cost the row, and costs nobody a protection."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.desk import AINO, BENGT, ERP, ImportDesk, text_of
from tests.sources.test_rules import IDS, Known, known, mapping, reconciled, refused
from tooling.sources.rules.cells import addresses_in
from tooling.sources.rules.statements import Statement, last_word


def cells(answer: Any) -> list[tuple[int, str, str, bool]]:
    return [
        (cell["row"], cell["column"], cell["rule"], cell["is_kept"])
        for cell in answer.plan["left_out"]
    ]


@pytest.mark.parametrize(
    ("change", "column", "rule", "field"),
    [
        ({"Mail": "not an address"}, "Mail", "email", "emails"),
        ({"Phone": "12"}, "Phone", "phone", "phones"),
        ({"Phone": "040 555 0123 / 040 555 0124"}, "Phone", "phone", "phones"),
        ({"Phone": "+1 650 253 0000 ext. 12"}, "Phone", "phone-extension", "phones"),
        ({"Zip": "6100"}, "Zip", "postal-code", "address.postal_code"),
        ({"City": "Por\tvoo"}, "City", "one-line", "address.city"),
        ({"Groups": "solar;Big Ones"}, "Groups", "slug", "segments"),
        ({"Title": "Buyer\tand\tseller"}, "Title", "one-line", "role"),
        ({"Last": "x" * 501}, "Last", "too-long", "family_name"),
    ],
)
def test_a_cell_that_can_not_be_read_is_left_out(
    desk: ImportDesk, change: dict[str, str], column: str, rule: str, field: str
) -> None:
    desk.take([AINO])
    whole = desk.tree("1001")
    desk.git("reset", "-q", "--hard", "HEAD~1")
    answer = desk.take([{**AINO, **change}, BENGT])
    assert answer.counts == {"rows": 2, "new": 2, "left_out": 1}
    assert cells(answer) == [(2, column, rule, False)]
    assert "1 cell left out" in answer.err
    assert "1 cell left out" in desk.message()
    tree = desk.tree("1001")
    name, _, part = field.partition(".")
    if part:
        assert tree.pop(name) == {k: v for k, v in whole.pop(name).items() if k != part}
    else:
        assert name not in tree
        whole.pop(name, None)
    assert {**tree, "id": ""} == {**whole, "id": ""}


@pytest.mark.parametrize("change", [{"Mail": "x y"}, {"Phone": "12"}, {"Zip": "6100"}])
def test_what_the_contact_holds_stays(desk: ImportDesk, change: dict[str, str]) -> None:
    desk.take([AINO])
    before = desk.state()
    answer = desk.give([{**AINO, **change}], "--apply")
    assert answer.counts == {"rows": 1, "unchanged": 1, "left_out": 1}
    ((_, _, _, is_kept),) = cells(answer)
    assert is_kept
    assert answer.plan["left_out"][0]["id"] == desk.held()["1001"].id
    assert desk.state() == before


def test_the_table_names_the_cell_and_never_the_value(desk: ImportDesk) -> None:
    desk.take([AINO])
    file = desk.root.parent / "list.csv"
    file.write_text(text_of([{**AINO, "Phone": "ring the desk"}]), encoding="utf-8")
    answer = desk.tooling("import", str(file), "--into", "customers", "--source", "erp")
    line = next(line for line in answer.out.splitlines() if "left out" in line).split("\t")
    assert line[:1] + line[3:5] == ["2", "Phone", "phone"]
    assert "keeps what it has" in line[5]
    assert "ring the desk" not in answer.out + answer.err


def test_strict_refuses_the_row_of_a_contact_too(desk: ImportDesk) -> None:
    desk.take([AINO])
    for change, rule in (({"Phone": "1"}, "phone"), ({"Zip": "1"}, "postal-code")):
        answer = desk.give([{**AINO, **change}], "--strict")
        assert [fault[2] for fault in answer.refused] == [rule]
        assert answer.plan["left_out"] == []


def test_what_every_contact_needs_still_refuses_the_row(desk: ImportDesk) -> None:
    for change, rule in (({"Company": ""}, "missing-field"), ({"Company": "A\tB"}, "one-line")):
        answer = desk.give([{**AINO, **change, "Phone": "1"}])
        assert [fault[2] for fault in answer.refused] == [rule, "phone"]
        assert answer.plan["left_out"] == []


def test_an_objection_that_can_not_be_read_refuses_the_row(desk: ImportDesk) -> None:
    desk.map("erp", ERP.replace("segments, separator: ;", "objections, separator: ;"))
    answer = desk.give([{**AINO, "Groups": "direct_advertising;post"}])
    assert answer.refused == [(2, "Groups", "unknown-word")]


def test_an_objection_is_taken_from_a_row_with_a_cell_that_can_not_be_read(
    desk: ImportDesk,
) -> None:
    desk.map("erp", ERP.replace("segments, separator: ;", "objections"))
    desk.take([AINO])
    desk.take([{**AINO, "Groups": "direct_advertising", "Phone": "1"}])
    assert desk.tree("1001")["objections"][0]["against"] == "direct_advertising"


def test_a_key_that_is_an_address_is_not_left_out(desk: ImportDesk) -> None:
    text = ERP.replace("{column: No, field: key}", "{column: Mail, field: key}")
    desk.map("erp", text.replace("ignored: {", "ignored: {No: not used, "))
    answer = desk.give([{**AINO, "Mail": "aino(at)koivu.example"}])
    assert answer.refused == [(2, "Mail", "email")]


def test_a_country_that_can_not_be_read_is_not_the_mappings(desk: ImportDesk) -> None:
    """Neither is the address in Finland, nor the number of its plan."""
    answer = desk.take([{**AINO, "Country": "Atlantis"}])
    assert {(column, rule) for _, column, rule, _ in cells(answer)} == {
        ("Country", "country"),
        ("Street", "country"),
        ("Zip", "country"),
        ("City", "country"),
        ("Phone", "phone-country"),
    }
    tree = desk.tree("1001")
    assert "address" not in tree
    assert "phones" not in tree


def test_a_language_that_can_not_be_read_is_not_the_mappings() -> None:
    by = mapping(("field: role", "field: language"), ("defaults: {", "defaults: {language: fi, "))
    (made,) = reconciled({**AINO, "Title": "Suomi!"}, by=by).new
    assert "language" not in made.after
    (made,) = reconciled({**AINO, "Title": ""}, by=by).new
    assert made.after["language"] == "fi"


def test_an_address_is_taken_as_a_whole() -> None:
    row = {**AINO, "Street": "Mäntytie 9", "City": "Espoo", "Zip": "2100"}
    result = reconciled(row, contacts=[known()])
    assert (result.changed, result.unchanged) == ([], [2])
    assert {(kept.field, kept.why) for kept in result.kept} == {
        ("address.street", "unread"),
        ("address.city", "unread"),
    }
    by = mapping(("{column: Country, field: country}", "{column: Country, field: role}"),
                 ("{column: Title, field: role}", "{column: Title, field: city}"),
                 ("{column: City, field: city}", "{column: City, field: street}"))  # fmt: skip
    foreign = known(address={"postal_code": "0150", "country": "NO"})
    result = reconciled({"No": "1001", "Company": "Koivu Oy", "Zip": "06100"}, by=by,
                        contacts=[foreign])  # fmt: skip
    assert [cell.rule for cell in result.left_out] == ["postal-code"]
    assert result.changed == []


TWO = mapping(
    ("{column: Title, field: role}", "{column: Title, field: email, use: personal}"),
)


def both() -> Known:
    (made,) = reconciled({**AINO, "Title": "aino@home.example"}, by=TWO).new
    return Known(IDS[0], "customers", made.after)


def words_of(tree: Any) -> Any:
    return lambda _: {IDS[0]: last_word([Statement(None, tree)])}


def test_an_address_of_the_other_use_is_not_taken_back() -> None:
    held = both()
    said = words_of(held.tree)
    row = {**AINO, "Mail": "aino@koivu.example", "Title": "at home"}
    result = reconciled(row, by=TWO, contacts=[held], last_words=said)
    assert (result.changed, len(result.left_out)) == ([], 1)
    row = {**AINO, "Mail": "new@koivu.example", "Title": "at home"}
    (changed,) = reconciled(row, by=TWO, contacts=[held], last_words=said).changed
    assert {item["address"] for item in changed.after["emails"]} == {
        "new@koivu.example",
        "aino@home.example",
    }


def test_words_of_a_cell_that_can_not_be_read_are_not_taken_back() -> None:
    by = mapping(("{column: Title, field: role}", "{column: Title, field: segments}"))
    (made,) = reconciled({**AINO, "Title": "vip", "Groups": "solar"}, by=by).new
    held = Known(IDS[0], "customers", made.after)
    row = {**AINO, "Title": "grid", "Groups": "So lar"}
    (changed,) = reconciled(row, by=by, contacts=[held], last_words=words_of(held.tree)).changed
    assert changed.after["segments"] == ["vip", "solar", "grid"]


def test_half_a_name_is_another_name() -> None:
    by = mapping(("{column: Title, field: role}", "{column: Title, field: given_name}"))
    result = reconciled({**AINO, "Title": "x\ty"}, by=by, contacts=[known()])
    assert result.changed == []
    assert [cell.column for cell in result.left_out] == ["Title"]


# --- who must not come back ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"Mail": "aino@koivu.example, work", "Phone": ""},
        {"Mail": "Aino <AINO@koivu.example>", "Phone": ""},
        {"Phone": "040 555 0123 / 040 555 0124"},
        {"Phone": "+358 40 555 0123 ext. 7", "Mail": "new@koivu.example"},
        {"Phone": "+358 40 555 0123/4", "Mail": "new@koivu.example"},
        {"Phone": "405550123.0", "Mail": "new@koivu.example"},
        {"Phone": "040 555 0123", "Country": "Atlantis", "Mail": "new@koivu.example"},
        {"Phone": "358405550123", "Country": "SE", "Mail": "new@koivu.example"},
        {"Mail": "aino @koivu.example", "Phone": "040 555 9999"},
        {"Mail": "aino(at)koivu.example", "Phone": "040 555 9999"},
        {"Mail": "aino [at] koivu [dot] example", "Phone": "040 555 9999"},
        {"Mail": "aino@koivu. example", "Phone": "040 555 9999"},
        {"Mail": "aino@koi\u200bvu.example", "Phone": "040 555 9999"},
    ],
)
def test_who_must_not_come_back_does_not_hide_in_a_cell(change: dict[str, str]) -> None:
    out = ["aino@koivu.example", "+358405550123"]
    row = {**AINO, "Mail": "", **change}
    result = reconciled(row, suppressed=out)
    assert result.new == []
    assert {rule for _, rule in refused(result)} == {"suppressed"}


@pytest.mark.parametrize("letter", ["a", "1", " 1", "@", "a@", "1.", "(", "+1 "])
def test_an_endless_cell_is_searched_to_its_end(letter: str) -> None:
    """In time that grows as the cell does: a pattern that tries it anew at each letter hangs."""
    cell = letter * (50_000 // len(letter))
    assert "aino@koivu.example" in addresses_in(f"{cell} aino@koivu.example", "FI")


def test_who_can_not_be_told_from_those_who_must_not_come_back() -> None:
    row = {**AINO, "Mail": "aino(at)koivu", "Phone": "ring"}
    result = reconciled(row, suppressed=["somebody@else.example"])
    assert result.new == []
    assert {rule for _, rule in refused(result)} == {"email", "phone"}
    assert len(reconciled(row).new) == 1  # nobody must not
    row["Mail"] = "aino@koivu.example"
    assert len(reconciled(row, suppressed=["somebody@else.example"]).new) == 1


ROWS = st.fixed_dictionaries(
    {
        "No": st.just("1001"),
        "Company": st.just("Koivu Oy"),
        "Mail": st.sampled_from(["", "aino@koivu.example", "b@koivu.example", "bad"]),
        "Title": st.sampled_from(["", "aino@home.example", "c@home.example", "bad"]),
        "Phone": st.sampled_from(["", "040 555 0123", "040 555 9999", "bad"]),
        "Zip": st.sampled_from(["", "06100", "00100", "6100"]),
        "Country": st.sampled_from(["", "FI", "Atlantis"]),
    }
)


@given(ROWS)
def test_a_cell_that_can_not_be_read_takes_nothing_back(row: dict[str, str]) -> None:
    held = both()
    result = reconciled(row, by=TWO, contacts=[held], last_words=words_of(held.tree))
    after = result.changed[0].after if result.changed else held.tree
    bad = {cell.column for cell in result.left_out}
    assert bad == {name for name, cell in row.items() if cell in ("bad", "6100", "Atlantis")} | (
        {name for name in ("Zip", "Phone") if row[name] and row["Country"] == "Atlantis"}
    )
    addresses = {item["use"]: item["address"] for item in after.get("emails", ())}
    if "Mail" in bad:
        assert addresses["work"] == "aino@koivu.example"
    if "Title" in bad:
        assert addresses["personal"] == "aino@home.example"
    if "Phone" in bad:
        assert after["phones"] == held.tree["phones"]
    if "Zip" in bad or "Country" in bad:
        assert after["address"] == held.tree["address"]
    assert result.refused == []


def test_a_long_plan_ends_with_what_is_to_be_repaired(desk: ImportDesk) -> None:
    """Of hundreds of lines, nobody finds the few refusals among what is left out."""
    rows = [{**AINO, "No": str(n), "Mail": f"a{n}@koivu.example"} for n in range(300)]
    for row in rows[::8]:
        row["Phone"] = "ask the desk"
    for row in rows[5::100]:
        row["Company"] = ""
    answer = desk.give(rows)
    assert "  refused: 3 missing-field in Company, lines 7, 107, 207\n" in answer.err
    assert "  left out: 38 phone in Phone, lines 2, 10, 18, 26, 34 and 33 others\n" in answer.err
    assert answer.err.index("refused: 3") < answer.err.index("left out: 38")
    assert "phone in Phone" not in desk.give(rows[:9]).err
