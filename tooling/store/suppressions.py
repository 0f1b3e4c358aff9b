"""`records/suppressions.yaml` and its key, read together: an answer, or why there is none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from schema.layout import SUPPRESSIONS, FileKind
from schema.suppression import Suppression, Suppressions
from tooling.errors import RegisterError
from tooling.rules.suppression import KeepOut, entries_of, fits, keep_out
from tooling.store.check import check
from tooling.store.register import Register
from tooling.store.secret import WHERE, read_key


class KeyMissingError(RegisterError):
    """There are suppressions, and without their key nobody knows whose they are."""

    def __init__(self) -> None:
        super().__init__(f"The key of {SUPPRESSIONS} is not here", WHERE)


@dataclass(frozen=True, slots=True)
class HeldSuppressions:
    """The file's bytes (None where there is no file) and what it says."""

    data: bytes | None
    held: Suppressions


def read_suppressions(register: Register) -> HeldSuppressions:
    """Return what `records/suppressions.yaml` says; RegisterError where it has errors."""
    file = register.file(SUPPRESSIONS)
    if not file.exists():
        return HeldSuppressions(None, Suppressions())
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RegisterError(f"{SUPPRESSIONS} can't be read: {error.strerror}") from None
    checked = check(SUPPRESSIONS, FileKind.SUPPRESSIONS, data)
    errors = [finding for finding in checked.findings if finding.severity == "error"]
    if errors or not isinstance(checked.record, Suppressions):
        raise RegisterError(
            f"{SUPPRESSIONS} has errors, so that nobody knows who is to be kept out",
            f"See them with `tooling validate {SUPPRESSIONS}`.",
        )
    return HeldSuppressions(data, checked.record)


def key_of(register: Register, held: Suppressions) -> bytes | None:
    """Return the key that the entries of `held` were made with; None where there is no key.

    RegisterError where the key at hand is another one: every answer would be wrong.
    """
    key = read_key(register)
    if key is not None and not fits(held, key):
        raise RegisterError(
            f"The key is not the one that {SUPPRESSIONS} was made with",
            "Put the right one in its place: " + WHERE,
        )
    return key


def kept_out(register: Register) -> KeepOut | None:
    """Return who is kept out; None where nobody is.

    Raises KeyMissingError without the key: that is no answer, and nobody is to take it for one;
    RegisterError for another key or a file with errors.
    """
    held = read_suppressions(register).held
    if not held.suppressions:
        return None
    key = key_of(register, held)
    if key is None:
        raise KeyMissingError
    return keep_out(held.suppressions, key)


def entries_on(register: Register, forms: Collection[str]) -> tuple[Suppression, ...] | None:
    """Return the entries that addresses in normal form fall under; None without the key where
    there are entries. RegisterError for another key or a file with errors.
    """
    held = read_suppressions(register).held
    if not held.suppressions or not forms:
        return ()
    key = key_of(register, held)
    return None if key is None else entries_of(forms, held.suppressions, key)
