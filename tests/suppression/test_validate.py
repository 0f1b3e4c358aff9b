"""A contact that is held although its address is kept out: a warning, only with the key."""

from __future__ import annotations

import pytest

from tests.suppression.conftest import AINO, SuppressionDesk, person

RULE = "suppressed-address"


def rules(desk: SuppressionDesk) -> list[tuple[str, str, int]]:
    answer = desk.tooling("validate", "--format", "json")
    assert answer.code == 0
    return [(f["rule"], f["field"], f["line"]) for f in answer.json["findings"]]


@pytest.mark.parametrize(
    ("address", "field", "line"),
    [("aino@koivu.example", "emails.0.address", 6), ("040 5550123", "phones.0.number", 9)],
)
def test_it_is_said_with_its_place(
    desk: SuppressionDesk, address: str, field: str, line: int
) -> None:
    desk.add(address)
    assert rules(desk) == [("suppressed-address", field, line)]


def test_it_is_not_said_without_the_key_or_from_a_cache(desk: SuppressionDesk) -> None:
    desk.add("aino@koivu.example")
    assert rules(desk)
    desk.key.rename(desk.root.parent / "key")
    assert rules(desk) == []
    (desk.root.parent / "key").rename(desk.key)
    assert rules(desk)


def test_for_some_purposes_it_is_not_said(desk: SuppressionDesk) -> None:
    desk.add("aino@koivu.example", "--purpose", "marketing")
    assert rules(desk) == []


def test_a_number_elsewhere_in_a_file_is_no_address(desk: SuppressionDesk) -> None:
    desk.add("+358405550124")
    answers = [{"survey": "s", "answered": "2025-01-01", "results": {"number": "+358405550124"}}]
    desk.put(person(surveys=answers))
    assert rules(desk) == []


def test_a_file_with_errors_is_a_finding_of_its_own(desk: SuppressionDesk) -> None:
    desk.file.write_text("suppressions: 3\n")
    answer = desk.tooling("validate", "--format", "json")
    assert [finding["rule"] for finding in answer.json["findings"]] == ["expected-list"]
    assert AINO not in answer.out
