"""Bring a list into a register: plan it, and write it as one commit if asked to."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from schema.ids import new_id
from schema.layout import contact_path, register_path
from schema.register import RegisterDescription
from schema.source import SourceMapping
from schema.vocabulary import Basis, RegisterName
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.anonymous import holds_contact_data
from tooling.rules.protection import LARGE_SHARE, REASON
from tooling.sources.delimited_reader import read_rows
from tooling.sources.mapping import read_mapping, read_valid
from tooling.sources.rules.columns import check_columns, check_register
from tooling.sources.rules.plan import ImportPlan, Written
from tooling.sources.rules.planner import Terms, plan_import
from tooling.sources.rules.statements import Said, said_by
from tooling.sources.rules.validity import KINDS_OF_FILE
from tooling.sources.source_commits import TRAILER, source_steps
from tooling.store.change import FileChange, apply
from tooling.store.contacts import HeldContact, each_contact
from tooling.store.lock import lock_file, locked
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.store.suppressions import kept_out
from tooling.yaml.editor import rewrite
from tooling.yaml.emitter import emit
from tooling.yaml.reader import read

Progress = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]
_Item = TypeVar("_Item")

_STEP = 200  # rows between two looks at the progress bar


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does, or did: `commit` is None where nothing was committed."""

    plan: ImportPlan
    into: RegisterName
    source: str
    applied: bool
    commit: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person asked for on the command line."""

    file: Path
    into: RegisterName
    source: str
    apply: bool = False
    prefer_source: bool = False
    reason: str | None = None


def import_list(
    register: Register,
    wish: ImportOptions,
    today: date,
    rng: random.Random,
    progress: Progress,
    note: Callable[[str], None],
) -> Imported:
    """Plan the import of a list, and carry the plan out if `wish.apply` says so.

    Raises RegisterError, with nothing written, where the list and its mapping don't fit each other
    or the register can't be read whole, or there are suppressions and no key to ask them with.
    """
    with _one_at_a_time(register, note) if wish.apply else nullcontext():
        return _import(register, wish, today, rng, progress, note)


def _import(
    register: Register,
    wish: ImportOptions,
    today: date,
    rng: random.Random,
    progress: Progress,
    note: Callable[[str], None],
) -> Imported:
    if wish.reason and holds_contact_data(wish.reason):
        raise RegisterError(
            "The reason holds an address or a number, and the history can't be corrected",
            "Say it without, as in: --reason 'the ERP moved to new numbers'",
        )
    mapping = read_mapping(register, wish.source)
    description = read_valid(register, register_path(wish.into), RegisterDescription)
    check_register(mapping, wish.into, description.sources if description else None)
    rows = read_rows(
        _bytes_of(wish.file),
        [*(column.column for column in mapping.columns), *mapping.ignored],
        mapping.encoding,
        "\t" if mapping.delimiter == "tab" else mapping.delimiter,
    )
    check_columns(rows.columns, mapping)
    with progress("Reading the register", None) as advance:
        contacts = _contacts(register, advance)
    keep_out = kept_out(register)
    terms = Terms(
        mapping=mapping,
        into=wish.into,
        today=today,
        fresh_id=lambda: new_id(rng),
        said=lambda ids: _said(register, wish.source, ids),
        is_suppressed=keep_out.is_out if keep_out else lambda _: False,
        prefer_source=wish.prefer_source,
    )
    with progress("Reading the list", sum(1 for _ in rows)) as advance:
        plan = plan_import(_told(rows, advance), contacts, terms)
    commit = None
    if wish.apply:
        commit = _write(register, plan, wish, {held.id: held.path for held in contacts}, note)
    notes = list(_notes(register, mapping, wish.into))
    if len(plan.changed) > LARGE_SHARE * len(contacts) and not wish.reason:
        notes.append(
            f"This changes {len(plan.changed)} of {len(contacts)} contacts, for which the review "
            "of the change asks a reason: --reason TEXT."
        )
    return Imported(plan, wish.into, wish.source, wish.apply, commit, tuple(notes))


def _one_at_a_time(register: Register, note: Callable[[str], None]) -> AbstractContextManager[None]:
    """Hold back a second import until this one is in: both would find the same rows new."""
    lock = lock_file(register.root, register.repository)
    return locked(lock.with_name(f"{lock.name}-import"), note=note)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RegisterError(f"The list can't be read: {error.strerror}") from None


def _contacts(register: Register, advance: Callable[[int], None]) -> list[HeldContact]:
    """Every contact; RegisterError where one has errors, as it might be one of the list's."""
    with refreshed(register, advance) as index:
        contacts, invalid = list(each_contact(index)), index.count_invalid()
    if invalid:
        what = counted(invalid, "contact has", "contacts have")
        raise RegisterError(
            f"{what} errors, and may be on the list too",
            "See them with `tooling validate`, repair them, then import.",
        )
    return contacts


def _said(register: Register, source: str, ids: Collection[str]) -> Mapping[str, Said]:
    """What the source said last of each contact; nothing outside Git."""
    if register.repository is None:
        return {}
    steps = source_steps(register.repository, register.prefix, source, ids)
    return {
        contact: said_by((step.before, step.after) for step in taken)
        for contact, taken in steps.items()
    }


def _told(items: Iterable[_Item], advance: Callable[[int], None]) -> Iterator[_Item]:
    for number, item in enumerate(items, start=1):
        if number % _STEP == 0:
            advance(_STEP)
        yield item


def _write(
    register: Register,
    plan: ImportPlan,
    wish: ImportOptions,
    paths: Mapping[str, str],
    note: Callable[[str], None],
) -> str | None:
    written = [*plan.new, *plan.changed]
    if not written:
        return None
    changes = [_change(register, item, paths) for item in written]
    contacts = counted(len(written), "contact")
    message = (
        f"Import {contacts} from {wish.source} into {wish.into}\n\n"
        f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.unchanged)} unchanged, "
        f"{plan.refused_rows} refused of {plan.rows} rows."
    )
    trailers = {TRAILER: wish.source}
    if wish.reason:
        trailers[REASON] = " ".join(wish.reason.split())
    return apply(register, changes, message, trailers, note=note)


def _change(register: Register, item: Written, paths: Mapping[str, str]) -> FileChange:
    _, model = KINDS_OF_FILE[item.register]
    if item.before is None:
        path = contact_path(item.register, item.id)
        return FileChange(path, None, emit(item.after, model))
    path = paths[item.id]
    before = register.file(path).read_bytes()
    if read(before) != item.before:
        raise RegisterError(f"{path} was changed since it was read", "Run the import again.")
    return FileChange(path, before, rewrite(before, model, item.after))


def _notes(register: Register, mapping: SourceMapping, into: RegisterName) -> Iterator[str]:
    """What a person should know beside the plan."""
    if into is RegisterName.PROSPECTS and mapping.basis is Basis.CUSTOMER_RELATIONSHIP:
        yield (
            f"The mapping gives these prospects the basis {mapping.basis}, which a prospect does "
            "not have yet."
        )
    if register.repository is None:
        yield (
            "This register is not in Git: what was edited since the last import can't be told "
            "from what changed in the source, and the list's value is taken."
        )
    elif register.repository.is_shallow:
        yield (
            "This clone is shallow: where the import that wrote a field is not in it, the list's "
            "value is taken. git fetch --unshallow gets the rest."
        )
