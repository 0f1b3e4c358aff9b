"""What a campaign's `where` chooses, what its list says, and how those left out are counted."""

from __future__ import annotations

from typing import Any

import pytest

from schema.campaign import Campaign, Where
from schema.vocabulary import Channel
from tests.people import PREMISES, TODAY, consent, contact, ground, tree
from tooling.campaigns.rules.selection import (
    Criterion,
    Selection,
    columns,
    criteria,
    judge,
    merged,
    row,
    select,
)


def campaign(**fields: Any) -> Campaign:
    return Campaign.model_validate(
        {
            "id": "spring-newsletter",
            "title": "Spring newsletter",
            "purpose": "marketing",
            "channel": "email",
            "registers": ["customers", "prospects"],
            "targets_work_duties": "true",
            **fields,
        }
    )


def chosen(where: dict[str, Any], **fields: Any) -> bool:
    lines = criteria(Where.model_validate(where))
    return all(line.holds(tree(**fields)) for line in lines)


@pytest.mark.parametrize(
    ("where", "fields", "answer"),
    [
        ({}, {}, True),
        ({"kind": ["customer", "partner"]}, {}, True),
        ({"kind": "media"}, {}, False),
        ({"country": ["FI", "SE"]}, {}, True),
        ({"country": ["SE"]}, {}, False),
        ({"country": ["FI"]}, {"address": None}, False),
        ({"country": ["FI"]}, {"address": "Kitkantie 1"}, False),
        ({"language": ["fi"]}, {}, True),
        ({"language": ["fi"]}, {"language": None}, False),
        ({"language": ["pt"]}, {"language": "pt-BR"}, True),
        ({"language": ["pt-BR"]}, {"language": "pt"}, False),
        ({"language": ["pt-br"]}, {"language": "pt-BR"}, True),
        ({"language": ["fi"]}, {"language": "fil"}, False),
        ({"segments": ["a", "b"]}, {"segments": ["b", "c"]}, True),
        ({"segments": ["a"]}, {"segments": ["b", "c"]}, False),
        ({"segments": ["a"]}, {}, False),
        ({"segments": ["a"]}, {"segments": "a"}, True),
        ({"segments": ["a"]}, {"segments": [{"a": "a"}]}, False),
        ({"segments": ["a"]}, {"segments": {"a": "a"}}, False),
        ({"publications": ["p"]}, {"publications": ["p"]}, True),
        ({"outlets": ["Kaapelilehti"]}, {"outlets": ["Kaapelilehti"]}, True),
        ({"outlets": ["Kaapelilehti"]}, {"outlets": ["Kaapeli"]}, False),
        ({"responsible": ["Liisa@ensto.example"]}, {}, True),
        ({"responsible": ["pekka@ensto.example"]}, {}, False),
        ({"organisation": ["Kuusamon Kaapeli Oy"]}, {}, True),
        ({"organisation": ["Kuusamon"]}, {}, False),
        ({"project_type": ["hotel"]}, {"project_type": "hotel"}, True),
        ({"kind": ["customer"], "segments": ["a"]}, {"segments": ["a"]}, True),
        ({"kind": ["customer"], "segments": ["a"]}, {"segments": ["b"]}, False),
        ({"kind": ["media"], "segments": ["a"]}, {"segments": ["a"]}, False),
    ],
)
def test_every_line_must_hold_and_a_list_means_any_of(where, fields, answer):
    assert chosen(where, **fields) is answer


def test_each_line_of_where_has_a_rule_and_a_field():
    whole = {
        name: ["fi"] if name == "language" else ["FI"] if name == "country" else ["media"]
        for name in Where.model_fields
    }
    lines = criteria(Where.model_validate(whole))
    assert [line.name for line in lines] == list(Where.model_fields)
    assert [
        (line.rule.id, line.field) for line in lines if line.name in ("country", "project_type")
    ] == [
        ("not-chosen-country", "address.country"),
        ("not-chosen-project-type", "project_type"),
    ]


def test_a_line_with_exact_words_is_met_by_those_words_only():
    assert Criterion("segments", ("a", "b")).exact == ("a", "b")
    assert Criterion("language", ("pt",)).exact == ()
    assert Criterion("responsible", ("liisa@ensto.example",)).exact == ()


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("email", ["email"]),
        ("phone", ["phone"]),
        ("sms", ["phone"]),
        ("post", ["street", "postal_code", "city", "country"]),
    ],
)
def test_the_columns_are_the_contracts_and_nothing_more(channel, address):
    assert list(columns(campaign(channel=channel, columns=["organisation", "role"]))) == [
        "id", *address, "language", "permission_basis", "recipient_class", "organisation", "role",
    ]  # fmt: skip


def test_a_column_that_is_there_already_is_not_there_twice():
    wanted = columns(campaign(channel="post", columns=["city", "role", "city"]))
    assert wanted[-2:] == ("recipient_class", "role")
    assert len(set(wanted)) == len(wanted)


EVERY = ["kind", "organisation", "given_name", "family_name", "role", "responsible",
         "project_type", "street", "postal_code", "city", "country"]  # fmt: skip


def cells(person: Any, **fields: Any) -> dict[str, str]:
    plan = campaign(columns=EVERY, **fields)
    decision = judge(person, plan, TODAY, PREMISES)
    assert decision.allowed
    wanted = columns(plan)
    return dict(zip(wanted, row(person, decision, wanted), strict=True))


def test_a_row_says_each_thing_in_its_column():
    person = contact("prospect", project_type="hotel")
    assert cells(person) == {
        "id": "k7m2qd4x",
        "email": "aino@kaapeli.example",
        "language": "fi",
        "permission_basis": "opt_out",
        "recipient_class": "work_duties",
        "kind": "prospect",
        "organisation": "Kuusamon Kaapeli Oy",
        "given_name": "Aino",
        "family_name": "Esimerkki",
        "role": "Ostopäällikkö",
        "responsible": "liisa@ensto.example",
        "project_type": "hotel",
        "street": "Kitkantie 1",
        "postal_code": "93600",
        "city": "Kuusamo",
        "country": "FI",
    }


def test_what_a_contact_lacks_is_an_empty_cell():
    bare = contact(
        role=None, given_name=None, family_name=None, language=None, address=None,
        lawful_basis=[consent("marketing", "email")],
    )  # fmt: skip
    found = cells(bare)
    empty = {name for name, cell in found.items() if cell == ""}
    assert empty == {
        "language", "given_name", "family_name", "role", "project_type",
        "street", "postal_code", "city", "country",
    }  # fmt: skip
    assert all(type(cell) is str for cell in found.values())


def test_a_letter_and_a_call_say_where_they_go():
    assert cells(contact(), channel="post")["street"] == "Kitkantie 1"
    assert cells(contact(), channel="phone")["phone"] == "+358405550123"


def test_an_exported_row_never_takes_a_cell_from_the_row_before():
    people = [
        contact(id="bbbbbbbb", language="fi"),
        contact(id="cccccccc", language=None),
        contact(id="dddddddd", language="sv"),
    ]
    languages = [line[2] for line in select(people, campaign(), TODAY, PREMISES).rows]
    assert languages == ["fi", "", "sv"]


def test_who_is_left_out_is_counted_once_under_the_weightiest_reason():
    objections = [{"against": "direct_advertising", "since": "2024-01-01"}]
    restriction = {"ground": "legal_claims", "since": "2024-01-01"}
    chosen_people = [
        contact(id="bbbbbbbb"),
        contact(id="cccccccc", objections=objections, emails=[]),
        contact(id="dddddddd", objections=objections, restriction=restriction),
        contact(id="ffffffff", emails=[]),
        contact(id="gggggggg", role=None),
        contact(id="hhhhhhhh", lawful_basis=[ground("law")]),
    ]
    selection = select(chosen_people, campaign(), TODAY, PREMISES)
    assert [line[0] for line in selection.rows] == ["bbbbbbbb"]
    assert selection.excluded == {
        "objection-direct-advertising": 1,
        "restriction": 1,
        "no-address-for-channel": 1,
        "consent-needed": 1,
        "no-lawful-basis": 1,
    }
    assert selection.selected == 6


def test_the_selections_of_groups_make_one_in_the_order_of_ids():
    parts = [
        Selection((("cccccccc", "x"), ("bbbbbbbb", "y")), {"restriction": 1}),
        Selection((("bbbbbbbc", "z"),), {"restriction": 2, "consent-needed": 1}),
    ]
    whole = merged(parts)
    assert [line[0] for line in whole.rows] == ["bbbbbbbb", "bbbbbbbc", "cccccccc"]
    assert whole.excluded == {"restriction": 3, "consent-needed": 1}
    assert whole.selected == 7


def test_the_campaign_says_whether_duties_are_meant():
    assert judge(contact(), campaign(), TODAY, PREMISES).allowed
    assert not judge(contact(), campaign(targets_work_duties="false"), TODAY, PREMISES).allowed


def test_every_channel_has_its_columns():
    for channel in Channel:
        assert columns(campaign(channel=channel.value))
