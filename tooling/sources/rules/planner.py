"""The plan of an import: each row is new, changed, unchanged or refused, and nothing is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tooling.rules.cross_file import SAME_EMAIL
from tooling.rules.protection import weakened
from tooling.rules.suppression import SUPPRESSED
from tooling.sources.rules.fields import Outcome, Weighing, differs, weigh
from tooling.sources.rules.identity import SAME_KEY, Keys, Mailboxes, refuse_same_keys
from tooling.sources.rules.plan import (
    ImportPlan,
    Kept,
    KnownContact,
    ListRow,
    Refusal,
    Written,
)
from tooling.sources.rules.rows import Entry, key_of, new_contact, read_row
from tooling.sources.rules.statements import Said, identities
from tooling.sources.rules.validity import column_of, refusals


@dataclass(frozen=True, slots=True)
class Terms:
    """What an import is planned by.

    `fresh_id` gives ids; `said` tells, for the contacts with these ids, what the source said last
    (a contact without history is not in the answer); `is_suppressed` whether an address, by its
    normal form, must not come back.
    """

    mapping: SourceMapping
    into: RegisterName
    today: date
    fresh_id: Callable[[], str]
    said: Callable[[Collection[str]], Mapping[str, Said]]
    is_suppressed: Callable[[str], bool]
    prefer_source: bool = False


@dataclass
class _Draft:
    """The plan while it grows."""

    new: list[Written] = field(default_factory=list)
    changed: list[Written] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def plan_import(
    rows: Iterable[ListRow], contacts: Collection[KnownContact], terms: Terms
) -> ImportPlan:
    """What becomes of each of `rows`, given the `contacts` of both registers. Writes nothing.

    The plan never weakens an objection, a restriction or a withdrawal of consent (GDPR Art. 7(3),
    18, 21): one that would is a bug, and AssertionError.
    """
    draft = _Draft()
    entries: list[Entry] = []
    rows_of: dict[str, list[int]] = defaultdict(list)
    count = 0
    for row in rows:
        count += 1
        if key := key_of(row, terms.mapping):
            rows_of[key].append(row.line_number)
        read = read_row(row, terms.mapping)
        if isinstance(read, Entry):
            entries.append(read)
        else:
            draft.refused.extend(read)
    keys = Keys(contacts, terms.mapping)
    column = column_of(("key",), terms.mapping) or ""
    draft.refused.extend(refuse_same_keys(rows_of, column))
    refused_rows = {refusal.row for refusal in draft.refused}
    found = [(entry, keys.find(entry.key)) for entry in entries if entry.row not in refused_rows]
    said = _asked(found, terms)
    ids = {contact.id for contact in contacts}
    mailboxes = Mailboxes(contacts)
    for entry, held in found:
        if len(held) > 1:
            names = ", ".join(sorted(contact.id for contact in held))
            reason = f"the contacts {names} have the same key"
            draft.refused.append(Refusal(entry.row, column, SAME_KEY.id, reason))
        elif held:
            _plan_known(draft, entry, held[0], said.get(held[0].id), mailboxes, terms)
        else:
            _plan_new(draft, entry, ids, mailboxes, terms)
    draft.refused.sort(key=lambda refusal: refusal.row)
    return ImportPlan(
        rows=count,
        new=tuple(draft.new),
        changed=tuple(draft.changed),
        unchanged=tuple(draft.unchanged),
        kept=tuple(draft.kept),
        refused=tuple(draft.refused),
        absent=keys.absent(rows_of),
    )


def _asked(
    found: Iterable[tuple[Entry, Collection[KnownContact]]], terms: Terms
) -> Mapping[str, Said]:
    """The history of the contacts that differ from their row, asked for all of them at once."""
    differing = {
        contact.id
        for entry, held in found
        for contact in held
        if differs(contact.tree, contact.register, entry)
    }
    return terms.said(differing) if differing else {}


def _plan_new(
    draft: _Draft, entry: Entry, ids: set[str], mailboxes: Mailboxes, terms: Terms
) -> None:
    contact = terms.fresh_id()
    while contact in ids:
        contact = terms.fresh_id()
    ids.add(contact)
    after = new_contact(entry, terms.mapping, terms.into, contact, terms.today)
    written = Written(entry.row, contact, terms.into, None, after, tuple(after))
    if _accepted(draft, written, mailboxes, terms):
        draft.new.append(written)


def _plan_known(
    draft: _Draft,
    entry: Entry,
    contact: KnownContact,
    said: Said | None,
    mailboxes: Mailboxes,
    terms: Terms,
) -> None:
    before = contact.tree
    register = RegisterName(contact.register)
    case = Weighing(before, register, entry, terms.mapping, said, terms.prefer_source, terms.today)
    outcomes = list(weigh(case)) if differs(before, register, entry) else []
    after = dict(before)
    for outcome in outcomes:
        if outcome.value is not None:
            after[outcome.field.partition(".")[0]] = outcome.value
    fields = tuple(dict.fromkeys(outcome.field for outcome in outcomes if outcome.why is None))
    if after != before:
        written = Written(entry.row, contact.id, register, before, after, fields)
        if not _accepted(draft, written, mailboxes, terms):
            return
        draft.changed.append(written)
    else:
        draft.unchanged.append(entry.row)
    draft.kept.extend(_kept(entry.row, contact.id, outcomes))


def _kept(row: int, contact: str, outcomes: Iterable[Outcome]) -> Iterable[Kept]:
    return (Kept(row, contact, outcome.field, outcome.why) for outcome in outcomes if outcome.why)


def _accepted(draft: _Draft, written: Written, mailboxes: Mailboxes, terms: Terms) -> bool:
    """Whether a contact may be written as planned; if not, the draft says why."""
    row, contact, before, after = written.row, written.id, written.before, written.after
    found = refusals(row, written.register, after, terms.mapping)
    had = identities("emails", before or {})
    has = identities("emails", after)
    column = column_of(("emails",), terms.mapping)
    if not found and (owner := mailboxes.taken(contact, has - had)):
        reason = f"{owner} has the same e-mail address"
        found.append(Refusal(row, column, SAME_EMAIL.id, reason))
    for name in ("emails", "phones"):
        come = identities(name, after) - identities(name, before or {})
        if any(terms.is_suppressed(address) for address in come):
            column = column_of((name,), terms.mapping)
            found.append(Refusal(row, column, SUPPRESSED.id, SUPPRESSED.message))
    draft.refused.extend(found)
    if found:
        return False
    if before is not None and weakened(before, after):
        raise AssertionError("an import weakens what a person has prohibited")
    mailboxes.move(contact, row if before is None else None, had, has)
    return True
