"""The shop, with everybody in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaigns.shop import CONTROLLER, PEOPLE, SPRING, Shop
from tests.desk import describe


@pytest.fixture
def shop(repository: Path) -> Shop:
    made = Shop(repository)
    made.write(".gitignore", "exports/\n")
    describe(made, CONTROLLER)
    made.write("records/campaigns/spring.yaml", SPRING)
    for id, (kind, fields) in PEOPLE.items():
        made.contact(id, kind, **fields)
    made.commit("Begin")
    return made
