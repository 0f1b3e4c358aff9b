"""The house is as its plan says: a room is in the contract, in the decision and in the tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
LAYERS = [set(re.split(r"[\s:|]+", layer.strip())) for layer in CONTRACTS["layers"]["layers"]]
ROOMS = {name.removeprefix("tooling.") for name in CONTRACTS["rooms"]["modules"]}


def test_every_package_and_module_is_in_a_layer() -> None:
    there = {
        f"tooling.{path.stem}"
        for path in (PROJECT / "tooling").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    in_layers = set().union(*LAYERS)
    assert there - {"tooling.__init__"} | {"schema", "texts"} == in_layers


def test_the_rooms_of_the_contract_are_those_of_one_layer() -> None:
    assert {f"tooling.{room}" for room in ROOMS} in LAYERS


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_is_explained_and_tested(room: str) -> None:
    decision = (PROJECT / "docs/decisions/0001-architecture.md").read_text("utf-8")
    assert f"\n| `{room}` | " in decision
    assert [*(PROJECT / "tests" / room).glob("test_*.py")]


def test_every_path_that_has_an_owner_is_there() -> None:
    lines = (PROJECT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("/"):
            assert [*PROJECT.glob(line.split()[0].strip("/"))], line
