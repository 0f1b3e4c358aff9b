from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.sources.desk import Desk, lay


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """An empty register under Git, with the mapping `erp`, and one commit."""
    lay(repository)
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    subprocess.run(["git", "commit", "-qm", "Start"], cwd=repository, check=True)
    return Desk(repository, capsys)
