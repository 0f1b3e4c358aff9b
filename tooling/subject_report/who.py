"""Who is meant by what an operator typed: ids; or addresses, numbers and names, each as a whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from schema.controller import Controller
from schema.layout import CONTACT_KINDS, CONTROLLER, contact_kind, contact_paths
from schema.person_name import name_of
from schema.vocabulary import RegisterName
from tooling.contacts.find import find
from tooling.errors import RegisterError
from tooling.rules.traces import Person
from tooling.store.contacts import HeldContact, search
from tooling.store.known_people import known_people
from tooling.store.records import read_record
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.subject_report.content import SearchTerm
from tooling.subject_report.rules.terms import Term, near_to, person_of
from tooling.subject_report.search import Bearer, Looked, look
from tooling.yaml.tree import RecordTree, texts_in

Advance = Callable[[int], None]
ALIKE = "the same"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact that may be meant, and what tells it from others.

    `by` says how it was found: by its address, number or name; by an earlier one; or nearly.
    `in_use` is whether the register has it still.
    """

    id: str
    register: str
    by: str
    in_use: bool
    name: str = ""
    organisation: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Identified:
    """Who is meant, and what was found on the way.

    `contacts` are the ids of the one person, where that is certain; then `near` are other contacts
    with the same address, number or name, which may be the person's, too. Otherwise `candidates`
    are the contacts that have, or had, just what was typed; and `near` those that nearly have.
    """

    contacts: tuple[str, ...]
    terms: tuple[SearchTerm, ...]
    looked: Looked | None
    candidates: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()

    @property
    def was_looked_for(self) -> bool:
        """Whether any of the terms could be looked for."""
        return any(term.looked_for for term in self.terms)


def require_looked_for(person: Identified) -> None:
    """Raise RegisterError where none of the terms could be looked for: nothing is known then."""
    if not person.was_looked_for:
        raise RegisterError(
            "What the person gave is too short, or too small a part, to be looked for",
            "Give a whole e-mail address, a whole phone number, or given name and family name.",
        )


def by_ids(
    register: Register, contacts: Sequence[str], advance: Advance | None, *, everywhere: bool
) -> Identified:
    """Return the person whose contacts have the ids `contacts`.

    With `everywhere`, all that the register holds is searched for the person as well: by every
    address, number and name that these contacts ever had.
    """
    ids = tuple(dict.fromkeys(contacts))
    terms = tuple(SearchTerm(kind="id", text=one) for one in ids)
    if not everywhere or register.repository is None:
        return Identified(ids, terms, None)
    person = known_people(register, [ids])[0].person
    looked = look(register, person, Person(), ids, advance)
    others = tuple(_candidates(register, looked.bearers, ids, ALIKE))
    return Identified(ids, (*terms, *_known_terms(person)), looked, near=others)


def by_terms(
    register: Register, terms: Sequence[Term], aside: Collection[str], advance: Advance | None
) -> Identified:
    """Return who has, or had, just one of `terms`, and who nearly has. All is searched.

    `aside` are ids of contacts that are known to be somebody else's.
    """
    said = tuple(
        SearchTerm(kind=term.kind, text=term.text, looked_for=term.is_whole) for term in terms
    )
    now = [held for held in _holders(register, terms) if held.id not in aside]
    ids = tuple(dict.fromkeys(held.id for held in now))
    person = person_of(terms, _country(register))
    if len(ids) == 1 and register.repository is not None:
        person = _both(person, known_people(register, [ids])[0].person)
    looked = look(register, person, near_to(terms), ids if len(ids) == 1 else (), advance)
    candidates = [*map(_of_held, now), *_former(register, looked.bearers, ids, terms)]
    whole = {one.id: one for one in reversed(candidates) if one.id not in aside}
    contacts = tuple(whole) if tuple(whole) == ids and len(ids) == 1 else ()
    near: dict[str, Candidate] = {}
    if contacts:
        exact = [bearer for bearer in looked.bearers if bearer.nearness == "exact"]
        near = {one.id: one for one in _candidates(register, exact, contacts, ALIKE)}
    elif not whole:
        parts = _parts(register, terms)
        for one in (*parts, *_candidates(register, looked.bearers, aside, "nearly")):
            if one.id not in aside:
                near.setdefault(one.id, one)
    known = _known_terms(person) if contacts else ()
    return Identified(
        contacts,
        tuple(dict.fromkeys((*said, *known))),
        looked,
        tuple(sorted(whole.values(), key=_order)),
        tuple(sorted(near.values(), key=_order)),
    )


def _order(one: Candidate) -> tuple[bool, str, str]:
    return not one.in_use, one.register, one.id


def _holders(register: Register, terms: Sequence[Term]) -> list[HeldContact]:
    """Return the contacts that have just one of `terms` now, with errors in their files or not."""
    whole = [term for term in terms if term.is_whole]
    with refreshed(register) as index:
        held = search(index, partial(_may_match, whole), with_errors=True)
    found = [one for one in held if any(term.matches(one.tree) for term in whole)]
    return sorted(found, key=lambda one: (one.register, one.id))


def _may_match(terms: Sequence[Term], text: str) -> bool:
    return any(term.may_match(text) for term in terms)


def _country(register: Register) -> str | None:
    controller = read_record(register, CONTROLLER)
    return controller.address.country if isinstance(controller, Controller) else None


def _both(one: Person, other: Person) -> Person:
    return Person(
        tuple(dict.fromkeys((*one.emails, *other.emails))),
        tuple(dict.fromkeys((*one.phones, *other.phones))),
        tuple(dict.fromkeys((*one.names, *other.names))),
        words=one.words,
    )


def _known_terms(person: Person) -> tuple[SearchTerm, ...]:
    found = [SearchTerm(kind="email", text=one) for one in person.emails]
    found += [SearchTerm(kind="phone", text=one) for one in person.phones]
    found += [SearchTerm(kind="name", text=" ".join(one)) for one in person.names]
    return tuple(found)


def _former(
    register: Register, bearers: Sequence[Bearer], now: Collection[str], terms: Sequence[Term]
) -> Iterator[Candidate]:
    """Yield the contacts that had just one of `terms` in some version, and have not now."""
    for bearer in bearers:
        matching = (tree for tree in bearer.trees if any(term.matches(tree) for term in terms))
        tree = next(matching, None)
        if bearer.nearness == "exact" and tree is not None and bearer.contact not in now:
            yield _candidate(register, bearer.contact, tree, "an earlier version")


def _candidates(
    register: Register, bearers: Sequence[Bearer], own: Collection[str], by: str
) -> Iterator[Candidate]:
    for bearer in bearers:
        if bearer.contact not in own:
            yield _candidate(register, bearer.contact, bearer.trees[0], by)


def _parts(register: Register, terms: Sequence[Term]) -> Iterator[Candidate]:
    """Yield the contacts that have a part of a term, as `find` finds them."""
    for term in terms:
        text = term.text.replace(",", " ")
        for hit in find(register, text).hits:
            yield Candidate(
                hit.id, hit.register, "a part", True, hit.name, hit.organisation, hit.email
            )


def _of_held(held: HeldContact) -> Candidate:
    return Candidate(held.id, held.register, "now", True, *_told(held.tree))


def _candidate(register: Register, contact: str, tree: RecordTree, by: str) -> Candidate:
    here = [path for path in contact_paths(contact) if register.file(path).exists()]
    prospect = tree.get("kind") == "prospect"
    name = RegisterName.PROSPECTS if prospect else RegisterName.CUSTOMERS
    if here:
        name = CONTACT_KINDS[contact_kind(here[0])]
    return Candidate(contact, name.value, by, bool(here), *_told(tree))


def _told(tree: RecordTree) -> tuple[str, str, str]:
    emails = texts_in(tree, "emails", "address")
    return name_of(tree), str(tree.get("organisation", "")), emails[0] if emails else ""
