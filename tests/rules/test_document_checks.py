"""What a controller must say of its address: as much as its country's post asks for."""

from __future__ import annotations

import pytest

from schema.controller import PublishedAddress
from tooling.rules.document_checks import _lacks


@pytest.mark.parametrize(
    ("country", "lacking"),
    [("FI", ["street", "city", "postal_code"]), ("AE", ["street", "city"])],
)
def test_a_postal_code_is_asked_for_where_there_are_any(country: str, lacking: list[str]) -> None:
    address = PublishedAddress.model_validate({"country": country})
    found = _lacks(address, ("address",), "the controller's address")
    assert [one.field for one in found] == [("address", key) for key in lacking]
