"""The plan of an erasure: what holds against it, what it would do, and the digest that names it.

It is made by looking only. `--apply` makes it anew under the lock, and does what it says or refuses
(ADR 5, before stage 1).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from schema.layout import SUPPRESSIONS
from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.erasure.keeping_out import KeepingOut, keeping_out
from tooling.erasure.rewriting.inventory import Inventory, take_inventory
from tooling.erasure.rewriting.refs import Names
from tooling.erasure.rewriting.summary import Part, Summary, summary_of
from tooling.errors import RegisterError
from tooling.rules.traces import ERASED, Tracer
from tooling.store.cache import purge
from tooling.store.known_people import Known, known_people
from tooling.store.namesakes import Namesake, namesakes
from tooling.store.plan import Effect, Plan, fingerprint
from tooling.store.recipients import Recipient, recipients
from tooling.store.register import Register
from tooling.store.request_files import require_identity, require_open, subjects_left

#: What becomes of the things that an erasure finds: None is nothing, they go.
_FATES: dict[Part, str | None] = {
    "files": None, "dangling": None, "elsewhere": None, "file_names": "renamed",
    "ref_names": "renamed", "mentions": ERASED, "messages": ERASED, "tags": ERASED,
    "notes": ERASED, "stashes": ERASED,
}  # fmt: skip


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
    """What an erasure would do. `summary` and `plan`, which has the digest, hold no value.

    All else is what they were made from, with values: it is never shown, or kept.
    """

    requests: tuple[Request, ...]
    options: ErasureOptions
    summary: Summary
    known: tuple[Known, ...] = field(repr=False)
    keeping_out: KeepingOut = field(repr=False)
    tracer: Tracer = field(repr=False)
    inventory: Inventory = field(repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the requests."""
        return tuple(request.id for request in self.requests)

    @property
    def shared(self) -> int:
        """How many addresses and numbers stay in the files of other contacts, who have them too."""
        return sum(known.shared for known in self.known)

    def told(self, register: Register) -> tuple[tuple[str, Recipient], ...]:
        """Return who must be told afterwards, by request (GDPR Art. 19)."""
        return tuple((one.id, who) for one in self.requests for who in recipients(register, one))

    def maybe_same(self, register: Register) -> tuple[Namesake, ...]:
        """Return contacts that may be the same person's and are not in the plan."""
        subjects = [held for one in self.requests for held in subjects_left(register, one)]
        return namesakes(register, subjects) if subjects else ()

    @property
    def plan(self) -> Plan:
        """The plan whose digest names what is done, and all that it was made from.

        The state of the repository is in it (each ref, HEAD and the stash) and, hashed, what is
        looked for: the values of the people, which come from the history, the work tree and other
        contacts.
        """
        looked_for = json.dumps([asdict(known.person) for known in self.known])
        made_from = {
            "requests": " ".join(self.names),
            "namesakes": " ".join(sorted(self.options.namesakes)),
            "keep out": "everybody" if self.options.keep_out else "objectors",
            "refs": _state(self.inventory.names),
            "people": fingerprint(looked_for.encode()) or "",
            "addresses": fingerprint(" ".join(self.keeping_out.forms).encode()) or "",
        }
        return Plan("erasure", made_from, tuple(self._effects()))

    def _effects(self) -> Iterator[Effect]:
        for part, fate in _FATES.items():
            for item in self.summary.parts[part]:
                traces = ", ".join([f"{item.versions or 1}", *item.kinds])
                yield Effect(item.what, traces, fate)
        for group, names in self.summary.moved.items():
            yield from (Effect(name, group, "moved") for name in names)
        if self.keeping_out.forms:
            yield Effect(SUPPRESSIONS, None, f"{len(self.keeping_out.forms)} addresses")
        if self.keeping_out.makes_key:
            yield Effect("the key of the keyed hashes", None, "made")


def _state(names: Names) -> str:
    """Return a fingerprint of what every ref, HEAD and each stash stands on."""
    lines = [f"{ref.oid} {ref.name}" for ref in names.refs]
    lines += [f"{stashed.oid} stash" for stashed in names.stash]
    lines += [f"{names.branch or names.detached} HEAD", *names.symbolic]
    return fingerprint("\n".join(lines).encode(errors="surrogateescape")) or ""


def plan_erasure(
    register: Register, names: Sequence[str], today: date, options: ErasureOptions
) -> ErasurePlan:
    """Return what erasing the people of the open erasure requests `names` would do.

    Nothing is written; the register's cache is removed. Raises RegisterError for a request that is
    closed, of another kind, or already carried out, of somebody whose identity nobody checked, or
    of data that must be kept (GDPR Art. 17(3)).
    """
    repository = register.require_repository()
    requests = tuple(_erasable(register, name, today) for name in dict.fromkeys(names))
    out = keeping_out(register, requests, everybody=options.keep_out)
    known = tuple(known_people(register, [one.subjects for one in requests]))
    tracer = Tracer([one.person for one in known])
    # The erasure removes the cache anyway, and scanning it takes longer than scanning all of Git.
    purge(register)
    contacts = list(dict.fromkeys(subject for one in requests for subject in one.subjects))
    inventory = take_inventory(repository, register.prefix, contacts, tracer, options.namesakes)
    summary = summary_of(inventory, tracer)
    return ErasurePlan(requests, options, summary, known, out, tracer, inventory)


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
