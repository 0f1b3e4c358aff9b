"""Checking many files: on every core when they are many, and one bad file never stops the run."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pydantic_core import to_json

from schema.contact import Customer, Prospect
from schema.field_path import dotted
from schema.finding import Finding
from schema.ids import is_id
from schema.layout import CONTACT_KINDS, kind_of_file
from schema.rule import Problem
from tooling.git.objects import blob_id
from tooling.parallel import no_collector, spread
from tooling.rules.retention import ages_of
from tooling.rules.where_words import kept_words
from tooling.store.check import Checked, check, max_bytes, too_large, unreadable
from tooling.store.file_state import UNREADABLE, Wanted, shown, stamp_of

BATCH = 250
PARALLEL_FROM = 1500


# The tables that the rows of one file go to.
CONTACT_COLUMN = 4  # of `file`
WORDS = "word"  # how many contacts have a word: not of one file
TABLES = ("file", "tree", "finding", "claim", "mention", "shared", "age")


Rows = dict[str, list[tuple[Any, ...]]]
"""Rows for the cache, by table, in the order of its columns. Fields are dotted, days in ISO form.

Ready to be inserted: this is made on every core, and the one process that writes has less to do.
"""

Words = defaultdict[str, Counter[tuple[str, str]]]
"""How many contacts have each line and word, by register."""


def check_all(
    root: str, object_format: str, wanted: Sequence[Wanted], first: int
) -> Iterator[tuple[Sequence[Wanted], Rows]]:
    """Yield the rows of the `wanted` files, in batches. The files are numbered from `first`."""
    batches = [(first + n, wanted[n : n + BATCH]) for n in range(0, len(wanted), BATCH)]
    work = partial(_check_batch, root, object_format)
    done = spread(work, batches, parallel=len(wanted) >= PARALLEL_FROM)
    yield from zip((batch for _, batch in batches), done, strict=True)


def _check_batch(root: str, object_format: str, job: tuple[int, Sequence[Wanted]]) -> Rows:
    rows: Rows = {name: [] for name in TABLES}
    words: Words = defaultdict(Counter)
    with no_collector():
        for number, item in enumerate(job[1], job[0]):
            _add(rows, words, number, item, root, object_format)
    rows[WORDS] = [
        (register, *word, count) for register, held in words.items() for word, count in held.items()
    ]
    return rows


def _add(
    rows: Rows,
    words: Words,
    number: int,
    item: Wanted,
    root: str,
    object_format: str,
) -> None:
    checked, version = _read_and_check(root, object_format, item)
    is_contact = checked.kind in CONTACT_KINDS
    stem = item.path.rpartition("/")[2].removesuffix(".yaml")
    record = checked.record
    rows["file"].append((
        number, shown(item.path), version, checked.kind.value,
        (stem if is_id(stem) else None) if is_contact else None,
        CONTACT_KINDS[checked.kind].value if is_contact else None,
        record is not None and not any(f.severity == "error" for f in checked.findings),
        checked.quiet[0].isoformat(),
    ))  # fmt: skip
    if checked.tree is not None:
        rows["tree"].append((number, to_json(checked.tree)))
        if is_contact:
            words[CONTACT_KINDS[checked.kind].value].update(kept_words(checked.tree))
    rows["finding"] += [(number, *_columns(finding), "") for finding in checked.findings]
    since = checked.quiet[1].isoformat()
    rows["finding"] += [(number, *_columns(finding), since) for finding in checked.later]
    facts = checked.facts
    rows["claim"] += [(f.kind, f.name, number, dotted(f.field)) for f in facts.claims]
    rows["mention"] += [(f.kind, f.name, number, dotted(f.field)) for f in facts.mentions]
    if isinstance(record, (Customer, Prospect)):
        rows["shared"] += [(number, other) for e in record.emails for other in e.shared_with]
        ages = (None if day is None else day.toordinal() for day in ages_of(record))
        rows["age"].append((number, *ages))


def _columns(f: Finding) -> tuple[Any, ...]:
    return f.line, f.column, f.rule, f.message, f.severity, f.field, f.fix


def _read_and_check(root: str, object_format: str, item: Wanted) -> tuple[Checked, str]:
    kind = kind_of_file(item.path)
    assert kind is not None
    name = shown(item.path)
    limit = max_bytes(item.path)
    try:
        # Plain calls: a file object costs more than the reading.
        descriptor = os.open(f"{root}/{item.path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            # Looked at before reading: a change in between shows as another stamp the next time.
            info = os.fstat(descriptor)
            data = _read(descriptor, info.st_size, limit + 1)
        finally:
            os.close(descriptor)
    except OSError:
        finding = Finding.of(Problem(UNREADABLE), name)
        return unreadable(name, kind, finding), item.oid or "unreadable"
    if len(data) > limit:
        return unreadable(name, kind, too_large(item.path)), item.oid or f"w:{stamp_of(info)}"
    # The content may differ from Git's object: by a filter, or by an edit since Git was asked.
    vouched = item.oid is not None and blob_id(data, object_format) == item.oid
    version = item.oid if vouched and item.oid else f"w:{stamp_of(info)}"
    return check(name, kind, data), version


def _read(descriptor: int, size: int, limit: int) -> bytes:
    """Return the content of a file that had `size` bytes, or its first `limit` bytes or more."""
    data = os.read(descriptor, min(size, limit) + 1)
    while size < len(data) < limit and (part := os.read(descriptor, 65536)):
        data += part  # it is growing
    return data
