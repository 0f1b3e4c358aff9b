"""Checking many files: on every core when they are many, and one bad file never stops the run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pydantic_core import to_json

from schema.finding import Finding
from schema.ids import is_id
from schema.layout import CONTACT_KINDS, kind_of_file
from tooling.git.objects import blob_id
from tooling.parallel import no_collector, spread
from tooling.rules.problem import dotted
from tooling.store.check import Checked, check, max_bytes, too_large, unreadable
from tooling.store.survey import shown

BATCH = 250
PARALLEL_FROM = 1500


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to check; `oid` is what Git says it is, None where Git does not vouch for it."""

    path: str
    oid: str | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Row:
    """A checked file in the form of the cache; fields are dotted, days are in ISO form."""

    path: str
    version: str
    kind: str
    contact: str | None
    register: str | None
    valid: bool
    quiet_from: str
    quiet_until: str
    tree: bytes | None
    findings: tuple[Finding, ...]
    claims: tuple[tuple[str, str, str], ...]
    mentions: tuple[tuple[str, str, str], ...]
    shared: tuple[str, ...]


def check_all(root: str, object_format: str, wanted: Sequence[Wanted]) -> Iterator[list[Row]]:
    """Yield the rows of the `wanted` files, in batches."""
    batches = [wanted[n : n + BATCH] for n in range(0, len(wanted), BATCH)]
    work = partial(_check_batch, root, object_format)
    yield from spread(work, batches, parallel=len(wanted) >= PARALLEL_FROM)


def _check_batch(root: str, object_format: str, batch: Sequence[Wanted]) -> list[Row]:
    with no_collector():
        return [_row(root, object_format, item) for item in batch]


def _row(root: str, object_format: str, item: Wanted) -> Row:
    checked, version = _read_and_check(root, object_format, item)
    is_contact = checked.kind in CONTACT_KINDS
    stem = item.path.rpartition("/")[2].removesuffix(".yaml")
    record = checked.record
    shared: tuple[str, ...] = ()
    if is_contact and record is not None:
        shared = tuple(other for email in getattr(record, "emails", ()) for other in email.shared_with)
    return Row(
        path=item.path,
        version=version,
        kind=checked.kind.value,
        contact=(stem if is_id(stem) else None) if is_contact else None,
        register=CONTACT_KINDS[checked.kind].value if is_contact else None,
        valid=record is not None and not any(f.severity == "error" for f in checked.findings),
        quiet_from=checked.quiet[0].isoformat(),
        quiet_until=checked.quiet[1].isoformat(),
        tree=None if checked.tree is None else to_json(checked.tree),
        findings=checked.findings,
        claims=tuple((f.kind, f.name, dotted(f.field)) for f in checked.facts.claims),
        mentions=tuple((f.kind, f.name, dotted(f.field)) for f in checked.facts.mentions),
        shared=shared,
    )


def _read_and_check(root: str, object_format: str, item: Wanted) -> tuple[Checked, str]:
    kind = kind_of_file(item.path)
    assert kind is not None
    loose = f"w:{item.stamp}"
    name = shown(item.path)
    try:
        descriptor = os.open(f"{root}/{item.path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with open(descriptor, "rb", buffering=0) as file:
            data = file.read(max_bytes(item.path) + 1) or b""
    except OSError:
        finding = Finding(name, 1, 1, "unreadable", "this file can't be read")
        return unreadable(name, kind, finding), loose
    if len(data) > max_bytes(item.path):
        return unreadable(name, kind, too_large(item.path)), item.oid or loose
    # A filter or a change a moment ago: then the content is not what Git's index speaks of.
    vouched = item.oid is not None and blob_id(data, object_format) == item.oid
    return check(name, kind, data), item.oid if vouched and item.oid else loose
