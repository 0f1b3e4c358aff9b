"""The shop, with everybody in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaigns.shop import CONTROLLER, PEOPLE, SPRING, Shop


@pytest.fixture
def shop(repository: Path) -> Shop:
    made = Shop(repository)
    made.write(".gitignore", "exports/\n")
    made.write("records/controller.yaml", CONTROLLER)
    made.write("records/campaigns/spring.yaml", SPRING)
    for id, (kind, fields) in PEOPLE.items():
        made.contact(id, kind, **fields)
    made.commit("Begin")
    return made
