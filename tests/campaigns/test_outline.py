"""An outline is decided about, and listed, as the contact whose outline it is."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schema.campaign import Campaign
from schema.contact import Customer, Prospect
from tests.campaigns.test_contactable import asked, people
from tests.campaigns.test_selection import EVERY
from tests.people import PREMISES, TODAY, contact, tree
from tooling.campaigns.rules.outline import Outline, outline
from tooling.campaigns.rules.selection import columns, judge, row

optional = st.fixed_dictionaries(
    {},
    optional={
        "given_name": st.none(),
        "family_name": st.none(),
        "language": st.none(),
        "organisation": st.just("Åbo El Ab"),
    },
)


@settings(max_examples=800)
@given(people, optional, asked)
def test_both_get_the_same_decision_and_the_same_row(
    fields: dict[str, Any], names: dict[str, Any], question: tuple[str, str, bool]
):
    purpose, channel, duties = question
    campaign = Campaign.model_validate(
        {
            "id": "c",
            "title": "C",
            "purpose": purpose,
            "channel": channel,
            "registers": ["customers"],
            "targets_work_duties": str(duties).lower(),
            "columns": EVERY,
        }
    )
    kind = fields["kind"]
    everything = {**fields, **names}
    if kind == "prospect":
        everything["project_type"] = "hotel"
    # As the reader gives it: what is empty is not there.
    whole = {key: value for key, value in tree(**everything).items() if value}
    model = contact(**everything)
    light = outline(whole)
    decision = judge(model, campaign, TODAY, PREMISES)
    assert judge(light, campaign, TODAY, PREMISES) == decision
    wanted = columns(campaign)
    assert row(light, decision, wanted) == row(model, decision, wanted)


def test_an_outline_has_no_name_that_the_contact_lacks():
    known = set(Customer.model_fields) | set(Prospect.model_fields)
    assert set(Outline._fields) <= known
