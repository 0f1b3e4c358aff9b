"""Changes of a contact that nobody has committed yet: refused in good time, or taken along."""

from __future__ import annotations

from schema.layout import contact_kind, contact_paths
from tooling.store.change import FileChange
from tooling.store.check import Checked, check
from tooling.store.commit import require_committer
from tooling.store.register import Register
from tooling.store.uncommitted import as_committed, require_committed


def require_saveable(register: Register, path: str, data: bytes) -> None:
    """RegisterError where a commit of the file at `path`, which holds `data`, would be refused.

    For before somebody begins to type: what Git has under way, or what is not committed.
    """
    repository = register.repository
    if repository is None:
        return
    require_committer(repository)
    committed = as_committed(repository, repository.head(), register.prefix, [path])
    require_committed(repository, committed, {path: data})


def require_committable(register: Register) -> None:
    """RegisterError where no commit can be made now. For before somebody begins to type."""
    if register.repository is not None:
        require_committer(register.repository)


def committed_contact(
    register: Register, contact: str, path: str
) -> tuple[Checked | None, list[FileChange]]:
    """Return the contact as it is committed, None where it is not, and what goes with its file.

    Where the file was moved from the other register to `path`, and that is not committed, the
    contact is the one that stood there, and the removal goes with it.
    """
    repository = register.repository
    head = None if repository is None else repository.head()
    if repository is None or head is None:
        return None, []
    places = contact_paths(contact)
    committed = as_committed(repository, head, register.prefix, places)
    if path in committed.oids:
        held, beside = path, []
    else:
        left = (p for p in places if p in committed.oids and not register.file(p).exists())
        held = next(left, "")
        beside = [FileChange(held, None, None, as_it_stands=True)] if held else []
    if not held:
        return None, []
    return check(held, contact_kind(held), next(repository.blobs([committed.oids[held]]))), beside
