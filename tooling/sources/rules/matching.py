"""The rows of a list read, and each brought together with the contact that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from schema.addresses import normal_key
from tooling.sources.list_reader import Row
from tooling.sources.rules.fields import differing
from tooling.sources.rules.keys import (
    SAME_KEY,
    UNCLEAR_KEY,
    ContactsByKey,
    Match,
    refuse_same_keys,
)
from tooling.sources.rules.row_reader import RowReader
from tooling.sources.rules.rows import ListedContact, Refusal


@dataclass(frozen=True, slots=True)
class Read:
    """A list as read: how many rows, the keys of all of them, those understood, and the others."""

    count: int
    keys: Collection[str]
    understood: Sequence[ListedContact]
    refused: Sequence[Refusal]


@dataclass(frozen=True, slots=True)
class Matched:
    """A row, its key in the normal form, its contact if anybody has the key, and the top-level
    fields on which the two differ.
    """

    listed: ListedContact
    key: str
    match: Match | None
    names: Sequence[str]


def read_rows(rows: Iterable[Row], reader: RowReader) -> Read:
    """Read `rows`; one that can't be read still counts as a second row of its key."""
    count = 0
    rows_of: dict[str, list[int]] = defaultdict(list)
    understood: list[ListedContact] = []
    refused: list[Refusal] = []
    for row in rows:
        count += 1
        if key := reader.key(row):
            rows_of[normal_key(key)].append(row.line_number)
        read = reader.read(row)
        if isinstance(read, ListedContact):
            understood.append(read)
        else:
            refused += read
    refused += refuse_same_keys(rows_of, reader.key_column)
    out = {refusal.row for refusal in refused}
    return Read(count, rows_of.keys(), [one for one in understood if one.row not in out], refused)


def matched(
    listed: Iterable[ListedContact], by_key: ContactsByKey, column: str, refused: list[Refusal]
) -> list[Matched]:
    """Find the contact of each row; what nobody can tell goes to `refused`, by the heading
    `column` of the keys.
    """
    found = []
    for one in listed:
        key = normal_key(one.key)
        known = by_key.find(key)
        if len(known) > 1:
            names = ", ".join(sorted({match.contact.id for match in known}))
            reason = f"the contacts {names} have the same key"
            refused.append(Refusal(one.row, column, SAME_KEY.id, reason))
        elif known:
            contact = known[0].contact
            names_differing = differing(contact.tree, contact.register, one)
            found.append(Matched(one, key, known[0], names_differing))
        elif question := by_key.question(key):
            refused.append(Refusal(one.row, column, UNCLEAR_KEY.id, question))
        else:
            found.append(Matched(one, key, None, ()))
    return _each_once(found, column, refused)


def _each_once(found: list[Matched], column: str, refused: list[Refusal]) -> list[Matched]:
    """`found` without the rows that lead to one contact, which has several keys: each would undo
    what the other says.
    """
    rows_of: dict[str, list[int]] = defaultdict(list)
    for one in found:
        if one.match is not None:
            rows_of[one.match.contact.id].append(one.listed.row)
    several = {contact: rows for contact, rows in rows_of.items() if len(rows) > 1}
    for contact, rows in several.items():
        for row in rows:
            others = ", ".join(str(other) for other in rows if other != row)
            reason = f"row {others} leads to the same contact {contact}, which has both keys"
            refused.append(Refusal(row, column, SAME_KEY.id, reason))
    return [one for one in found if one.match is None or one.match.contact.id not in several]
