"""`decide` against the design's table, written down here a second time and apart from schema/."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.policy import EEA, POLICY
from schema.vocabulary import Basis, Channel, ObjectionKind, Purpose
from tests.people import PREMISES, TODAY, consent, contact, ground
from tooling.campaigns.rules.contactable import Decision, decide
from tooling.campaigns.rules.mobile import is_mobile
from tooling.campaigns.rules.reasons import REASONS, REFUSALS
from tooling.rules.suppression import SUPPRESSED

# purpose | registers | counts as | objections that block it, by channel
TABLE = """
customer_communication | customers           | service   |
customer_survey        | customers           | research  | *:market_research *:opinion_research
marketing              | customers prospects | marketing | email:direct_advertising sms:direct_advertising post:direct_advertising phone:distance_selling *:other_direct_marketing
event_invitation       | customers prospects | marketing | email:direct_advertising sms:direct_advertising post:direct_advertising phone:distance_selling *:other_direct_marketing
market_research        | customers prospects | research  | *:market_research
opinion_research       | customers prospects | research  | *:opinion_research
crisis_communication   | customers           | necessary |
"""  # noqa: E501
ROWS = {
    purpose: (registers.split(), counts, {tuple(word.split(":")) for word in blocked.split()})
    for purpose, registers, counts, blocked in (
        (cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()
    )
}
# The law obliges to inform, never to sell or to ask for opinions.
RELATIONSHIPS = {"customer_relationship", "partner_relationship", "legitimate_interest"}
CHANNELS = ("email", "phone", "sms", "post")
OBJECTIONS = (
    "direct_advertising",
    "distance_selling",
    "other_direct_marketing",
    "market_research",
    "opinion_research",
)
RESTRICTION = {"ground": "legal_claims", "since": "2024-05-05"}
KINDS = ("customer", "partner", "media", "prospect")


def expected(
    kind: str,
    purpose: str,
    channel: str,
    objections: tuple[str, ...],
    restricted: bool,
    basis: str,
    to_duties: bool,
) -> set[str]:
    """The rules that stand against, read off the table."""
    registers, counts, blocks = ROWS[purpose]
    against = set()
    if ("prospects" if kind == "prospect" else "customers") not in registers:
        against.add("purpose-not-of-register")
    if restricted:
        against.add("restriction")
    for objection in objections:
        if (channel, objection) in blocks or ("*", objection) in blocks:
            against.add("objection-" + objection.replace("_", "-"))
    fits = basis in RELATIONSHIPS or (basis == "law" and counts in ("service", "necessary"))
    if basis == "withdrawn":
        against.add("consent-withdrawn")
    elif basis != "consent" and not fits:
        against.add("no-lawful-basis")
    elif basis != "consent" and counts == "marketing" and channel in ("email", "sms"):
        against |= set() if to_duties else {"consent-needed"}
    return against


GROUNDS = (*sorted(RELATIONSHIPS), "law", "consent", "withdrawn", "other-purpose", "other-channel")


def grounds(basis: str, purpose: str, channel: str) -> list[dict[str, Any]]:
    if basis == "consent":
        return [consent(purpose, channel)]
    if basis == "withdrawn":
        return [consent(purpose, channel, withdrawn="2024-01-01")]
    if basis == "other-purpose":
        return [consent("marketing" if purpose != "marketing" else "event_invitation", channel)]
    if basis == "other-channel":
        return [consent(purpose, *(other for other in CHANNELS if other != channel))]
    return [ground(basis)]


def ask(person: Any, purpose: str, channel: str, duties: bool = False) -> Decision:
    return decide(
        person, Purpose(purpose), Channel(channel), TODAY, PREMISES, targets_work_duties=duties
    )


def reasons(decision: Decision) -> list[tuple[str, str | None]]:
    return [(reason.rule.id, reason.field) for reason in decision.reasons]


def rules(decision: Decision) -> list[str]:
    return [reason.rule.id for reason in decision.reasons]


def test_the_table_knows_every_word_of_the_vocabulary():
    assert set(ROWS) == set(Purpose) == set(POLICY)
    assert set(CHANNELS) == set(Channel)
    assert set(OBJECTIONS) == set(ObjectionKind)
    assert {*RELATIONSHIPS, "law", "consent"} == set(Basis)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("purpose", list(ROWS))
def test_every_combination_is_as_the_table_says(kind: str, purpose: str):
    permitted = refused = 0
    for channel, objection, basis, restricted in product(
        CHANNELS, (None, *OBJECTIONS), GROUNDS, (False, True)
    ):
        objections = (objection,) if objection else ()
        fields: dict[str, Any] = {
            "lawful_basis": grounds(basis, purpose, channel),
            "objections": [{"against": word, "since": "2024-05-05"} for word in objections],
            "restriction": {"ground": "legal_claims", "since": "2024-05-05"}
            if restricted
            else None,
        }
        for use, role, duties in product(("work", "personal"), (None, "Ostaja"), (False, True)):
            person = contact(
                kind,
                role=role,
                emails=[{"address": "a@kaapeli.example", "use": use}],
                phones=[{"number": "+358405550123", "use": use}],
                **fields,
            )
            decision = ask(person, purpose, channel, duties)
            at_work = use == "work" or channel == "post"
            to_duties = at_work and role is not None and duties
            against = expected(kind, purpose, channel, objections, restricted, basis, to_duties)
            case = (channel, objection, basis, restricted, use, role, duties)
            assert decision.allowed == (not against), case
            if against:
                refused += 1
                assert set(rules(decision)) == against, case
                assert (decision.address, decision.permission_basis, decision.recipient_class) == (
                    None, None, None,
                ), case  # fmt: skip
            else:
                permitted += 1
                opt_out = (
                    basis != "consent"
                    and ROWS[purpose][1] == "marketing"
                    and channel in ("email", "sms")
                )
                assert decision.permission_basis == ("opt_out" if opt_out else basis), case
                wanted = "work_duties" if to_duties else "natural_person"
                assert decision.recipient_class == wanted, case
    assert refused
    assert bool(permitted) == (kind != "prospect" or "prospects" in ROWS[purpose][0])


def at(person: Any, path: str) -> object:
    """What stands in the contact at a dotted path; KeyError, IndexError or None if nothing does."""
    here = person.model_dump(exclude_none=True)
    for step in path.split("."):
        here = here[int(step)] if isinstance(here, list | tuple) else here[step]
    return here


objection_lists = st.lists(st.sampled_from(OBJECTIONS), max_size=5)
days = st.dates(date(2015, 1, 1), date(2035, 1, 1)).map(str)
ground_lists = st.lists(
    st.one_of(
        st.builds(ground, st.sampled_from(sorted({*RELATIONSHIPS, "law"})), days),
        st.builds(
            lambda purpose, channels, since, withdrawn: consent(
                purpose, *channels, since=since, **({"withdrawn": withdrawn} if withdrawn else {})
            ),
            st.sampled_from(list(ROWS)),
            st.lists(st.sampled_from(CHANNELS), min_size=1, max_size=4, unique=True),
            days,
            st.none() | days,
        ),
    ),
    min_size=1,
    max_size=6,
)
uses = st.sampled_from(["work", "personal"])
people = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "role": st.none() | st.just("Ostaja"),
        "emails": st.lists(
            st.builds(lambda use: {"address": "a@kaapeli.example", "use": use}, uses), max_size=3
        ),
        "phones": st.lists(
            st.builds(
                lambda number, use: {"number": number, "use": use},
                st.sampled_from(["+358405550123", "+35895550123", "+12125550123"]),
                uses,
            ),
            max_size=3,
        ),
        "address": st.none()
        | st.fixed_dictionaries(
            {"country": st.just("FI")},
            optional={"street": st.just("Kitkantie 1"), "city": st.just("Kuusamo")},
        ),
        "lawful_basis": ground_lists,
        "objections": st.lists(
            st.builds(
                lambda word, since: {"against": word, "since": since},
                st.sampled_from(OBJECTIONS),
                days,
            ),
            max_size=4,
        ),
        "restriction": st.none()
        | st.builds(lambda since: {"ground": "legal_claims", "since": since}, days),
        "segments": st.lists(st.sampled_from(["vip", "electrical-contractor"]), max_size=2),
        "publications": st.lists(st.just("newsletter-fi"), max_size=1),
    }
)
asked = st.tuples(st.sampled_from(list(ROWS)), st.sampled_from(CHANNELS), st.booleans())


@settings(max_examples=600)
@given(people, asked)
def test_nothing_gets_past_an_objection_or_a_restriction(
    fields: Mapping[str, Any], question: tuple[str, str, bool]
):
    purpose, channel, duties = question
    person = contact(**fields)
    blocks = ROWS[purpose][2]
    blocked = [
        n
        for n, objection in enumerate(fields["objections"])
        if {(channel, objection["against"]), ("*", objection["against"])} & blocks
    ]
    decision = ask(person, purpose, channel, duties)
    named = {reason.field for reason in decision.reasons}
    if blocked or fields["restriction"]:
        assert not decision.allowed
    assert {f"objections.{n}" for n in blocked} <= named
    assert bool(fields["restriction"]) == ("restriction" in named)


@settings(max_examples=600)
@given(people, asked)
def test_every_reason_has_a_rule_and_a_field_that_exists(
    fields: Mapping[str, Any], question: tuple[str, str, bool]
):
    person = contact(**fields)
    decision = ask(person, *question)
    assert decision.reasons
    assert len(set(decision.reasons)) == len(decision.reasons)
    for reason in decision.reasons:
        assert reason.rule in REASONS
        if reason.field is not None:
            assert at(person, reason.field) is not None
    missing = "no-address-for-channel" in rules(decision)
    assert missing <= (not decision.allowed)
    if decision.allowed:
        assert rules(decision) == ["permitted"]
        assert decision.address
        assert decision.permission_basis
        assert decision.recipient_class in ("work_duties", "natural_person")


@settings(max_examples=600)
@given(people, asked, st.data())
def test_a_withdrawn_consent_never_helps(
    fields: dict[str, Any], question: tuple[str, str, bool], data: st.DataObject
):
    """With it or without it: it can only take a permission away, never give one."""
    purpose, channel, duties = question
    withdrawn = consent(purpose, channel, since="2021-01-01", withdrawn=data.draw(days))
    n = data.draw(st.integers(0, len(fields["lawful_basis"])))
    more = [*fields["lawful_basis"]]
    more.insert(n, withdrawn)
    without = ask(contact(**fields), purpose, channel, duties)
    with_it = ask(contact(**{**fields, "lawful_basis": more}), purpose, channel, duties)
    assert with_it.allowed <= without.allowed


@pytest.mark.parametrize("purpose", ["marketing", "event_invitation"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_who_withdrew_consent_to_marketing_is_not_reached_on_another_ground(purpose, channel):
    bases = [ground("customer_relationship"), consent(purpose, channel, withdrawn="2024-01-01")]
    decision = ask(contact(lawful_basis=bases), purpose, channel, duties=True)
    assert reasons(decision) == [("consent-withdrawn", "lawful_basis.1")]


def test_a_withdrawn_consent_to_one_thing_says_nothing_about_another():
    bases = [ground("customer_relationship"), consent("marketing", "email", withdrawn="2024-01-01")]
    person = contact(lawful_basis=bases)
    assert ask(person, "event_invitation", "email", duties=True).permission_basis == "opt_out"
    assert ask(person, "marketing", "post").permission_basis == "customer_relationship"
    assert ask(person, "customer_communication", "email").allowed


def test_outside_marketing_another_ground_stands_beside_a_withdrawn_consent():
    bases = [
        consent("customer_survey", "email", withdrawn="2024-01-01"),
        ground("customer_relationship"),
    ]
    decision = ask(contact(lawful_basis=bases), "customer_survey", "email")
    assert decision.permission_basis == "customer_relationship"


@pytest.mark.parametrize(
    ("given_on", "stands"), [("2023-12-31", False), ("2024-01-01", True), ("2024-06-01", True)]
)
@pytest.mark.parametrize("newest_first", [False, True])
def test_a_withdrawal_ends_each_consent_given_before_it(given_on, stands, newest_first):
    """A change of channels ends one consent and begins another on the same day."""
    bases = [
        consent("marketing", "email", since="2021-01-01", withdrawn="2022-01-01"),
        consent("marketing", "email", since="2023-01-01", withdrawn="2024-01-01"),
        consent("marketing", "email", "sms", since=given_on),
        consent("marketing", "email", since="2020-01-01"),
    ]
    if newest_first:
        bases.reverse()
    decision = ask(contact(lawful_basis=bases), "marketing", "email")
    assert decision.allowed is stands
    n = bases.index(next(b for b in bases if b["since"] == (given_on if stands else "2023-01-01")))
    assert decision.reasons[0].field == f"lawful_basis.{n}"


@pytest.mark.parametrize("basis", [ground("customer_relationship"), consent("marketing", "post")])
def test_a_ground_holds_from_its_first_day(basis):
    begins = {**basis, "since": str(TODAY)}
    later = {**basis, "since": str(TODAY + timedelta(days=1))}
    assert ask(contact(lawful_basis=[begins]), "marketing", "post").allowed
    assert rules(ask(contact(lawful_basis=[later]), "marketing", "post")) == ["no-lawful-basis"]


def test_an_objection_counts_from_the_day_it_is_recorded():
    later = [{"against": "market_research", "since": str(TODAY + timedelta(days=30))}]
    assert not ask(contact(objections=later), "market_research", "email").allowed


def test_the_weightiest_reason_comes_first():
    person = contact(
        "prospect",
        emails=[],
        objections=[
            {"against": "opinion_research", "since": "2024-01-01"},
            {"against": "market_research", "since": "2024-01-01"},
        ],
        restriction={"ground": "legal_claims", "since": "2024-01-01"},
        lawful_basis=[ground("law")],
    )
    decision = ask(person, "customer_survey", "email")
    assert reasons(decision) == [
        ("purpose-not-of-register", "kind"),
        ("restriction", "restriction"),
        ("objection-opinion-research", "objections.0"),
        ("objection-market-research", "objections.1"),
        ("no-lawful-basis", "lawful_basis"),
        ("no-address-for-channel", None),
    ]


WORK = {"address": "work@kaapeli.example", "use": "work"}
OTHER_WORK = {"address": "sales@kaapeli.example", "use": "work"}
HOME = {"address": "aino@koti.example", "use": "personal"}


@pytest.mark.parametrize(
    ("emails", "duties", "wanted"),
    [
        ([HOME, WORK, OTHER_WORK], False, HOME),
        ([HOME, WORK, OTHER_WORK], True, WORK),
        ([WORK, HOME], True, WORK),
        ([HOME], True, HOME),
        ([WORK, HOME], False, WORK),
    ],
)
def test_a_message_aimed_at_work_duties_goes_to_the_first_address_at_work(emails, duties, wanted):
    decision = ask(
        contact(emails=emails, lawful_basis=[consent("marketing", "email")]),
        "marketing",
        "email",
        duties,
    )
    assert decision.address == wanted["address"]
    aimed = duties and wanted["use"] == "work"
    assert decision.recipient_class == ("work_duties" if aimed else "natural_person")


def test_opt_out_names_the_address_that_would_need_consent():
    assert [
        (r.rule.id, r.field) for r in ask(contact(emails=[HOME]), "marketing", "email").reasons
    ] == [("consent-needed", "emails.0.address")]


LANDLINE = {"number": "+35895550123", "use": "work"}
MOBILE = {"number": "+358405550123", "use": "personal"}
WORK_MOBILE = {"number": "+358505550123", "use": "work"}


@pytest.mark.parametrize(
    ("phones", "duties", "wanted"),
    [
        ([LANDLINE, MOBILE], False, MOBILE),
        ([LANDLINE, MOBILE, WORK_MOBILE], False, MOBILE),
        ([LANDLINE, MOBILE, LANDLINE, WORK_MOBILE], True, WORK_MOBILE),
        ([MOBILE, LANDLINE], True, MOBILE),
        ([LANDLINE], False, None),
    ],
)
def test_a_text_message_goes_to_a_mobile_number(phones, duties, wanted):
    person = contact(phones=phones, lawful_basis=[consent("marketing", "sms")])
    decision = ask(person, "marketing", "sms", duties)
    if wanted is None:
        assert reasons(decision) == [("no-address-for-channel", "phones")]
    else:
        assert decision.address == wanted["number"]


def test_a_call_goes_to_any_number():
    decision = ask(contact(phones=[LANDLINE]), "marketing", "phone")
    assert decision.address == LANDLINE["number"]


@pytest.mark.parametrize("missing", ["street", "city"])
def test_a_letter_needs_a_street_and_a_town(missing):
    whole = {"street": "Kitkantie 1", "city": "Kuusamo", "country": "FI"}
    assert ask(contact(address=whole), "marketing", "post").allowed
    part = {key: value for key, value in whole.items() if key != missing}
    decision = ask(contact(address=part), "marketing", "post")
    assert reasons(decision) == [("no-address-for-channel", "address")]
    assert rules(ask(contact(address=None), "marketing", "post")) == ["no-address-for-channel"]


def test_a_postal_code_will_do_for_the_town():
    """An ERP writes the whole address into one column, and the code into another."""
    address = {"street": "Kitkantie 1, Kuusamo", "postal_code": "93600", "country": "FI"}
    assert ask(contact(address=address), "marketing", "post").allowed


def test_mobile_is_what_the_libraries_parser_says():
    """The number is built, not parsed: both ways must agree, for every region and type."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    mobile = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
    seen = set()
    for region in phonenumbers.SUPPORTED_REGIONS:
        for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.UAN):
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            text = phonenumbers.format_number(example, PhoneNumberFormat.E164)
            answer = phonenumbers.number_type(phonenumbers.parse(text)) in mobile
            assert is_mobile(text) is answer, region
            seen.add(answer)
    assert seen == {True, False}
    assert is_mobile("+390612345678") is False  # the zero is a part of the number
    assert is_mobile("+9990123456") is False


def test_refusals_are_rules_that_decide_gives():
    given_rules = {
        reason.rule
        for objection in OBJECTIONS
        for purpose, channel in product(ROWS, CHANNELS)
        for reason in ask(
            contact(
                objections=[{"against": objection, "since": "2024-01-01"}],
                restriction={"ground": "legal_claims", "since": "2024-01-01"},
                lawful_basis=[consent(purpose, channel, withdrawn="2024-01-01")],
            ),
            purpose,
            channel,
        ).reasons
    }
    assert given_rules >= REFUSALS - {SUPPRESSED}  # asked in tests/suppression


def test_the_economic_area_is_the_union_and_three():
    assert len(EEA) == 30
    assert {"FI", "SE", "EE", "NO", "IS", "LI", "HR"} <= EEA
    assert not {"GB", "CH", "US", "UK"} & EEA
