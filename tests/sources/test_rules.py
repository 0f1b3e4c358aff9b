"""The rules by themselves: what a command can't easily be brought to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tests.sources.desk import AINO, ERP
from tooling.errors import RegisterError
from tooling.rules.phone_numbers import PhoneNumberError, e164, number_inside, two_readings
from tooling.sources.list_reader import Row
from tooling.sources.rules import reconcile as module
from tooling.sources.rules.columns import check_register
from tooling.sources.rules.reconcile import reconcile
from tooling.sources.rules.statements import LastWord, Statement, last_word
from tooling.sources.rules.terms import Reconciliation, Terms
from tooling.yaml.reader import read
from tooling.yaml.tree import RecordTree

TODAY = date(2025, 3, 4)
IDS = ("k7m2qd4x", "b3w9x2fh", "d4k7m2qx")


@dataclass(frozen=True)
class Known:
    id: str
    register: str
    tree: RecordTree


def mapping(*changes: tuple[str, str]) -> SourceMapping:
    text = ERP
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return SourceMapping.model_validate(read(text.encode()))


def silent(_ids: Collection[str]) -> Mapping[str, LastWord]:
    return {}


def reconciled(
    *rows: Mapping[str, str],
    contacts: Collection[Known] = (),
    by: SourceMapping | None = None,
    into: RegisterName = RegisterName.CUSTOMERS,
    ids: Collection[str] = IDS,
    last_words: Callable[[Collection[str]], Mapping[str, LastWord]] = silent,
    suppressed: Collection[str] = (),
) -> Reconciliation:
    fresh = iter(ids)
    terms = Terms(
        mapping=by or mapping(),
        into=into,
        today=TODAY,
        fresh_id=lambda: next(fresh),
        last_words=last_words,
        is_suppressed=lambda address: address in suppressed,
        keeps_out=bool(suppressed),
    )
    listed = [Row(n, dict(cells), False) for n, cells in enumerate(rows, start=2)]
    return reconcile(listed, contacts, terms)


def known(register: str = "customers", contact: str = IDS[0], **parts: Any) -> Known:
    (made,) = reconciled(AINO, into=RegisterName(register), ids=[contact]).new
    return Known(contact, register, {**made.after, **parts})


def refused(result: Reconciliation) -> list[tuple[str | None, str]]:
    return [(refusal.column, refusal.rule) for refusal in result.refused]


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("651-296-7152", "US", "+16512967152"),
        ("(787) 622-4949", "US", "+17876224949"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("+44 (0)20 7946 0018", None, "+442079460018"),
        ("00358 40 555 0123", "FI", "+358405550123"),
        ("tel:+358-40-5550123", "SE", None),
        ("651-296-7152 / 651-296-7153", "US", None),
        ("651-296-7152; 651-296-7153", "US", None),
        ("1-800-FLOWERS", "US", None),
        ("+999 12345", "FI", None),
    ],
)
def test_numbers_in_national_and_international_form(
    text: str, region: str | None, number: str | None
) -> None:
    if number is None:
        with pytest.raises(PhoneNumberError):
            e164(text, region)
    else:
        assert e164(text, region) == number


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("0046701234567", "FI", "+46701234567"),
        ("00 358 40 555 0123", "SE", "+358405550123"),
        ("00358405550123", "US", "+358405550123"),  # there, 011 is dialled: 00 begins no number
        ("00358405550123", None, "+358405550123"),
        ("358405550123", "FI", "+358405550123"),  # the row's own country, without its +
        ("358 (0)40 555 0123", "FI", "+358405550123"),
        ("+358 (0)40 555 0123", None, "+358405550123"),
        ("\uff0b358 40 555 0123", None, "+358405550123"),
        ("(0)40 555 0123", "FI", "+358405550123"),
        ("75 123 456", "FI", "+35875123456"),  # no plan has it yet, and with + nobody's has
        ("046 701234567", "FI", "+35846701234567"),  # too long for today's plan, with a 0: Finnish
        ("651-296-7152", "US", "+16512967152"),
        ("130-1234-5678", "CN", "+8613012345678"),  # grouped as in China
        ("011 46 70 123 45 67", "US", "+46701234567"),
        ("8 10 358 40 555 0123", "RU", "+358405550123"),
        ("+358405550123", "AQ", "+358405550123"),
        ("030 9018-20", "DE", "+4930901820"),  # many lengths: the last two are a part of it
        ("0475/12/34/56", "BE", "+32475123456"),  # written in pairs
        ("01.23.45.67.89", "FR", "+33123456789"),
        ("040/555/01/23", "FI", "+358405550123"),
    ],
)
def test_a_number_that_has_one_reading_is_read(text: str, region: str | None, number: str) -> None:
    assert e164(text, region) == number


@pytest.mark.parametrize(
    ("text", "region", "rule", "reason"),
    [
        ("46701234567", "FI", "phone-readings", ["+46 (Sweden)", "+358 (Finland)", "or 0 if"]),
        ("46 70 123 45 67", "FI", "phone-readings", ["+46 (Sweden)", "+358 (Finland)"]),
        ("358405550123", "SE", "phone-readings", ["+358 (Finland)", "+46 (Sweden)"]),
        ("3725123456", "FI", "phone-readings", ["+372 (Estonia)", "+358 (Finland)"]),
        ("447911123456", "FI", "phone-readings", ["+44 (United Kingdom)"]),
        # valid in both, and nothing tells which is meant
        ("13012345678", "CN", "phone-readings", ["+1 (North America)", "+86 (China)"]),
        ("33123456789", "HU", "phone", ["length", "+33 (France)"]),
        ("0358405550123", "FI", "phone-readings", ["without its 0", "write +358"]),
        ("358405550123", "DK", "phone", ["Denmark", "+358 (Finland)"]),
        ("00046701234567", "FI", "phone", ["+46 (Sweden)"]),
        ("46701234567", None, "phone-country", ["+46 (Sweden)"]),
        ("80012345678", "DK", "phone", ["of +800"]),
        ("358405550123 ext 12", "SE", "phone-extension", ["extension"]),
        ("040 555 0123 ext 12", "FI", "phone-extension", ["extension"]),
        ("040 555 0123", None, "phone-country", ["no country"]),
        ("040 555 0123", "AQ", "phone-country", ["no country"]),  # it has no plan of its own
    ],
)
def test_a_number_that_could_be_two_is_refused_with_both(
    text: str, region: str | None, rule: str, reason: list[str]
) -> None:
    with pytest.raises(PhoneNumberError) as error:
        e164(text, region)
    assert error.value.rule.id == rule
    for part in reason:
        assert part in error.value.reason
    assert not any(len(digits) > 3 for digits in re.findall("[0-9]+", error.value.reason))


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("601-234-567/8", "PL"),  # ... 567 and 568
        ("601 234 567 1", "PL"),
        ("030/901820/21", "DE"),
        ("+48 601 234 567 / 8", None),
        ("601234567.0", "PL"),  # as programs write a column with gaps in it
        ("48601234567.0", "PL"),
        ("401234567.0", "FI"),
        ("+358401234567,0", None),
    ],
)
def test_digits_behind_a_number_do_not_make_another_one(text: str, region: str | None) -> None:
    with pytest.raises(PhoneNumberError) as error:
        e164(text, region)
    assert error.value.rule.id == "phone"
    assert two_readings(text, region) == error.value.reason


def test_why_a_text_could_be_two_numbers() -> None:
    assert "+46 (Sweden)" in (two_readings("46701234567", "FI") or "")
    assert two_readings("040 555 0123", "FI") is None
    assert two_readings("no number", "FI") is None


@pytest.mark.parametrize(
    ("number", "inside"),
    [
        ("+35846701234567", "+46 (Sweden)"),
        ("+358358405550123", "+358 (Finland)"),
        ("+46358405550123", "+358 (Finland)"),
        ("+358405550123", None),
        ("+4915112345678", None),  # valid
        ("+35899912345678", None),  # no plan has it, nor what is behind the code
        ("+99999999999999", None),
    ],
)
def test_a_number_behind_a_code_is_found(number: str, inside: str | None) -> None:
    assert number_inside(number) == inside


@pytest.mark.parametrize("region", ["FI", "SE", "NO", "DK", "EE", "LV", "LT", "PL", "DE", "GB"])
def test_no_plus_that_was_lost_makes_another_number(region: str) -> None:
    """A number of each country of the world, in a list of `region`, after Excel ate its +."""
    for other in sorted(phonenumbers.SUPPORTED_REGIONS):
        example = phonenumbers.example_number_for_type(other, phonenumbers.PhoneNumberType.MOBILE)
        if example is None or not phonenumbers.is_valid_number(example):
            continue
        number = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        for text in (number[1:], f"00{number[1:]}", number):
            try:
                read = e164(text, region)
            except PhoneNumberError:
                read = None
            assert read == number or (read is None and text == number[1:])


@given(st.text(max_size=30), st.sampled_from(["FI", "US", None]))
def test_a_number_keeps_every_digit_or_is_refused(text: str, region: str | None) -> None:
    try:
        number = e164(text, region)
    except PhoneNumberError:
        return
    digits = [str(int(c)) for c in text if c.isdecimal()]
    assert "".join(digits)[-6:] == number[-6:]


def test_a_suppressed_address_is_refused() -> None:
    result = reconciled(AINO, suppressed=[AINO["Mail"]])
    assert refused(result) == [("Mail", "suppressed")]
    assert result.new == []


def test_a_suppressed_number_is_refused() -> None:
    result = reconciled(AINO, suppressed=["+358405550123"])
    assert refused(result) == [("Phone", "suppressed")]
    assert result.new == []


def test_a_plan_that_would_weaken_a_right_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    held = known(objections=[{"against": "direct_advertising", "since": "2025-01-01"}])

    assert reconciled({**AINO, "Title": "Johtaja"}, contacts=[held]).changed
    monkeypatch.setattr(module, "weakened", lambda before, after: ["objection-removed"])
    with pytest.raises(AssertionError, match="weakens"):
        reconciled({**AINO, "Title": "Johtaja"}, contacts=[held])


def test_an_id_that_is_taken_is_drawn_again() -> None:
    result = reconciled({**AINO, "No": "2", "Mail": ""}, contacts=[known()], ids=[IDS[0], IDS[1]])
    assert [item.id for item in result.new] == [IDS[1]]


def test_the_source_of_a_contact_is_part_of_its_key() -> None:
    fair = known(sources=[{"source": "fair", "key": "1001", "date": "2025-01-01"}])
    assert refused(reconciled(AINO, contacts=[fair])) == [("Mail", "same-email")]
    keyless = known(sources=[{"source": "erp", "date": "2025-01-01"}])
    assert refused(reconciled(AINO, contacts=[keyless])) == [("Mail", "same-email")]


def test_an_entry_without_detail_is_known_by_its_key_alone() -> None:
    detailed = mapping(("source: erp", "source: erp\ndetail: The big one"))
    assert reconciled(AINO, contacts=[known()], by=detailed).unchanged == [2]
    other = known(
        sources=[{"source": "erp", "detail": "Another", "key": "1001", "date": "2025-01-01"}]
    )
    assert refused(reconciled(AINO, contacts=[other], by=detailed)) == [("Mail", "same-email")]


KIND = ("{column: Title, field: role}", "{column: Title, field: kind}")


def test_a_kind_changes_inside_its_register_only() -> None:
    by = mapping(KIND)
    customer = known(role="Ostaja")
    result = reconciled({**AINO, "Title": "partner"}, contacts=[customer], by=by)
    assert [item.after["kind"] for item in result.changed] == ["partner"]
    result = reconciled({**AINO, "Title": "prospect"}, contacts=[customer], by=by)
    assert (result.unchanged, result.kept) == ([2], [])
    result = reconciled({**AINO, "Title": "customer"}, contacts=[known("prospects")], by=by)
    assert [(kept.field, kept.why) for kept in result.kept] == [("kind", "other-register")]


def test_a_field_that_the_other_register_lacks_is_passed_over() -> None:
    by = mapping(("{column: Title, field: role}", "{column: Title, field: project_type}"))
    row = {**AINO, "Title": "New plant", "Company": "Koivu Oyj"}
    (changed,) = reconciled(row, contacts=[known()], by=by, into=RegisterName.PROSPECTS).changed
    assert changed.fields == ("organisation",)
    result = reconciled({**AINO, "Title": "New plant"}, contacts=[known()], by=by)
    assert result.unchanged == [2]
    result = reconciled(row, contacts=[known("prospects")], by=by, into=RegisterName.PROSPECTS)
    assert result.changed[0].fields == ("organisation", "project_type")


def test_publications_of_the_mapping_stay() -> None:
    by = mapping(
        ("field: segments", "field: publications"),
        ("defaults: {", "defaults: {publications: [newsletter-fi], "),
    )
    before = reconciled({**AINO, "Groups": "solar-news"}, by=by).new[0].after
    assert before["publications"] == ["solar-news", "newsletter-fi"]
    held = Known(IDS[0], "customers", before)

    def last_words(ids: Collection[str]) -> Mapping[str, LastWord]:
        assert set(ids) == {IDS[0]}
        return {IDS[0]: last_word([Statement(None, before)])}

    row = {**AINO, "Groups": "grid-news"}
    (changed,) = reconciled(row, contacts=[held], by=by, last_words=last_words).changed
    assert changed.after["publications"] == ["newsletter-fi", "grid-news"]


def test_outlets_are_of_media() -> None:
    by = mapping(("field: segments", "field: outlets"))
    result = reconciled({**AINO, "Groups": "Päivän Sähkö"}, by=by)
    assert [(r.rule, r.reason[:6]) for r in result.refused] == [("media-only", "only a")]


@pytest.mark.parametrize(
    ("field", "into"),
    [("project_type", RegisterName.CUSTOMERS), ("outlets", RegisterName.PROSPECTS)],
)
def test_a_mapping_for_the_other_register(field: str, into: RegisterName) -> None:
    with pytest.raises(RegisterError, match=field):
        check_register(mapping(("field: role", f"field: {field}")), into, None)


def test_what_a_source_said_is_its_last_word_on_each_field() -> None:
    first: RecordTree = {
        "role": "A",
        "emails": [{"address": "a@x.example"}],
        "address": {"city": "Oulu"},
    }
    second: RecordTree = {"role": "A", "organisation": "By hand"}
    third: RecordTree = {"organisation": "By hand", "emails": ["odd", {}]}
    word = last_word([Statement(None, first), Statement(second, third)])
    assert word.texts == {"role": None, "address.city": "Oulu"}
    assert word.items["emails"] == {"a@x.example", "odd", ""}


def test_every_row_ends_in_one_place() -> None:
    rows = [AINO, {**AINO, "No": "2"}, {**AINO, "No": ""}, {"No": "3", "Company": "Vaihde Oy"}]
    result = reconciled(*rows)
    assert result.rows == len(rows)
    placed = [item.row for item in (*result.new, *result.changed)]
    assert sorted([*placed, *result.unchanged, *{r.row for r in result.refused}]) == [2, 3, 4, 5]
