"""First import: what is taken, what is refused, and what is written."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from tests.sources.desk import AINO, BENGT, COLUMNS, DAY, ERP, ImportDesk, text_of

VALUES = [value for row in (AINO, BENGT) for name, value in row.items() if name != "Country"]


def test_a_plan_writes_nothing(desk: ImportDesk) -> None:
    before = desk.state()
    answer = desk.give([AINO, BENGT])
    assert answer.code == 0
    assert answer.counts == {"rows": 2, "new": 2}
    assert desk.state() == before
    assert "--apply" in answer.err


def test_a_contact_letter_for_letter(desk: ImportDesk) -> None:
    desk.take([AINO, BENGT])
    contact = desk.tree("1001")
    assert contact.pop("id")
    assert contact == {
        "kind": "customer",
        "organisation": "Koivu Oy",
        "given_name": "Aino",
        "family_name": "Äijö-Ñuñez",
        "role": "Ostaja",
        "emails": [{"address": "aino@koivu.example", "use": "work"}],
        "phones": [{"number": "+358405550123", "use": "work"}],
        "address": {
            "street": "Koivukuja 1",
            "postal_code": "06100",
            "city": "Porvoo",
            "country": "FI",
        },
        "responsible": "liisa@owner.example",
        "lawful_basis": [{"basis": "customer_relationship", "since": DAY}],
        "sources": [{"source": "erp", "mapping": "erp", "key": "1001", "date": DAY}],
    }
    assert desk.tree("1002")["phones"] == [{"number": "+46812345678", "use": "work"}]


def test_one_commit_that_says_how_many_and_from_where(desk: ImportDesk) -> None:
    answer = desk.take([AINO, BENGT])
    assert desk.git("log", "-1", "--format=%s") == "Import 2 contacts from erp into customers"
    assert desk.git("log", "-1", "--format=%(trailers:only)") == "Register-Source: erp"
    assert answer.plan["commit"] == desk.git("rev-parse", "HEAD")
    assert desk.git("status", "--porcelain") == ""
    ids = {item["id"] for item in answer.plan["new"]}
    assert ids == {held.id for held in desk.held().values()}


def test_names_come_in_nfc_and_trimmed_and_otherwise_as_they_are(desk: ImportDesk) -> None:
    desk.take([{**AINO, "First": "  Ma\u0308rta  Lisa ", "Last": "MC Donald's"}])
    assert desk.tree("1001")["given_name"] == "M\u00e4rta  Lisa"
    assert desk.tree("1001")["family_name"] == "MC Donald's"


def test_a_row_with_gaps_is_taken(desk: ImportDesk) -> None:
    bare = {"No": "7", "Company": "Vaihde Oy"}
    desk.take([bare])
    assert set(desk.tree("7")) == {
        "id", "kind", "organisation", "responsible", "lawful_basis", "sources",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        ({"Mail": "not an address"}, "Mail", "email"),
        ({"Phone": "12"}, "Phone", "phone"),
        ({"Phone": "040 555 0123 / 040 555 0124"}, "Phone", "phone"),
        ({"Phone": "+1 650 253 0000 ext. 12"}, "Phone", "phone-extension"),
        ({"Phone": "ring the desk"}, "Phone", "phone"),
        ({"Zip": "6100"}, "Zip", "postal-code"),
        ({"Country": "Atlantis"}, "Country", "country"),
        ({"Company": ""}, "Company", "missing-field"),
        ({"No": ""}, "No", "missing-key"),
        ({"Groups": "Big Ones"}, "Groups", "slug"),
        ({"Title": "Buyer\tand\tseller"}, "Title", "one-line"),
        ({"Last": "x" * 501}, "Last", "too-long"),
    ],
)
def test_a_wrong_row_is_refused_and_the_others_are_taken(
    desk: ImportDesk, change: dict[str, str], column: str, rule: str
) -> None:
    answer = desk.give([{**AINO, **change}, BENGT], "--apply", "--strict")
    assert answer.code == 1
    assert answer.refused[0] == (2, column, rule)
    assert {row for row, _, _ in answer.refused} == {2}
    assert list(desk.held()) == ["1002"]
    typed = next(iter(change.values()))
    if typed and typed != "12":
        assert typed not in answer.out + answer.err


def test_every_fault_of_a_row_is_told(desk: ImportDesk) -> None:
    answer = desk.give([{**AINO, "Mail": "x", "Phone": "y", "No": ""}])
    assert [rule for _, _, rule in answer.refused] == ["email", "phone", "missing-key"]
    assert answer.counts == {"rows": 1, "refused": 1}


def test_rows_with_one_key_are_all_refused_and_name_each_other(desk: ImportDesk) -> None:
    answer = desk.give([AINO, BENGT, {**AINO, "Mail": "other@koivu.example"}], "--apply")
    assert answer.refused == [(2, "No", "same-key"), (4, "No", "same-key")]
    reasons = [item["reason"] for item in answer.plan["refused"]]
    assert "row 4" in reasons[0]
    assert "row 2" in reasons[1]
    assert list(desk.held()) == ["1002"]


def test_a_wrong_row_counts_as_a_second_row_of_its_key(desk: ImportDesk) -> None:
    answer = desk.give([AINO, {**AINO, "Mail": "x"}])
    assert {(row, rule) for row, _, rule in answer.refused} >= {(2, "same-key"), (3, "same-key")}


def test_one_address_on_two_rows(desk: ImportDesk) -> None:
    answer = desk.give([AINO, {**BENGT, "Mail": "AINO@koivu.example"}], "--apply")
    assert answer.refused == [(3, "Mail", "same-email")]
    assert "row 2" in answer.plan["refused"][0]["reason"]
    again = desk.give([AINO, {**BENGT, "Mail": "AINO@koivu.example"}])
    assert desk.held()["1001"].id in again.plan["refused"][0]["reason"]


def test_a_refused_row_does_not_hold_its_address(desk: ImportDesk) -> None:
    answer = desk.give([{**AINO, "Company": ""}, {**BENGT, "Mail": AINO["Mail"]}])
    assert answer.refused == [(2, "Company", "missing-field")]


def test_a_delimiter_too_many_is_refused(desk: ImportDesk) -> None:
    text = text_of([BENGT]) + "1003,Oy,A,B,,,,,,,,,,one,more\n"
    answer = desk.give(text)
    assert answer.refused == [(3, None, "row-shape")]


def test_a_phone_with_no_country_to_read_it_by(desk: ImportDesk) -> None:
    desk.map("erp", ERP.replace(", country: FI", ""))
    answer = desk.give([{**AINO, "Country": ""}])
    assert (2, "Phone", "phone-country") in answer.refused
    answer = desk.give([{**AINO, "Country": "", "Phone": "+358 40 555 0123", "Street": ""}])
    assert (2, "Country", "missing-field") in answer.refused


def test_columns_that_the_mapping_does_not_know_stop_the_import(desk: ImportDesk) -> None:
    answer = desk.give(text_of([{**AINO, "Shoe size": "38"}], [*COLUMNS, "Shoe size"]))
    assert answer.code == 1
    assert "“Shoe size”" in answer.err
    assert answer.out == ""


def test_a_renamed_column_gets_a_hint(desk: ImportDesk) -> None:
    columns = ["E-Mail" if name == "Mail" else name for name in COLUMNS]
    answer = desk.give(text_of([], columns))
    assert answer.code == 1
    assert "lacks the column “Mail”" in answer.err
    assert "Did you mean “E-Mail” for “Mail”?" in answer.err


def test_a_list_without_a_heading_names_nobody(desk: ImportDesk) -> None:
    answer = desk.give("Koivu Oy,Aino,Virtanen,aino@koivu.example\n" * 2)
    assert answer.code == 1
    assert "first line" in answer.err
    assert "Aino" not in answer.err


def test_an_unknown_source_gets_a_hint(desk: ImportDesk) -> None:
    answer = desk.give([AINO], source="erb")
    assert answer.code == 1
    assert "Did you mean erp?" in answer.err


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("field: key", "field: role", "source-key"),
        ("field: given_name", "field: family_name}\n  - {column: X, field: role", "source-field"),
        ("{Full: the", "{Mail: no, Full: the", "source-column-twice"),
        ("basis: customer_relationship", "basis: consent", "consent-by-import"),
        ("field: role}", "field: role, separator: ;}", "source-separator"),
    ],
)
def test_a_mapping_that_contradicts_itself(
    desk: ImportDesk, before: str, after: str, rule: str
) -> None:
    assert before in ERP
    desk.map("erp", ERP.replace(before, after))
    answer = desk.give([AINO])
    assert answer.code == 1
    assert rule in answer.err


def test_a_register_whose_description_lacks_the_source(desk: ImportDesk) -> None:
    described = files("tooling.setup").joinpath("files/prospects.yaml").read_text("utf-8")
    (desk.root / "records/prospects").mkdir()
    (desk.root / "records/prospects/register.yaml").write_text(described, encoding="utf-8")
    answer = desk.give([AINO], into="prospects")
    assert answer.code == 1
    assert "among its sources" in answer.err


def test_our_own_activity_is_the_web_and_fairs_too(desk: ImportDesk) -> None:
    """As `validate` sees it."""
    described = files("tooling.setup").joinpath("files/customers.yaml").read_text("utf-8")
    desk.write("records/customers/register.yaml", described)
    for source in ("fair", "web", "own_activity"):
        desk.map("erp", ERP.replace("source: erp", f"source: {source}"))
        assert desk.give([AINO]).code == 0


def test_prospects_have_one_kind_and_customers_three(desk: ImportDesk) -> None:
    desk.take([AINO], into="prospects")
    assert desk.tree("1001")["kind"] == "prospect"
    desk.map("erp", ERP.replace("kind: customer", "kind: prospect"))
    answer = desk.give([BENGT])
    assert answer.code == 1
    assert "customer, partner, media" in answer.err


def test_a_contact_with_errors_stops_the_import(desk: ImportDesk) -> None:
    desk.take([AINO])
    file = desk.file("1001")
    file.write_text(file.read_text().replace("kind: customer", "kind: friend"))
    answer = desk.give([AINO], "--apply")
    assert answer.code == 1
    assert "1 contact has errors" in answer.err


def test_suppressions_without_their_key_are_told_of(desk: ImportDesk) -> None:
    (desk.root / "records/suppressions.yaml").write_text(
        f"suppressions:\n  - {{hash: {'0' * 64}, date: 2025-01-01, reason: bounce}}\n"
    )
    answer = desk.give([AINO])
    assert answer.code == 1
    assert "suppressions.yaml" in answer.err
    assert "REGISTER_KEY_FILE" in answer.err


def test_the_table_and_nothing_personal_in_what_is_said(desk: ImportDesk) -> None:
    file = desk.root.parent / "list.csv"
    file.write_text(text_of([AINO, BENGT, {**AINO, "Phone": "1", "No": "9"}]), encoding="utf-8")
    words = ("import", str(file), "--into", "customers", "--source", "erp", "--apply")
    answer = desk.tooling(*words)
    lines = [line.split("\t") for line in answer.out.splitlines()]
    assert lines[0] == ["row", "plan", "contact", "field or column", "rule", "reason"]
    assert lines[1][:2] == ["2-3", "new"]
    assert lines[2][:2] == ["4", "refused"]
    message = desk.git("log", "-1", "--format=%B")
    for value in VALUES:
        if len(value) > 3:
            assert value not in answer.out + answer.err + message
    assert re.fullmatch(r"records/\w+/\w\w/\w{8}\.yaml", desk.held()["1001"].path)


def test_help_says_what_the_exit_code_means(desk: ImportDesk) -> None:
    answer = desk.tooling("import", "--help")
    text = " ".join(answer.out.split())
    assert "1: some rows were refused, and the others are still imported" in text
    assert "an empty cell removes nothing" in text


def test_json_has_every_part(desk: ImportDesk) -> None:
    plan: dict[str, Any] = json.loads(desk.give([AINO]).out)
    assert set(plan) == {
        "register", "source", "plan", "applied", "commit", "counts",
        "new", "changed", "kept", "left_out", "refused", "notes",
        "encoding", "delimiter", "mangled",
    }  # fmt: skip
