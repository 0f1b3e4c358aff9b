"""A list goes out of the EEA only where the controller says what allows it (GDPR Art. 44-49)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaigns.shop import CONTROLLER as SHOP
from tests.campaigns.shop import Shop
from tests.desk import CONTROLLER
from tooling.campaigns.campaign_files import read_unit
from tooling.errors import RegisterError
from tooling.store.register import Register


@pytest.mark.parametrize(
    ("country", "transfer", "allowed"),
    [
        ("AX", "", True),
        ("CH", "", False),
        ("CH", "{safeguard: adequacy_decision}", True),
        ("US", "{safeguard: adequacy_decision}", False),
        ("US", "{safeguard: adequacy_decision, detail: {fi: a, sv: b, en: c}}", True),
        ("IN", "{safeguard: standard_clauses}", True),
    ],
)
def test_what_allows_a_transfer_lets_a_list_go(
    country: str, transfer: str, allowed: bool, tmp_path: Path
) -> None:
    more = f"    transfer: {transfer}\n" if transfer else ""
    file = tmp_path / "records" / "controller.yaml"
    file.parent.mkdir()
    file.write_text(f"{CONTROLLER}  - id: far\n    name: Far\n    country: {country}\n{more}")
    if allowed:
        assert read_unit(Register(tmp_path), "far").country == country
        return
    with pytest.raises(RegisterError, match="outside the European Economic Area") as refused:
        read_unit(Register(tmp_path), "far")
    assert "`transfer:`" in str(refused.value.hint)


@pytest.mark.parametrize(("country", "allowed"), [("US", True), ("GB", False), ("EE", True)])
def test_a_unit_at_home_outside_the_eea_needs_nothing(
    country: str, allowed: bool, tmp_path: Path
) -> None:
    """What an American company has at home is not transferred there (EDPB 05/2021)."""
    home = CONTROLLER.replace("country: FI", "country: US", 1)
    assert home != CONTROLLER
    file = tmp_path / "records" / "controller.yaml"
    file.parent.mkdir()
    file.write_text(f"{home}  - id: near\n    name: Near\n    country: {country}\n")
    if allowed:
        assert read_unit(Register(tmp_path), "near").country == country
        return
    with pytest.raises(RegisterError, match="outside the European Economic Area"):
        read_unit(Register(tmp_path), "near")


def test_no_list_goes_abroad_unsafely_and_nothing_is_written(shop: Shop) -> None:
    unit = "  - id: overseas\n    name: Overseas\n    country: US\n"
    shop.write("records/controller.yaml", SHOP + unit)
    shop.commit()
    told = shop.refused("spring", "--to", "overseas")
    assert "outside the European Economic Area" in told
    safe = f"{unit}    transfer:\n      safeguard: standard_clauses\n"
    shop.write("records/controller.yaml", SHOP + safe)
    shop.commit()
    assert shop.tooling("export", "spring", "--to", "overseas").code == 0
