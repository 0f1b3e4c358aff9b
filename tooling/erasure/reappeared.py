"""Erased history that came back: a clone from before an erasure was pushed (GDPR Art. 17)."""

from __future__ import annotations

from collections.abc import Iterator

from schema.finding import Finding
from schema.layout import FileKind
from schema.rule import Problem, Rule
from tooling.git import Repository
from tooling.store.index import Index

ERASED_HISTORY = Rule(
    "erased-history",
    "history that was erased for this request is in the repository again: a clone from before the "
    "erasure was pushed (GDPR Art. 17)",
    "throw the branch away and start again from a fresh clone; `git gc` does not help while a "
    "branch holds it",
    files=(FileKind.REQUEST,),
)  # fmt: skip


def returned(index: Index) -> Iterator[Finding]:
    """Yield a finding for each erasure whose old history is in the repository again.

    A certificate names the oldest commits that were rewritten: whoever brings old history back
    brings one of them. One question to Git, and none where there is no certificate.
    """
    repository = index.register.repository
    if repository is None:
        return
    boundaries = dict(_boundaries(index))
    there = _there(repository, [oid for oids in boundaries.values() for oid in oids])
    for path, oids in boundaries.items():
        if not there.isdisjoint(oids):
            yield Finding.of(Problem(ERASED_HISTORY), path, field="erasure.boundary")


def _boundaries(index: Index) -> Iterator[tuple[str, list[str]]]:
    for path, tree in index.trees(FileKind.REQUEST):
        erasure = tree.get("erasure")
        boundary = erasure.get("boundary") if isinstance(erasure, dict) else None
        if isinstance(boundary, list):
            yield path, [oid for oid in boundary if isinstance(oid, str)]


def _there(repository: Repository, oids: list[str]) -> set[str]:
    """Return those of `oids` that the repository has, reachable or not."""
    # A name that is no object id would be looked up as a branch.
    wanted = [oid for oid in oids if len(oid) in (40, 64) and not oid.strip("0123456789abcdef")]
    return set(repository.types_of(wanted))
