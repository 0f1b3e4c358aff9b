"""Who must not come back, and must not be written to: asked with a keyed hash. Pure.

`records/suppressions.yaml` holds no address. It holds HMAC-SHA-256 of an address's normal form
under a key that is kept outside the repository: without the key nobody can try addresses out.
Bounce, unsubscribe, objection and manual block stay distinct: an address has one entry a reason.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from schema.addresses import is_email, normal_email
from schema.layout import CONTACT_KINDS, SUPPRESSIONS
from schema.rule import Group, Rule
from schema.suppression import Suppression, Suppressions
from schema.vocabulary import Purpose, SuppressionReason
from tooling.yaml.tree import mappings_in

SUPPRESSED = Rule(
    "suppressed", "the address is kept out: the person said no, or the address does not work",
    "leave it out; `tooling suppress check` says why, and `tooling suppress remove` lets it in "
    "where the person wants to be back", group=Group.ROWS,
)  # fmt: skip
SUPPRESSED_ADDRESS = Rule(
    "suppressed-address", "this address is kept out for every purpose",
    "remove it, or open an erasure request; `tooling suppress check` says why",
    note="said only where the key of the suppressions is at hand",
    group=Group.WARNINGS, files=CONTACT_KINDS,
)  # fmt: skip

_BITS: Mapping[Purpose, int] = {purpose: 1 << n for n, purpose in enumerate(Purpose)}
_EVERY = (1 << len(_BITS)) - 1


def normal_form(text: str, region: str | None = None) -> str | None:
    """Return the form in which all spellings of an address are one; None where it is none.

    An e-mail address has its case folded and its domain in Unicode (IDNA); dots and tags in it
    are left, since only its own provider knows what they mean. A phone number in any notation
    becomes E.164, without an extension; one in national form is read as of `region` (ISO 3166-1).
    """
    said = unicodedata.normalize("NFC", text.strip())
    if "@" in said:
        return normal_email(said) if is_email(said) else None
    import phonenumbers

    try:
        number = phonenumbers.parse(said, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def fingerprint(form: str, key: bytes) -> str:
    """Return the keyed hash of an address in normal form."""
    return hmac.digest(key, form.encode(), hashlib.sha256).hex()


def check_value(key: bytes) -> str:
    """Return the fingerprint of a text that everybody knows: another key makes another."""
    return fingerprint(SUPPRESSIONS, key)


def fits(held: Suppressions, key: bytes) -> bool:
    """Whether the entries of `held` were made with `key`, as far as the file tells."""
    return held.check is None or hmac.compare_digest(held.check, check_value(key))


def forms_in(tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield field and normal form of each e-mail address and phone number in a contact's tree."""
    for name, leaf in (("emails", "address"), ("phones", "number")):
        for n, item in enumerate(mappings_in(tree, name)):
            said = item.get(leaf)
            if isinstance(said, str):
                form = normal_email(said) if name == "emails" else said
                yield f"{name}.{n}.{leaf}", form


def entries_of(
    forms: Iterable[str], held: Iterable[Suppression], key: bytes
) -> tuple[Suppression, ...]:
    """Return the entries that any of the addresses `forms` falls under, in the file's order."""
    fingerprints = {fingerprint(form, key) for form in forms}
    return tuple(entry for entry in held if entry.hash in fingerprints)


def added(
    held: Suppressions,
    forms: Iterable[str],
    key: bytes,
    reason: SuppressionReason,
    purposes: Collection[Purpose],
    day: date,
) -> Suppressions:
    """Return `held` with an entry for each of the addresses `forms`, as `merged` does it."""
    entries = (
        Suppression(hash=fingerprint(form, key), purposes=tuple(purposes), date=day, reason=reason)
        for form in forms
    )
    return merged(held, Suppressions(check=check_value(key), suppressions=tuple(entries)))


def merged(held: Suppressions, more: Suppressions) -> Suppressions:
    """Return `held` with the entries of `more`, sorted by hash; both were made with one key.

    Where an address has an entry of that reason, that one is widened: to both their purposes (none
    means every one), since the earlier of the two days. Nothing is narrowed.
    """
    entries: dict[tuple[str, SuppressionReason], Suppression] = {}
    for new in (*held.suppressions, *more.suppressions):
        there = entries.get((new.hash, new.reason))
        wanted, since = set(new.purposes), new.date
        if there is not None:
            wanted = wanted | set(there.purposes) if wanted and there.purposes else set()
            since = min(since, there.date)
        kept = () if wanted == set(Purpose) else tuple(p for p in Purpose if p in wanted)
        entries[new.hash, new.reason] = Suppression(
            hash=new.hash, purposes=kept, date=since, reason=new.reason
        )
    return _sorted(held.check or more.check, entries.values())


def in_order(held: Suppressions) -> Suppressions:
    """Return what `held` says as the tool writes it: sorted by hash, an address once a reason."""
    return merged(held, Suppressions())


def removed(
    held: Suppressions, forms: Iterable[str], key: bytes, reason: SuppressionReason | None = None
) -> Suppressions:
    """Return `held` without the entries of the addresses `forms`; with a `reason`, only of it."""
    fingerprints = {fingerprint(form, key) for form in forms}
    kept = (
        entry
        for entry in in_order(held).suppressions
        if entry.hash not in fingerprints or reason not in (None, entry.reason)
    )
    return _sorted(held.check or check_value(key), kept)


def _sorted(check: str | None, entries: Iterable[Suppression]) -> Suppressions:
    ordered = sorted(entries, key=lambda entry: (entry.hash, entry.reason))
    return Suppressions(check=check, suppressions=tuple(ordered))


class _Email(Protocol):
    @property
    def address(self) -> str: ...


class _Phone(Protocol):
    @property
    def number(self) -> str: ...


class Reachable(Protocol):
    """A contact, or its outline, as far as suppressions ask."""

    @property
    def emails(self) -> tuple[_Email, ...]: ...  # noqa: D102
    @property
    def phones(self) -> tuple[_Phone, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class KeepOut:
    """The suppressions in the shape in which 100,000 contacts are asked about: bits of purposes.

    An objection, an unsubscription or a manual block speaks for the person, by whichever of their
    addresses they are known; a bounce speaks only of the address that does not work.
    """

    key: bytes
    persons: Mapping[bytes, int]
    bounced: Mapping[bytes, int]

    def is_out(self, form: str) -> bool:
        """Whether the address is kept out for every purpose, by its entries taken together."""
        digest = self._digest(form)
        return self.persons.get(digest, 0) | self.bounced.get(digest, 0) == _EVERY

    def is_known(self, form: str) -> bool:
        """Whether there is any entry of the address."""
        digest = self._digest(form)
        return digest in self.persons or digest in self.bounced

    def bars(self, contact: Reachable, purpose: Purpose) -> str | None:
        """Return the field by which the person is kept out of a list for `purpose`, or None.

        A bounce does not: it speaks of an address (`bounces`).
        """
        if not self.persons:
            return None
        bit = _BITS[purpose]
        emails = (
            (f"emails.{n}.address", normal_email(email.address))
            for n, email in enumerate(contact.emails)
        )
        phones = ((f"phones.{n}.number", phone.number) for n, phone in enumerate(contact.phones))
        for part in (emails, phones):
            for name, form in part:
                if self.persons.get(self._digest(form), 0) & bit:
                    return name
        return None

    def bounces(self, form: str, purpose: Purpose) -> bool:
        """Whether the address does not work, and so is no way to send anything for `purpose`."""
        if not self.bounced:
            return False
        return bool(self.bounced.get(self._digest(form), 0) & _BITS[purpose])

    def _digest(self, form: str) -> bytes:
        return hmac.digest(self.key, form.encode(), hashlib.sha256)


def keep_out(held: Iterable[Suppression], key: bytes) -> KeepOut:
    """Return the entries in the shape in which contacts are asked about."""
    persons: dict[bytes, int] = {}
    bounced: dict[bytes, int] = {}
    for entry in held:
        bits = sum(_BITS[purpose] for purpose in set(entry.purposes)) or _EVERY
        side = bounced if entry.reason is SuppressionReason.BOUNCE else persons
        digest = bytes.fromhex(entry.hash)
        side[digest] = side.get(digest, 0) | bits
    return KeepOut(key, persons, bounced)
