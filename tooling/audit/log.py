"""`log`: the changes of one contact, field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from schema.ids import is_id
from schema.layout import contact_paths
from tooling.audit.field_history import Change, history
from tooling.errors import RegisterError
from tooling.git.commit_graph import ensure_commit_graph
from tooling.git.gaps import Gap, gaps
from tooling.phrases import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from tooling.store.register import Register

#: What hides changes of a branch; contents that a partial clone lacks are fetched, or Git fails.
_HIDE_CHANGES = (Gap.SHALLOW, Gap.GRAFTED)


@dataclass(frozen=True, slots=True)
class Log:
    """The changes, newest first. `gaps` are why some may not be in this clone."""

    id: str
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...]

    @property
    def cut(self) -> bool:
        """Whether the clone is shallow: older changes are not in it."""
        return Gap.SHALLOW in self.gaps


def log(
    register: Register,
    id: str,
    note: Callable[[str], None],
    *,
    field: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Log:
    """Return the history of the contact `id`; with `field`, of that one and what is in it.

    `since` and `until` are days of the authors' calendars, both included. Raises RegisterError
    outside Git, and for an id that no contact has or had. `note` is told of work that takes long.
    """
    repository = register.require_repository()
    if not is_id(id):
        raise RegisterError(
            "That is not a contact's id", "`tooling find TEXT` gives the id of a contact."
        )
    ensure_commit_graph(repository, note)
    changes = history(repository, register.prefix, id)
    if not changes:
        _require_contact(register, id)
    kept = tuple(
        change
        for change in changes
        if (field is None or _is_in(change.field, field))
        and (since is None or change.time.date() >= since)
        and (until is None or change.time.date() <= until)
    )
    return Log(id, kept, tuple(gap for gap in gaps(repository) if gap in _HIDE_CHANGES))


def contact_file(register: Register, id: str) -> Path | None:
    """Return where the contact `id` lies on disk now; None where it does not."""
    files = (register.file(path) for path in contact_paths(id))
    return next((file for file in files if file.is_file()), None)


def _require_contact(register: Register, id: str) -> None:
    """A contact without history is new and not committed; without a file it never was."""
    if contact_file(register, id) is not None:
        return
    from tooling.store.contacts import ids

    hint = did_you_mean(id, ids(register), "`tooling find TEXT` gives the id.")
    raise RegisterError(f"No contact has, or had, the id {id}", hint)


def _is_in(changed: str, field: str) -> bool:
    """Whether `changed` is `field` or inside it; `field` may leave out the positions in lists."""
    bare = ".".join(part for part in changed.split(".") if not part.isdigit())
    return any(f"{path}.".startswith(f"{field}.") for path in (changed, bare))
