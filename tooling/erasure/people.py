"""Who is to be erased: everything that the register ever knew to point at the person alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schema.addresses import normal_email
from schema.layout import contact_path
from schema.vocabulary import RegisterName
from tooling.audit.versions import versions
from tooling.erasure.rules import Person
from tooling.git import Repository
from tooling.store.contacts import each_contact
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, Tree, texts_in


@dataclass(frozen=True, slots=True)
class Known:
    """A person and how many of their addresses and numbers others have too.

    What several people have (a switchboard, a shared mailbox) is no trace of one of them: it stays
    where it stands in the others' files.
    """

    person: Person
    shared: int


def known_people(register: Register, groups: Sequence[Sequence[str]]) -> list[Known]:
    """Return who the contacts of each group (the records of one person) are.

    Addresses, numbers and names come from every version of their files, in both registers, in the
    history and in the work tree.
    """
    repository = register.require_repository()
    everybody = {contact for group in groups for contact in group}
    taken = _of_others(register, everybody)
    return [_known(register, repository, group, taken) for group in groups]


def _known(
    register: Register, repository: Repository, contacts: Sequence[str], taken: set[str]
) -> Known:
    emails: dict[str, None] = {}
    phones: dict[str, None] = {}
    names: dict[tuple[str, str], None] = {}
    for tree in _trees(register, repository, contacts):
        emails.update(dict.fromkeys(texts_in(tree, "emails", "address")))
        phones.update(dict.fromkeys(texts_in(tree, "phones", "number")))
        given, family = tree.get("given_name"), tree.get("family_name")
        if isinstance(given, str) and isinstance(family, str):
            names[given, family] = None
    own_emails = tuple(value for value in emails if normal_email(value) not in taken)
    own_phones = tuple(value for value in phones if value not in taken)
    shared = len(emails) + len(phones) - len(own_emails) - len(own_phones)
    return Known(Person(own_emails, own_phones, tuple(names), tuple(contacts)), shared)


def _trees(
    register: Register, repository: Repository, contacts: Sequence[str]
) -> Iterable[dict[str, Tree]]:
    paths = [contact_path(name, contact) for contact in contacts for name in RegisterName]
    found = versions(repository, [register.prefix + path for path in paths])
    oids: dict[str, None] = {}
    for item in (version for rows in found for version in rows):
        oids.update(dict.fromkeys(oid for oid in (*item.before, item.after) if oid))
    contents = list(repository.blobs(oids))
    contents += [
        register.file(path).read_bytes() for path in paths if register.file(path).is_file()
    ]
    for data in contents:
        try:
            yield read(data)
        except NotationError:
            continue  # the scan finds it by its id


def _of_others(register: Register, contacts: set[str]) -> set[str]:
    """Return the addresses and numbers that other contacts have now."""
    taken: set[str] = set()
    with refreshed(register) as index:
        for held in each_contact(index):
            if held.id not in contacts:
                taken.update(map(normal_email, texts_in(held.tree, "emails", "address")))
                taken.update(texts_in(held.tree, "phones", "number"))
    return taken
