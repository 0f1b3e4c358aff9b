"""Who is erased and must not come back: keyed hashes of their addresses, and the key for them.

Before the rewrite the addresses are known, and afterwards no more; the hashes go into
`records/suppressions.yaml` with the certificate. So an erasure that is refused, or fails before its
switch, leaves neither an entry nor a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schema.request import Request
from schema.suppression import Suppressions
from schema.vocabulary import SuppressionReason
from tooling.rules.suppression import added, forms_in, merged
from tooling.store.change import FileChange
from tooling.store.register import Register
from tooling.store.request_files import subjects_left
from tooling.store.suppressions import KeyMissingError, key_of, read_suppressions
from tooling.suppression.changing import change_to, key_for_writing


@dataclass(frozen=True, slots=True)
class KeepingOut:
    """The addresses that are kept out, in normal form (values: never shown), and the key's state.

    `makes_key`: the register has no key yet, and one will be made. `key_lost`: there are hashes but
    no key to them; then `forms` is empty, and `verify-erasure` will ask for the terms.
    """

    forms: tuple[str, ...]
    makes_key: bool
    key_lost: bool

    def key(self, register: Register) -> tuple[bytes | None, Path | None]:
        """Return the key, and where it now lies if it had to be made; None where it is lost."""
        if self.key_lost:
            return None, None
        return key_for_writing(register, read_suppressions(register))

    def entries(self, key: bytes | None, today: date) -> Suppressions:
        """Return an entry for each of the addresses: for every purpose, as an objection."""
        if key is None:
            return Suppressions()
        return added(Suppressions(), self.forms, key, SuppressionReason.OBJECTION, (), today)


def keeping_out(register: Register, requests: Iterable[Request], *, everybody: bool) -> KeepingOut:
    """Return who of the subjects of `requests` is kept out: objectors always, or `everybody`.

    An objection outlives the contact (GDPR Art. 21(3)): an import must not bring the person back
    without it. Raises KeyMissingError where there is somebody to keep out and the key is lost.
    """
    subjects = [held for one in requests for held in subjects_left(register, one)]
    trees = [held.tree for held in subjects if everybody or held.tree.get("objections")]
    forms = tuple(sorted({form for tree in trees for _, form in forms_in(tree)}))
    held = read_suppressions(register).held
    missing = key_of(register, held) is None
    lost = missing and bool(held.suppressions or held.check)
    if lost and forms:
        raise KeyMissingError
    return KeepingOut(forms, missing and not lost, lost)


def change_for(register: Register, entries: Suppressions) -> FileChange | None:
    """Return the change that puts `entries` into `records/suppressions.yaml`, if it makes one."""
    if not entries.suppressions:
        return None
    there = read_suppressions(register)
    return change_to(there, merged(there.held, entries))
