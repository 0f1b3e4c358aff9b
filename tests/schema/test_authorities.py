"""Each state of the EEA has its supervisory authority, and each territory its state."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from schema.authorities import AS_OF, AUTHORITIES, supervised_in
from schema.controller import Controller
from schema.localised import LANGUAGES
from schema.policy import EEA, eea_state
from schema.transfers import ADEQUATE
from schema.transfers import AS_OF as DECISIONS_AS_OF


def test_the_authorities_are_those_of_the_whole_eea() -> None:
    assert set(AUTHORITIES) == EEA
    assert len(AUTHORITIES) == 27 + 3


@pytest.mark.parametrize("state", sorted(EEA))
def test_an_authority_has_its_names_and_its_address_in_every_language(state: str) -> None:
    authority = AUTHORITIES[state]
    assert authority.name
    assert authority.english
    assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", authority.web)
    for language in LANGUAGES:
        said = authority.said_in(language)
        assert authority.web in said
        assert authority.name in said or language in authority.names


def test_no_two_states_share_an_authority() -> None:
    assert len({authority.web for authority in AUTHORITIES.values()}) == len(EEA)


def test_the_lists_say_of_which_day_they_are() -> None:
    assert date(2024, 1, 1) < min(AS_OF, DECISIONS_AS_OF)


def test_a_decision_on_adequacy_is_on_a_country_outside_the_eea() -> None:
    assert not {country for country in ADEQUATE if eea_state(country)}
    assert all(re.search(r"[0-9]{4}/[0-9]+", one.decision) or one.decision == "2002/2/EC"
               for one in ADEQUATE.values())  # fmt: skip


def controller(country: str, representative: str | None = None) -> Controller:
    tree: dict[str, Any] = {
        "name": "Firma",
        "address": {"country": country},
        "contact_point": {"title": "Keeper"},
        "units": [{"id": "a", "name": "A", "country": country}],
    }
    if representative:
        tree["representative"] = {"name": "Her", "address": {"country": representative}}
    return Controller.model_validate(tree)


@pytest.mark.parametrize(
    ("country", "representative", "state"),
    [
        ("SE", None, "SE"),
        ("AX", None, "FI"),
        ("RE", None, "FR"),
        ("NO", "DE", "NO"),
        ("US", "IE", "IE"),
        ("CH", None, None),
        ("CH", "GB", None),
    ],
)
def test_who_supervises_is_of_the_controllers_country_or_its_representatives(
    country: str, representative: str | None, state: str | None
) -> None:
    assert supervised_in(controller(country, representative)) == state
