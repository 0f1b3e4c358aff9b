"""A process to be killed: an import. Arguments: root, file, [when, place]."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

from tests.store.kill_worker import kill_at
from tooling.cli.main import run

if __name__ == "__main__":
    root, file, *stage = sys.argv[1:]
    if stage:
        kill_at(*cast("tuple[str, str]", stage))
    words = ["import", str(Path(file)), "--into", "customers", "--source", "erp", "--apply"]
    sys.exit(run(["--register", root, *words]))
