"""Ending what a killed command left behind, before anything else is done."""

from __future__ import annotations

from tooling.erasure.rewriting.workspace import pending
from tooling.git import Repository
from tooling.store.journal import Journal
from tooling.store.register import Register


def recover(register: Register) -> list[str]:
    """Make `register` whole and return what was done, in words; nothing to do costs two looks.

    An erasure goes first: recovery of a change knows nothing of a history that moved. While the
    command that began it is still at work this waits for it.
    """
    repository = register.repository
    if repository is None:
        return []
    told = _resume(register, repository) if pending(repository) else []
    if Journal.file(repository).exists():
        from tooling.store.recovery import recover as recover_change

        if recovered := recover_change(register):
            told.append(str(recovered))
    return told


def _resume(register: Register, repository: Repository) -> list[str]:
    from tooling.erasure.rewriting.recovery import resume
    from tooling.store.cache import purge
    from tooling.store.lock import lock_file, locked

    with locked(lock_file(register.root, repository)):
        resumed = resume(repository, lambda: purge(register))
    return [str(resumed)] if resumed else []
