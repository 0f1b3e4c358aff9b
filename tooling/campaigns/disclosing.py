"""Recording a disclosure: what left the register, when, to which unit (GDPR Art. 15(1)(c), 19)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from schema.disclosure import Disclosure
from schema.layout import FileKind, record_path
from tooling.phrases import counted
from tooling.store.change import FileChange, apply
from tooling.yaml.canonical_writer import emit

if TYPE_CHECKING:
    from tooling.store.register import Register
    from tooling.yaml.tree import Tree


def disclose(
    register: Register,
    disclosure: Disclosure,
    campaign: FileChange | None,
    note: Callable[[str], None],
) -> str:
    """Commit the disclosure and return its path.

    `campaign` is the campaign's file where it is not committed yet: the commit takes it along, so
    that the history holds what the list was made by. The message names no person.
    """
    name = f"{disclosure.date}-{disclosure.campaign}-{disclosure.id}"
    path = record_path(FileKind.DISCLOSURE, name)
    count = counted(disclosure.exported, "contact", "contacts")
    apply(
        register,
        [
            FileChange(path, None, emit(_tree(disclosure), Disclosure)),
            *([campaign] if campaign else []),
        ],
        f"Export {disclosure.campaign} to {disclosure.unit}: {count}",
        note=note,
    )
    return path


def _tree(disclosure: Disclosure) -> dict[str, Tree]:
    tree: dict[str, Tree] = {}
    for key, value in disclosure:
        if value is None:
            continue
        tree[key] = [str(item) for item in value] if isinstance(value, tuple) else str(value)
    return tree
