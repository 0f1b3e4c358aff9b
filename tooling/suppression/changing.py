"""The next state of `records/suppressions.yaml`, for a commit of its own or of another command."""

from __future__ import annotations

import secrets
from pathlib import Path

from schema.layout import SUPPRESSIONS
from schema.suppression import Suppressions
from tooling.store.change import FileChange
from tooling.store.register import Register
from tooling.store.secret import BYTES, make_key
from tooling.store.suppressions import HeldSuppressions, KeyMissingError, key_of, written


def key_for_writing(register: Register, there: HeldSuppressions) -> tuple[bytes, Path | None]:
    """Return the key, made now where nothing was made with one before; then also where it lies.

    Raises KeyMissingError where there are entries and no key, RegisterError for another key.
    """
    key = key_of(register, there.held)
    if key is not None:
        return key, None
    if there.held.suppressions or there.held.check:
        raise KeyMissingError
    key = secrets.token_bytes(BYTES)
    return key, make_key(register, key)


def change_to(there: HeldSuppressions, after: Suppressions) -> FileChange | None:
    """Return the change of the file to `after`, or None; comments in it survive."""
    if there.held == after:
        return None
    return FileChange(SUPPRESSIONS, there.data, written(there.data, after))
