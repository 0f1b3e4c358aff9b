"""Who asks for access, and what is held on them: looked for everywhere (GDPR Art. 15)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from schema.ids import is_id
from schema.layout import contact_paths
from schema.request import Request
from tooling.errors import RegisterError
from tooling.store.register import Register
from tooling.subject_report.content import Report, RequestSeen
from tooling.subject_report.report import subject_report
from tooling.subject_report.rules.terms import terms_in
from tooling.subject_report.telling import blind_told, choice_told, places_told
from tooling.subject_report.who import Identified, by_ids, by_terms, require_looked_for


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, the report on them, and what whoever hands it out should know of it."""

    report: Report
    notes: tuple[str, ...]


def person_asking(
    register: Register,
    request: Request,
    today: date,
    *,
    who: Sequence[str] = (),
    aside: Sequence[str] = (),
    none_confirmed: bool = False,
    advance: Callable[[int], None] | None = None,
) -> Asking:
    """Return who made `request`, which is for access, with the report on them.

    Where no contact is known, `who` is what the person gave: ids of contacts that are gone, or
    addresses, numbers and a name; see `tooling.subject_report.who`. Raises RegisterError where
    that is missing, or means a contact that is to be included first; where nothing is found, and
    that is not `none_confirmed`.
    """
    person = _identified(register, request, who, aside, advance)
    if not person.contacts and (person.candidates or (person.near and not none_confirmed)):
        raise RegisterError(
            "\n".join(["Contacts have, or nearly have, what was given:", *choice_told(person)]),
            " ".join(_ways_on(request, person)),
        )
    known = [contact for contact in person.contacts if _is_here(register, contact)]
    if request.unknown and known:
        raise RegisterError(
            f"A contact of the register has what was given: {', '.join(known)}",
            f"Include it: tooling request include {request.id} --subject {known[0]}; or, where it "
            f"is somebody else's: --not {known[0]}",
        )
    require_looked_for(person)
    report = subject_report(register, person, today, aside=aside)
    if not report.found and not none_confirmed:
        raise RegisterError(
            "Nothing was found, and nobody has confirmed that these are all details of the person",
            "Where they are, and rightly spelled: the same with --none-confirmed",
        )
    if request.unknown:  # it names nobody, so the report can't know that it is the person's
        asked = RequestSeen.model_validate(request, from_attributes=True)
        report = report.model_copy(update={"requests": (*report.requests, asked)})
    return Asking(report, tuple(_notes(person, report, aside)))


def _ways_on(request: Request, person: Identified) -> Iterator[str]:
    found = person.candidates or person.near
    if any(one.in_use for one in found):
        yield f"Include those of the person: tooling request include {request.id} --subject ID."
    if any(not one.in_use for one in found):
        yield "Name those that are the person's and no longer in use by --who ID."
    yield "Leave others out with --not ID."
    if not person.candidates:
        yield "If none of them is the person: --none-confirmed."


def _is_here(register: Register, contact: str) -> bool:
    return any(register.file(path).exists() for path in contact_paths(contact))


def _identified(
    register: Register,
    request: Request,
    who: Sequence[str],
    aside: Sequence[str],
    advance: Callable[[int], None] | None,
) -> Identified:
    if request.subjects:
        if who:
            raise RegisterError(
                f"It is known whom the request {request.id} is about: --who is for unknown ones",
                "Other contacts of the person: tooling request include",
            )
        return by_ids(register, request.subjects, advance, everywhere=True)
    if who and all(is_id(word) for word in who):
        return by_ids(register, who, advance, everywhere=True)
    terms = terms_in(who)
    if not terms:
        raise RegisterError(
            f"Nobody is known who made the request {request.id}, and nothing says whom to look for",
            "Give what the person gave, each with --who: addresses, numbers, the name.",
        )
    return by_terms(register, terms, aside, advance)


def _notes(person: Identified, report: Report, aside: Sequence[str]) -> Iterator[str]:
    yield from blind_told(report.search, person.looked)
    places = person.looked.places if person.looked is not None else ()
    found = [one for one in places if one.nearness == "exact" and one.location not in aside]
    if found:
        yield "The person's name, address or number stands in other places. Look there:"
        yield from (f"  {line}" for line in places_told(found))
