"""What has outlived its purpose (GDPR Art. 5(1)(e)): listed, and removed if asked to.

Items go out of the files, in one commit. A whole contact is never erased here: an erasure request
is opened, for somebody to fulfil. What was removed is still in the history until an erasure.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from schema.ids import new_id
from schema.layout import FileKind, contact_kind, record_path
from schema.models import MODELS
from schema.request import Request
from schema.vocabulary import RequestChannel, RequestKind, RetentionCategory
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.deadlines import due_day
from tooling.rules.protection import REASON
from tooling.rules.retention import Due, due
from tooling.store.change import FileChange, apply
from tooling.store.index import Advance, refreshed
from tooling.store.overdue import Aged, outlived
from tooling.store.register import Register
from tooling.store.request_files import checked, requests
from tooling.yaml.editor import rewrite
from tooling.yaml.emitter import emit
from tooling.yaml.reader import read
from tooling.yaml.tree import Tree


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


@dataclass(frozen=True, slots=True)
class Retention:
    """What is due, by category and contact; `held` is what something keeps all the same.

    `requests` are those that were opened; `commit` is None where nothing was written.
    """

    due: tuple[Overdue, ...]
    held: tuple[Overdue, ...]
    requests: tuple[str, ...] = ()
    commit: str | None = None


def retention(
    register: Register,
    today: date,
    rng: random.Random,
    note: Callable[[str], None],
    *,
    do_apply: bool = False,
    advance: Advance | None = None,
) -> Retention:
    """List what has outlived its period on `today`; with `do_apply`, remove it as one commit.

    Raises RegisterError, with nothing written, where a file was changed meanwhile.
    """
    erasing, pending = _open_requests(register)
    with refreshed(register, advance) as index:
        aged = list(outlived(index, today))
    found = [
        Overdue(contact, one.register, one.path, item, erasing.get(contact))
        for one, description in aged
        for contact in [str(one.tree["id"])]
        for item in due(one.contact(), description, today, open_request=contact in pending)
    ]
    found.sort(key=lambda one: (one.due.category, one.id))
    open_ = tuple(one for one in found if one.due.held_by is None)
    held = tuple(one for one in found if one.due.held_by is not None)
    if not do_apply:
        return Retention(open_, held)
    removals = list(_removals(register, [one for one, _ in aged], open_))
    new = [one for one in open_ if one.whole and one.request is None]
    opened = list(_openings(register, new, today, rng))
    if not removals and not opened:
        return Retention(open_, held)
    message = _message(open_, len(removals), len(opened))
    changes = [*removals, *(change for _, change in opened)]
    commit = apply(register, changes, message, {REASON: "retention"}, note=note)
    return Retention(open_, held, tuple(request for request, _ in opened), commit)


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
    register: Register, aged: Sequence[Aged], found: Sequence[Overdue]
) -> Iterator[FileChange]:
    """Yield the changes that take the items out; every other byte of the files stays."""
    trees = {one.path: one.tree for one in aged}
    fields: dict[str, set[tuple[str, int]]] = {}
    for one in found:
        if not one.whole:
            wanted = fields.setdefault(one.path, set())
            wanted.update((str(name), int(place)) for name, place in one.due.fields)
    for path, places in fields.items():
        before = register.file(path).read_bytes()
        if read(before) != trees[path]:
            raise RegisterError(f"{path} was changed since it was read", "Run this again.")
        yield FileChange(
            path, before, rewrite(before, MODELS[contact_kind(path)], _without(trees[path], places))
        )


def _without(tree: dict[str, Tree], places: set[tuple[str, int]]) -> dict[str, Tree]:
    """Return `tree` without the items at `places`."""
    after = dict(tree)
    for name in {name for name, _ in places}:
        items = tree[name]
        assert isinstance(items, list)
        after[name] = [item for n, item in enumerate(items) if (name, n) not in places]
    return after


def _openings(
    register: Register, found: Sequence[Overdue], today: date, rng: random.Random
) -> Iterator[tuple[str, FileChange]]:
    """Yield an erasure request on our own initiative for each whole contact that is due."""
    taken: set[str] = set()
    for one in found:
        request = _fresh_id(register, taken, rng)
        path = record_path(FileKind.REQUEST, request)
        text = emit(
            {
                "id": request,
                "kind": RequestKind.ERASURE.value,
                "subjects": [one.id],
                "received": today.isoformat(),
                "channel": RequestChannel.OWN_INITIATIVE.value,
                "due": due_day(today).isoformat(),
            },
            Request,
        )
        yield request, checked(FileChange(path, None, text))


def _fresh_id(register: Register, taken: set[str], rng: random.Random) -> str:
    while True:
        request = "rq" + new_id(rng)[2:]
        if (
            request not in taken
            and not register.file(record_path(FileKind.REQUEST, request)).exists()
        ):
            taken.add(request)
            return request


def _message(found: Sequence[Overdue], files: int, requests: int) -> str:
    lines = [
        f"{sum(len(one.due.fields) for one in found if one.due.category is category)} {category}"
        for category in RetentionCategory
        if any(one.due.category is category for one in found)
        and category is not RetentionCategory.CONTACT
    ]
    parts = []
    if files:
        parts.append(f"Remove {', '.join(lines)} of {counted(files, 'contact')}")
    if requests:
        opened = f"{counted(requests, 'erasure request')}"
        parts.append(f"open {opened}" if parts else f"Open {opened}")
    return f"{' and '.join(parts)}\n\nTheir time was over."
