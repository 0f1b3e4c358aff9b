"""`records/suppressions.yaml` and its key, read together: an answer, or why there is none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from schema.layout import SUPPRESSIONS, FileKind
from schema.suppression import Suppression, Suppressions
from tooling.errors import RegisterError
from tooling.rules.suppression import KeepOut, entries_of, fits, in_order, keep_out
from tooling.store.check import check
from tooling.store.register import Register, unreadable_file
from tooling.store.secret import WHERE, read_key
from tooling.yaml.canonical_writer import canonical, emit
from tooling.yaml.tree import Tree


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
    try:
        data = register.read(SUPPRESSIONS)
    except FileNotFoundError:
        return HeldSuppressions(None, Suppressions())
    except OSError:
        raise unreadable_file(SUPPRESSIONS) from None
    checked = check(SUPPRESSIONS, FileKind.SUPPRESSIONS, data)
    errors = [finding for finding in checked.findings if finding.severity == "error"]
    if errors or not isinstance(checked.record, Suppressions):
        raise RegisterError(
            f"{SUPPRESSIONS} has errors, so that nobody knows who is to be kept out",
            f"See them with `tooling validate {SUPPRESSIONS}`.",
        )
    return HeldSuppressions(data, checked.record)


def written(before: bytes | None, after: Suppressions) -> bytes:
    """Return the file that says `after`, one entry a line; comments in `before` survive."""
    tree: dict[str, Tree] = after.model_dump(mode="json", exclude_defaults=True)
    if before is None or b"#" not in before:  # neither a hash nor a word has one
        return emit(tree, Suppressions)
    from tooling.yaml.editor import rewrite

    return canonical(rewrite(before, Suppressions, tree), Suppressions)


def put_in_order(data: bytes) -> bytes:
    """Return the file `data` in canonical form, sorted, each entry once; NotationError where it
    can't be read. A file with errors keeps its order.
    """
    record = check(SUPPRESSIONS, FileKind.SUPPRESSIONS, data).record
    if not isinstance(record, Suppressions):
        return canonical(data, Suppressions)
    return written(data, in_order(record))


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
    return kept_out_by(register, read_suppressions(register).held)


def kept_out_by(register: Register, held: Suppressions) -> KeepOut | None:
    """Return who is kept out by the file `held`, which may be an older one, as `kept_out` does."""
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
