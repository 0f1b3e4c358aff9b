"""Who somebody is: everything that the register ever knew to point at the person alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from schema.layout import contact_path
from schema.vocabulary import RegisterName
from tooling.git.versions import versions
from tooling.rules.suppression import forms_in
from tooling.rules.traces import Person
from tooling.store.contacts import each_contact
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, Tree


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
    everybody = {contact for group in groups for contact in group}
    with refreshed(register) as index:
        taken = {
            form
            for held in each_contact(index)
            if held.id not in everybody
            for _, form in forms_in(held.tree)
        }
    return [_known(register, group, taken) for group in groups]


def _known(register: Register, contacts: Sequence[str], taken: set[str]) -> Known:
    """Return the person with these contact files; `taken` are others' addresses and numbers."""
    forms: dict[str, None] = {}
    names: dict[tuple[str, str], None] = {}
    for tree in _trees(register, contacts):
        forms.update((form, None) for _, form in forms_in(tree))
        given, family = tree.get("given_name"), tree.get("family_name")
        if isinstance(given, str) and isinstance(family, str):
            names[given, family] = None
    own = [form for form in forms if form not in taken]
    emails = tuple(form for form in own if "@" in form)
    phones = tuple(form for form in own if "@" not in form)
    return Known(Person(emails, phones, tuple(names), tuple(contacts)), len(forms) - len(own))


def _trees(register: Register, contacts: Sequence[str]) -> Iterator[dict[str, Tree]]:
    """Yield every version of the contacts' files, in the history and in the work tree."""
    repository = register.require_repository()
    paths = [contact_path(name, contact) for contact in contacts for name in RegisterName]
    found = versions(repository, [register.prefix + path for path in paths])
    oids: dict[str, None] = {}
    for item in (version for rows in found for version in rows):
        oids.update(dict.fromkeys(oid for oid in (*item.before, item.after) if oid))
    present = (register.file(path) for path in paths)
    contents = (file.read_bytes() for file in present if file.is_file())
    for data in (*repository.blobs(oids), *contents):
        with suppress(NotationError):  # the scan finds such a file by its id
            yield read(data)
