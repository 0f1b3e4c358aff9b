"""Keeping addresses out, asking whether one is, and letting one in again. None is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schema.controller import Controller
from schema.layout import CONTROLLER, SUPPRESSIONS
from schema.suppression import Suppression, Suppressions
from schema.vocabulary import Purpose, SuppressionReason
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.anonymity import holds_contact_data
from tooling.rules.phone_numbers import two_readings
from tooling.rules.protection import REASON
from tooling.rules.suppression import added, entries_of, forms_in, normal_form, removed
from tooling.store.change import apply
from tooling.store.contacts import find_one
from tooling.store.records import read_record
from tooling.store.register import Register
from tooling.store.suppressions import KeyMissingError, key_of, read_suppressions
from tooling.suppression.changing import change_to, key_for_writing

EVERY = "every purpose"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What was done: addresses asked for, entries that are new, changed or gone, the commit.

    `key_made` is where the key now lies, if it had to be made.
    """

    addresses: int
    entries: int
    commit: str | None
    key_made: Path | None = None


def normal_forms(register: Register, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the normal forms of addresses that a person gave, one a text, in any notation.

    Phone numbers in national form are read as of the controller's country. RegisterError names
    those that are no address by their number, never by their text.
    """
    controller = read_record(register, CONTROLLER)
    region = controller.address.country if isinstance(controller, Controller) else None
    for number, text in enumerate(texts, 1):
        if reason := two_readings(text, region):
            raise RegisterError(f"Number {number} of {len(texts)}: {reason}")
    forms = [normal_form(text, region) for text in texts]
    wrong = [str(number) for number, form in enumerate(forms, 1) if form is None]
    if wrong:
        raise RegisterError(
            f"No e-mail address and no phone number: number {', '.join(wrong)} of {len(texts)}",
            "One a line. A phone number in national form needs the controller's country.",
        )
    return tuple(dict.fromkeys(form for form in forms if form is not None))


def normal_forms_of(register: Register, contacts: Sequence[str]) -> tuple[str, ...]:
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
    change = change_to(there, after) if entries else None
    made = apply(register, [change], f"Keep {what} out ({reason})") if change else None
    return Suppressed(len(forms), entries, made, key_made)


def entries_for(register: Register, forms: Sequence[str]) -> list[tuple[Suppression, ...]]:
    """Return the entries of each of the addresses `forms`; RegisterError without the key."""
    held = read_suppressions(register).held
    if not held.suppressions:
        return [() for _ in forms]
    key = _require_key(register, held)
    return [entries_of([form], held.suppressions, key) for form in forms]


def counts(register: Register) -> Mapping[tuple[str, str], int]:
    """Return how many entries there are by reason and purpose; the key is not needed."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in read_suppressions(register).held.suppressions:
        for purpose in entry.purposes or (EVERY,):
            found[entry.reason.value, str(purpose)] += 1
    return dict(sorted(found.items()))


def unsuppress(
    register: Register, forms: Sequence[str], why: str, reason: SuppressionReason | None = None
) -> Suppressed:
    """Remove the entries of the addresses `forms`, of one `reason` or of all; one commit.

    `why` goes into the history, so RegisterError where it holds an address or a number; also
    where nothing is found, and without the key.
    """
    if holds_contact_data(why) or not why.strip():
        raise RegisterError(
            "The reason is empty, or holds an address or a number",
            "What stands in the history can't be corrected. Say it as in: 'asked to be back'.",
        )
    there = read_suppressions(register)
    held = after = there.held
    if held.suppressions:
        after = removed(held, forms, _require_key(register, held), reason)
    entries = len(held.suppressions) - len(after.suppressions)
    change = change_to(there, after) if entries else None
    if change is None:
        raise RegisterError("None of these addresses is kept out", "Nothing was changed.")
    what = counted(entries, "entry", "entries")
    trailers = {REASON: " ".join(why.split())}
    made = apply(register, [change], f"Let addresses in again ({what})", trailers)
    return Suppressed(len(forms), entries, made)


def merges_by_itself(register: Register) -> bool:
    """Whether Git keeps the entries of both sides where two branches add some: `merge=union`."""
    repository = register.repository
    if repository is None:
        return True
    path = f"{register.prefix}{SUPPRESSIONS}"
    answer = repository.start("check-attr", "-z", "merge", "--", path).finish()
    return answer.split(b"\0")[2] == b"union"


def _require_key(register: Register, held: Suppressions) -> bytes:
    key = key_of(register, held)
    if key is None:
        raise KeyMissingError
    return key
