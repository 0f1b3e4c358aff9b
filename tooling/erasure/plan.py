"""The plan of an erasure: who is erased, what holds against it, and what would change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.erasure.people import Known, known_people
from tooling.erasure.rewriting.inventory import Survey, survey
from tooling.erasure.rewriting.plan import ErasurePlan, plan_of
from tooling.erasure.rules import Tracer
from tooling.errors import RegisterError
from tooling.rules.request_checks import lacks_identity
from tooling.store.cache import purge
from tooling.store.namesakes import Namesake, namesakes
from tooling.store.recipients import Recipient, recipients
from tooling.store.register import Register
from tooling.store.request_files import open_request_of, subjects_left


@dataclass(frozen=True, slots=True)
class Planned:
    """What an erasure would do. `shared` counts addresses that others have too, which stay there.

    `told` are the units that must be told afterwards (GDPR Art. 19), `namesakes` contacts that may
    be the same person's and are not in the plan.
    """

    requests: tuple[str, ...]
    plan: ErasurePlan
    shared: int
    told: tuple[tuple[str, Recipient], ...]
    namesakes: tuple[Namesake, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The requests, whom they are about, what to look for, and what a look at everything found.

    It holds values: it is never shown, or kept.
    """

    names: tuple[str, ...]
    requests: tuple[Request, ...]
    known: tuple[Known, ...]
    tracer: Tracer
    seen: Survey


def plan_erasure(
    register: Register, names: Sequence[str], today: date, keep: Collection[str] = ()
) -> Planned:
    """Return what erasing the people of the open erasure requests `names` would do.

    Nothing is written. `keep` are contacts of namesakes whose name stays. Raises RegisterError for
    a request that is closed, of another kind, of somebody whose identity nobody checked, or of data
    that must be kept (GDPR Art. 17(3)).
    """
    gathered = gather(register, names, today, keep)
    subjects = [held for one in gathered.requests for held in subjects_left(register, one)]
    return Planned(
        gathered.names,
        plan_of(gathered.seen, gathered.tracer),
        sum(known.shared for known in gathered.known),
        tuple((one.id, who) for one in gathered.requests for who in recipients(register, one)),
        namesakes(register, subjects) if subjects else (),
    )


def gather(
    register: Register, names: Sequence[str], today: date, keep: Collection[str]
) -> Gathered:
    """Look for the people of the open erasure requests `names`; raise as `plan_erasure`."""
    repository = register.require_repository()
    requests = tuple(_erasable(register, name, today) for name in dict.fromkeys(names))
    known = tuple(known_people(register, [one.subjects for one in requests]))
    tracer = Tracer([one.person for one in known])
    # It is to go in any case, and to look for traces in it takes longer than in all of Git.
    purge(register)
    contacts = list(dict.fromkeys(subject for one in requests for subject in one.subjects))
    seen = survey(repository, register.prefix, contacts, tracer, keep)
    return Gathered(tuple(one.id for one in requests), requests, known, tracer, seen)


def _erasable(register: Register, name: str, today: date) -> Request:
    request = open_request_of(register, name).request
    if request.kind is not RequestKind.ERASURE:
        raise RegisterError(f"The request {request.id} is not about erasure.")
    if request.erasure is not None and not request.erasure.hits:
        raise RegisterError(
            f"The request {request.id} is carried out; its checklist is open",
            f"See what is left: tooling request show {request.id}",
        )
    if lacks_identity(request):
        raise RegisterError(
            f"Nobody has verified yet who made the request {request.id} (GDPR Art. 12(6))",
            f"First: tooling request identify {request.id} --how TEXT --role ROLE",
        )
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
