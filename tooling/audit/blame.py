"""`blame`: who gave each field of a contact the value that it has now, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tooling.audit.log import contact_file, log
from tooling.errors import RegisterError
from tooling.git.gaps import Gap
from tooling.rules.tree_diff import Identity, diff
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError

if TYPE_CHECKING:
    from tooling.audit.field_history import Change
    from tooling.store.register import Register
    from tooling.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class Origin:
    """One field, its value now, and the commit that set it; three times None: not committed."""

    field: str
    value: str
    commit: str | None
    time: datetime | None
    author: str | None


@dataclass(frozen=True, slots=True)
class Blame:
    """The origin of each field. `gaps` are why one may be named that is not the true one."""

    id: str
    fields: tuple[Origin, ...]
    gaps: tuple[Gap, ...]

    @property
    def cut(self) -> bool:
        """Whether the clone is shallow: its oldest commit stands for all before it."""
        return Gap.SHALLOW in self.gaps


def blame(register: Register, id: str, note: Callable[[str], None]) -> Blame:
    """Return who last changed each field of the contact `id`, as its file is now.

    Raises RegisterError outside Git, for an id that no contact has, for one that was deleted, and
    for a file that can't be read. `note` is told of work that takes long.
    """
    logged = log(register, id, note)
    file = contact_file(register, id)
    if file is None:
        raise RegisterError(
            f"The contact {id} was deleted", f"`tooling log {id}` shows what it was."
        )
    try:
        tree = read(file.read_bytes())
    except NotationError:
        raise RegisterError(
            f"The file of {id} can't be read", "`tooling validate` says what is wrong with it."
        ) from None
    return Blame(id, tuple(_origins(logged.changes, tree)), logged.gaps)


def _origins(history: Sequence[Change], tree: Tree) -> list[Origin]:
    """Return the origin of each field of `tree`, by a `history` that has the newest change first.

    A field of an item whose key was corrected counts from that correction: before it, it was
    another e-mail's `use`.
    """
    last: dict[Identity, Change] = {}
    for change in history:
        last.setdefault(change.identity, change)
    origins = []
    for now in diff(None, tree):
        assert now.after is not None
        own = last.get(now.identity)
        origin = own if own is not None else _of_the_item(history, now.identity)
        if origin is None or (own is not None and own.after != now.after):
            origins.append(Origin(now.field, now.after, None, None, None))
        else:
            origins.append(Origin(now.field, now.after, origin.commit, origin.time, origin.author))
    return origins


def _of_the_item(history: Sequence[Change], identity: Identity) -> Change | None:
    """Return the newest change in the same item: `("emails", KEY)` and all that begins so."""
    for length in range(len(identity) - 1, 1, -1):
        for change in history:
            if change.identity[:length] == identity[:length] and change.after is not None:
                return change
    return None
