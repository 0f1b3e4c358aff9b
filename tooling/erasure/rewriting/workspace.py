"""Where an erasure works: one folder among the register's own files, closed to others.

It is there only while an erasure is under way, or waits for its certificate. In it are the mirror,
the journal and, at the end, what the erasure reports.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tooling.git import Repository


def workspace_of(repository: Repository) -> Path:
    """Return where the workspace is, or would be."""
    return repository.common_dir / "register" / "erasure"


def make_workspace(repository: Repository) -> Path:
    """Make the workspace anew, readable by its owner alone."""
    workspace = workspace_of(repository)
    remove(workspace)
    workspace.parent.mkdir(exist_ok=True)
    workspace.mkdir(mode=0o700)
    return workspace


def pending(repository: Repository) -> bool:
    """Whether an erasure was cut short, waits or is at work. One look at the file system."""
    return workspace_of(repository).exists()


def remove(path: Path) -> None:
    """Remove a file or folder, also while a process that lost its parent still writes into it."""
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for _ in range(10):
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            return
    shutil.rmtree(path)
