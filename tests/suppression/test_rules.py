"""One address is one hash, however it is written; nothing is narrowed; nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.suppression import Suppression, Suppressions
from schema.vocabulary import Channel, Purpose, SuppressionReason
from tests.people import PREMISES, contact
from tooling.campaigns.rules.contactable import decide
from tooling.campaigns.rules.reasons import REFUSALS
from tooling.rules.suppression import (
    SUPPRESSED,
    added,
    check_value,
    entries_of,
    fingerprint,
    fits,
    forms_in,
    keep_out,
    normal_form,
    removed,
)

KEY = bytes(range(32))
OTHER = bytes(32)
DAY = date(2025, 6, 1)
REASONS = list(SuppressionReason)

NAMES = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?", fullmatch=True)
DOMAINS = st.sampled_from(["koivu.example", "bücher.example", "åäö.koivu.example", "例え.example"])


@given(NAMES, DOMAINS, st.booleans(), st.booleans(), st.sampled_from(["", " ", "\t"]))
def test_spellings_of_one_mailbox_have_one_hash(
    name: str, domain: str, capitals: bool, punycode: bool, space: str
) -> None:
    form = normal_form(f"{name}@{domain}")
    assert form is not None
    spelt = domain.encode("idna").decode() if punycode else domain
    text = f"{name}@{spelt}"
    again = normal_form(space + (text.upper() if capitals else text) + space)
    assert again == form
    assert fingerprint(form, KEY) == fingerprint(again, KEY)
    assert fingerprint(form, KEY) != fingerprint(form, OTHER)
    assert normal_form(form) == form


def test_dots_and_tags_of_a_mailbox_tell_it_apart() -> None:
    forms = {normal_form(f"{name}@gmail.com") for name in ("ainok", "aino.k", "ainok+news")}
    assert len(forms) == 3


@pytest.mark.parametrize(
    "text",
    ["+358405550123", "040 555 0123", "(040) 5550123", "00358 40 555 01 23", "+358 (0)40-5550123",
     "tel:+358-40-555-0123", "０４０５５５０１２３", "040 555 0123 ext. 4"],
)  # fmt: skip
def test_notations_of_one_number_have_one_form(text: str) -> None:
    assert normal_form(text, "FI") == "+358405550123"


@pytest.mark.parametrize("text", ["", "Aino", "@", "a@b@c.example", "040", "aino@", "12"])
def test_what_is_no_address_has_no_form(text: str) -> None:
    assert normal_form(text, "FI") is None


def test_a_national_number_needs_a_country() -> None:
    assert normal_form("040 555 0123") is None
    assert normal_form("08-123 456 78", "SE") == "+46812345678"


def test_the_forms_of_a_contact_are_its_mails_and_numbers() -> None:
    tree: dict[str, Any] = {
        "emails": [{"address": "AINO@koivu.example"}, "odd", {"use": "work"}],
        "phones": [{"number": "+358405550123"}],
    }
    assert list(forms_in(tree)) == [
        ("emails.0.address", "aino@koivu.example"),
        ("phones.0.number", "+358405550123"),
    ]
    assert list(forms_in({"emails": "odd"})) == []


FORMS = st.lists(st.sampled_from([f"{n}@koivu.example" for n in "abcdef"]), max_size=4)
PURPOSES = st.lists(st.sampled_from(list(Purpose)), max_size=7)
STEPS = st.lists(
    st.tuples(FORMS, st.sampled_from(REASONS), PURPOSES, st.dates(date(2020, 1, 1), DAY)),
    max_size=6,
)


@given(STEPS)
def test_adding_never_narrows_and_keeps_the_order_of_the_hashes(steps: list[Any]) -> None:
    held = Suppressions()
    for forms, reason, purposes, day in steps:
        before = held
        held = added(held, forms, KEY, reason, purposes, day)
        assert fits(held, KEY)
        assert not fits(held, OTHER)
        for form in forms:
            [entry] = [e for e in entries_of([form], held.suppressions, KEY) if e.reason is reason]
            assert not entry.purposes or (purposes and set(purposes) <= set(entry.purposes))
            assert entry.date <= day
        for old in before.suppressions:
            [new] = [e for e in held.suppressions if (e.hash, e.reason) == (old.hash, old.reason)]
            assert not new.purposes or set(old.purposes) <= set(new.purposes)
            assert bool(old.purposes) or not new.purposes
            assert new.date <= old.date
        assert added(held, forms, KEY, reason, purposes, day) == held
    order = [(entry.hash, entry.reason) for entry in held.suppressions]
    assert order == sorted(set(order))


def test_reasons_stay_distinct_and_go_one_by_one() -> None:
    held = Suppressions()
    for reason in REASONS:
        held = added(held, ["a@koivu.example"], KEY, reason, [], DAY)
    assert [entry.reason for entry in held.suppressions] == sorted(REASONS)
    less = removed(held, ["a@koivu.example"], KEY, SuppressionReason.BOUNCE)
    assert {entry.reason for entry in less.suppressions} == set(REASONS) - {
        SuppressionReason.BOUNCE
    }
    assert removed(held, ["b@koivu.example"], KEY) == held
    assert removed(held, ["a@koivu.example"], KEY).suppressions == ()


def test_a_file_without_a_check_value_is_taken_on_trust() -> None:
    assert fits(Suppressions(), KEY)
    assert fits(Suppressions(check=check_value(KEY)), KEY)
    assert not fits(Suppressions(check=check_value(KEY)), OTHER)


def entry(form: str, reason: str = "objection", *purposes: str) -> Suppression:
    return Suppression.model_validate(
        {
            "hash": fingerprint(form, KEY),
            "date": "2025-01-01",
            "reason": reason,
            "purposes": purposes,
        }
    )


MAIL, NUMBER = "aino@kaapeli.example", "+358405550123"


def ask(*entries: Suppression, channel: str = "email", purpose: str = "marketing") -> list[Any]:
    return [
        (reason.rule.id, reason.field)
        for reason in decide(
            contact(),
            Purpose(purpose),
            Channel(channel),
            DAY,
            replace(PREMISES, keep_out=keep_out(entries, KEY)),
            targets_work_duties=True,
        ).reasons
    ]


@pytest.mark.parametrize("reason", ["objection", "unsubscribe", "manual"])
@pytest.mark.parametrize("channel", ["email", "phone", "sms", "post"])
@pytest.mark.parametrize(
    ("form", "field"), [(MAIL, "emails.0.address"), (NUMBER, "phones.0.number")]
)
def test_who_said_no_is_out_on_every_channel(
    reason: str, channel: str, form: str, field: str
) -> None:
    assert ("suppressed", field) in ask(entry(form, reason), channel=channel)
    assert SUPPRESSED in REFUSALS


@pytest.mark.parametrize(
    ("channel", "form", "out"),
    [("email", MAIL, True), ("email", NUMBER, False), ("phone", NUMBER, True),
     ("phone", MAIL, False), ("post", MAIL, False)],
)  # fmt: skip
def test_a_bounce_speaks_of_its_own_address(channel: str, form: str, out: bool) -> None:
    rules = [rule for rule, _ in ask(entry(form, "bounce"), channel=channel)]
    assert ("suppressed" in rules) is out


@given(PURPOSES)
def test_only_the_purposes_named_are_barred(purposes: list[Purpose]) -> None:
    for purpose in Purpose:
        rules = [r for r, _ in ask(entry(MAIL, "objection", *purposes), purpose=purpose)]
        assert ("suppressed" in rules) is (not purposes or purpose in purposes)


def test_an_address_is_out_where_its_entries_together_name_every_purpose() -> None:
    first, *rest = [purpose.value for purpose in Purpose]
    parts = keep_out([entry(MAIL, "bounce", first), entry(MAIL, "manual", *rest)], KEY)
    assert parts.is_out(MAIL)
    less = keep_out([entry(MAIL, "bounce", first), entry(NUMBER)], KEY)
    assert not less.is_out(MAIL)
    assert less.is_known(MAIL)
    assert less.is_known(NUMBER)
    assert not less.is_known("b@koivu.example")
