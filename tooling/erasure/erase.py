"""Erasure on request (GDPR Art. 17): the rewrite, and then its certificate.

The history is rewritten by `tooling.erasure.rewriting` (ADR 5, stages 1 to 11).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date

from tooling.erasure.certificate import Certificate, Certified, certify
from tooling.erasure.plan import ErasureOptions, plan_erasure
from tooling.erasure.rewriting.replace import replace_history
from tooling.erasure.rewriting.workspace import pending
from tooling.rules.traces import keyed_fingerprints
from tooling.store.cache import purge
from tooling.store.lock import lock_file, locked
from tooling.store.register import Register


def carry_out(
    register: Register,
    names: Sequence[str],
    today: date,
    options: ErasureOptions,
    note: Callable[[str], None],
    signed: str | None = None,
) -> Certified:
    """Erase the people of the requests `names`, in one rewrite, and certify it.

    Raises RegisterError as `plan_erasure`, where the plan is not the one with the digest `signed`,
    and where the repository is in no state for it: then everything is as it was. Killed at any
    moment, the register is as before or as after.
    """
    repository = register.require_repository()
    with locked(lock_file(register.root, repository), note=note):
        plan = plan_erasure(register, names, today, options)
        plan.plan.require(signed)
        key, key_made = plan.keeping_out.key(register)
        known = {name: one.person for name, one in zip(plan.names, plan.known, strict=True)}
        certificate = Certificate(
            plan.plan.digest,
            today.isoformat(),
            {name: keyed_fingerprints(one, key) if key else [] for name, one in known.items()},
            plan.keeping_out.entries(key, today).model_dump(mode="json"),
        )
        try:
            replace_history(
                repository,
                plan.inventory,
                plan.tracer,
                lambda: purge(register),
                note,
                asdict(certificate),
            )
        except BaseException:
            if key_made is not None and not pending(repository):
                key_made.unlink()
            raise
        if key_made is not None:
            note("A key for keyed hashes was made; keep a copy of it outside the repository.")
    return certify(register, note)
