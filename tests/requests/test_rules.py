"""What requests do to contacts: whatever was there before, the answer afterwards is no."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.authorities import AUTHORITIES
from schema.controller import Controller
from schema.layout import FileKind
from schema.localised import Language
from schema.policy import POLICY
from schema.vocabulary import Channel, ObjectionKind, Purpose, RestrictionGround
from tests.people import PREMISES, consent, contact, ground, tree
from texts.labels import sentence
from tooling.campaigns.rules.contactable import decide
from tooling.requests.refuse import remedies
from tooling.requests.rules.portability import portable
from tooling.requests.rules.rights import (
    with_objections,
    with_restriction,
    with_statement,
    without_restriction,
)
from tooling.rules.checks import problems_in
from tooling.rules.likeness import traits_of
from tooling.rules.protection import weakened

SINCE = "2024-05-10"
DAYS = st.dates(date(2023, 1, 1), date(2025, 6, 1)).map(date.isoformat)
OBJECTIONS = st.lists(
    st.builds(lambda against, since: {"against": against, "since": since},
              st.sampled_from([kind.value for kind in ObjectionKind]), DAYS),
    max_size=5, unique_by=lambda item: item["against"],
)  # fmt: skip


@st.composite
def consents(draw: st.DrawFn) -> dict[str, Any]:
    channels = draw(st.lists(st.sampled_from([*Channel]), min_size=1, max_size=4, unique=True))
    given_on = draw(DAYS)
    item = consent(draw(st.sampled_from([*Purpose])).value, *channels, since=given_on)
    withdrawn = draw(st.none() | DAYS)
    if withdrawn and withdrawn >= given_on:
        item["withdrawn"] = withdrawn
    return item


NEWSLETTERS = st.lists(
    st.builds(
        lambda sent, opens, clicks: {
            "issue": f"issue-{sent}",
            "sent": sent,
            **({"opens": opens} if opens else {}),
            **({"clicks": clicks} if clicks else {}),
        },
        DAYS,
        st.none() | st.just("2"),
        st.none() | st.just("0"),
    ),
    max_size=4,
)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """Any contact, consents and objections that contradict each other included."""
    kind = draw(st.sampled_from(["customer", "partner", "media", "prospect"]))
    bases = draw(st.lists(st.sampled_from(
        ["customer_relationship", "partner_relationship", "law", "legitimate_interest"]
    ).map(ground), max_size=2))  # fmt: skip
    grounds = [*bases, *draw(st.lists(consents(), max_size=3))] or [ground("law")]
    return tree(
        kind,
        lawful_basis=grounds,
        objections=draw(OBJECTIONS) or None,
        newsletters=draw(NEWSLETTERS) or None,
        restriction=draw(st.none() | st.just({"ground": "legal_claims", "since": "2024-01-01"})),
    )


AGAINST = st.sets(st.sampled_from([*ObjectionKind]), min_size=1)
MANY_TODAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))


@given(people(), AGAINST, DAYS, MANY_TODAYS, st.booleans())
def test_after_an_objection_every_blocked_purpose_is_a_no(
    before: dict[str, Any], against: set[ObjectionKind], since: str, today: date, duties: bool
) -> None:
    after = with_objections(before, against, since, "rqw7k2mx")
    model = contact(**{"kind": before["kind"], **after})
    for purpose, channel in product(Purpose, Channel):
        if POLICY[purpose].blocked_by[channel] & against:
            decision = decide(model, purpose, channel, today, PREMISES, targets_work_duties=duties)
            assert not decision.allowed


@given(people(), AGAINST, DAYS)
def test_an_objection_takes_nothing_from_the_person_and_contradicts_nothing(
    before: dict[str, Any], against: set[ObjectionKind], since: str
) -> None:
    after = with_objections(before, against, since, "rqw7k2mx")
    assert weakened(before, after) == []
    standing = {item["against"]: item["since"] for item in after["objections"]}
    held = {item["against"]: item["since"] for item in before.get("objections", ())}
    assert set(standing) == {kind.value for kind in against} | set(held)
    for kind in against:
        assert standing[kind.value] == min(since, held.get(kind.value, since))
    untouched = {name for name in before if before[name] == after[name]}
    assert set(before) - untouched <= {"objections", "lawful_basis", "newsletters"}
    model = contact(**{"kind": before["kind"], **after})
    file = FileKind.PROSPECT if before["kind"] == "prospect" else FileKind.CUSTOMER
    problems = problems_in(model, file, f"records/x/{model.id}.yaml")
    rules = {problem.rule.id for problem in problems}
    if set(held) <= {one.value for one in against}:  # else an old contradiction may be left
        assert rules <= {"wrong-folder"}
    else:
        assert rules <= {"wrong-folder", "consent-against-objection", "clicks-despite-objection"}


@given(people(), AGAINST, DAYS)
def test_what_a_consent_allows_elsewhere_stays(
    before: dict[str, Any], against: set[ObjectionKind], since: str
) -> None:
    after = with_objections(before, against, since, "rqw7k2mx")

    def allowed(grounds: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
        return {
            (item["purpose"], channel, item["since"])
            for item in grounds
            if item["basis"] == "consent" and "withdrawn" not in item
            for channel in item["channels"]
            if not POLICY[Purpose(item["purpose"])].blocked_by[Channel(channel)] & against
        }

    assert allowed(after["lawful_basis"]) == allowed(before["lawful_basis"])


@given(people(), AGAINST, DAYS)
def test_asking_twice_changes_nothing_more(
    before: dict[str, Any], against: set[ObjectionKind], since: str
) -> None:
    once = with_objections(before, against, since, "rqw7k2mx")
    assert with_objections(once, against, since, "rqw7k2mx") == once


def newsletters(*sent: str) -> list[dict[str, str]]:
    return [{"issue": day, "sent": day, "opens": "1", "clicks": "0"} for day in sent]


@pytest.mark.parametrize(
    ("against", "forget", "left"),
    [
        (ObjectionKind.DIRECT_ADVERTISING, False, ["2024-05-09", SINCE]),
        (ObjectionKind.OTHER_DIRECT_MARKETING, False, ["2024-05-09", SINCE]),
        (ObjectionKind.DISTANCE_SELLING, False, ["2024-05-09", SINCE, "2024-05-11"]),
        (ObjectionKind.MARKET_RESEARCH, False, ["2024-05-09", SINCE, "2024-05-11"]),
        (ObjectionKind.DIRECT_ADVERTISING, True, []),
        (ObjectionKind.MARKET_RESEARCH, True, []),
    ],
)
def test_opens_and_clicks_end_with_direct_marketing(
    against: ObjectionKind, forget: bool, left: list[str]
) -> None:
    before = tree(newsletters=newsletters("2024-05-09", SINCE, "2024-05-11"))
    after = with_objections(before, [against], SINCE, "rqw7k2mx", forget_clicks=forget)
    assert [item["sent"] for item in after["newsletters"]] == ["2024-05-09", SINCE, "2024-05-11"]
    assert [item["sent"] for item in after["newsletters"] if "opens" in item] == left
    assert [item["sent"] for item in after["newsletters"] if "clicks" in item] == left


@given(people(), st.sampled_from([*RestrictionGround]), MANY_TODAYS)
def test_a_restriction_blocks_everything_and_lifting_gives_it_back(
    before: dict[str, Any], why: RestrictionGround, today: date
) -> None:
    after = with_restriction(before, why, SINCE, "rqw7k2mx")
    model = contact(**{"kind": before["kind"], **after})
    for purpose, channel in product(Purpose, Channel):
        assert not decide(
            model, purpose, channel, today, PREMISES, targets_work_duties=True
        ).allowed
    assert without_restriction(after, "rqw7k2mx") == before  # an earlier restriction stays, too
    assert without_restriction(after, "rqzzzzzz") == after
    successor = {"ground": "legal_claims", "since": "2025-01-01", "request": "rqb9x4hm"}
    if "restriction" not in before:
        replaced = without_restriction(after, "rqw7k2mx", successor)
        assert replaced == {**before, "restriction": successor}


def test_a_statement_is_added_to_those_there() -> None:
    once = with_statement(tree(), "That was not me", SINCE, "rqw7k2mx")
    twice = with_statement(once, "Nor that", SINCE, "rqb9x4hm")
    model = contact(**twice)
    assert [one.text for one in model.statements] == ["That was not me", "Nor that"]
    assert [one.request for one in model.statements] == ["rqw7k2mx", "rqb9x4hm"]


def test_only_what_the_person_provided_is_taken_along() -> None:
    whole = tree(
        lawful_basis=[ground("customer_relationship"), consent("marketing", "email")],
        emails=[{"address": "info@kaapeli.example", "use": "work", "shared_with": ["kbm2qd4x"]}],
        segments=["wholesaler"],
        publications=["newsletter-fi"],
        interactions=[{"date": SINCE, "channel": "phone", "summary": "Ours"}],
        surveys=[{"survey": "satisfaction", "answered": SINCE, "results": {"score": "9"}}],
    )
    part = portable(whole)
    assert part is not None
    assert part["emails"] == [{"address": "info@kaapeli.example", "use": "work"}]
    assert part["consents"] == [consent("marketing", "email")]
    assert set(part) == {
        "organisation", "given_name", "family_name", "role", "language", "emails", "phones",
        "address", "publications", "surveys", "consents",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "source", "portable_at_all"),
    [
        ([ground("customer_relationship")], "self", True),
        ([ground("partner_relationship")], "erp", True),
        ([consent("marketing", "email")], "web", True),
        ([consent("marketing", "email", withdrawn="2024-01-01")], "web", False),
        ([ground("legitimate_interest")], "self", False),
        ([ground("law")], "self", False),
        ([ground("customer_relationship")], "own_activity", False),
    ],
)
def test_portable_on_consent_or_contract_only(
    basis: list[dict[str, Any]], source: str, portable_at_all: bool
) -> None:
    one = tree(lawful_basis=basis, sources=[{"source": source, "date": SINCE}], emails=None)
    assert (portable(one) is not None) == portable_at_all


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, ("e-mail", "phone", "name")),
        ({"emails": [{"address": "AINO@kaapeli.example", "use": "personal"}]},
         ("e-mail", "phone", "name")),
        ({"emails": None, "phones": None, "given_name": "AINO", "family_name": "Esimérkki"},
         ("name",)),
        ({"phones": None, "given_name": "Eino"}, ("e-mail",)),
        ({"emails": None, "given_name": None, "family_name": None}, ("phone",)),
        ({"emails": [{"address": "aino@kaapeli.example", "use": "work",
                      "shared_with": ["k7m2qd4x"]}], "phones": None, "given_name": "Eino"}, ()),
        ({"emails": None, "phones": None, "given_name": None}, ()),
    ],
)  # fmt: skip
def test_who_may_be_the_same_person(other: dict[str, Any], same: tuple[str, ...]) -> None:
    traits = traits_of(tree())
    candidate = tree(**{**other, "id": "kbm2qd4x"})
    assert traits.in_common(candidate) == same
    text = repr(candidate).replace("'", '"')
    assert traits.may_match(text) or not same


def test_a_mailbox_that_ours_shares_tells_nothing() -> None:
    emails = [{"address": "info@kaapeli.example", "use": "work", "shared_with": ["kbm2qd4x"]}]
    traits = traits_of(tree(emails=emails))
    other = tree(id="kbm2qd4x", emails=[{"address": "info@kaapeli.example", "use": "work"}],
                 phones=None, given_name="Eino")  # fmt: skip
    assert traits.in_common(other) == ()
    assert traits.in_common({**other, "id": "kcm2qd4x"}) == ("e-mail",)


def test_the_prefilter_lets_strangers_go() -> None:
    traits = traits_of(tree())
    assert not traits.may_match('{"id":"kbm2qd4x","given_name":"Eino","phone":"+358405550199"}')
    quoted = traits_of(tree(given_name='Aino "Inka"', emails=None, phones=None))
    assert quoted.may_match('{"given_name":"Aino \\\\"Inka\\\\"","family_name":"Esimerkki"}')


def controller(country: str) -> Controller:
    return Controller.model_validate(
        {
            "name": "Bygg & El AB",
            "address": {"country": country},
            "contact_point": {"title": "Registeransvarig"},
            "units": [{"id": "a", "name": "A", "country": country}],
        }
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("fi", "fi"), ("sv-FI", "sv"), ("en", "en"), ("de", "en"), (None, "en"), ("", "en")],
)
def test_remedies_in_the_persons_language(language: str | None, text: Language) -> None:
    told = remedies(controller("FI"), language)
    authority = AUTHORITIES["FI"].said_in(text)
    assert told == sentence("letter.remedies", text, authority=authority)
    assert "tietosuoja.fi" in told


def test_remedies_name_the_authority_of_the_controllers_country() -> None:
    told = remedies(controller("SE"), "sv-FI")
    assert "Integritetsskyddsmyndigheten" in told
    assert "tietosuoja" not in told
