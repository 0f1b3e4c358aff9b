"""Keeping addresses out, asking whether one is, and letting one in again. No address is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schema.controller import Controller
from schema.layout import CONTROLLER
from schema.suppression import Suppression
from schema.vocabulary import Purpose, SuppressionReason
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.protection import REASON
from tooling.rules.suppression import added, entries_of, forms_in, normal_form, removed
from tooling.store.change import FileChange, apply
from tooling.store.contacts import find_one, read_record
from tooling.store.register import Register
from tooling.store.suppressions import KeyMissingError, key_of, read_suppressions
from tooling.suppression.changing import change_to, key_for_writing

EVERY = "every purpose"

_PERSONAL = re.compile(r"@|(?:\d[ /-]?){6}")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What was done: addresses asked for, entries that are new, changed or gone, the commit.

    `key_made` is where the key now lies, if it had to be made.
    """

    addresses: int
    entries: int
    commit: str | None
    key_made: Path | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the address number `place` (from 1) of those that were asked about."""

    place: int
    entries: tuple[Suppression, ...]


def forms_of(register: Register, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the normal forms of addresses that a person gave, one a text, in any notation.

    Phone numbers in national form are read as of the controller's country. RegisterError names the
    places, never the texts, of those that are no address.
    """
    controller = read_record(register, CONTROLLER)
    region = controller.address.country if isinstance(controller, Controller) else None
    forms = [normal_form(text, region) for text in texts]
    wrong = [str(place) for place, form in enumerate(forms, 1) if form is None]
    if wrong:
        raise RegisterError(
            f"No e-mail address and no phone number: number {', '.join(wrong)} of {len(texts)}",
            "One a line. A phone number in national form needs the controller's country.",
        )
    return tuple(dict.fromkeys(form for form in forms if form is not None))


def forms_of_contacts(register: Register, contacts: Sequence[str]) -> tuple[str, ...]:
    """Return the normal forms of all addresses of the contacts with these ids."""
    trees = [find_one(register, contact).tree for contact in contacts]
    forms = tuple(dict.fromkeys(form for tree in trees for _, form in forms_in(tree)))
    if not forms:
        raise RegisterError("There is no e-mail address and no phone number to keep out")
    return forms


def suppress(
    register: Register,
    forms: Sequence[str],
    reason: SuppressionReason,
    purposes: Collection[Purpose],
    day: date,
    today: date,
) -> Suppressed:
    """Keep the addresses `forms` out for `purposes` (none: every one) since `day`; one commit.

    Raises RegisterError for a day to come, a missing key where there are entries, or another key.
    """
    if day > today:
        raise RegisterError("The day is in the future", f"Today is {today}.")
    there = read_suppressions(register)
    key, key_made = key_for_writing(register, there)
    after = added(there.held, forms, key, reason, purposes, day)
    entries = len(set(after.suppressions) - set(there.held.suppressions))
    what = counted(entries, "address", "addresses")
    change = change_to(there, after)
    made = _write(register, change if entries else None, f"Keep {what} out ({reason})", {})
    return Suppressed(len(forms), entries, made, key_made)


def standing(register: Register, forms: Sequence[str]) -> tuple[Standing, ...]:
    """Return what is known of each of the addresses `forms`; RegisterError without the key."""
    there = read_suppressions(register)
    if not there.held.suppressions:
        return tuple(Standing(place, ()) for place, _ in enumerate(forms, 1))
    key = key_of(register, there.held)
    if key is None:
        raise KeyMissingError
    return tuple(
        Standing(place, entries_of([form], there.held.suppressions, key))
        for place, form in enumerate(forms, 1)
    )


def counts(register: Register) -> Mapping[tuple[str, str], int]:
    """Return how many entries there are by reason and purpose; the key is not needed."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in read_suppressions(register).held.suppressions:
        for purpose in entry.purposes or (EVERY,):
            found[entry.reason.value, str(purpose)] += 1
    return dict(sorted(found.items()))


def let_in(
    register: Register, forms: Sequence[str], why: str, reason: SuppressionReason | None = None
) -> Suppressed:
    """Remove the entries of the addresses `forms`, of one `reason` or of all; one commit.

    `why` goes into the history, so RegisterError where it holds an address or a number; also
    where nothing is found, and without the key.
    """
    if _PERSONAL.search(why) or not why.strip():
        raise RegisterError(
            "The reason is empty, or holds an address or a number",
            "What stands in the history can't be corrected. Say it as in: 'asked to be back'.",
        )
    there = read_suppressions(register)
    key = key_of(register, there.held)
    if key is None and there.held.suppressions:
        raise KeyMissingError
    after = removed(there.held, forms, key, reason) if key is not None else there.held
    entries = len(there.held.suppressions) - len(after.suppressions)
    if not entries:
        raise RegisterError("None of these addresses is kept out", "Nothing was changed.")
    what = counted(entries, "entry", "entries")
    trailers = {REASON: " ".join(why.split())}
    made = _write(register, change_to(there, after), f"Let addresses in again ({what})", trailers)
    return Suppressed(len(forms), entries, made)


def _write(
    register: Register, change: FileChange | None, message: str, trailers: Mapping[str, str]
) -> str | None:
    return apply(register, [change], message, trailers) if change is not None else None
