"""Bring a list into a register: plan it, and write it as one commit if asked to."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schema.ids import new_id
from schema.layout import contact_kind, contact_path
from schema.models import MODELS
from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.anonymity import holds_contact_data, names_person
from tooling.rules.protection import REASON
from tooling.sources.list_file import bytes_of
from tooling.sources.list_reader import Row, Rows
from tooling.sources.mapping import other_mappings, read_list, read_mapping
from tooling.sources.notes import notes_on
from tooling.sources.rules.keys import Mappings
from tooling.sources.rules.mangled import Mangled, mangled_in
from tooling.sources.rules.reconcile import reconcile
from tooling.sources.rules.terms import ChangedContact, Reconciliation, Terms
from tooling.sources.source_commits import TRAILER, SourceHistory
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

FIRST_NOTICES = date(1995, 10, 24)
"""Directive 95/46/EC, the first that had people informed (Art. 10 and 11). A day before it was
mistyped."""

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
    encoding: str | None = None
    claims_keys: bool = False
    again: bool = False
    strict: bool = False
    shares: bool = False
    same_people: tuple[str, ...] = ()
    informed: date | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does, or did: what becomes of each row, and the plan of the files.

    `commit` is None where nothing was committed. `rows` is the list as it was read, `mangled` where
    its letters were mangled before it came here.
    """

    result: Reconciliation
    plan: Plan
    commit: str | None
    notes: tuple[str, ...]
    mapping: SourceMapping
    rows: Rows
    mangled: Mangled


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
    the reason names somebody, the register can't be read whole, there are suppressions and no key
    to ask them with, or the plan is not the one that was signed.
    """
    _refuse_personal(options.reason)
    with _one_at_a_time(register, note) if options.apply else nullcontext():
        mapping = read_mapping(register, options.source, options.into)
        mappings = Mappings(mapping, other_mappings(register, options.source))
        data = bytes_of(options.file)
        rows = read_list(data, mapping, options.encoding)
        _refuse_days(options.informed or mapping.defaults.informed, today)
        with progress("Reading the register", None) as advance:
            contacts = _contacts(register, advance)
        _require_known(options.same_people, contacts)
        keep_out = kept_out(register)
        history = SourceHistory(register, mappings)
        terms = Terms(
            mapping=mapping,
            into=options.into,
            today=today,
            fresh_id=lambda: new_id(rng),
            last_words=history.last_words,
            is_suppressed=keep_out.is_out if keep_out else lambda _: False,
            prefer_source=options.prefer_source,
            others=mappings.others,
            origins=history.origins,
            claims_keys=options.claims_keys,
            undone=history.undone,
            again=options.again,
            strict=options.strict,
            keeps_out=keep_out is not None,
            shares=options.shares,
            same_people=options.same_people,
            informed=options.informed,
        )
        mangled = mangled_in(rows)
        with progress("Reading the list", mangled.rows) as advance:
            result = reconcile(_with_progress(rows, advance), contacts, terms)
        _refuse_names(options.reason, result)
        paths = {contact.id: contact.path for contact in contacts}
        changes = [_change(register, item, paths) for item in (*result.new, *result.changed)]
        fresh = [item.id for item in result.new]
        plan = plan_of("import", _made_from(data, rows, options, terms, result), changes, fresh)
        commit = None
        if options.apply:
            plan.require(options.signed)
            commit = _write(register, changes, result, options, note)
        notes = tuple(notes_on(result, terms, history, len(contacts), options.reason))
        return Imported(result, plan, commit, notes, mapping, rows, mangled)


def _refuse_personal(reason: str | None) -> None:
    if reason and holds_contact_data(reason):
        raise RegisterError(
            "The reason holds an address or a number, and the history can't be corrected",
            "Say it without, as in: --reason 'the ERP moved to new numbers'",
        )


def _refuse_names(reason: str | None, result: Reconciliation) -> None:
    """Refuse a reason that names somebody whom the import brings or changes."""
    trees = (tree for item in (*result.new, *result.changed) for tree in (item.before, item.after))
    if reason and names_person(reason, *(tree for tree in trees if tree is not None)):
        raise RegisterError(
            "The reason names somebody on the list, and the history can't be corrected",
            "Say it without names, addresses and numbers.",
        )


def _refuse_days(informed: date | None, today: date) -> None:
    """Refuse a day on which nobody can have been given a privacy notice."""
    if informed is not None and not FIRST_NOTICES <= informed <= today:
        when = "is still to come" if informed > today else "was before there were such notices"
        raise RegisterError(
            f"The day on which the people were informed, {informed}, {when}",
            "Give the day on which the privacy notice was given, as in: --informed 2025-03-04",
        )


def _require_known(ids: Collection[str], contacts: Collection[HeldContact]) -> None:
    if not {contact.id for contact in contacts}.issuperset(ids):
        raise RegisterError(
            "--same-person names no contact of the register",
            "Take the id from the plan, where it refuses the row.",
        )


def _one_at_a_time(register: Register, note: Callable[[str], None]) -> AbstractContextManager[None]:
    """Hold back a second import until this one is in: both would find the same rows new."""
    lock = lock_file(register.root, register.repository)
    return locked(lock.with_name(f"{lock.name}-import"), note=note)


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
    data: bytes, rows: Rows, options: ImportOptions, terms: Terms, result: Reconciliation
) -> dict[str, str]:
    """What the plan was made from, and what was shown of it beside the files that change."""
    shown = [
        [[item.row, item.fields] for item in (*result.new, *result.changed)],
        result.unchanged,
        [[kept.row, kept.id, kept.field, kept.why] for kept in result.kept],
        [[cell.row, cell.column, cell.rule] for cell in result.left_out],
        [[refusal.row, refusal.column, refusal.rule] for refusal in result.refused],
    ]
    return {
        "list": hashlib.sha256(data).hexdigest(),
        "encoding": rows.encoding,
        "delimiter": rows.delimiter,
        "mapping": hashlib.sha256(terms.mapping.model_dump_json().encode()).hexdigest(),
        "source": options.source,
        "into": options.into,
        "prefer": "source" if options.prefer_source else "register",
        "answers": json.dumps(
            {
                "claims keys": options.claims_keys,
                "again": options.again,
                "strict": options.strict,
                "shared": options.shares,
                "same people": sorted(options.same_people),
                "informed": str(options.informed),
            }
        ),
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
    cells = counted(len(result.left_out), "cell")
    left_out = f", {cells} left out" if result.left_out else ""
    message = (
        f"Import {counted(len(changes), 'contact')} from {options.source} into {options.into}\n\n"
        f"{len(result.new)} new, {len(result.changed)} changed, {len(result.unchanged)} unchanged, "
        f"{result.refused_rows} refused of {result.rows} rows{left_out}."
    )
    trailers = {TRAILER: options.source}
    if options.reason:
        trailers[REASON] = " ".join(options.reason.split())
    return apply(register, changes, message, trailers, note=note)
