"""A list reconciled with the registers: each row is new, changed, unchanged or refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tooling.rules.cross_file import SAME_EMAIL
from tooling.rules.objections import heeding
from tooling.rules.protection import weakened
from tooling.rules.suppression import SUPPRESSED
from tooling.sources.list_reader import Row
from tooling.sources.rules.fields import Merge, differing, merged
from tooling.sources.rules.identity import (
    SAME_KEY,
    ContactsByKey,
    KnownContact,
    Mailboxes,
    refuse_same_keys,
)
from tooling.sources.rules.items import Why
from tooling.sources.rules.rows import ListedContact, Refusal, RowReader, new_contact
from tooling.sources.rules.statements import LastWord, identities
from tooling.sources.rules.validity import column_of, refusals
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class Terms:
    """What a list is reconciled by.

    `fresh_id` gives ids; `last_words` tells, for the contacts with these ids, what the source said
    last (a contact without history is not in the answer); `is_suppressed` whether an address, by
    its normal form, must not come back.
    """

    mapping: SourceMapping
    into: RegisterName
    today: date
    fresh_id: Callable[[], str]
    last_words: Callable[[Collection[str]], Mapping[str, LastWord]]
    is_suppressed: Callable[[str], bool]
    prefer_source: bool = False


@dataclass(frozen=True, slots=True)
class ChangedContact:
    """A contact that a row makes (`before` is None) or changes; `fields` are dotted."""

    row: int
    id: str
    register: str
    before: RecordTree | None
    after: RecordTree
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field that differs from the list and stays as the register has it, and why."""

    row: int
    id: str
    field: str
    why: Why


@dataclass(slots=True)
class Reconciliation:
    """What becomes of each row of a list.

    Every row is in exactly one of `new`, `changed`, `unchanged` (row numbers) and `refused` (where
    it may stand several times). `kept` speaks of fields of rows that are changed or unchanged.
    `absent` counts the contacts of this source that the list does not name; they stay.
    """

    rows: int = 0
    new: list[ChangedContact] = field(default_factory=list)
    changed: list[ChangedContact] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    kept: list[KeptField] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    absent: int = 0

    @property
    def refused_rows(self) -> int:
        """How many rows are not taken."""
        return len({refusal.row for refusal in self.refused})


def reconcile(
    rows: Iterable[Row], contacts: Collection[KnownContact], terms: Terms
) -> Reconciliation:
    """What becomes of each of `rows`, given the `contacts` of both registers. Writes nothing.

    Nothing in it weakens an objection, a restriction or a withdrawal of consent (GDPR Art. 7(3),
    18, 21): a row that would is a bug, and AssertionError.
    """
    result = Reconciliation()
    reader = RowReader(terms.mapping)
    by_key = ContactsByKey(contacts, terms.mapping)
    rows_of: dict[str, list[int]] = defaultdict(list)
    understood: list[ListedContact] = []
    for row in rows:
        result.rows += 1
        if key := reader.key(row):
            rows_of[key].append(row.line_number)
        listed = reader.read(row)
        if isinstance(listed, ListedContact):
            understood.append(listed)
        else:
            result.refused += listed
    result.refused += refuse_same_keys(rows_of, reader.key_column)
    result.absent = by_key.count_absent(rows_of)
    refused = {refusal.row for refusal in result.refused}
    matches = []
    for listed in understood:
        if listed.row in refused:
            continue
        known = by_key.find(listed.key)
        if len(known) > 1:
            result.refused.append(_ambiguous(listed, known, reader.key_column))
            continue
        contact = known[0] if known else None
        names = differing(contact.tree, contact.register, listed) if contact else []
        matches.append((listed, contact, names))
    # The history of all the contacts that differ from their row is asked for at once.
    differ = {contact.id for _, contact, names in matches if contact and names}
    last_words = terms.last_words(differ) if differ else {}
    work = _Changes(result, contacts, terms)
    for listed, contact, names in matches:
        if contact is None:
            work.make(listed)
        else:
            work.merge(listed, contact, names, last_words.get(contact.id))
    result.refused.sort(key=lambda refusal: refusal.row)
    return result


def _ambiguous(listed: ListedContact, known: Sequence[KnownContact], column: str) -> Refusal:
    names = ", ".join(sorted(contact.id for contact in known))
    return Refusal(listed.row, column, SAME_KEY.id, f"the contacts {names} have the same key")


class _Changes:
    """Makes and changes contacts, row by row, and refuses what they may not become."""

    def __init__(
        self, result: Reconciliation, contacts: Collection[KnownContact], terms: Terms
    ) -> None:
        self._result = result
        self._terms = terms
        self._ids = {contact.id for contact in contacts}
        self._mailboxes = Mailboxes(contacts)

    def make(self, listed: ListedContact) -> None:
        """Make the contact of a row whose key nobody has."""
        terms = self._terms
        id = terms.fresh_id()
        while id in self._ids:
            id = terms.fresh_id()
        self._ids.add(id)
        after = new_contact(listed, terms.mapping, terms.into, id, terms.today)
        after = heeding(None, after, terms.today).tree
        made = ChangedContact(listed.row, id, terms.into, None, after)
        if self._is_accepted(made):
            self._result.new.append(made)

    def merge(
        self,
        listed: ListedContact,
        contact: KnownContact,
        names: Sequence[str],
        base: LastWord | None,
    ) -> None:
        """Merge a row into its contact; `names` are the top-level fields on which they differ."""
        terms, before = self._terms, contact.tree
        register = RegisterName(contact.register)
        merge = Merge(
            before, register, listed, terms.mapping, base, terms.prefer_source, terms.today
        )
        outcomes = list(merged(merge, names))
        after = dict(before)
        for outcome in outcomes:
            if outcome.value is not None:
                after[outcome.field.partition(".")[0]] = outcome.value
        if after == before:
            self._result.unchanged.append(listed.row)
        else:
            fields = tuple(outcome.field for outcome in outcomes if outcome.why is None)
            heeded = heeding(before, after, terms.today)
            if heeded.ended:  # an objection on the list counts more than a consent held
                after, fields = heeded.tree, (*fields, "lawful_basis")
            changed = ChangedContact(listed.row, contact.id, register, before, after, fields)
            if not self._is_accepted(changed):
                return
            self._result.changed.append(changed)
        self._result.kept += [
            KeptField(listed.row, contact.id, outcome.field, outcome.why)
            for outcome in outcomes
            if outcome.why
        ]

    def _is_accepted(self, contact: ChangedContact) -> bool:
        """Whether a contact may become as it shall; if not, its row is refused."""
        row, before, after = contact.row, contact.before or {}, contact.after
        mapping = self._terms.mapping
        found = refusals(row, contact.register, after, mapping)
        had, has = identities("emails", before), identities("emails", after)
        if not found and (owner := self._mailboxes.other_owner(contact.id, has - had)):
            reason = f"{owner} has the same e-mail address"
            found.append(Refusal(row, column_of(("emails",), mapping), SAME_EMAIL.id, reason))
        for name in ("emails", "phones"):
            come = identities(name, after) - identities(name, before)
            if any(self._terms.is_suppressed(address) for address in come):
                column = column_of((name,), mapping)
                found.append(Refusal(row, column, SUPPRESSED.id, SUPPRESSED.message))
        if found:
            self._result.refused += found
            return False
        if weakened(contact.before, after):
            raise AssertionError("an import weakens what a person has prohibited")
        self._mailboxes.move(contact.id, row if contact.before is None else None, had, has)
        return True
