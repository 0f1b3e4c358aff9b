"""Addresses, numbers, segments and objections on a second import."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.sources.desk import AINO, ERP, ImportDesk

SECOND = "  - address: aino@home.example\n    use: personal\n"


def mails(desk: ImportDesk) -> list[str]:
    return [item["address"] for item in desk.tree("1001")["emails"]]


def has(desk: ImportDesk, *addresses: str) -> bool:
    return mails(desk) == list(addresses)


@pytest.fixture
def taken(desk: ImportDesk) -> ImportDesk:
    desk.map("erp", ERP.replace("field: email", "field: email, separator: ' ::: '"))
    desk.take([{**AINO, "Groups": "solar;utility"}])
    return desk


def row(**cells: str) -> list[dict[str, str]]:
    return [{**AINO, "Groups": "solar;utility", **cells}]


def test_several_values_in_a_cell(taken: ImportDesk) -> None:
    taken.take(row(Mail="aino@koivu.example ::: sales@koivu.example ::: AINO@KOIVU.EXAMPLE"))
    assert has(taken, "aino@koivu.example", "sales@koivu.example")
    assert taken.tree("1001")["segments"] == ["solar", "utility"]


def test_an_address_of_ours_beside_the_sources_stays(taken: ImportDesk) -> None:
    taken.edit("1001", "phones:\n", SECOND + "phones:\n")
    assert taken.give(row()).counts == {"rows": 1, "unchanged": 1}
    taken.take(row(Mail="aino.virtanen@koivu.example"))
    assert has(taken, "aino.virtanen@koivu.example", "aino@home.example")


def test_an_address_that_the_source_takes_back_goes(taken: ImportDesk) -> None:
    taken.take(row(Mail="aino@koivu.example ::: sales@koivu.example"))
    taken.take(row())
    assert has(taken, "aino@koivu.example")


def test_an_address_corrected_here_stays_corrected(taken: ImportDesk) -> None:
    taken.edit("1001", "aino@koivu", "aino.v@koivu")
    assert taken.give(row(), "--apply").kept == [("emails", "edited")]
    changed = row(Mail="aino.x@koivu.example")
    assert taken.give(changed, "--apply").kept == [("emails", "conflict")]
    assert has(taken, "aino.v@koivu.example")
    taken.edit("1001", "phones:\n", SECOND + "phones:\n")
    taken.give(changed, "--apply", "--prefer", "source")
    assert has(taken, "aino.x@koivu.example", "aino@home.example")


def test_an_address_removed_here_stays_away_while_a_new_one_comes(taken: ImportDesk) -> None:
    taken.take(row(Mail="aino@koivu.example ::: sales@koivu.example"))
    taken.edit("1001", "  - address: sales@koivu.example\n    use: work\n", "")
    answer = taken.give(
        row(Mail="aino@koivu.example ::: sales@koivu.example ::: new@koivu.example"), "--apply"
    )
    assert answer.kept == [("emails", "edited")]
    assert has(taken, "aino@koivu.example", "new@koivu.example")


def test_without_history_the_lists_address_takes_the_place_of_its_use(desk: ImportDesk) -> None:
    desk.take([AINO])
    desk.edit("1001", "phones:\n", SECOND + "phones:\n")
    (desk.root / ".git").rename(desk.root.parent / "git")
    assert desk.give([AINO], "--apply").counts == {"rows": 1, "unchanged": 1}
    desk.give([{**AINO, "Mail": "aino.v@koivu.example"}], "--apply")
    assert has(desk, "aino.v@koivu.example", "aino@home.example")


def test_the_case_of_an_address_is_no_change(taken: ImportDesk) -> None:
    assert taken.give(row(Mail="Aino@Koivu.example")).counts == {"rows": 1, "unchanged": 1}


def test_a_new_address_that_another_contact_has(taken: ImportDesk) -> None:
    bengt = {**AINO, "No": "1002", "Mail": "bengt@koivu.example", "Groups": ""}
    taken.take([*row(), bengt])
    answer = taken.give([*row(Mail="bengt@koivu.example"), bengt], "--apply")
    assert answer.refused == [(2, "Mail", "same-email")]
    assert taken.held()["1002"].id in answer.plan["refused"][0]["reason"]
    assert has(taken, "aino@koivu.example")


def test_an_address_can_pass_from_one_row_to_a_later_one(taken: ImportDesk) -> None:
    bengt = {**AINO, "No": "1002", "Mail": "bengt@koivu.example", "Groups": ""}
    taken.take([*row(), bengt])
    taken.take([*row(Mail="new@koivu.example"), {**bengt, "Mail": "aino@koivu.example"}])
    assert has(taken, "new@koivu.example")


def test_a_mailbox_that_two_share_by_a_waiver(taken: ImportDesk) -> None:
    bengt = {**AINO, "No": "1002", "Mail": "", "Groups": ""}
    taken.take([*row(), bengt])
    held = taken.held()
    shared = (
        "emails:\n  - address: desk@koivu.example\n    use: work\n"
        f"    shared_with: [{held['1001'].id}]\n"
    )
    taken.edit("1002", "phones:\n", shared + "phones:\n")
    both = row(Mail="aino@koivu.example ::: desk@koivu.example")
    taken.take([*both, bengt])
    assert has(taken, "aino@koivu.example", "desk@koivu.example")
    third = {**AINO, "No": "1003", "Mail": "desk@koivu.example"}
    assert taken.give([*both, bengt, third]).refused == [(4, "Mail", "same-email")]


def test_segments_come_and_go_with_the_source_and_ours_stay(taken: ImportDesk) -> None:
    taken.edit("1001", "[solar, utility]", "[solar, utility, ev-charging]")
    taken.take(row(Groups="solar;hydro"))
    assert taken.tree("1001")["segments"] == ["solar", "ev-charging", "hydro"]
    taken.edit("1001", "[solar, ev-charging, hydro]", "[ev-charging, hydro]")
    assert taken.give(row(Groups="solar;hydro")).kept == [("segments", "edited")]


def test_segments_of_the_mapping_are_nobodys_to_take_back(desk: ImportDesk) -> None:
    desk.map("erp", ERP.replace("defaults: {", "defaults: {segments: [from-erp], "))
    desk.take(row())
    assert desk.tree("1001")["segments"] == ["solar", "utility", "from-erp"]
    desk.take(row(Groups="hydro"))
    assert set(desk.tree("1001")["segments"]) == {"from-erp", "hydro"}


@pytest.fixture
def blocked(desk: ImportDesk) -> Callable[..., list[dict[str, str]]]:
    """A list with a column that tells of objections."""
    column = (
        "  - {column: Full, field: objections, empty: ['no'], "
        "values: {'yes': direct_advertising, phone: distance_selling}}\n"
    )
    text = ERP.replace("ignored: {Full: the two names say the same}\n", "")
    desk.map("erp", text.replace("defaults:", column + "defaults:"))
    return lambda cell: [{**AINO, "Full": cell}]


def test_a_list_can_tell_of_an_objection_and_never_take_it_back(
    desk: ImportDesk, blocked: Callable[..., list[dict[str, str]]]
) -> None:
    desk.take(blocked("no"))
    assert "objections" not in desk.tree("1001")
    desk.take(blocked("yes"))
    said = [{"against": "direct_advertising", "since": "2025-03-04"}]
    assert desk.tree("1001")["objections"] == said
    for cell in ("no", "", "yes"):
        assert desk.give(blocked(cell), "--apply").counts == {"rows": 1, "unchanged": 1}
    desk.take(blocked("phone"))
    against = [item["against"] for item in desk.tree("1001")["objections"]]
    assert against == ["direct_advertising", "distance_selling"]
    assert desk.give(blocked("maybe")).refused == [(2, "Full", "unknown-word")]


def test_an_objection_that_a_person_lifted_does_not_come_back(
    desk: ImportDesk, blocked: Callable[..., list[dict[str, str]]]
) -> None:
    desk.take(blocked("yes"))
    desk.edit("1001", "objections:\n  - against: direct_advertising\n    since: 2025-03-04\n", "")
    assert desk.give(blocked("yes"), "--apply").kept == [("objections", "edited")]
    assert "objections" not in desk.tree("1001")


def test_an_objection_is_recorded_even_under_a_restriction(
    desk: ImportDesk, blocked: Callable[..., list[dict[str, str]]]
) -> None:
    desk.take(blocked("no"))
    restriction = "restriction:\n  ground: legal_claims\n  since: 2025-02-01\n"
    desk.edit("1001", "sources:\n", restriction + "sources:\n")
    desk.take(blocked("yes"))
    assert desk.tree("1001")["objections"]


def test_an_objection_on_the_list_ends_a_consent_held(
    desk: ImportDesk, blocked: Callable[..., list[dict[str, str]]]
) -> None:
    """The row is not refused because of the consent: then nobody would know of the objection."""
    desk.take(blocked("no"))
    consent = (
        "  - basis: consent\n    since: 2024-02-01\n    purpose: marketing\n"
        "    channels: [email, phone]\n    evidence: web form\n"
    )
    desk.edit("1001", "sources:\n", consent + "sources:\n")
    answer = desk.take(blocked("yes"))
    assert [item["fields"] for item in answer.plan["changed"]] == [["objections", "lawful_basis"]]
    ended, left = desk.tree("1001")["lawful_basis"][1:]
    assert (ended["channels"], ended["withdrawn"]) == (["email"], "2025-03-04")
    assert left["channels"] == ["phone"]
    assert "withdrawn" not in left
    assert "consent-against-objection" not in desk.validate().rules()
