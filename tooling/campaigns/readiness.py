"""Whether a list can be made of the register as it is.

Edits of a moment ago must count, so contacts are committed first; and a file that nobody can read
may hold an objection.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from schema.campaign import Campaign
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.store.contacts import unusable
from tooling.store.index import Index

if TYPE_CHECKING:
    from tooling.git import Process, Repository
    from tooling.store.register import Register

COMMIT_FIRST = "Commit them first: git commit. What was typed a moment ago must count."
_FOLDERS = tuple(f"records/{name}/" for name in RegisterName)


def start_comparing(register: Register, repository: Repository, head: str) -> Process:
    """Start Git listing the contact files whose content in its index is not that of `head`.

    Return the running process, for `require_ready` to read.
    """
    folders = [register.prefix + folder for folder in _FOLDERS]
    return repository.start("diff-index", "--cached", "--name-only", "-z", head, "--", *folders)


def require_ready(index: Index, staged: Process, campaign: Campaign) -> None:
    """Raise RegisterError where contact files are not what HEAD says, or can't be relied on."""
    uncommitted = len(_uncommitted(index, staged))
    if uncommitted:
        raise RegisterError(
            f"{counted(uncommitted, 'contact file differs', 'contact files differ')} "
            "from the last commit",
            COMMIT_FIRST,
        )
    found = left_out(index)
    invalid = sum(found[name] for name in campaign.registers)
    if invalid:
        raise RegisterError(
            f"{counted(invalid, 'contact file has', 'contact files have')} findings, "
            "and a list is made only from a register without",
            "`tooling validate` names them.",
        )


def left_out(index: Index) -> Counter[str]:
    """Return by register how many contact files no list takes in: what they say is not known."""
    found = Counter(register for _, _, register in unusable(index))
    found.update(path.split("/")[1] for path in _odd(index))
    return found


def _uncommitted(index: Index, staged: Process) -> set[str]:
    files, prefix = index.files, len(index.register.prefix)
    names = os.fsdecode(staged.finish()).split("\0")[:-1]
    differ = {path for path in files.loose | files.missing if _holds_contact(path)} - _odd(index)
    return differ | {path for name in names if _holds_contact(path := name[prefix:])}


def _odd(index: Index) -> set[str]:
    """Return what lies among the contacts and is no file that can be read."""
    return {finding.path for finding in index.files.findings if _holds_contact(finding.path)}


def _holds_contact(path: str) -> bool:
    return path.startswith(_FOLDERS) and not path.endswith("/register.yaml")
