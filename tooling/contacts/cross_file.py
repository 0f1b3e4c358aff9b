"""What the register's other files say to one contact that is about to be written."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from schema.contact import Customer, Prospect
from schema.rule import Problem
from tooling.rules.cross_file import Claimant, clashes, nobody_has
from tooling.rules.cross_file_facts import Fact
from tooling.store.check import Checked
from tooling.store.cross_file import claimants, nobody_claims
from tooling.store.index import Index
from tooling.store.refresh import refreshed
from tooling.store.register import Register


def problems_beside(
    register: Register, checked: Checked, known: Collection[Fact] = ()
) -> list[Problem]:
    """Return where `checked` clashes with other contacts or names what is not there.

    `known` are the facts that the file stated before: they are not looked at again, so that an old
    clash does not keep somebody from changing something else.
    """
    contact = checked.record
    if not isinstance(contact, Customer | Prospect):
        return []
    old = {(fact.kind, fact.name) for fact in known}
    claims = [fact for fact in checked.facts.claims if (fact.kind, fact.name) not in old]
    mentions = [fact for fact in checked.facts.mentions if (fact.kind, fact.name) not in old]
    if not claims and not mentions:
        return []
    with refreshed(register) as index:
        found = [p for fact in claims for p in _clashes(index, checked.path, contact, fact)]
        found += [
            nobody_has(fact.kind, fact.field)
            for fact in mentions
            if nobody_claims(index, (fact.kind, fact.name))
        ]
    return found


def _clashes(
    index: Index, path: str, contact: Customer | Prospect, fact: Fact
) -> Iterator[Problem]:
    shared: tuple[str, ...] = ()
    if fact.kind == "email":
        number = fact.field[1]
        assert isinstance(number, int)
        shared = contact.emails[number].shared_with
    ours = Claimant(path, fact.field, contact.id, shared)
    others = [one for one in claimants(index, (fact.kind, fact.name)) if one.path != path]
    yield from (problem for who, problem in clashes(fact.kind, [ours, *others]) if who is ours)
