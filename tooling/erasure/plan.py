"""The plan of an erasure: what holds against it, what it would do, and the digest that names it.

It is made by looking only. `--apply` makes it anew under the lock, and does what it says or refuses
(ADR 5, before step 1).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from schema.layout import SUPPRESSIONS
from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.erasure.keeping_out import KeepingOut, keeping_out
from tooling.erasure.people import Known, known_people
from tooling.erasure.rewriting.inventory import Survey, survey
from tooling.erasure.rewriting.refs import Names
from tooling.erasure.rewriting.summary import Summary, summary_of
from tooling.erasure.rules import ERASED, Tracer
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.store.cache import purge
from tooling.store.namesakes import Namesake, namesakes
from tooling.store.plan import Effect, Plan, fingerprint
from tooling.store.recipients import Recipient, recipients
from tooling.store.register import Register
from tooling.store.request_files import require_identity, require_open, subjects_left


@dataclass(frozen=True, slots=True)
class ErasureOptions:
    """What the privacy officer decides beside the requests.

    `namesakes` are ids of contacts that bear the name and stay. With `keep_out`, the addresses of
    everybody who is erased are kept out of later imports, and not only those of objectors.
    """

    namesakes: tuple[str, ...] = ()
    keep_out: bool = False


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure would do, without a value of anybody, and `plan`, which has the digest.

    `shared` counts addresses and numbers that other contacts have too, which stay there. `told` are
    the units that must be told afterwards, by request (GDPR Art. 19). `namesakes` are contacts that
    may be the same person's and are not in the plan. `kept_out` counts the addresses that are kept
    out of later imports; `makes_key` says that the key of the keyed hashes has to be made.
    """

    requests: tuple[str, ...]
    summary: Summary
    shared: int
    told: tuple[tuple[str, Recipient], ...]
    namesakes: tuple[Namesake, ...]
    kept_out: int
    makes_key: bool
    plan: Plan


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that an erasure needs to know: the requests, whom they are about, and what was found.

    It holds values: it is never shown, or kept.
    """

    requests: tuple[Request, ...]
    options: ErasureOptions
    known: tuple[Known, ...]
    tracer: Tracer
    inventory: Survey
    keeping_out: KeepingOut

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the requests."""
        return tuple(request.id for request in self.requests)


def plan_erasure(
    register: Register, names: Sequence[str], today: date, options: ErasureOptions
) -> ErasurePlan:
    """Return what erasing the people of the open erasure requests `names` would do.

    Nothing is written. Raises RegisterError for a request that is closed, of another kind, of
    somebody whose identity nobody checked, or of data that must be kept (GDPR Art. 17(3)).
    """
    prepared = prepare(register, names, today, options)
    subjects = [held for one in prepared.requests for held in subjects_left(register, one)]
    summary = summary_of(prepared.inventory, prepared.tracer)
    return ErasurePlan(
        prepared.names,
        summary,
        sum(known.shared for known in prepared.known),
        tuple((one.id, who) for one in prepared.requests for who in recipients(register, one)),
        namesakes(register, subjects) if subjects else (),
        len(prepared.keeping_out.forms),
        prepared.keeping_out.makes_key,
        plan_of(prepared, summary),
    )


def prepare(
    register: Register, names: Sequence[str], today: date, options: ErasureOptions
) -> Prepared:
    """Look for the people of the open erasure requests `names`; raises as `plan_erasure`."""
    repository = register.require_repository()
    requests = tuple(_erasable(register, name, today) for name in dict.fromkeys(names))
    out = keeping_out(register, requests, everybody=options.keep_out)
    known = tuple(known_people(register, [one.subjects for one in requests]))
    tracer = Tracer([one.person for one in known])
    # It is to go in any case, and to look for traces in it takes longer than in all of Git.
    purge(register)
    contacts = list(dict.fromkeys(subject for one in requests for subject in one.subjects))
    found = survey(repository, register.prefix, contacts, tracer, options.namesakes)
    return Prepared(requests, options, known, tracer, found, out)


def plan_of(prepared: Prepared, summary: Summary) -> Plan:
    """Return the plan whose digest names what is done, and all that it was made from.

    The state of the repository is in it (each ref, HEAD and the stash) and, hashed, what is looked
    for: the values of the people, which come from the history, the work tree and other contacts.
    """
    looked_for = json.dumps([asdict(known.person) for known in prepared.known])
    options = prepared.options
    made_from = {
        "requests": " ".join(prepared.names),
        "namesakes": " ".join(sorted(options.namesakes)),
        "keep out": "everybody" if options.keep_out else "objectors",
        "refs": _state(prepared.inventory.names),
        "people": fingerprint(looked_for.encode()) or "",
        "addresses": fingerprint(" ".join(prepared.keeping_out.forms).encode()) or "",
    }
    return Plan("erasure", made_from, tuple(_effects(prepared, summary)))


def _state(names: Names) -> str:
    """Return a fingerprint of what every ref, HEAD and each entry of the stash stands on."""
    lines = [f"{ref.oid} {ref.name}" for ref in names.refs]
    lines += [f"{entry.oid} stash" for entry in names.stash]
    lines += [f"{names.branch or names.detached} HEAD", *names.symbolic]
    return fingerprint("\n".join(lines).encode(errors="surrogateescape")) or ""


def _effects(prepared: Prepared, summary: Summary) -> Iterator[Effect]:
    for file in summary.files:
        yield Effect(file.path, counted(file.versions, "version"), None)
    for one in summary.mentions:
        traces = f"{counted(one.versions, 'version')}: {', '.join(one.kinds)}"
        yield Effect(one.path or "a content that only a tag or ref names", traces, ERASED)
    for found in (*summary.messages, *summary.tags):
        yield Effect(found.oid, ", ".join(found.kinds), ERASED)
    for found in summary.dangling:
        yield Effect(found.oid, ", ".join(found.kinds), None)
    for name in (*summary.notes, *summary.stashes):
        yield Effect(name, "trace", ERASED)
    for name in (*summary.file_names, *summary.ref_names):
        yield Effect(name, "called after the person", "renamed")
    for name in summary.elsewhere:
        yield Effect(name, "trace", None)
    for group, names in summary.moved.items():
        yield from (Effect(name, group, "moved") for name in names)
    if prepared.keeping_out.forms:
        kept_out = counted(len(prepared.keeping_out.forms), "address", "addresses")
        yield Effect(SUPPRESSIONS, None, kept_out)
    if prepared.keeping_out.makes_key:
        yield Effect("the key of the keyed hashes", None, "made")


def _erasable(register: Register, name: str, today: date) -> Request:
    request = require_open(register, name).request
    if request.kind is not RequestKind.ERASURE:
        raise RegisterError(f"The request {request.id} is not about erasure.")
    if request.erasure is not None and not request.erasure.hits:
        raise RegisterError(
            f"The request {request.id} is carried out; its checklist is open",
            f"See what is left: tooling request show {request.id}",
        )
    require_identity(request)
    for held in subjects_left(register, request):
        standing = [hold for hold in held.contact().holds if hold.until >= today]
        if standing:
            last = max(standing, key=lambda hold: hold.until)
            reason = last.reason.value.replace("_", " ")
            raise RegisterError(
                f"{held.id} must be kept until {last.until}: {reason} (GDPR Art. 17(3))",
                f"Refuse the request with that reason (tooling request refuse {request.id}), or "
                "end the hold first if it no longer stands.",
            )
    return request
