"""Loading what every decision is asked with: the suppressions, and what the registers are kept for.

Whatever tells whether somebody may be contacted gets its premises here, so that no face of the
tool knows less than another. A list is made only where all of it can be asked
(`premises_for_list`). What only looks (`explain`, `show`, `changes`) goes on without, and then says
that it is not sure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import SUPPRESSIONS, FileKind, register_path
from schema.register import RegisterDescription
from schema.suppression import Suppressions
from schema.vocabulary import RegisterName
from tooling.campaigns.campaign_files import committed
from tooling.campaigns.rules.premises import Described, Premises, described_by
from tooling.errors import RegisterError
from tooling.rules.suppression import KeepOut
from tooling.store.check import check
from tooling.store.suppressions import KeyMissingError, kept_out, kept_out_by

if TYPE_CHECKING:
    from tooling.store.register import Register

EVERY = tuple(RegisterName)


@dataclass(frozen=True, slots=True)
class Doubted:
    """Premises, and sentences on what could not be asked and why; none where all could be."""

    premises: Premises
    doubts: tuple[str, ...] = ()


def premises_for_list(
    register: Register, commit: str, registers: Iterable[RegisterName]
) -> Premises:
    """Return the premises of a list: who is kept out now, what `registers` were for in `commit`.

    Raises RegisterError where any of it can't be asked: without the key of the suppressions, or
    where a register's description is missing or has errors.
    """
    described: dict[RegisterName, Described] = {}
    for name in registers:
        path = register_path(name)
        description = _description(name, committed(register, commit, path))
        if description is None:
            raise RegisterError(
                f"{path} is missing or has errors, so that nobody knows what the register is for",
                f"`tooling validate {path}` says what is wrong.",
            )
        described.update(described_by([description]))
    return Premises(kept_out(register), described)


def premises_now(
    register: Register, asked: Collection[RegisterName] = EVERY, *, tolerant: bool = False
) -> Doubted:
    """Return the premises as the files say them now, also where the key is not here.

    Doubts are told of what the registers `asked` need. Raises RegisterError for another key, and
    for suppressions with errors, unless `tolerant`: then that is a doubt, too.
    """
    doubts: list[str] = []
    out: KeepOut | None = None
    unasked = False
    try:
        out = kept_out(register)
    except RegisterError as error:
        if not tolerant and not isinstance(error, KeyMissingError):
            raise
        unasked = True
        doubts.append(_of_suppressions(error))
    held = {name: _read(register, register_path(name)) for name in RegisterName}
    return _doubted(held, out, unasked, doubts, asked)


def premises_then(register: Register, commit: str) -> Premises:
    """Return the premises as they were in `commit`, asked with the key that is here now."""
    out: KeepOut | None = None
    unasked = False
    data = committed(register, commit, SUPPRESSIONS)
    if data is not None:
        held = check(SUPPRESSIONS, FileKind.SUPPRESSIONS, data)
        try:
            out = _asked(register, held.record)
        except RegisterError:
            unasked = True
    held_then = {name: committed(register, commit, register_path(name)) for name in RegisterName}
    return _doubted(held_then, out, unasked, [], EVERY).premises


def _asked(register: Register, held: object) -> KeepOut | None:
    if not isinstance(held, Suppressions):
        raise RegisterError(f"{SUPPRESSIONS} had errors")
    return kept_out_by(register, held)


def _doubted(
    held: Mapping[RegisterName, bytes | None],
    out: KeepOut | None,
    unasked: bool,
    doubts: list[str],
    asked: Collection[RegisterName],
) -> Doubted:
    read = {name: _description(name, data) for name, data in held.items()}
    doubts.extend(
        f"{register_path(name)} is missing or has errors: what that register is kept for is not "
        "known."
        for name, description in read.items()
        if description is None and name in asked
    )
    described = described_by(one for one in read.values() if one is not None)
    return Doubted(Premises(out, described, unasked), tuple(doubts))


def _of_suppressions(error: RegisterError) -> str:
    if isinstance(error, KeyMissingError):
        return (
            f"The key of {SUPPRESSIONS} is not here: who is kept out is not known, so the answer "
            "for everybody with an e-mail address or a phone number is not sure."
        )
    return f"{error.message}: who is kept out is not known."


def _read(register: Register, path: str) -> bytes | None:
    try:
        return register.read(path)
    except OSError:
        return None


def _description(name: RegisterName, data: bytes | None) -> RegisterDescription | None:
    """Return what describes the register; None where nothing does that can be relied on."""
    if data is None:
        return None
    checked = check(register_path(name), FileKind.REGISTER, data)
    errors = any(finding.severity == "error" for finding in checked.findings)
    record = checked.record
    return record if isinstance(record, RegisterDescription) and not errors else None
