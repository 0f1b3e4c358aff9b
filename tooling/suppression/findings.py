"""Contacts that the register holds although an address of theirs is kept out for every purpose.

Asked anew each time: a cached answer would tell, without the key, whose the hashes are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema.field_path import undotted
from schema.finding import Finding
from schema.rule import Problem
from tooling.rules.suppression import SUPPRESSED_ADDRESS, KeepOut, forms_in
from tooling.store.check import placed
from tooling.store.contacts import HeldContact, each_slice
from tooling.store.cross_file import claimed, contacts_that_claim
from tooling.store.index import Index

# A number in the contact's tree as JSON. One that is not a phone's is looked at twice, that's all.
_NUMBER = re.compile(rb'"number":"(\+[0-9]+)"')


def suppressed_findings(index: Index, keep_out: KeepOut) -> Iterator[Finding]:
    """Yield a warning for each address that is kept out for every purpose, with its place."""
    for held in _suspects(index, keep_out):
        problems = [
            Problem(SUPPRESSED_ADDRESS, undotted(field))
            for field, form in forms_in(held.tree)
            if keep_out.is_out(form)
        ]
        try:
            text = index.register.read(held.path)
        except OSError:
            continue
        yield from placed(held.path, text, problems)


def _suspects(index: Index, keep_out: KeepOut) -> Iterator[HeldContact]:
    """Yield the contacts with an e-mail address or a phone number that is kept out, each once."""
    addresses = [address for address in claimed(index, "email") if keep_out.is_out(address)]
    found = {held.path: held for held in contacts_that_claim(index, "email", addresses)}
    for part in each_slice(index, list, may_be=_NumberIsOut(keep_out)):
        found.update((held.path, held) for held in part)
    yield from found.values()


@dataclass(frozen=True, slots=True)
class _NumberIsOut:
    """Whether a contact may have a phone number that is kept out."""

    keep_out: KeepOut

    def __call__(self, data: bytes) -> bool:
        return any(self.keep_out.is_out(found.decode()) for found in _NUMBER.findall(data))
