"""The decision, stated a second time and plainly, over contacts that nobody thought of.

Written from the table of the design (who may be contacted), the guide on suppressions and the
registers' descriptions; it looks at the contact's tree, and shares no code with `decide`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from schema.suppression import Suppression
from schema.vocabulary import Basis, Channel, Purpose, RegisterName
from tests.people import TODAY, contact, tree
from tooling.campaigns.rules.contactable import decide
from tooling.campaigns.rules.outline import outline
from tooling.campaigns.rules.premises import Premises
from tooling.rules.suppression import keep_out

KEY = b"k" * 32
MAILS = ["a@kaapeli.example", "B@kaapeli.example", "c@koivu.example"]
MOBILE, FIXED = "+358405550123", "+35895550123"

# purpose: registers, what it counts as, and the objections that stop it, by channel
DIRECT = {
    "email": {"direct_advertising", "other_direct_marketing"},
    "sms": {"direct_advertising", "other_direct_marketing"},
    "post": {"direct_advertising", "other_direct_marketing"},
    "phone": {"distance_selling", "other_direct_marketing"},
}
BOTH, CUSTOMERS = {"customers", "prospects"}, {"customers"}
TABLE: dict[str, tuple[set[str], str, Any]] = {
    "customer_communication": (CUSTOMERS, "service", set()),
    "customer_survey": (CUSTOMERS, "research", {"market_research", "opinion_research"}),
    "marketing": (BOTH, "marketing", DIRECT),
    "event_invitation": (BOTH, "marketing", DIRECT),
    "market_research": (BOTH, "research", {"market_research"}),
    "opinion_research": (BOTH, "research", {"opinion_research"}),
    "crisis_communication": (CUSTOMERS, "necessary", set()),
}
#: Said for the person, by whichever address; a bounce is said of the address.
FOR_THE_PERSON = {"objection", "unsubscribe", "manual"}


def out(entries: list[dict[str, Any]], address: str, purpose: str, reasons: set[str]) -> bool:
    return any(
        entry["address"].lower() == address.lower()
        and entry["reason"] in reasons
        and (not entry["purposes"] or purpose in entry["purposes"])
        for entry in entries
    )


def answer(
    person: Mapping[str, Any],
    purpose: str,
    channel: str,
    duties: bool,
    entries: list[dict[str, Any]],
    described: Mapping[str, Mapping[str, list[str]]],
) -> tuple[str, str, str] | None:
    """Address, permission and class of recipient; None where they may not be contacted."""
    register = "prospects" if person["kind"] == "prospect" else "customers"
    registers, counts_as, blocks = TABLE[purpose]
    if register not in registers or purpose not in described[register]:
        return None
    if person.get("restriction"):
        return None
    stops = blocks[channel] if isinstance(blocks, dict) else blocks
    if any(objection["against"] in stops for objection in person.get("objections", [])):
        return None
    mails = [(one["address"], one["use"]) for one in person.get("emails", [])]
    numbers = [(one["number"], one["use"]) for one in person.get("phones", [])]
    if any(out(entries, value, purpose, FOR_THE_PERSON) for value, _ in mails + numbers):
        return None

    reached = address_of(person, purpose, channel, duties, entries)
    if reached is None:
        return None
    address, use = reached
    as_work = duties and use == "work" and person.get("role") is not None
    ground = ground_of(person, purpose, channel, counts_as, described[register][purpose])
    if ground is None:
        return None
    if counts_as == "marketing" and channel in ("email", "sms") and ground != "consent":
        if not as_work:
            return None
        ground = "opt_out"
    return address, ground, "work_duties" if as_work else "natural_person"


def address_of(
    person: Mapping[str, Any],
    purpose: str,
    channel: str,
    duties: bool,
    entries: list[dict[str, Any]],
) -> tuple[str, str] | None:
    """The first address that works; for work duties, the first at work that does."""
    if channel == "post":
        postal = person.get("address") or {}
        whole = postal.get("street") and (postal.get("city") or postal.get("postal_code"))
        return (postal["street"], "work") if whole else None
    if channel == "email":
        usable = [(one["address"], one["use"]) for one in person.get("emails", [])]
    else:
        usable = [(one["number"], one["use"]) for one in person.get("phones", [])]
    usable = [one for one in usable if not out(entries, one[0], purpose, {"bounce"})]
    if channel == "sms":
        usable = [one for one in usable if one[0] == MOBILE]
    at_work = [one for one in usable if one[1] == "work"]
    return next(iter(at_work if duties and at_work else usable), None)


def ground_of(
    person: Mapping[str, Any], purpose: str, channel: str, counts_as: str, named: list[str]
) -> str | None:
    """One that the law takes for this, on record today, and named by the description."""
    day = TODAY.isoformat()
    consents = [
        basis
        for basis in person["lawful_basis"]
        if basis["basis"] == "consent"
        and basis["purpose"] == purpose
        and channel in basis["channels"]
    ]
    ended = max((one["withdrawn"] for one in consents if "withdrawn" in one), default=None)
    standing = [
        one
        for one in consents
        if "withdrawn" not in one and one["since"] <= day and (not ended or one["since"] >= ended)
    ]
    consented = bool(standing) and "consent" in named
    if ended and not standing and counts_as == "marketing":
        return None
    fits = {"customer_relationship", "partner_relationship", "legitimate_interest"}
    if counts_as in ("service", "necessary"):
        fits |= {"law"}
    others = [
        basis["basis"]
        for basis in person["lawful_basis"]
        if basis["basis"] in fits & set(named) and basis["since"] <= day
    ]
    if consented:
        return "consent"
    return others[0] if others else None


days = st.sampled_from(["2020-01-01", "2024-05-05", "2025-06-01", "2025-06-02", "2030-01-01"])
uses = st.sampled_from(["work", "personal"])
purposes = st.sampled_from([*TABLE])
channels = st.sampled_from([channel.value for channel in Channel])
GROUNDS = [basis.value for basis in Basis if basis is not Basis.CONSENT]


@st.composite
def people(draw: st.DrawFn, purpose: str, channel: str) -> dict[str, Any]:
    """A contact in which much has to do with the question."""
    consents = st.builds(
        lambda what, by, since, end: {
            "basis": "consent", "since": since, "purpose": what, "channels": by,
            "evidence": "web form", **({"withdrawn": end} if end else {}),
        },
        st.just(purpose) | purposes,
        st.lists(st.just(channel) | channels, min_size=1, max_size=3),
        days,
        st.none() | days,
    )  # fmt: skip
    plain = st.builds(lambda basis, since: {"basis": basis, "since": since},
                      st.sampled_from(GROUNDS), days)  # fmt: skip
    objections = st.builds(
        lambda against, since: {"against": against, "since": since},
        st.sampled_from(["direct_advertising", "distance_selling", "other_direct_marketing",
                         "market_research", "opinion_research"]),
        days,
    )  # fmt: skip
    mail = st.builds(lambda a, use: {"address": a, "use": use}, st.sampled_from(MAILS), uses)
    number = st.builds(
        lambda n, use: {"number": n, "use": use}, st.sampled_from([MOBILE, FIXED]), uses
    )
    return draw(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["customer", "customer", "partner", "media", "prospect"]),
                "role": st.just("Ostaja") | st.none(),
                "emails": st.lists(mail, max_size=3, unique_by=lambda one: one["address"]),
                "phones": st.lists(number, max_size=2, unique_by=lambda one: one["number"]),
                "address": st.none() | st.fixed_dictionaries(
                    {"country": st.just("FI")},
                    optional={"street": st.just("Kitkantie 1"), "city": st.just("Kuusamo"),
                              "postal_code": st.just("93600")},
                ),
                "lawful_basis": st.lists(plain | plain | consents, min_size=1, max_size=4),
                "objections": st.just([]) | st.lists(objections, max_size=2),
                "restriction": st.sampled_from(
                    [None, None, None, {"ground": "legal_claims", "since": "2024-01-01"}]
                ),
            }
        )
    )  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> tuple[Any, ...]:
    # Half of the questions are of the one kind that opting out is enough for.
    likely = draw(st.booleans())
    purpose = draw(st.sampled_from(["marketing", "event_invitation"]) if likely else purposes)
    channel = draw(st.just("email") if likely else channels)
    entries = st.fixed_dictionaries(
        {
            "address": st.sampled_from([*MAILS, MOBILE, FIXED]),
            "reason": st.sampled_from(["bounce", "bounce", "unsubscribe", "objection", "manual"]),
            "purposes": st.lists(st.just(purpose) | purposes, max_size=2, unique=True),
        }
    )
    bases = st.lists(st.sampled_from([*GROUNDS, "consent"]), min_size=1, unique=True)
    every = [*GROUNDS, "consent"]
    named = st.just(dict.fromkeys(TABLE, every)) | st.dictionaries(purposes, bases, max_size=7)
    described = {register: draw(named) for register in ("customers", "prospects")}
    kept = draw(st.just([]) | st.lists(entries, max_size=3))
    return (
        draw(people(purpose, channel)), purpose, channel, likely or draw(st.booleans()), kept,
        described,
    )  # fmt: skip


def premises(entries: list[dict[str, Any]], described: Mapping[str, Any]) -> Premises:
    held = [
        Suppression.model_validate(
            {
                "hash": hmac.digest(KEY, entry["address"].lower().encode(), hashlib.sha256).hex(),
                "date": "2024-01-01",
                "reason": entry["reason"],
                "purposes": entry["purposes"],
            }
        )
        for entry in entries
    ]
    named = {
        RegisterName(register): {
            Purpose(purpose): frozenset(map(Basis, bases)) for purpose, bases in purposes.items()
        }
        for register, purposes in described.items()
    }
    return Premises(keep_out(held, KEY) if held else None, named)


@settings(max_examples=2500, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_the_decision_is_what_the_table_says(question: tuple[Any, ...]) -> None:
    person, purpose, channel, duties, entries, described = question
    expected = answer(person, purpose, channel, duties, entries, described)
    asked = premises(entries, described)
    as_outline = outline({key: value for key, value in tree(**person).items() if value})
    for model in (contact(**person), as_outline):
        decision = decide(
            model, Purpose(purpose), Channel(channel), TODAY, asked, targets_work_duties=duties
        )
        given_back = (decision.address, decision.permission_basis, decision.recipient_class)
        assert (given_back if decision.allowed else None) == expected
        assert not decision.unsure


@pytest.mark.parametrize("permission", ["opt_out", "consent", "customer_relationship", None])
def test_every_answer_is_among_those_that_were_asked_for(permission: str | None) -> None:
    """A generator that finds only one of them proves nothing."""

    def is_it(question: tuple[Any, ...]) -> bool:
        found = answer(*question)
        return bool(question[4]) and (found[1] if found else None) == permission

    assert find(questions(), is_it, settings=settings(max_examples=4000))


@settings(max_examples=400)
@given(questions())
def test_what_can_not_be_asked_is_never_a_yes(question: tuple[Any, ...]) -> None:
    """Without the key or the description: sure where it is no all the same, else not sure."""
    person, purpose, channel, duties, entries, described = question
    whole = premises(entries, described)
    model = contact(**person)
    home = RegisterName.PROSPECTS if person["kind"] == "prospect" else RegisterName.CUSTOMERS

    def ask(known: Premises) -> Any:
        return decide(
            model, Purpose(purpose), Channel(channel), TODAY, known, targets_work_duties=duties
        )

    truth = ask(whole)
    without_key = ask(Premises(None, whole.described, unasked=True))
    without_description = ask(Premises(whole.keep_out, {}))
    if truth.allowed:
        assert without_description.unsure
        assert without_key.unsure or not (person["emails"] or person["phones"])
    for less in (without_key, without_description):
        assert not less.allowed or less == truth
        if less.reasons and not less.allowed and not less.unsure:
            assert not truth.allowed
    assert home in whole.described
