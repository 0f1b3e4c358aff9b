"""`blame`: who gave each field of a contact the value that it has now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tooling.audit.attribution import Blame, blame
from tooling.audit.log import contact_file, log
from tooling.errors import RegisterError
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError

if TYPE_CHECKING:
    from tooling.store.register import Register


@dataclass(frozen=True, slots=True)
class Blamed:
    """A line for each field. ``cut``: the clone is shallow, so its oldest commit may be unjust."""

    id: str
    fields: tuple[Blame, ...]
    cut: bool


def blame_contact(register: Register, id: str, note: Callable[[str], None]) -> Blamed:
    """Who last changed each field of the contact ``id``, as its file is now.

    RegisterError outside Git, for an id that no contact has, for one that was deleted, and for a
    file that can't be read.
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
    return Blamed(id, tuple(blame(logged.changes, tree)), logged.cut)
