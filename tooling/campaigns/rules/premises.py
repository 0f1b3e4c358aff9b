"""What a decision rests on beside the contact: who is kept out, and what a register is kept for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schema.register import RegisterDescription
from schema.vocabulary import Basis, Purpose, RegisterName
from tooling.rules.suppression import KeepOut

Described = Mapping[Purpose, frozenset[Basis]]
"""The purposes that a register's description names, each with the grounds it rests on."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What every decision is asked with; made by `tooling.campaigns.premises`, and nowhere else.

    `keep_out` are the suppressions, None where nobody is kept out; `unasked` is whether there are
    some that can't be asked here: their key is missing. `described` has a register only where its
    description can be read. What is not known is never taken for a yes.
    """

    keep_out: KeepOut | None
    described: Mapping[RegisterName, Described]
    unasked: bool = False


def described_by(descriptions: Iterable[RegisterDescription]) -> dict[RegisterName, Described]:
    """Return what each of the registers is kept for, as far as lists can be made for it.

    A list that the published description does not name would be one that nobody was told of (GDPR
    Art. 13(1)(c), 5(1)(b)).
    """
    purposes = {purpose.value: purpose for purpose in Purpose}
    return {
        description.register_: {
            purposes[item.purpose.value]: frozenset(item.bases)
            for item in description.purposes
            if item.purpose.value in purposes
        }
        for description in descriptions
    }
