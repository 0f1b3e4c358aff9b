"""Changes of a person's records, put together so that a report of many years stays short. Pure.

Nothing is lost by it: what was added stands in the data still, or as the value before a later
change; and the copy for machines has every single change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from tooling.subject_report.content import Event
from tooling.yaml.tree import Tree

Kind = Literal["created", "removed", "changed"]

FEW = 20
"""Up to as many rows, each addition has one of its own; beyond, they are counted by year."""
_MANY = 4  # changes of one list in a year
#: What each item of a list has: where it comes, the item is new.
_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "emails": "address", "phones": "number", "lawful_basis": "basis", "objections": "against",
        "holds": "reason", "statements": "text", "interactions": "summary", "surveys": "survey",
        "research": "survey", "newsletters": "issue", "sources": "source", "documents": "kind",
    }
)  # fmt: skip
_COUNTED = "newsletters"  # a count of opens goes up and up


@dataclass(frozen=True, slots=True)
class Row:
    """What one commit did to a record: made it, removed it, or changed one of its items."""

    kind: Kind
    items: tuple[tuple[Event, ...], ...]

    @property
    def first(self) -> Event:
        """One of its events: all have their time and record in common."""
        return self.items[0][0]


@dataclass(frozen=True, slots=True, order=True)
class Sum:
    """How many items of the list `name` were added, changed and taken away in a year."""

    year: int
    name: str
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Condensed:
    """The rows, the newest first, and what is only counted, the latest year first."""

    rows: tuple[Row, ...]
    sums: tuple[Sum, ...]


@dataclass(slots=True)
class _Commit:
    """What one commit changed in one record, item by item."""

    id: str
    items: list[list[Event]] = field(default_factory=list)

    def add(self, event: Event) -> None:
        last = self.items[-1] if self.items else None
        if last and item_of(last[0]) == item_of(event):
            last.append(event)
        else:
            self.items.append([event])

    @property
    def kind(self) -> Kind:
        for events in self.items:
            for event in events:
                if event.field == "id":
                    return "created" if event.before is None else "removed"
        return "changed"


def condensed(
    events: Sequence[Event], values: Mapping[str, Collection[str]], gone: Collection[str]
) -> Condensed:
    """Return `events`, the newest first, put together.

    `values` are those that the report shows of each record, by its id: a creation is a line, and a
    row for each value that is shown nowhere else, such as one of another branch. The removal of
    those that are `gone`, of which the report has the last version, is a line.
    """
    commits = _commits(events)
    told = {id: set(shown) for id, shown in values.items()}
    for commit in commits:
        if commit.kind != "removed" or commit.id not in gone:
            told.setdefault(commit.id, set()).update(
                event.before for item in commit.items for event in item if event.before
            )
    rows = [row for commit in commits for row in _rows(commit, values, gone, told)]
    if len(rows) <= FEW:
        return Condensed(tuple(rows), ())
    counts = Counter(key for row in rows if (key := _list_of(row, told)) is not None)
    kept: list[Row] = []
    sums: dict[tuple[int, str], Counter[str]] = {}
    for row in rows:
        key = _list_of(row, told)
        if key is None or counts[key] < _MANY:
            kept.append(row)
        else:
            sums.setdefault(key, Counter())[_counted(row.items[0])] += 1
    found = (Sum(year, name, **count) for (year, name), count in sums.items())
    return Condensed(tuple(kept), tuple(sorted(found, key=lambda one: (-one.year, one.name))))


def _commits(events: Sequence[Event]) -> list[_Commit]:
    found: list[tuple[object, _Commit]] = []
    for event in events:
        key = event.commit, event.id
        if not found or found[-1][0] != key:
            found.append((key, _Commit(event.id)))
        found[-1][1].add(event)
    return [commit for _, commit in found]


def _rows(
    commit: _Commit,
    values: Mapping[str, Collection[str]],
    gone: Collection[str],
    told: Mapping[str, Collection[str]],
) -> list[Row]:
    items = tuple(map(tuple, commit.items))
    each = [Row("changed", (item,)) for item in items]
    if commit.kind == "created" and commit.id in values:
        left = [row for row in each if not _is_told(row.items[0], told)]
        return [*left, Row("created", items)]
    if commit.kind == "removed" and commit.id in gone:
        return [Row("removed", items)]
    return each


def _is_told(item: Sequence[Event], told: Mapping[str, Collection[str]]) -> bool:
    """Whether every value that came with an item is shown elsewhere, too."""
    return all(not event.after or event.after in told.get(event.id, ()) for event in item)


def item_of(event: Event) -> tuple[str, ...]:
    """Return the field, or the item of a list, that `event` changed: a newsletter is one item."""
    names = event.field.split(".")
    return tuple(names[:2] if len(names) > 1 and names[1].isdigit() else names[:1])


def _list_of(row: Row, told: Mapping[str, Collection[str]]) -> tuple[int, str] | None:
    """Return the year and the list of an item that is only counted where there are many."""
    item = row.items[0]
    if row.kind != "changed" or not _counted(item):
        return None
    if not item[0].field.startswith(_COUNTED) and not _is_told(item, told):
        return None
    return row.first.time.year, row.first.field.partition(".")[0]


def _counted(item: Sequence[Event]) -> str:
    """Return what became of an item of a list, if that need not have a row; else nothing."""
    if len(item_of(item[0])) < 2:
        return ""
    name = item[0].field.partition(".")[0]
    first = next((event for event in item if event.field.endswith(f".{_KEYS.get(name)}")), None)
    if first is not None and first.before is None:
        return "added"
    if name == _COUNTED:
        return "removed" if first is not None and first.after is None else "changed"
    return ""


def leaves(tree: Tree) -> Iterator[str]:
    """Yield every text in `tree`, wherever it stands."""
    if isinstance(tree, str):
        yield tree
        return
    for item in tree.values() if isinstance(tree, dict) else tree:
        yield from leaves(item)
