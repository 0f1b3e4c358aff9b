"""Bring a list into a register: plan it, and write it as one commit if asked to."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schema.ids import new_id
from schema.layout import contact_kind, contact_path
from schema.models import MODELS
from schema.vocabulary import Basis, RegisterName
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.anonymity import holds_contact_data
from tooling.rules.protection import REASON, is_mass_change
from tooling.sources.list_reader import Row, Rows
from tooling.sources.mapping import read_list, read_mapping
from tooling.sources.rules.reconcile import ChangedContact, Reconciliation, Terms, reconcile
from tooling.sources.source_commits import TRAILER, last_words
from tooling.store.change import FileChange, apply
from tooling.store.contacts import HeldContact, each_contact
from tooling.store.lock import lock_file, locked
from tooling.store.plan import Plan, plan_of
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.store.suppressions import kept_out
from tooling.yaml.canonical_writer import emit
from tooling.yaml.editor import rewrite
from tooling.yaml.reader import read

Progress = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]

_ADVANCE = 200  # rows between two looks at the progress bar


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person asked for on the command line.

    `signed` is the digest of the plan to carry out; None carries out whatever is planned.
    """

    file: Path
    into: RegisterName
    source: str
    apply: bool = False
    signed: str | None = None
    prefer_source: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does, or did: what becomes of each row, and the plan of the files.

    `commit` is None where nothing was committed.
    """

    result: Reconciliation
    plan: Plan
    commit: str | None
    notes: tuple[str, ...]


def import_list(
    register: Register,
    options: ImportOptions,
    today: date,
    rng: random.Random,
    progress: Progress,
    note: Callable[[str], None],
) -> Imported:
    """Plan the import of a list, and carry the plan out if `options.apply` says so.

    Raises RegisterError, with nothing written, where the list and its mapping don't fit each other,
    the register can't be read whole, there are suppressions and no key to ask them with, or the
    plan is not the one that was signed.
    """
    _refuse_personal(options.reason)
    with _one_at_a_time(register, note) if options.apply else nullcontext():
        mapping = read_mapping(register, options.source, options.into)
        data = _bytes_of(options.file)
        rows = read_list(data, mapping)
        with progress("Reading the register", None) as advance:
            contacts = _contacts(register, advance)
        keep_out = kept_out(register)
        terms = Terms(
            mapping=mapping,
            into=options.into,
            today=today,
            fresh_id=lambda: new_id(rng),
            last_words=lambda ids: last_words(register, options.source, ids),
            is_suppressed=keep_out.is_out if keep_out else lambda _: False,
            prefer_source=options.prefer_source,
        )
        with progress("Reading the list", sum(1 for _ in rows)) as advance:
            result = reconcile(_with_progress(rows, advance), contacts, terms)
        paths = {contact.id: contact.path for contact in contacts}
        changes = [_change(register, item, paths) for item in (*result.new, *result.changed)]
        fresh = [item.id for item in result.new]
        plan = plan_of("import", _made_from(data, options, terms, result), changes, fresh)
        commit = None
        if options.apply:
            plan.require(options.signed)
            commit = _write(register, changes, result, options, note)
        notes = tuple(_notes(register, terms, options, result, len(contacts)))
        return Imported(result, plan, commit, notes)


def _refuse_personal(reason: str | None) -> None:
    if reason and holds_contact_data(reason):
        raise RegisterError(
            "The reason holds an address or a number, and the history can't be corrected",
            "Say it without, as in: --reason 'the ERP moved to new numbers'",
        )


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


def _with_progress(rows: Rows, advance: Callable[[int], None]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number % _ADVANCE == 0:
            advance(_ADVANCE)
        yield row


def _change(register: Register, item: ChangedContact, paths: Mapping[str, str]) -> FileChange:
    path = contact_path(item.register, item.id) if item.before is None else paths[item.id]
    model = MODELS[contact_kind(path)]
    if item.before is None:
        return FileChange(path, None, emit(item.after, model))
    before = register.file(path).read_bytes()
    if read(before) != item.before:
        raise RegisterError(f"{path} was changed since it was read", "Run the import again.")
    return FileChange(path, before, rewrite(before, model, item.after))


def _made_from(
    data: bytes, options: ImportOptions, terms: Terms, result: Reconciliation
) -> dict[str, str]:
    """What the plan was made from, and what was shown of it beside the files that change."""
    shown = [
        [[item.row, item.fields] for item in (*result.new, *result.changed)],
        result.unchanged,
        [[kept.row, kept.id, kept.field, kept.why] for kept in result.kept],
        [[refusal.row, refusal.column, refusal.rule] for refusal in result.refused],
    ]
    return {
        "list": hashlib.sha256(data).hexdigest(),
        "mapping": hashlib.sha256(terms.mapping.model_dump_json().encode()).hexdigest(),
        "source": options.source,
        "into": options.into,
        "prefer": "source" if options.prefer_source else "register",
        "day": terms.today.isoformat(),
        "rows": hashlib.sha256(json.dumps(shown).encode()).hexdigest(),
    }


def _write(
    register: Register,
    changes: list[FileChange],
    result: Reconciliation,
    options: ImportOptions,
    note: Callable[[str], None],
) -> str | None:
    if not changes:
        return None
    message = (
        f"Import {counted(len(changes), 'contact')} from {options.source} into {options.into}\n\n"
        f"{len(result.new)} new, {len(result.changed)} changed, {len(result.unchanged)} unchanged, "
        f"{result.refused_rows} refused of {result.rows} rows."
    )
    trailers = {TRAILER: options.source}
    if options.reason:
        trailers[REASON] = " ".join(options.reason.split())
    return apply(register, changes, message, trailers, note=note)


def _notes(
    register: Register,
    terms: Terms,
    options: ImportOptions,
    result: Reconciliation,
    contacts: int,
) -> Iterator[str]:
    """What a person should know beside the plan; there are `contacts` contacts in the register."""
    basis = terms.mapping.basis
    if terms.into is RegisterName.PROSPECTS and basis is Basis.CUSTOMER_RELATIONSHIP:
        yield (
            f"The mapping gives these prospects the basis {basis}, which a prospect does not have "
            "yet."
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
    if is_mass_change(len(result.changed), contacts) and not options.reason:
        yield (
            f"This changes {len(result.changed)} of {contacts} contacts, for which the review "
            "of the change asks a reason: --reason TEXT."
        )
