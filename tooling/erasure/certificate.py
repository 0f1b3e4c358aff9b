"""The certificate of an erasure (GDPR Art. 17): what its requests say after the rewrite.

What a certificate needs travels with the rewrite's own journal and outcome, as ids and keyed hashes
only, so that it survives a kill between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schema.suppression import Suppressions
from schema.vocabulary import ErasureStep
from tooling.erasure.failpoints import CertificateFailpoint
from tooling.erasure.keeping_out import change_for
from tooling.erasure.rewriting.commit_map import followed
from tooling.erasure.rewriting.journal import Erased
from tooling.erasure.rewriting.replace import close
from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.git import Repository
from tooling.rules.traces import Tracer
from tooling.store.change import apply
from tooling.store.plan import require_signed
from tooling.store.register import Register
from tooling.store.request_files import TRAILER, held_request, request_change, requests
from tooling.store.scanning.scan import scan
from tooling.store.secret import read_key
from tooling.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the certificates say beside what the rewrite reports: ids and keyed hashes, no value.

    `plan` is the digest of the plan that was carried out, `fingerprints` has those of each
    request's person by request, `suppressions` the entries of those who are kept out, as JSON.
    """

    plan: str
    date: str
    fingerprints: Mapping[str, Sequence[str]]
    suppressions: Mapping[str, Any]

    @property
    def requests(self) -> tuple[str, ...]:
        """The ids of the requests."""
        return tuple(self.fingerprints)


@dataclass(frozen=True, slots=True)
class Certified:
    """A finished erasure: what the rewrite reports, and the commit with the certificates."""

    certificate: Certificate
    erased: Erased
    scanned: int
    hits: int
    commit: str | None
    kept_out: bool


def waiting(register: Register) -> tuple[str, ...]:
    """Return the requests whose erasure is carried out and not certified yet: a kill came between.

    Their certificate is written by `certify`.
    """
    repository = register.repository
    erased = None if repository is None else Erased.load(repository)
    return () if erased is None else Certificate(**erased.certificate).requests


def certify(
    register: Register, note: Callable[[str], None], signed: str | None = None
) -> Certified:
    """Write the certificates of the erasure that was carried out, and end it.

    In the same commit, disclosures and requests that name commits follow the commit map, and the
    addresses of those who must not come back are kept out. Raises RegisterError where no erasure
    waits for it, or where it was carried out by another plan than the one with the digest `signed`.
    """
    repository = register.require_repository()
    erased = Erased.load(repository)
    if erased is None:
        raise RegisterError("No erasure waits for its certificate.")
    certificate = Certificate(**erased.certificate)
    require_signed(certificate.plan, signed)
    names = certificate.requests
    scanned, hits = erased.scanned, len(erased.left)
    if scanned is None:
        note("Reading every object once more, by the keyed hashes")
        scanned, hits = _scan_again(register, repository, certificate)
    said: dict[str, Tree] = {
        "date": certificate.date,
        "plan": certificate.plan,
        "people": str(len(names)),
        "commits": str(len(erased.commits)),
        "map_sha256": erased.map_sha256,
        "boundary": list(erased.boundary),
        "scanned": str(scanned),
        "hits": str(hits),
        "checklist": [{"step": step.value} for step in ErasureStep],
    }
    kept_out = change_for(register, Suppressions.model_validate(certificate.suppressions))
    old = _old_boundaries(register, names)
    changes = {one.path: one for one in followed(register.root, erased.commits, old)}
    for name in names:
        own: dict[str, Tree] = {**said, "marks": list(certificate.fingerprints[name])}
        change = request_change(held_request(register, name), {("erasure",): own})
        changes[change.path] = change
    what = f"request {names[0]}" if len(names) == 1 else f"{len(names)} requests"
    made = apply(
        register,
        [*changes.values(), *([kept_out] if kept_out else [])],
        f"Certify the erasure of {what}",
        {TRAILER: ", ".join(names)},
    )
    reached(CertificateFailpoint.CERTIFIED)
    close(repository)
    return Certified(certificate, erased, scanned, hits, made, kept_out is not None)


def _old_boundaries(register: Register, names: Collection[str]) -> frozenset[str]:
    """Return the commits by which earlier certificates know old history: they stay as they are."""
    return frozenset(
        commit
        for request in requests(register)
        if request.erasure is not None and request.id not in names
        for commit in request.erasure.boundary
    )


def _scan_again(
    register: Register, repository: Repository, certificate: Certificate
) -> tuple[int, int]:
    """Return objects and hits of a scan by the keyed hashes: nobody knows the terms any more."""
    key = read_key(register)
    known = [found for found in certificate.fingerprints.values() if found]
    if key is None or not known:
        raise RegisterError(
            "The erasure was cut short, and without the register's key nobody knows any more what "
            "to look for",
            "Put the key where it belongs (docs/guides/suppression.md), then run this again.",
        )
    ids = [held_request(register, name).request.subjects for name in certificate.fingerprints]
    outcome = scan(repository.git_dir, Tracer.of_fingerprints(known, key, ids))
    return outcome.objects, len(outcome.hits)
