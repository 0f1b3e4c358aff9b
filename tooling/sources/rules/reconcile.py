"""A list reconciled with the registers: each row is new, changed, unchanged or refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tooling.rules.cross_file import SAME_EMAIL
from tooling.rules.objections import heeding
from tooling.rules.protection import weakened
from tooling.rules.suppression import SUPPRESSED
from tooling.sources.list_reader import Row
from tooling.sources.rules.fields import Merge, MergedField, merged
from tooling.sources.rules.items import Why
from tooling.sources.rules.keys import ContactsByKey, KnownContact, Mappings, Match
from tooling.sources.rules.mailboxes import Mailboxes
from tooling.sources.rules.matching import matched, read_rows
from tooling.sources.rules.persons import OTHER_PERSON, is_somebody_else
from tooling.sources.rules.row_reader import RowReader
from tooling.sources.rules.rows import (
    ListedContact,
    Refusal,
    new_contact,
    with_mapping,
)
from tooling.sources.rules.statements import UNDONE, LastWord, Undone, identities
from tooling.sources.rules.terms import ChangedContact, KeptField, Reconciliation, Terms
from tooling.sources.rules.validity import column_of, refusals, without_postal_code
from tooling.yaml.tree import RecordTree


def reconcile(
    rows: Iterable[Row], contacts: Collection[KnownContact], terms: Terms
) -> Reconciliation:
    """What becomes of each of `rows`, given the `contacts` of both registers. Writes nothing.

    Nothing in it weakens an objection, a restriction or a withdrawal of consent (GDPR Art. 7(3),
    18, 21): a row that would is a bug, and AssertionError.
    """
    reader = RowReader(terms.mapping, terms.strict)
    mappings = Mappings(terms.mapping, terms.others)
    mappings.check()
    by_key = ContactsByKey(contacts, mappings, terms.origins, terms.claims_keys)
    read = read_rows(rows, reader)
    result = Reconciliation(rows=read.count, absent=by_key.count_absent(read.keys))
    result.refused += read.refused
    found = matched(read.understood, by_key, reader.key_column, result.refused)
    # The history of all the contacts that differ from their row is asked for at once, and that of
    # those who are not there any more only where nobody has a row's key.
    differ = {
        one.match.contact.id
        for one in found
        if one.match and (one.names or _gets_informed(one.match.contact.tree, terms))
    }
    last_words = terms.last_words(differ) if differ else {}
    gone: Mapping[str, tuple[str, Undone]] = {}
    if any(one.match is None for one in found):
        gone = terms.undone({contact.id for contact in contacts})
    work = _Changes(result, contacts, terms, reader.key_column)
    for one in found:
        if one.match is None:
            work.make(one.listed, gone.get(one.key))
        else:
            work.merge(one.listed, one.match, one.names, last_words.get(one.match.contact.id))
    result.refused.sort(key=lambda refusal: refusal.row)
    result.left_out.sort(key=lambda cell: cell.row)
    return result


class _Changes:
    """Makes and changes contacts, row by row, and refuses what they may not become."""

    def __init__(
        self,
        result: Reconciliation,
        contacts: Collection[KnownContact],
        terms: Terms,
        key_column: str,
    ) -> None:
        self._result = result
        self._terms = terms
        self._key_column = key_column
        self._ids = {contact.id for contact in contacts}
        self._mailboxes = Mailboxes(contacts)

    def make(self, listed: ListedContact, undone: tuple[str, Undone] | None = None) -> None:
        """Make the contact of a row whose key nobody has; `undone` is who had it (an id), and the
        revert that took them away.
        """
        terms = self._terms
        if undone and not terms.again:
            reason = (
                f"the import that made this contact was undone (reverted) on {undone[1].day} in "
                f"commit {undone[1].commit[:12]}; with --again it is taken anew"
            )
            self._result.refused.append(Refusal(listed.row, self._key_column, UNDONE.id, reason))
            return
        id = undone[0] if undone else terms.fresh_id()
        while id in self._ids:
            id = terms.fresh_id()
        after = self._new(listed, id)
        if not terms.strict:
            listed = without_postal_code(listed, after, terms.mapping)
            after = self._new(listed, id)
        self._ids.add(id)
        made = ChangedContact(listed.row, id, terms.into, None, after)
        if hidden := list(self._hidden(listed)):
            self._result.refused += hidden
        elif accepted := self._accepted(made, listed):
            self._result.new.append(accepted)
            self._result.left_out += listed.left_out

    def _new(self, listed: ListedContact, id: str) -> RecordTree:
        terms = self._terms
        made = new_contact(listed, terms.mapping, terms.into, id, terms.today, terms.informed)
        return heeding(None, made, terms.today).tree

    def _hidden(self, listed: ListedContact) -> Iterator[Refusal]:
        """Why a row with cells that can't be read may be somebody who must not come back."""
        cells = [cell for cell in listed.left_out if cell.column in self._address_columns()]
        if not cells or not self._terms.keeps_out:
            return
        if any(self._terms.is_suppressed(form) for form in listed.fragments):
            yield Refusal(listed.row, cells[0].column, SUPPRESSED.id, SUPPRESSED.message)
        elif not {"emails", "phones"} & listed.values.keys():
            for cell in cells:
                reason = (
                    f"{cell.reason}; without any address or number nobody can tell whether this is "
                    "somebody who must not come back"
                )
                yield Refusal(cell.row, cell.column, cell.rule, reason)

    def _address_columns(self) -> set[str]:
        columns = self._terms.mapping.columns
        return {column.column for column in columns if column.field in ("email", "phone")}

    def merge(
        self,
        listed: ListedContact,
        match: Match,
        names: Sequence[str],
        base: LastWord | None,
    ) -> None:
        """Merge a row into its contact; `names` are the top-level fields on which they differ."""
        contact, terms = match.contact, self._terms
        before = contact.tree
        is_told = contact.id in terms.same_people or len(names) < 2
        if not is_told and is_somebody_else(before, listed.values, base):
            self._result.refused.append(self._other_person(listed, contact))
            return
        outcomes = self._outcomes(listed, contact, names, base)
        after = _with(before, outcomes)
        if not terms.strict:
            lesser = without_postal_code(listed, after, terms.mapping)
            if lesser is not listed:
                listed = lesser
                outcomes = self._outcomes(listed, contact, names, base)
                after = _with(before, outcomes)
        fields = [outcome.field for outcome in outcomes if outcome.why is None]
        heeded = heeding(before, after, terms.today)
        if heeded.ended:  # an objection on the list counts more than a consent held
            after, fields = heeded.tree, [*fields, "lawful_basis"]
        # A change that is written anyway says by which mapping the key came; by itself that is
        # written only where the contact alone does not tell.
        is_to_be_named = match.is_settled or (after != before and not match.names_mapping)
        if is_to_be_named and "restriction" not in before:
            after["sources"] = with_mapping(before["sources"], match.position, terms.mapping.id)
            fields.append("sources")
        if after == before:
            self._result.unchanged.append(listed.row)
        else:
            changed = ChangedContact(
                listed.row, contact.id, contact.register, before, after, tuple(fields)
            )
            if not (accepted := self._accepted(changed, listed)):
                return
            self._result.changed.append(accepted)
        self._result.kept += [
            _kept(listed, contact, outcome.field, outcome.why, outcome.undone)
            for outcome in outcomes
            if outcome.why
        ]
        self._result.left_out += [
            replace(cell, id=contact.id, is_kept=_holds(before, cell.column, terms.mapping))
            for cell in listed.left_out
        ]

    def _outcomes(
        self,
        listed: ListedContact,
        contact: KnownContact,
        names: Sequence[str],
        base: LastWord | None,
    ) -> list[MergedField]:
        terms, tree = self._terms, contact.tree
        merge = Merge(
            tree,
            RegisterName(contact.register),
            listed,
            terms.mapping,
            base,
            terms.prefer_source,
            terms.today,
            terms.again,
        )
        outcomes = list(merged(merge, [name for name in names if name in listed.values]))
        if _gets_informed(tree, terms):
            day = str(terms.informed)
            if "restriction" in tree:
                outcomes.append(MergedField("informed", why="restricted"))
            elif undone := merge.undone("informed", day):
                outcomes.append(MergedField("informed", why="undone", undone=undone))
            else:
                outcomes.append(MergedField("informed", day))
        return outcomes

    def _other_person(self, listed: ListedContact, contact: KnownContact) -> Refusal:
        reason = (
            f"neither the name nor the e-mail address is that of contact {contact.id}, who has "
            f"this key: was it given anew? Then take `key:` off the source of {contact.id} "
            f"(`tooling edit {contact.id}`), and the row comes in as somebody else. If it is the "
            f"same person: --same-person {contact.id}"
        )
        return Refusal(listed.row, self._key_column, OTHER_PERSON.id, reason)

    def _accepted(self, contact: ChangedContact, listed: ListedContact) -> ChangedContact | None:
        """The contact as it may become; None, and its row is refused, where it may not."""
        row, before, mapping = contact.row, contact.before or {}, self._terms.mapping
        had, has = identities("emails", before), identities("emails", contact.after)
        if self._terms.shares:
            after = self._mailboxes.shared(contact.id, contact.after, has - had)
            contact = replace(contact, after=after)
        after = contact.after
        found = refusals(row, contact.register, after, mapping)
        if not found and (owner := self._mailboxes.other_owner(contact.id, after, has - had)):
            column = column_of(("emails",), mapping)
            found.append(Refusal(row, column, SAME_EMAIL.id, _same_email(*owner)))
        for name in ("emails", "phones"):
            come = identities(name, after) - identities(name, before)
            if any(self._terms.is_suppressed(address) for address in come):
                column = column_of((name,), mapping)
                found.append(Refusal(row, column, SUPPRESSED.id, SUPPRESSED.message))
        if found:
            left_out = [Refusal(c.row, c.column, c.rule, c.reason) for c in listed.left_out]
            self._result.refused += [*found, *left_out]
            return None
        if weakened(contact.before, after):
            raise AssertionError("an import weakens what a person has prohibited")
        self._mailboxes.move(contact.id, row if contact.before is None else None, had, after)
        return contact


def _gets_informed(tree: RecordTree, terms: Terms) -> bool:
    """Whether a contact on the list gets the day of the notice: one that is known stays."""
    return terms.informed is not None and "informed" not in tree


def _with(before: RecordTree, outcomes: Iterable[MergedField]) -> RecordTree:
    after = dict(before)
    for outcome in outcomes:
        if outcome.value is not None:
            after[outcome.field.partition(".")[0]] = outcome.value
    return after


def _kept(
    listed: ListedContact, contact: KnownContact, name: str, why: Why, undone: Undone | None
) -> KeptField:
    commit, day = (undone.commit, undone.day) if undone else (None, None)
    return KeptField(listed.row, contact.id, name, why, commit, day)


def _holds(tree: RecordTree, heading: str, mapping: SourceMapping) -> bool:
    """Whether a contact has a value where the column `heading` would have put one."""
    fields: set[str] = {column.field for column in mapping.columns if column.column == heading}
    address = tree.get("address", {})
    return any(name in tree or f"{name}s" in tree or name in address for name in fields)


def _same_email(owner: str, is_apart: bool) -> str:
    if is_apart:
        return f"{owner} has the same e-mail address; if both read one mailbox, --shared takes both"
    return f"{owner} has the same e-mail address, and nothing tells the two apart"
