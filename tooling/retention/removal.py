"""What has outlived its purpose (GDPR Art. 5(1)(e)): listed, and removed if asked to.

Items go out of the files, in one commit. A whole contact is never erased here: an erasure request
is opened, for somebody to fulfil. What was removed is still in the history until an erasure.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from schema.field_path import FieldPath, dotted
from schema.layout import contact_kind
from schema.models import MODELS
from schema.vocabulary import RequestChannel, RequestKind, RetentionCategory
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.protection import REASON
from tooling.rules.retention import Due, due
from tooling.store.change import FileChange, apply
from tooling.store.overdue import outlived
from tooling.store.plan import Effect, Plan, fingerprint, plan_of
from tooling.store.refresh import Advance, refreshed
from tooling.store.register import Register
from tooling.store.request_files import new_request, requests
from tooling.yaml.editor import rewrite
from tooling.yaml.reader import read
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class Overdue:
    """What is due of one contact in one category; `request` is the open one that will erase it."""

    id: str
    register: str
    path: str
    due: Due
    request: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is about the whole contact."""
        return self.due.category is RetentionCategory.CONTACT

    @property
    def waits(self) -> bool:
        """Whether it is about the whole contact, and an open request will erase that."""
        return self.whole and self.request is not None


@dataclass(frozen=True, slots=True)
class ItemRemoval:
    """The items that go out of a contact's file, and the file's bytes as they were looked at.

    No items go out of a contact that is due as a whole.
    """

    path: str
    before: bytes
    items: tuple[FieldPath, ...]

    @property
    def effect(self) -> Effect:
        """What the plan says of it. To rewrite a file takes longer than all else, so that waits."""
        before = fingerprint(self.before)
        gone = ", ".join(dotted(item) for item in self.items)
        return Effect(self.path, before, f"without {gone}" if gone else before)

    def change(self) -> FileChange:
        """Return the change of the file; every other byte stays."""
        tree: RecordTree = read(self.before)
        kept = {
            name: [item for n, item in enumerate(tree[name]) if (name, n) not in self.items]
            for name in {str(name) for name, _ in self.items}
        }
        model = MODELS[contact_kind(self.path)]
        return FileChange(self.path, self.before, rewrite(self.before, model, {**tree, **kept}))


@dataclass(frozen=True, slots=True)
class Removal:
    """What is due, by category and contact, and what removing it would do.

    `held` is what something keeps all the same. `openings` are the erasure requests that would be
    opened, by id.
    """

    due: tuple[Overdue, ...]
    held: tuple[Overdue, ...]
    items: tuple[ItemRemoval, ...] = field(repr=False)
    openings: Mapping[str, FileChange] = field(repr=False)
    plan: Plan = field(repr=False)


def plan_removal(
    register: Register, today: date, rng: random.Random, advance: Advance | None = None
) -> Removal:
    """Return what has outlived its period on `today`, and what removing it would do.

    Nothing is written. Raises RegisterError where a file was changed meanwhile.
    """
    erasing, pending = _open_requests(register)
    with refreshed(register, advance) as index:
        aged = list(outlived(index, today))
    found = [
        Overdue(one.id, one.register, one.path, item, erasing.get(one.id))
        for one, description in aged
        for item in due(one.contact(), description, today, open_request=one.id in pending)
    ]
    found.sort(key=lambda one: (one.due.category, one.id))
    over = tuple(one for one in found if one.due.held_by is None)
    held = tuple(one for one in found if one.due.held_by is not None)
    items = tuple(_removals(register, {one.path: one.tree for one, _ in aged}, over))
    due_whole = [one.id for one in over if one.whole and not one.waits]
    openings = _openings(register, due_whole, today, rng)
    plan = plan_of("retention", {"day": today.isoformat()}, openings.values(), list(openings))
    effects = (*plan.effects, *(one.effect for one in items))
    return Removal(over, held, items, openings, replace(plan, effects=effects))


def remove(register: Register, removal: Removal, note: Callable[[str], None]) -> str | None:
    """Carry `removal` out as one commit, and return its id; None where there is nothing to do.

    Raises RegisterError, with nothing written, where a file changed since it was planned.
    """
    changes = [one.change() for one in removal.items if one.items]
    if not changes and not removal.openings:
        return None
    message = _message(removal, len(changes))
    changes += removal.openings.values()
    return apply(register, changes, message, {REASON: "retention"}, note=note)


def _open_requests(register: Register) -> tuple[dict[str, str], set[str]]:
    """Return the contacts that an open request will erase, and those that another is about."""
    erasing: dict[str, str] = {}
    pending: set[str] = set()
    for request in requests(register):
        if request.outcome is not None:
            continue
        if request.kind is RequestKind.ERASURE:
            erasing.update(dict.fromkeys(request.subjects, request.id))
        else:
            pending.update(request.subjects)
    return erasing, pending


def _removals(
    register: Register, trees: Mapping[str, RecordTree], over: Iterable[Overdue]
) -> Iterator[ItemRemoval]:
    """Yield what goes out of each contact's file; `trees` are what the due items were found in."""
    items: dict[str, set[FieldPath]] = {}
    for one in over:
        if not one.waits:
            items.setdefault(one.path, set()).update(() if one.whole else one.due.fields)
    for path, gone in items.items():
        before = register.read(path)
        if read(before) != trees[path]:
            raise RegisterError(f"{path} was changed since it was read", "Run this again.")
        yield ItemRemoval(path, before, tuple(sorted(gone)))


def _openings(
    register: Register, contacts: Iterable[str], today: date, rng: random.Random
) -> dict[str, FileChange]:
    """Return an erasure request on our own initiative for each of `contacts`, by its id."""
    openings: dict[str, FileChange] = {}
    channel = RequestChannel.OWN_INITIATIVE
    for contact in contacts:
        request, opening = new_request(
            register, RequestKind.ERASURE, [contact], today, channel, rng, taken=openings
        )
        openings[request] = opening
    return openings


def _message(removal: Removal, files: int) -> str:
    items: Counter[RetentionCategory] = Counter()
    for one in removal.due:
        items[one.due.category] += 0 if one.whole else len(one.due.fields)
    parts = []
    if files:
        what = ", ".join(f"{items[one]} {one}" for one in RetentionCategory if items[one])
        parts.append(f"Remove {what} of {counted(files, 'contact')}")
    if removal.openings:
        opened = counted(len(removal.openings), "erasure request")
        parts.append(f"open {opened}" if parts else f"Open {opened}")
    return f"{' and '.join(parts)}\n\nTheir time was over."
