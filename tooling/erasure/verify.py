"""`verify-erasure`: the proof that nothing in a repository still holds the person (GDPR Art. 17).

What is looked for comes from the keyed hashes that the request keeps until it closes, or from terms
that somebody gives; neither is stored here. The request is read from the register, the objects from
any copy of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.errors import RegisterError
from tooling.git import Repository
from tooling.git.gaps import Gap, gaps
from tooling.rules.traces import Person, Tracer
from tooling.store.cache import purge
from tooling.store.register import Register
from tooling.store.request_files import held_request
from tooling.store.scanning.files import read_folder
from tooling.store.scanning.found import Hit
from tooling.store.scanning.locations import located
from tooling.store.scanning.scan import Scan, git_dir_of, scan
from tooling.store.secret import read_key

FORMS = "`email: ADDRESS`, `phone: +358…` or `name: GIVEN | FAMILY`"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a scan found of the person of a request.

    `by` says what was looked for: the request's keyed hashes (its `marks`), or terms that were
    given. `gaps` are why other copies of the repository hold more than this one.
    """

    request: str
    by: Literal["marks", "terms"]
    scan: Scan
    gaps: tuple[Gap, ...] = ()


def wants_terms(register: Register, request: str) -> bool:
    """Whether terms are needed: the request has no keyed hashes, or their key is not here."""
    erasure = _erasure_request(register, request).erasure
    return erasure is None or not erasure.marks or read_key(register) is None


def verify_erasure(
    register: Register,
    name: str,
    directory: Path | None = None,
    terms: Person | None = None,
    advance: Callable[[int], None] | None = None,
) -> Verification:
    """Look for the person of the request `name` in the repository in `directory`.

    Without `directory`, in the register's own; without `terms`, by the request's keyed hashes.
    RegisterError where there is no such request or repository, or nothing to look for.
    """
    request = _erasure_request(register, name)
    tracer = _tracer(register, request, terms)
    top = register.require_repository().root if directory is None else directory
    if directory is None:
        purge(register)  # made again from the files, which are read: nothing to look for in it
    git_dir = git_dir_of(top)
    if git_dir is None:
        raise RegisterError(
            "There is no Git repository in the folder given by --repo",
            "Name a clone, a bare repository or a mirror.",
        )
    found = scan(git_dir, tracer, advance)
    if (tree := Repository.discover(top)) is not None and tree.common_dir == git_dir:
        # What is checked out, and what lies beside it: an export, an editor's backup
        beside = read_folder(tree.root, tracer, skip=(".git",))
        found = replace(
            found,
            files=found.files + beside.count,
            hits=(*found.hits, *beside.hits),
            unread=(*found.unread, *beside.unread),
        )
    boundary = () if request.erasure is None else request.erasure.boundary
    returned = Repository(git_dir, git_dir).types_of(boundary)
    old = (Hit(oid, "old-history", "commit", ()) for oid in returned)
    found = replace(found, hits=located(git_dir, (*found.hits, *old), tracer))
    lacks = gaps(Repository(git_dir, git_dir))
    return Verification(request.id, "marks" if terms is None else "terms", found, lacks)


def read_terms(lines: Iterable[str]) -> Person:
    """Return who is meant by lines such as `name: Given | Family`; the word may be left out.

    Empty lines and those that begin with `#` say nothing. RegisterError for any other.
    """
    held: dict[str, list[str]] = {"email": [], "phone": [], "name": []}
    for number, line in enumerate(lines, start=1):
        text = line.strip().lstrip("\ufeff")
        if text and not text.startswith("#"):
            kind, value = _term(text, number)
            held[kind].append(value)
    if not any(held.values()):
        raise RegisterError("There is nothing to look for", f"Give lines such as {FORMS}.")
    names = (name.split("|") for name in held["name"])
    return Person(
        emails=tuple(held["email"]),
        phones=tuple(held["phone"]),
        names=tuple((given.strip(), family.strip()) for given, family in names),
    )


def _term(text: str, number: int) -> tuple[str, str]:
    label, colon, value = text.partition(":")
    kind = label.strip().lower() if colon else ""
    if kind not in ("email", "phone", "name"):
        value = text
        kind = "name" if "|" in text else "email" if "@" in text else "phone"
    value = value.strip()
    halves = [half for half in value.split("|") if half.strip()]
    right = {
        "email": value.count("@") == 1 and not value.startswith("@"),
        "phone": value.startswith("+") and sum(sign.isdigit() for sign in value) > 6,
        "name": len(halves) == 2 and value.count("|") == 1,
    }
    if not right[kind]:
        raise RegisterError(
            f"Line {number} of the terms says nothing to look for", f"Give lines such as {FORMS}."
        )
    return kind, value


def _erasure_request(register: Register, name: str) -> Request:
    request = held_request(register, name).request
    if request.kind is not RequestKind.ERASURE:
        raise RegisterError(
            f"The request {request.id} is not about erasure", "See `tooling request list`."
        )
    return request


def _tracer(register: Register, request: Request, terms: Person | None) -> Tracer:
    if terms is not None:
        # Not by the file's id: it is in the request, and an id alone is no trace
        named = Person(terms.emails, terms.phones, terms.names, request.subjects)
        return Tracer([named])
    known = request.erasure.marks if request.erasure is not None else ()
    key = read_key(register)
    if not known or key is None:
        missing = (
            "has no keyed hashes" if not known else "has keyed hashes, but the key is not here"
        )
        raise RegisterError(
            f"The request {request.id} {missing}: say whom to look for",
            f"Give --terms FILE (or - for the standard input) with lines such as {FORMS}.",
        )
    return Tracer.of_fingerprints([known], key, [request.subjects])
