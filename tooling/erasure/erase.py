"""Erasure on request (GDPR Art. 17): the rewrite and the certificate.

The history is rewritten by `tooling.erasure.rewriting`; here it is seen to what the requests say
afterwards. What must survive a kill between the rewrite and the certificate waits in a file among
Git's own, with ids and keyed hashes only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from schema.vocabulary import ErasureStep, SuppressionReason
from tooling.erasure.plan import gather
from tooling.erasure.rewriting.commit_map import followed
from tooling.erasure.rewriting.erase import close, erase
from tooling.erasure.rewriting.outcome import Erased
from tooling.erasure.rewriting.workspace import write
from tooling.erasure.rules import Tracer, marks
from tooling.erasure.scanning.scan import scan
from tooling.errors import RegisterError
from tooling.git import Repository
from tooling.store.cache import purge
from tooling.store.change import FileChange, apply
from tooling.store.lock import lock_file, locked
from tooling.store.register import Register
from tooling.store.request_files import (
    TRAILER,
    changed,
    held_request,
    requests,
    subjects_left,
)
from tooling.store.secret import read_key
from tooling.store.suppressions import KeyMissingError, read_suppressions
from tooling.suppression.changing import key_for_writing, suppress_person
from tooling.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class Certified:
    """A finished erasure: what the rewrite reports, and the commit with the certificates."""

    requests: tuple[str, ...]
    erased: Erased
    scanned: int
    hits: int
    commit: str | None
    marked: bool


def waiting(register: Register) -> tuple[str, ...]:
    """Return the requests whose erasure is carried out and not certified yet: a kill came between.

    Their certificate is written by `certify`.
    """
    repository = register.repository
    if repository is None or Erased.load(repository) is None:
        return ()
    return _noted(repository).requests


def carry_out(
    register: Register,
    names: Sequence[str],
    today: date,
    note: Callable[[str], None],
    keep: Collection[str] = (),
) -> Certified:
    """Erase the people of the requests `names`, in one rewrite, and certify it.

    Raises RegisterError as `plan_erasure`, and where the repository is in no state for it: then
    everything is as it was. Killed at any moment, the register is as before or as after.
    """
    repository = register.require_repository()
    with locked(lock_file(register.root, repository), note=note):
        gathered = gather(register, names, today, keep)
        key = _key(register, note)
        pairs = zip(gathered.requests, gathered.known, strict=True)
        hashes = {one.id: marks(known.person, key) if key else [] for one, known in pairs}
        _Noted(gathered.names, len(gathered.known), today.isoformat(), hashes).save(repository)
        erase(repository, gathered.seen, gathered.tracer, lambda: purge(register), note)
    return certify(register, note)


def _key(register: Register, note: Callable[[str], None]) -> bytes | None:
    """Return the key for the marks, made now where there is none yet; None where it is lost."""
    try:
        key, made = key_for_writing(register, read_suppressions(register))
    except KeyMissingError:
        return None
    if made is not None:
        note("A key for keyed hashes was made; keep a copy of it outside the repository.")
    return key


def keep_out(
    register: Register, names: Sequence[str], today: date, *, everyone: bool
) -> str | None:
    """Suppress the addresses of the people of `names` before they go; return the commit, if any.

    Those of people with an objection always: it outlives the contact, and an import must not bring
    the person back without it. With `everyone`, all of them.
    """
    trees = [
        held.tree
        for name in names
        for held in subjects_left(register, held_request(register, name).request)
        if everyone or held.tree.get("objections")
    ]
    if not trees:
        return None
    change = suppress_person(register, trees, SuppressionReason.OBJECTION, (), today)
    if change is None:
        return None
    return apply(register, [change], "Keep erased addresses out", {TRAILER: ", ".join(names)})


def certify(register: Register, note: Callable[[str], None]) -> Certified:
    """Write the certificates of the erasure that was carried out, and end it.

    Disclosures and requests that name commits follow the commit map in the same commit. Raises
    RegisterError where no erasure waits for it.
    """
    repository = register.require_repository()
    erased = Erased.load(repository)
    if erased is None:
        raise RegisterError("No erasure waits for its certificate.")
    noted = _noted(repository)
    names = noted.requests
    scanned, hits = erased.scanned, len(erased.left)
    if scanned is None:
        note("Reading every object once more, by the keyed hashes")
        scanned, hits = _scan_again(register, repository, noted)
    certificate: dict[str, Tree] = {
        "date": noted.date,
        "people": str(noted.people),
        "commits": str(len(erased.commits)),
        "map_sha256": erased.map_sha256,
        "boundary": list(erased.boundary),
        "scanned": str(scanned),
        "hits": str(hits),
        "checklist": [{"step": step.value} for step in ErasureStep],
    }
    old = _old_boundaries(register, names)
    changes = {
        item.path: FileChange(item.path, item.before, item.after)
        for item in followed(register.root, erased.commits, old)
    }
    for name in names:
        held = held_request(register, name)
        own: dict[str, Tree] = {**certificate, "marks": list(noted.marks.get(name, []))}
        change = changed(held, {("erasure",): own})
        changes[change.path] = change
    what = f"request {names[0]}" if len(names) == 1 else f"{len(names)} requests"
    made = apply(
        register,
        changes.values(),
        f"Certify the erasure of {what}",
        {TRAILER: ", ".join(names)},
    )
    close(repository)
    _note_file(repository).unlink(missing_ok=True)
    return Certified(names, erased, scanned, hits, made, all(noted.marks.values()))


def _old_boundaries(register: Register, names: Collection[str]) -> frozenset[str]:
    """Return the commits by which earlier certificates know old history: they stay as they are."""
    return frozenset(
        commit
        for request in requests(register)
        if request.erasure is not None and request.id not in names
        for commit in request.erasure.boundary
    )


def _scan_again(register: Register, repository: Repository, noted: _Noted) -> tuple[int, int]:
    """Return objects and hits of a scan by the keyed hashes: nobody knows the terms any more."""
    key = read_key(register)
    known = [found for found in noted.marks.values() if found]
    if key is None or not known:
        raise RegisterError(
            "The erasure was cut short, and without the register's key nobody knows any more what "
            "to look for",
            "Put the key where it belongs (docs/guides/suppression.md), then run this again.",
        )
    ids = [held_request(register, name).request.subjects for name in noted.marks]
    outcome = scan(repository.git_dir, Tracer.of_marks(known, key, ids))
    return outcome.objects, len(outcome.hits)


@dataclass(frozen=True, slots=True)
class _Noted:
    """What the certificates say beside what the rewrite reports: no value, only keyed hashes."""

    requests: tuple[str, ...]
    people: int
    date: str
    marks: dict[str, list[str]]

    def save(self, repository: Repository) -> None:
        write(_note_file(repository), json.dumps(asdict(self)).encode())


def _note_file(repository: Repository) -> Path:
    return repository.common_dir / "register" / "erasing.json"


def _noted(repository: Repository) -> _Noted:
    try:
        found = json.loads(_note_file(repository).read_bytes())
    except FileNotFoundError:
        raise RegisterError(
            "An erasure was cut short, and the note of its requests is gone",
            "Look which request has no certificate: tooling request list --open",
        ) from None
    return _Noted(tuple(found["requests"]), found["people"], found["date"], found["marks"])
