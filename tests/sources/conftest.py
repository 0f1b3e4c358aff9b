"""A desk with an empty register, the mapping `erp`, and one commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.desk import DAY, ERP, ImportDesk


@pytest.fixture
def desk(repository: Path) -> ImportDesk:
    desk = ImportDesk(repository, DAY)
    desk.write("records/controller.yaml", "name: Owner Oy\n")
    desk.map("erp", ERP)
    desk.commit("Start")
    return desk
